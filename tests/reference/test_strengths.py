"""Authorized strengths, and the police to troops that follow from them."""

from __future__ import annotations

import pytest

from sightline.analyses.police_ratio import police_ratio
from sightline.reference import find_deployment, find_document, load_deployments


@pytest.mark.parametrize(
    ("mission", "year", "individual", "with_formed"),
    [
        ("MONUSCO", 2010, 19.7, 72.7),
        ("MONUSCO", 2016, 19.7, 72.7),
        ("MONUSCO", 2017, 24.1, 88.9),
        ("MONUSCO", 2018, 24.1, 88.9),
        ("MONUSCO", 2024, 38.5, 149.0),
        ("MINUSCA", 2014, 40.0, 180.0),
        ("MINUSCA", 2022, 41.7, 209.7),
        ("UNMISS", 2011, None, 128.6),
        ("UNMIS", 2006, 190.8, None),
        ("UNISFA", 2011, None, 11.9),
        ("MINUSMA", 2014, None, 128.6),
        ("UNIFIL", 2006, None, None),
    ],
)
def test_police_to_troops_as_authorized(
    mission: str, year: int, individual: float | None, with_formed: float | None
) -> None:
    one = find_deployment(mission, year)
    assert one is not None
    ratio = police_ratio(one.troops, one.individual, one.formed, police=one.police)
    assert (_tenths(ratio.individual), _tenths(ratio.with_formed)) == (individual, with_formed)


def test_only_abyei_lies_below_the_threshold_with_all_police() -> None:
    below = {
        one.mission
        for one in load_deployments()
        if police_ratio(one.troops, one.individual, one.formed, police=one.police).low_with_formed
    }
    assert below == {"UNISFA"}


def test_a_strength_begins_no_earlier_than_its_text() -> None:
    for one in load_deployments():
        basis = find_document(one.basis)
        assert basis is not None
        assert basis.mission == one.mission
        assert one.begins >= basis.date


def _tenths(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
