"""How far a listing reaches through owners: shares as written, and the rule of each list."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.analyses.screening import EXPOSURE, PROHIBITED, Screening, make_subject
from sightline.analyses.screening.shares import read_share
from tests.analyses.screening.scenes import SAMASSEKOU, screened, stage
from tests.analyses.stage import Stage

DAY = dt.date(2024, 8, 1)
FIRMS = {"v1": "Tamasna Transit", "v2": "Obala Fuel", "v3": "Quay Metals"}


def world(which: str, *owned: tuple[str, str, str]) -> Stage:
    """A firm v1 with owners, as (owner, asset, share); the listed one is called L."""
    told = stage(SAMASSEKOU, which=which)
    for name, called in FIRMS.items():
        told.tell(name, "Company", name=called)
    for place, (owner, asset, share) in enumerate(owned):
        owner_id = f"{which}-1" if owner == "L" else owner
        told.tell(f"o{place}", "Ownership", owner=owner_id, asset=asset, percentage=share)
    return told


def ask(told: Stage, day: dt.date = DAY) -> Screening:
    return screened(told, make_subject("Tamasna Transit", entity="v1"), day=day)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("60", 0.6, 0.6),
        ("60 %", 0.6, 0.6),
        ("33,3 per cent", 0.333, 0.333),
        ("25-50", 0.25, 0.5),
        ("50 to 25 %", 0.25, 0.5),
        ("at least 50", 0.5, 1.0),
        (">50", 0.5001, 1.0),
        ("less than 10 %", 0.0, 0.0999),
        ("most of it", None, None),
        ("120", None, None),
        ("", None, None),
    ],
)
def test_shares_are_read_as_they_are_written(
    said: str, low: float | None, high: float | None
) -> None:
    share = read_share(said)
    assert (share.low, share.high) == (
        (None, None) if low is None else (pytest.approx(low), pytest.approx(high))
    )


@pytest.mark.parametrize(
    ("which", "share", "day", "result"),
    [
        ("eu", "51", "2024-01-01", PROHIBITED),
        ("eu", "50", "2024-01-01", EXPOSURE),
        ("eu", "50", "2024-07-03", PROHIBITED),
        ("eu", "49", "2024-08-01", EXPOSURE),
        ("ofac", "50", "2020-01-01", PROHIBITED),
        ("ofac", "49.9", "2020-01-01", EXPOSURE),
        ("uk", "50", "2024-08-01", EXPOSURE),
        ("uk", "50.1", "2024-08-01", PROHIBITED),
        ("un-sc", "51", "2024-08-01", PROHIBITED),
        ("un-sc", "25-75", "2024-08-01", EXPOSURE),
    ],
)
def test_each_list_has_its_own_threshold_and_its_own_day(
    which: str, share: str, day: str, result: str
) -> None:
    told = world(which, ("L", "v1", share))
    assert ask(told, dt.date.fromisoformat(day)).result == result


def test_ofac_cascades_and_the_others_multiply() -> None:
    chain = (("L", "v2", "60"), ("v2", "v1", "50"))
    assert ask(world("ofac", *chain)).result == PROHIBITED
    assert ask(world("uk", *chain)).result == EXPOSURE


def test_control_reaches_where_the_rule_says_so() -> None:
    for which, result in (("eu", PROHIBITED), ("ofac", EXPOSURE)):
        told = world(which)
        told.tell("c1", "Control", controller=f"{which}-1", controlled="v1")
        assert ask(told).result == result


def test_a_share_that_is_not_said_is_no_bar_and_is_named() -> None:
    told = world("eu")
    told.tell("o9", "Ownership", owner="eu-1", asset="v1")
    found = ask(told)
    assert found.result == EXPOSURE
    assert any("which share" in words for words in found.unknown)


def test_shares_beyond_the_whole_are_not_added_up() -> None:
    found = ask(world("eu", ("L", "v1", "40"), ("v2", "v1", "70")))
    assert found.result == EXPOSURE
    assert any("more than the whole" in words for words in found.unknown)


def test_a_board_is_a_tie_and_no_bar_and_kin_are_no_tie() -> None:
    told = world("eu")
    told.tell("d1", "Directorship", director="eu-1", organization="v1")
    assert ask(told).result == EXPOSURE
    kin = world("eu")
    kin.tell("p1", "Person", name="Somebody Else")
    kin.tell("f1", "Family", person="p1", relative="eu-1")
    kin.tell("o1", "Ownership", owner="p1", asset="v1", percentage="100")
    found = ask(kin)
    assert found.result == "clear"
    assert found.candidates[0].through == ()


def test_ties_that_have_ended_or_not_begun_do_not_count() -> None:
    told = world("eu")
    told.tell("o1", "Ownership", owner="eu-1", asset="v1", percentage="100", endDate="2023-01-01")
    told.tell("o2", "Ownership", owner="eu-1", asset="v1", percentage="100", startDate="2025-01-01")
    assert ask(told).result == "clear"


def test_rings_of_owners_end() -> None:
    ring = (("v1", "v2", "50"), ("v2", "v3", "50"), ("v3", "v1", "50"), ("L", "v1", "50"))
    assert ask(world("ofac", *ring)).result == PROHIBITED
