"""Probes: a rule turns on and off with the dates of a listing, and leaves no trace."""

from __future__ import annotations

import msgspec
import pytest

from sightline.casebook import choose_cases, replay_records
from sightline.casebook.case import Case, Part, Probe
from sightline.casebook.probe import ask_probes
from sightline.casebook.replay import Replay, replay
from sightline.casebook.score import score
from sightline.casebook.shelf import read_case
from sightline.errors import BadReference
from tests.casebook.test_shelf import TEXT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mali() -> Case:
    return choose_cases(("mali",))[0]


def meeting(on: str, *, fires: bool, who: str = "cb-person-mli001") -> Probe:
    return Probe(rule="F-LISTED", meeting=who, on=on, fires=fires, why="a probe")


def ask(mali: Case, *probes: Probe) -> list[bool]:
    case = msgspec.structs.replace(mali, probes=probes)
    return [one.spoke for one in ask_probes(case, replay_records(case))]


def test_the_probes_of_the_casebook_come_out_as_they_should(mali: Case) -> None:
    found = ask_probes(mali, replay_records(mali))
    assert len(found) == len(mali.probes) == 32
    assert [one.probe for one in found if one.spoke != one.probe.fires] == []


def test_the_day_of_a_listing_is_within_it_and_the_day_before_is_not(mali: Case) -> None:
    days = ("2018-12-19", "2018-12-20", "2023-08-30", "2023-09-01")
    assert ask(mali, *(meeting(day, fires=True) for day in days)) == [False, True, True, False]


def test_a_meeting_with_one_says_nothing_of_another(mali: Case) -> None:
    probes = (
        meeting("2019-01-15", fires=True),
        meeting("2019-01-15", fires=False, who="cb-person-mli004"),
    )
    assert ask(mali, *probes) == [True, False]


def test_probes_are_asked_for_the_rules_that_are_asked(mali: Case) -> None:
    assert ask_probes(mali, replay_records(mali), ["F-LAG"]) == ()


def test_what_a_probe_gets_wrong_is_a_miss_or_a_broken_silence(mali: Case) -> None:
    played = replay(mali, rules=["F-LISTED"])
    assert not played.raised, "an invented meeting is no part of the case"
    turned = tuple(msgspec.structs.replace(one, spoke=not one.spoke) for one in played.probed)
    wrong: Replay = msgspec.structs.replace(played, probed=turned)
    (right,) = [row for row in score([played], ["F-LISTED"]).rows if row.part is Part.PROBE]
    (bad,) = [row for row in score([wrong], ["F-LISTED"]).rows if row.part is Part.PROBE]
    assert (right.right, right.missed, right.kept, right.broken) == (16, 0, 16, 0)
    assert (bad.right, bad.missed, bad.kept, bad.broken) == (0, 16, 0, 16)


@pytest.mark.parametrize(
    "line", ['meeting: nobody, on: "2019-01-01"', "meeting: cb-group, on: soon"]
)
def test_a_probe_of_nobody_or_of_no_day_is_refused(line: str) -> None:
    text = TEXT + f"probes:\n  - {{rule: F-LISTED, {line}, fires: true, why: x}}\n"
    with pytest.raises(BadReference):
        read_case(text, "harbour.yaml")
