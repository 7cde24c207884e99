"""What the rules on actors and money see in a made exercise, and where they stay silent."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from sightline.analyses.flags import Flag, raise_flags
from sightline.picture import Picture, build
from tests.exercise.worlds import batches, truth
from tests.picture.world import block

AFTER = dt.date(2023, 1, 1)


@cache
def _picture(known: dt.date | None = None) -> Picture:
    blocks = [
        block(batch.records, recorded=f"{batch.at:%Y-%m-%dT%H:%M:%SZ}", seq=number, case=batch.case)
        for number, batch in enumerate(batches(), start=1)
    ]
    return build(blocks, reader="ana", known=known)


def _ask(rule: str, day: dt.date) -> list[Flag]:
    return list(raise_flags(_picture(day), day, rules=[rule]))


def _told(flag: Flag) -> set[str]:
    """All ids that a flag shows, with the ends of the ties that it saw."""
    picture = _picture(flag.day)
    found = {flag.subject, *flag.others, *flag.facts}
    for name in flag.facts:
        for values in picture.entity(name).properties.values():
            found |= {value.value for value in values}
    return found


def _expected(finding: str, *, silent: bool = False) -> tuple[set[str], dt.date]:
    for story in truth().storylines:
        for one in story["expected"]:
            if one["finding"] == finding and one["silent"] is silent:
                return set(one["entities"]), dt.date.fromisoformat(one["known_from"])
    raise AssertionError(finding)


@pytest.mark.parametrize(
    ("finding", "rule"), [("vendor exposure", "F-VENDOR"), ("dual use", "F-DUALUSE")]
)
def test_the_planted_pattern_is_seen_from_its_day_on(finding: str, rule: str) -> None:
    entities, known = _expected(finding)
    assert any(entities <= _told(flag) for flag in _ask(rule, known))
    eve = known - dt.timedelta(days=1)
    assert not any(entities <= _told(flag) for flag in _ask(rule, eve))


def test_protection_is_counted_by_origins_and_names_the_office() -> None:
    entities, _ = _expected("protection by an official")
    flags = [flag for flag in _ask("F-CAPTURE", AFTER) if entities <= _told(flag)]
    assert flags
    assert not any({flag.subject, *flag.others} & entities for flag in flags)


def test_a_name_in_common_is_no_exposure() -> None:
    entities, known = _expected("vendor exposure", silent=True)
    for day in (known, AFTER):
        assert not any(flag.subject in entities for flag in _ask("F-VENDOR", day))


def test_what_the_world_does_not_hold_is_not_seen() -> None:
    for rule in ("F-DRIFT", "F-COOPT", "F-EMBARGO", "F-MIRROR", "F-LISTED", "F-DDR", "F-FUEL"):
        assert not _ask(rule, AFTER), rule
