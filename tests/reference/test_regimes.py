"""Sanctions regimes: each measure has a day, a source and a check, and numbers find them."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.errors import BadReference
from sightline.reference import find_regime, load_regimes
from sightline.reference.regime import read_regimes

_GOOD = """
version: "1"
regimes:
  - code: un-x
    title: X
    list: un-sc
    names: [X]
    prefix: XX
    measures:
      - {kind: travel-ban, applies: people, start: "2001-01-01", source: S, checked: memory}
"""


def test_every_measure_has_a_source_and_a_day() -> None:
    for regime in load_regimes():
        assert regime.measures, regime.code
        assert all("S/RES/" in one.source for one in regime.measures)
        assert all(one.start < dt.date(2026, 1, 1) for one in regime.measures)


@pytest.mark.parametrize(
    ("reference", "programs", "code"),
    [
        ("MLi.001", (), "un-mali"),
        ("QDe.014", ("whatever",), "un-isil-al-qaida"),
        ("", ("Libya",), "un-libya"),
        ("ML", (), None),
        ("ZZi.001", ("Libya",), None),
        ("", ("Libya", "Mali"), None),
    ],
)
def test_a_regime_is_found_by_number_or_name(
    reference: str, programs: tuple[str, ...], code: str | None
) -> None:
    found = find_regime(reference, programs)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("travel-ban", "walking-ban", "expected one of"),
        ("applies: people", "applies: all", "people, bodies or both"),
        ("    prefix: XX", '    prefix: XX\n    ended: "2002-01-01"', "needs the act"),
        (
            "    prefix: XX",
            '    prefix: XX\n    ended: "2000-01-01"\n    ended_by: A',
            "ends before it begins",
        ),
        ("checked: memory", "checked: surely", "line 10"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(old: str, new: str, message: str) -> None:
    assert read_regimes(_GOOD)[0].code == "un-x"
    with pytest.raises(BadReference, match=message):
        read_regimes(_GOOD.replace(old, new))
