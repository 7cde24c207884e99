"""F-EMBARGO, F-MIRROR, F-LIVELI, F-RESOURCE, F-LEGIT, F-DDR: goods, places and people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, report
from tests.analyses.stage import Stage

DAY = "2000-12-31"


@pytest.fixture
def stage() -> Stage:
    """Two countries, one with a province and a mine in it, and a good."""
    stage = Stage()
    stage.tell("one", "Territory", name="One")
    stage.tell("east", "Territory", name="East", partOf="one")
    stage.tell("two", "Territory", name="Two")
    stage.tell("mine", "Site", name="Mine", siteType="mine", territory="east")
    stage.tell("gem", "Commodity", name="Gems")
    stage.tell("ore", "Commodity", name="Ore")
    stage.tell("g1", "Group", name="Front", territory="east")
    return stage


def ban(stage: Stage, name: str = "b1", place: str = "one", **rest: Any) -> None:
    """A certification of the good, of July 2000."""
    facts: dict[str, Any] = {
        "name": name,
        "measureCode": "M10.2",
        "commodity": "gem",
        "territory": place,
    }
    stage.tell(name, "Measure", **{**facts, "startDate": "2000-07-05", **rest})


def gap(stage: Stage, aspect: str = "price-gap", low: float | None = 1.3, **rest: Any) -> None:
    """The good is dearer in the other country."""
    numbers: dict[str, Any] = {} if low is None else {"quantityLow": low}
    ends: dict[str, Any] = {"subject": "two", "object": "east", "commodity": "gem"}
    report(stage, "p1", aspect, **{**numbers, **ends, **rest})


def test_a_ban_with_an_open_neighbour(stage: Stage) -> None:
    ban(stage)
    assert not ask(stage, "F-EMBARGO", DAY)
    gap(stage)
    [flag] = ask(stage, "F-EMBARGO", DAY)
    assert (flag.subject, flag.others) == ("b1", ("two",))
    assert not ask(stage, "F-EMBARGO", "2000-07-04")
    assert ask(stage, "F-EMBARGO", "2005-07-05")
    assert not ask(stage, "F-EMBARGO", "2005-07-06"), "it is no longer new"
    ban(stage, "b2", "two", startDate="2001-03")
    assert ask(stage, "F-EMBARGO", "2001-02-28")
    assert not ask(stage, "F-EMBARGO", "2001-03-31")


@pytest.mark.parametrize(
    ("rest", "fires"),
    [
        ({"low": 1.1}, True),
        ({"low": 1.09}, False),
        ({"low": None}, False),
        ({"low": None, "aspect": "trader-link"}, True),
        ({"commodity": "ore"}, False),
        ({"grade": "F6"}, False),
        ({"subject": "one"}, False),
    ],
)
def test_what_ties_a_neighbour(stage: Stage, rest: dict[str, Any], *, fires: bool) -> None:
    ban(stage)
    gap(stage, **rest)
    assert bool(ask(stage, "F-EMBARGO", DAY)) is fires


def test_a_road_ties_a_neighbour_by_its_sites(stage: Stage) -> None:
    ban(stage)
    stage.tell("l1", "RouteLeg", origin="mine", destination="two", commodity="gem")
    assert [flag.others for flag in ask(stage, "F-EMBARGO", DAY)] == [("two",)]


def test_a_ban_on_another_good_clears_nothing(stage: Stage) -> None:
    ban(stage)
    gap(stage)
    ban(stage, "b2", "two", commodity="ore")
    assert [flag.subject for flag in ask(stage, "F-EMBARGO", DAY)] == ["b1"]


def test_displacement_within_the_country(stage: Stage) -> None:
    ban(stage)
    report(stage, "d1", "displacement", subject="b1", territory="east")
    assert [flag.others for flag in ask(stage, "F-EMBARGO", DAY)] == [("east",)]


def ship(stage: Stage, amount: float | None, aspect: str = "partner-imports", **rest: Any) -> None:
    """What is said to be shipped in a year."""
    numbers: dict[str, Any] = (
        {} if amount is None else {"quantityLow": amount, "quantityHigh": amount}
    )
    facts: dict[str, Any] = {
        "subject": "two",
        "commodity": "gem",
        "unit": "carat",
        **numbers,
        **rest,
    }
    report(stage, "x1", aspect, **facts)


def able(stage: Stage, low: float = 0.1, high: float = 0.15, **rest: Any) -> None:
    """What can be produced in a year."""
    facts: dict[str, Any] = {"subject": "two", "commodity": "gem", "unit": "carat"}
    numbers: dict[str, Any] = {"quantityLow": low, "quantityHigh": high}
    report(stage, "c1", "capacity-of-production", **{**facts, **numbers, **rest})


def test_more_than_the_ground_gives(stage: Stage) -> None:
    ship(stage, 6.72)
    assert not ask(stage, "F-MIRROR", DAY)
    able(stage)
    [flag] = ask(stage, "F-MIRROR", DAY)
    assert flag.subject == "two"
    assert "An anomaly, no proof" in flag.says
    assert "45 to 67 times" in flag.says
    assert "Re-export" in flag.rival


@pytest.mark.parametrize(
    ("amount", "rest", "fires"),
    [
        (0.45, {}, False),
        (0.46, {}, True),
        (None, {}, False),
        (0.46, {"unit": "tonne"}, False),
        (0.46, {"grade": "F6"}, False),
        (0.46, {"commodity": "ore"}, False),
        (0.46, {"startDate": "1995", "endDate": "1997"}, False),
        (0.46, {"startDate": "1995", "endDate": "1998"}, True),
    ],
)
def test_the_bound_of_the_mirror(
    stage: Stage, amount: float | None, rest: dict[str, Any], *, fires: bool
) -> None:
    able(stage, startDate="1998-02-01")
    ship(stage, amount, **rest)
    assert bool(ask(stage, "F-MIRROR", DAY)) is fires


def test_a_larger_capacity_of_another_source_clears(stage: Stage) -> None:
    able(stage)
    ship(stage, 0.6)
    assert ask(stage, "F-MIRROR", DAY)
    report(
        stage, "c2", "capacity-of-production", subject="two", commodity="gem", unit="carat",
        quantityHigh=0.2,
    )  # fmt: skip
    assert not ask(stage, "F-MIRROR", DAY)


def measure(stage: Stage, **rest: Any) -> None:
    """A raid on the market."""
    facts: dict[str, Any] = {"name": "Raid", "area": "1", "startDate": "2001-06"}
    stage.tell("n1", "Measure", **{**facts, **rest})


def market(stage: Stage, people: int | None = 1000) -> None:
    """A market in the east."""
    facts: dict[str, Any] = {"name": "Gems of the east", "territory": "east", "commodity": "gem"}
    if people:
        facts["livelihoods"] = people
    stage.tell("k1", "IllicitMarket", **facts)


@pytest.mark.parametrize(
    ("rest", "fires"),
    [
        ({"target": "k1"}, True),
        ({"territory": "east", "commodity": "gem"}, True),
        ({"territory": "east"}, False),
        ({"territory": "east", "commodity": "ore"}, False),
        ({"target": "g1"}, True),
        ({"target": "k1", "area": "14"}, False),
        ({"target": "k1", "area": "8", "measureCode": "M07.4"}, True),
        ({"target": "k1", "endDate": "2000-12-30", "startDate": "2000-01"}, False),
    ],
)
def test_a_measure_against_a_market(stage: Stage, rest: dict[str, Any], *, fires: bool) -> None:
    market(stage)
    stage.tell("r1", "MarketRole", actor="g1", market="k1", scene="tax")
    measure(stage, **rest)
    assert bool(ask(stage, "F-LIVELI", DAY)) is fires


@pytest.mark.parametrize(("people", "fires"), [(1000, True), (999, False), (None, False)])
def test_few_or_unknown_people(stage: Stage, people: int | None, *, fires: bool) -> None:
    market(stage, people)
    measure(stage, target="k1")
    assert bool(ask(stage, "F-LIVELI", DAY)) is fires


@pytest.mark.parametrize(
    ("share", "grade", "fires"), [(25, "C3", True), (24, "C3", False), (60, "F6", False)]
)
def test_the_share_of_income(stage: Stage, share: int, grade: str, *, fires: bool) -> None:
    facts: dict[str, Any] = {"subject": "east", "quantityLow": share, "unit": "per cent"}
    report(stage, "o1", "income-dependence", grade=grade, **facts)
    measure(stage, territory="east")
    assert bool(ask(stage, "F-LIVELI", DAY)) is fires


def test_work_that_came_first(stage: Stage) -> None:
    market(stage)
    measure(stage, target="k1")
    work: dict[str, Any] = {"name": "Work", "area": "14", "target": "k1"}
    stage.tell("n2", "Measure", startDate="2001-07", **work)
    assert ask(stage, "F-LIVELI", "2001-12-31")
    stage.tell("n3", "Measure", startDate="2001-05", **work)
    assert not ask(stage, "F-LIVELI", "2001-12-31")


def test_former_fighters_at_a_mine(stage: Stage) -> None:
    stage.tell("h1", "TerritorialControl", actor="g1", area="mine", degree="control")
    assert not ask(stage, "F-RESOURCE", DAY)
    report(stage, "o1", "ex-combatants", grade="F6", subject="g1")
    assert not ask(stage, "F-RESOURCE", DAY)
    report(stage, "o2", "ex-combatants", subject="g1")
    [flag] = ask(stage, "F-RESOURCE", DAY)
    assert (flag.subject, flag.others) == ("g1", ("mine",))
    assert len(flag.unknown) == 2


@pytest.mark.parametrize(
    "hold", [{"area": "east"}, {"degree": "none"}, {"endDate": "2000-12-30"}, {"grade": "E4"}]
)
def test_no_hold_on_a_resource(stage: Stage, hold: dict[str, Any]) -> None:
    report(stage, "o1", "ex-combatants", subject="g1")
    facts: dict[str, Any] = {"actor": "g1", "area": "mine", "degree": "control", **hold}
    stage.tell("h1", "TerritorialControl", **facts)
    assert not ask(stage, "F-RESOURCE", DAY)


def test_services_and_standing(stage: Stage) -> None:
    facts: dict[str, Any] = {"actor": "g1", "area": "east", "degree": "control"}
    stage.tell("h1", "TerritorialControl", provides="dispute-settlement", **facts)
    assert not ask(stage, "F-LEGIT", DAY)
    standing: dict[str, Any] = {"subject": "g1", "startDate": "1999"}
    report(stage, "o1", "standing-high", quantityLow=49, unit="per cent", **standing)
    assert not ask(stage, "F-LEGIT", DAY)
    report(stage, "o2", "standing-high", **standing)
    assert [flag.subject for flag in ask(stage, "F-LEGIT", DAY)] == ["g1"]
    report(stage, "o3", "standing-low", subject="g1", startDate="2000")
    assert not ask(stage, "F-LEGIT", DAY)


def test_standing_without_services(stage: Stage) -> None:
    report(stage, "o1", "standing-high", subject="g1")
    assert not ask(stage, "F-LEGIT", DAY)


@pytest.mark.parametrize(
    ("aspect", "share", "fires"),
    [
        ("perception-police", 49, True),
        ("perception-police", 50, False),
        ("perception-police", None, False),
        ("perception-corruption", 50, True),
        ("perception-corruption", 49, False),
    ],
)
def test_the_loop_of_distrust(
    stage: Stage, aspect: str, share: float | None, *, fires: bool
) -> None:
    report(stage, "o1", "private-security", subject="two")
    numbers: dict[str, Any] = {} if share is None else {"quantityLow": share, "quantityHigh": share}
    report(stage, "o2", aspect, subject="two", unit="per cent", **numbers)
    assert bool(ask(stage, "F-LEGIT", DAY)) is fires


@pytest.mark.parametrize(
    ("released", "settled", "fires"),
    [(1000, 799, True), (1000, 800, False), (1000, None, False), (None, 10, False)],
)
def test_more_released_than_settled(
    stage: Stage, released: int | None, settled: int | None, *, fires: bool
) -> None:
    for name, aspect, amount in (("o1", "demobilized", released), ("o2", "reintegrated", settled)):
        if amount is not None:
            numbers: dict[str, Any] = {"quantityLow": amount, "quantityHigh": amount}
            report(stage, name, aspect, subject="g1", **numbers)
    assert bool(ask(stage, "F-DDR", DAY)) is fires


def test_gangs_where_former_fighters_live(stage: Stage) -> None:
    report(stage, "o1", "gangs-nearby", subject="two", territory="east")
    assert [flag.subject for flag in ask(stage, "F-DDR", DAY)] == ["two"]
    report(stage, "o2", "ex-combatants", subject="g1")
    assert [flag.subject for flag in ask(stage, "F-DDR", DAY)] == ["g1", "two"]


def test_too_fast_by_rumour_is_silent(stage: Stage) -> None:
    report(stage, "o1", "demobilization-too-fast", grade="F6", subject="two")
    assert not ask(stage, "F-DDR", DAY)
    report(stage, "o2", "demobilization-too-fast", grade="B3", subject="two")
    assert ask(stage, "F-DDR", DAY)
