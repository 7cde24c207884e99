"""How relations are weighed: voices, denials, contrary voices, removal, place, level and time."""

from __future__ import annotations

from typing import Any

import pytest

from sightline.analyses.area import Area
from sightline.analyses.relations import Relation, profile, relate
from sightline.errors import BadValue, NotFound
from tests.analyses.stage import Stage

DAY = "2020-06-01"


@pytest.fixture
def stage() -> Stage:
    made = Stage()
    made.tell("gang", "Group", name="Gang", groupKind="gang")
    made.tell("land", "Territory", name="Land")
    made.tell("north", "Territory", name="North", partOf="land")
    made.tell("south", "Territory", name="South", partOf="land")
    return made


def report(stage: Stage, relation: str, name: str = "o1", **rest: Any) -> str:
    """A report of the relation itself."""
    facts: dict[str, Any] = {"subject": "gang", "aspect": "state-relation"}
    facts |= {"stateRelation": relation, **rest}
    return stage.tell(name, "Observation", **facts).id


def ask(stage: Stage, day: str = DAY, **rest: Any) -> Relation:
    return relate(stage.reading(day), "gang", "state-relation", **rest)


def share(found: Relation, name: str) -> float:
    return next(one.probability for one in found.held if one.name == name)


def test_copies_of_one_document_are_one_voice(stage: Stage) -> None:
    for number in range(5):
        report(stage, "predatory", f"o{number}", document="S/2018/1")
    found = ask(stage)
    assert found.voices == 1
    assert "one voice alone speaks on it" in found.cautions
    apart = Stage()
    apart.records = stage.records[:8]
    for number in range(5):
        report(apart, "predatory", f"o{number}", document=f"S/2018/{number}")
    assert ask(apart).voices == 5
    assert share(ask(apart), "predatory") > share(found, "predatory")


def test_what_was_drawn_from_an_item_is_its_voice(stage: Stage) -> None:
    first = report(stage, "predatory")
    report(stage, "predatory", "o2", derived_from=(first,))
    assert ask(stage).voices == 1


def test_what_cannot_be_judged_lowers_nothing(stage: Stage) -> None:
    report(stage, "predatory", grade="C3")
    before = share(ask(stage), "predatory")
    report(stage, "predatory", "o2", grade="F6")
    assert share(ask(stage), "predatory") >= before


def test_a_denial_speaks_against(stage: Stage) -> None:
    report(stage, "predatory", grade="C3")
    before = share(ask(stage), "predatory")
    report(stage, "predatory", grade="B2", denied=True)
    found = ask(stage)
    assert share(found, "predatory") < before


def test_the_strongest_contrary_voice_is_named(stage: Stage) -> None:
    report(stage, "predatory", "o1", grade="A2")
    report(stage, "predatory", "o2", grade="B2")
    against = report(stage, "symbiotic", "o3", grade="C3")
    found = ask(stage)
    assert found.leading is not None
    assert found.rival is not None
    assert (found.leading.name, found.rival.name) == ("predatory", "symbiotic")
    reading = stage.reading(DAY)
    items = {reading.picture.statement(name).item for name in found.contrary}
    assert items == {against}


def test_the_fewest_voices_without_which_another_leads(stage: Stage) -> None:
    for number in range(3):
        report(stage, "predatory", f"p{number}", grade="B2")
    for number in range(2):
        report(stage, "parasitic", f"q{number}", grade="B2")
    found = ask(stage)
    assert found.removal is not None
    assert found.removal.leaves == "parasitic"
    assert len(found.removal.origins) == 2
    gone = set(found.removal.origins)
    rest = Stage()
    kept = {one.saying.id for one in found.traces if one.saying.item in gone}
    rest.records = [one for one in stage.records if one.id not in kept]
    again = ask(rest)
    assert again.leading is not None
    assert again.leading.name == "parasitic"


def test_all_voices_gone_leaves_nothing(stage: Stage) -> None:
    report(stage, "predatory")
    found = ask(stage)
    assert found.removal is not None
    assert found.removal.leaves in (None, "none")
    assert len(found.removal.origins) == 1


def test_places_are_kept_apart(stage: Stage) -> None:
    report(stage, "predatory", "o1", territory="north")
    report(stage, "symbiotic", "o2", territory="south")
    reading = stage.reading(DAY)
    for place, expected in (("north", "predatory"), ("south", "symbiotic")):
        found = relate(reading, "gang", "state-relation", area=Area(reading, place))
        assert found.leading is not None
        assert found.leading.name == expected
        assert found.voices == 1
    assert relate(reading, "gang", "state-relation", area=Area(reading, "land")).voices == 2


def test_levels_of_government_are_kept_apart(stage: Stage) -> None:
    stage.tell("body", "PublicBody", name="Police")
    for number, level in enumerate(("local", "national", "national")):
        facts: dict[str, Any] = {"protector": "body", "protected": "gang", "level": level}
        stage.tell(f"p{number}", "Protection", **facts)
    assert dict(ask(stage).levels) == {"local": 1, "national": 2}
    assert ask(stage, level="national").voices == 2
    assert ask(stage, level="provincial").held == ()


def test_only_what_was_known_is_weighed(stage: Stage) -> None:
    report(stage, "predatory", known="2019-01-01")
    report(stage, "symbiotic", "o2", known="2020-01-01", grade="A1")
    before, after = ask(stage, "2019-06-01"), ask(stage)
    assert before.leading is not None
    assert after.leading is not None
    assert (before.leading.name, before.voices) == ("predatory", 1)
    assert (after.leading.name, after.voices) == ("symbiotic", 2)


def test_what_ended_long_ago_says_nothing_of_today(stage: Stage) -> None:
    report(stage, "predatory", startDate="2005", endDate="2010")
    found = ask(stage)
    assert found.held == ()
    assert found.earlier > 0
    assert ask(stage, "2011-01-01").leading is not None


def test_an_unknown_relation_is_no_hypothesis(stage: Stage) -> None:
    report(stage, "unknown")
    assert ask(stage).held == ()


def test_nothing_is_asked_of_a_person_or_of_nobody(stage: Stage) -> None:
    stage.tell("p1", "Person", name="Somebody")
    with pytest.raises(BadValue, match="never of a person"):
        relate(stage.reading(DAY), "p1", "state-relation")
    with pytest.raises(NotFound):
        relate(stage.reading(DAY), "nobody", "state-relation")
    with pytest.raises(NotFound, match="expected one of motive"):
        relate(stage.reading(DAY), "gang", "guilt")


def test_the_goal_is_asked_first(stage: Stage) -> None:
    report(stage, "predatory", grade="A1")
    found = profile(stage.reading(DAY), "gang")
    assert found.goal.held == ()
    assert any("goal is not known" in one for one in found.cautions)


def test_the_matrix_shows_the_same_voices(stage: Stage) -> None:
    first, second = report(stage, "predatory"), report(stage, "symbiotic", "o2")
    found = ask(stage)
    assert found.matrix is not None
    assert set(found.matrix.items) == {first, second}
    column = found.matrix.hypotheses.index("predatory")
    row = found.matrix.marks[found.matrix.items.index(first)]
    assert row[column] in ("C", "CC")


def test_range_and_answer_hang_together(stage: Stage) -> None:
    report(stage, "predatory", grade="B2")
    report(stage, "parasitic", "o2", grade="C3")
    for one in ask(stage).held:
        assert one.low <= one.probability <= one.high
    assert sum(one.probability for one in ask(stage).held) == pytest.approx(1)
