"""Many decisions in one act, and what a house lets a rule decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.errors import BadValue, NotFound, WorkspaceError
from sightline.settings import FILE, read_settings, write_settings
from sightline.values import Decision, MergePolicy, MergeRule, Ruling, Within
from sightline.workspace import Workspace
from tests.workspace.test_workspace import OURS, THEIRS, card, names, report


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """A house in which ana of jmac sees three people, and ben of unpol a fourth."""
    made = Workspace.create(tmp_path / "h", name="Trial", organisation="jmac", reader="keeper")
    made.enrol(card("ana", "jmac"), made.reader())
    made.enrol(card("ben", "unpol"), made.reader())
    made.add(report(OURS, "A", "B", "C"), made.reader("ana"))
    made.add(report(THEIRS, "D", title="theirs"), made.reader("ben"))
    with made:
        yield made


def ruling(one: str, other: str, decision: str = "same") -> Ruling:
    return Ruling.of(f"p-{one}", f"p-{other}", Decision(decision), "one telephone")


def test_many_are_decided_in_one_act_and_in_one_name(house: Workspace) -> None:
    ana = house.reader("ana")
    records = house.decide_all([ruling("B", "A"), ruling("C", "A")], ana)
    assert {one.author for one in records} == {"ana"}
    assert len({one.known for one in records}) == 1
    assert len(names(house, "ana")) == 1
    with house.picture(ana) as picture:
        assert [one.id for one in picture.decisions()] == [one.id for one in records]


def test_all_are_decided_or_none(house: Workspace) -> None:
    ana = house.reader("ana")
    told = []
    for hidden in ("D", "Z"):
        with pytest.raises(NotFound) as error:
            house.decide_all([ruling("A", "B"), ruling("A", hidden)], ana)
        told.append(str(error.value).replace(f"p-{hidden}", "…"))
    assert told[0] == told[1]
    assert len(names(house, "ana")) == 3


def test_more_than_are_looked_up_one_by_one(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.workspace.workspace._MANY", 1)
    ana = house.reader("ana")
    with pytest.raises(NotFound, match="p-D"):
        house.decide_all([ruling("A", "D")], ana)
    house.decide_all([ruling("A", "B")], ana)
    house.decide_all([ruling("B", "C")], ana)
    assert len(names(house, "ana")) == 1


def test_a_pair_is_decided_once_in_an_act(house: Workspace) -> None:
    with pytest.raises(BadValue, match="twice in one act"):
        house.decide_all([ruling("A", "B"), ruling("B", "A", "different")], house.reader("ana"))
    assert house.decide_all([], house.reader("ana")) == ()


@pytest.mark.parametrize("given", [("A", "A", "why"), ("A", "B", "  ")])
def test_a_ruling_names_two_and_a_reason(given: tuple[str, str, str]) -> None:
    with pytest.raises(BadValue):
        Ruling.of(given[0], given[1], Decision.SAME, given[2])


def test_a_house_lets_no_rule_decide_unless_it_says_so(house: Workspace) -> None:
    assert house.settings.merging == MergePolicy()
    assert house.settings.merging.rules == ()
    assert "merging" not in (house.folder / FILE).read_text("utf-8")


def test_what_a_house_lets_a_rule_decide_is_kept(house: Workspace) -> None:
    policy = MergePolicy(
        rules=(MergeRule.NUMBER_AND_NAME, MergeRule.NUMBER_NAME_AND_DATE),
        at_least=0.975,
        within=Within.ANYWHERE,
    )
    settings = type(house.settings)(name="Trial", organisation="jmac", merging=policy)
    write_settings(house.folder, settings)
    assert read_settings(house.folder) == settings


@pytest.mark.parametrize(
    "said", ['rules = ["name"]', "at_least = 1.0", 'within = "here"', "sure = true"]
)
def test_a_policy_that_is_not_understood_is_refused(house: Workspace, said: str) -> None:
    path = house.folder / FILE
    path.write_text(f"{path.read_text('utf-8')}\n[merging]\n{said}\n", "utf-8")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        read_settings(house.folder)
