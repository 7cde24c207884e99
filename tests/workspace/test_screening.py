"""Screenings in a house: decided in one's own name, remembered, certified, watched, kept apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sightline.analyses.screening import Screening, make_subject, read_decisions
from sightline.errors import NotFound, TooOpen, Unready
from sightline.products.certificate import verify
from sightline.values import Item, Level, Marking, Reader, Record, Statement
from sightline.workspace import Asked, Workspace, mark_of
from tests.analyses.screening.scenes import OTHERS, SAMASSEKOU, Entry, publish

TODAY = dt.datetime.now(dt.UTC).date()
SOON = TODAY + dt.timedelta(days=90)
BOTH = Marking.of("C", "org:jmac", "org:unpol", owner="org:jmac")
OURS = Marking.of("C", "org:jmac", owner="org:jmac")
NAME = "Bakary Yoro Samassekou"
ASKED = Asked(day=TODAY)


def card(name: str, organisation: str) -> Reader:
    return Reader(
        name=name, organisation=organisation, clearance=Level.STRICTLY_CONFIDENTIAL, by="x"
    )


def marked(records: list[Record], marking: Marking) -> list[Record]:
    """The same records under another marking."""
    first = records[0]
    assert isinstance(first, Item)
    item = msgspec.structs.replace(first, marking=marking.id)
    rest = [
        msgspec.structs.replace(one, item=item.id) for one in records if isinstance(one, Statement)
    ]
    return [marking, item, *rest]


def add_list(
    house: Workspace, entries: list[Entry], marking: Marking, by: str = "ana", **rest: Any
) -> None:
    house.add(marked(publish(entries, **rest), marking), house.reader(by))


def found_house(folder: Path) -> Workspace:
    made = Workspace.create(folder, name="Trial", organisation="jmac", reader="keeper")
    keeper = made.reader()
    for name, organisation in (("ana", "jmac"), ("ben", "unpol")):
        made.enrol(card(name, organisation), keeper)
    add_list(made, [SAMASSEKOU, *OTHERS], BOTH)
    return made


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    with found_house(tmp_path / "h") as made:
        yield made


def ask(house: Workspace, by: str, name: str = NAME) -> Screening:
    with house.picture(house.reader(by)) as picture:
        return house.desk(picture, ASKED).screen(make_subject(name))


def decide(house: Workspace, by: str, name: str = NAME, **rest: Any) -> Any:
    fields: dict[str, Any] = {"result": "clear", "reason": "looked at", "review_due": SOON} | rest
    return house.decide_screening(make_subject(name), ASKED, house.reader(by), **fields)


def test_a_possible_match_wants_an_answer_before_somebody_is_clear(house: Workspace) -> None:
    with pytest.raises(Unready, match="eu-1"):
        decide(house, "ana")
    with pytest.raises(Unready, match="is another"):
        decide(house, "ana", another=[("eu-1", " ")])
    with pytest.raises(Unready, match="no candidate"):
        decide(house, "ana", another=[("eu-1", "taller"), ("eu-77", "x")])
    with pytest.raises(Unready, match="another result"):
        decide(house, "ana", same=["eu-1"])
    with pytest.raises(Unready, match="held to be the same"):
        decide(house, "ana", result="prohibited")
    for due in (TODAY, TODAY + dt.timedelta(days=500)):
        with pytest.raises(Unready, match="within a year"):
            decide(house, "ana", another=[("eu-1", "taller")], review_due=due)
    with pytest.raises(Unready, match="a reason in words"):
        decide(house, "ana", another=[("eu-1", "taller")], reason=" ")


def test_a_false_alarm_is_remembered_until_something_changes(house: Workspace) -> None:
    decide(house, "ana", another=[("eu-1", "taller")])
    after = ask(house, "ana")
    assert after.result == "clear"
    assert "ana" in after.candidates[0].settled
    assert "taller" in after.candidates[0].settled
    assert ask(house, "ana", "Bakary Y. Samassekou").result == "possible-match"
    changed = msgspec.structs.replace(SAMASSEKOU, names=(NAME, "B. Samassekou the elder"))
    add_list(house, [changed, *OTHERS], BOTH, version="2024-06-01")
    assert ask(house, "ana").result == "possible-match"


def test_a_false_alarm_is_asked_again_when_its_review_is_due(house: Workspace) -> None:
    decide(house, "ana", another=[("eu-1", "taller")])
    late = Asked(day=SOON + dt.timedelta(days=1))
    with house.picture(house.reader("ana")) as picture:
        assert house.desk(picture, late).screen(make_subject(NAME)).result == "possible-match"


def test_a_decision_that_it_is_the_same_makes_certain(house: Workspace) -> None:
    decide(house, "ana", result="prohibited", same=["eu-1"])
    found = ask(house, "ana")
    assert found.result == "prohibited"
    assert found.candidates[0].certain == f"decided by ana on {TODAY}"
    decide(house, "ana", another=[("eu-1", "the passport was read wrongly")])
    assert ask(house, "ana").result == "clear"


def test_decisions_count_what_false_alarms_cost(house: Workspace) -> None:
    decide(house, "ana", another=[("eu-1", "taller")])
    with house.picture(house.reader("ana")) as picture:
        (decision,) = read_decisions(picture)
    assert (decision.by, decision.false_alarms) == ("ana", 1)


def test_nobody_decides_what_he_did_not_see(house: Workspace) -> None:
    seen = mark_of(ask(house, "ana"))
    add_list(house, [Entry(id="7", names=("Bakari Yoro Samaseku",))], BOTH, which="uk")
    with pytest.raises(Unready, match="screen again"):
        decide(house, "ana", another=[("eu-1", "taller")], seen=seen)


def test_a_decision_is_never_looser_than_what_it_rests_on(house: Workspace) -> None:
    add_list(house, [Entry(id="8", names=(NAME,))], OURS, which="uk")
    with pytest.raises(TooOpen):
        decide(house, "ana", another=[("eu-1", "x"), ("uk-8", "x")], marking=BOTH)
    filed = decide(house, "ana", another=[("eu-1", "taller"), ("uk-8", "taller")])
    assert filed.marking.audience == ("org:jmac",)
    with pytest.raises(NotFound):
        house.certify(filed.id, house.reader("ben"))


def test_an_act_in_anothers_name_is_no_decision(house: Workspace) -> None:
    filed = decide(house, "ana", another=[("eu-1", "taller")], marking=BOTH)
    with house.picture(house.reader("ben")) as picture:
        (decision,) = read_decisions(picture)
        forged = picture.item(decision.item).item
    assert decision.of == filed.id
    item = msgspec.structs.replace(forged, title="copied")
    said = Statement(
        entity=filed.id, schema="Screening", prop="subject", value="subject-x", item=item.id
    )
    house.add([item, said], house.reader("ben"))
    with house.picture(house.reader("ben")) as picture:
        assert len(read_decisions(picture)) == 1


def test_a_certificate_is_signed_by_the_house_and_always_the_same(house: Workspace) -> None:
    filed = decide(house, "ana", another=[("eu-1", "taller")])
    one, two = (house.certify(filed.id, house.reader("ana")) for _ in range(2))
    assert one.document == two.document
    key = house.public_key(house.reader("ana"))
    held = verify(one.document, key).content
    assert (held.decided_by, held.decided.result, held.house) == ("ana", "clear", "Trial")
    with pytest.raises(NotFound):
        house.certify("screening-0", house.reader("ana"))


def test_a_watch_tells_only_what_is_different(house: Workspace) -> None:
    ana = house.reader("ana")
    house.watch(make_subject("Sadio Traore"), ASKED, ana)
    watch = house.watch(make_subject("Rosa Lindqvist"), ASKED, ana)
    assert watch.last.result == "clear"
    assert not any(one.changes for one in house.look(ana, day=TODAY))
    add_list(house, [Entry(id="3", names=("Rosa Lindqvist",))], BOTH, which="uk")
    changed = [one for one in house.look(ana, day=TODAY) if one.changes]
    assert [one.watch.of for one in changed] == [watch.of]
    assert [change.kind for change in changed[0].changes] == ["result", "appeared"]
    assert "uk has the version" in changed[0].changes[0].why
    assert not any(one.changes for one in house.look(ana, day=TODAY))
    house.unwatch(watch.of, ana, "no longer a vendor")
    assert len(house.look(ana, day=TODAY)) == 1
    assert house.look(house.reader("ben"), day=TODAY) == ()
    with pytest.raises(NotFound):
        house.unwatch(watch.of, ana, "again")


def test_what_is_hidden_changes_no_byte_of_a_screening(tmp_path: Path) -> None:
    """Two copies of one house: in one of them ana knows what ben may not see."""
    told: list[list[bytes]] = []
    for name in ("alone", "beside"):
        with found_house(tmp_path / name) as made:
            if name == "beside":
                add_list(made, [Entry(id="9", names=(NAME,))], OURS, which="uk")
                decide(made, "ana", another=[("eu-1", "taller"), ("uk-9", "x")], marking=OURS)
                made.watch(make_subject("Ilyan Morovest"), ASKED, made.reader("ana"))
                assert {one.entity for one in ask(made, "ana").candidates} == {"eu-1", "uk-9"}
            names = (NAME, "Rosa Lindqvist", "Ilyan Morovest")
            told.append([ask(made, "ben", one).content for one in names])
    assert told[0] == told[1]


def test_an_index_is_kept_found_again_and_purged(house: Workspace) -> None:
    first = ask(house, "ana")
    kept = house.folder / "pictures" / "names"
    assert len(list(kept.glob("*.link"))) == 1
    for place in kept.iterdir():
        for file in place.iterdir() if place.is_dir() else ():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert ask(house, "ana") == first
    with house.picture(house.reader("ana")) as picture:
        item = picture.items(limit=1)[0].id
    house.remark(item, OURS, house.reader("ana"), "narrower")
    assert not kept.exists()
