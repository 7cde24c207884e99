"""F-VENDOR and F-LISTED: whom the operation pays, meets, supports and signs with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analyses.flags.scenes import ask, report
from tests.analyses.stage import Stage

DAY = "2019-06-30"


@pytest.fixture
def stage() -> Stage:
    """A mission that buys haulage from a firm with a holding, an owner and his brother."""
    stage = Stage()
    stage.tell("m1", "Mission", name="Mission")
    stage.tell("f1", "Company", name="Haulage")
    stage.tell("f2", "Company", name="Holding")
    for person in ("p1", "p2", "p3"):
        stage.tell(person, "Person", name="Dara")
    stage.tell("o1", "Ownership", owner="f2", asset="f1", percentage="60")
    stage.tell("o2", "Ownership", owner="p1", asset="f2", percentage="70 %")
    stage.tell("y1", "Family", person="p2", relative="p1", relationship="brother")
    award(stage, "w1", "f1")
    return stage


def award(stage: Stage, name: str, supplier: str, **rest: Any) -> None:
    """The mission awards a contract."""
    facts: dict[str, Any] = {"title": name, "authority": "m1", "contractDate": "2019-01-15"}
    kind: dict[str, Any] = {"classification": rest.pop("kind")} if "kind" in rest else {}
    stage.tell(f"k-{name}", "Contract", **facts, **kind)
    stage.tell(name, "ContractAward", supplier=supplier, contract=f"k-{name}", **rest)


def test_a_tie_of_owners_and_kin(stage: Stage) -> None:
    assert not ask(stage, "F-VENDOR", DAY)
    stage.tell("s1", "Protection", protector="p2", protected="g1", grade="C3")
    [flag] = ask(stage, "F-VENDOR", DAY)
    assert flag.subject == "f1"
    assert {"p2", "k-w1"} <= set(flag.others)
    assert {"o1", "o2", "y1", "s1", "w1"} <= set(flag.facts)
    assert "3 steps" in flag.says
    assert "42 per cent" in flag.says


@pytest.mark.parametrize("grade", ["F6", "D3", None])
def test_a_rumour_is_no_exposure(stage: Stage, grade: str | None) -> None:
    stage.tell("s1", "Protection", protector="p2", protected="g1", grade=grade)
    assert not ask(stage, "F-VENDOR", DAY)


def test_a_name_in_common_is_no_tie(stage: Stage) -> None:
    stage.tell("s1", "Protection", protector="p3", protected="g1", grade="A1")
    assert not ask(stage, "F-VENDOR", DAY)


def test_a_tie_that_ended_and_one_too_far(stage: Stage) -> None:
    stage.tell("r1", "MarketRole", actor="p4", market="k1")
    stage.tell("d1", "Directorship", director="p4", organization="f2", endDate="2019-06-29")
    assert not ask(stage, "F-VENDOR", DAY)
    stage.tell("y2", "Family", person="p2", relative="p4")
    assert not ask(stage, "F-VENDOR", DAY), "the kin of kin are not followed"
    stage.tell("d2", "Directorship", director="p4", organization="f2")
    assert ask(stage, "F-VENDOR", DAY)


def test_a_listing_is_exposure_while_it_lasts(stage: Stage) -> None:
    facts: dict[str, Any] = {"entity": "p1", "provisions": "asset freeze", "authority": "UN"}
    stage.tell("x1", "Sanction", startDate="2019-07-10", endDate="2023-08-31", **facts)
    assert not ask(stage, "F-VENDOR", "2019-07-09")
    assert ask(stage, "F-VENDOR", "2019-07-10")
    assert ask(stage, "F-VENDOR", "2023-08-30")
    assert not ask(stage, "F-VENDOR", "2023-08-31")


def test_the_shortest_way_is_shown_once(stage: Stage) -> None:
    stage.tell("o3", "Ownership", owner="p1", asset="f1", percentage="5")
    stage.tell("r1", "MarketRole", actor="p1", market="k1")
    [flag] = ask(stage, "F-VENDOR", DAY)
    assert "in 1 step (owner)" in flag.says
    assert "5 per cent" in flag.says


def test_owners_in_a_circle_end(stage: Stage) -> None:
    stage.tell("o3", "Ownership", owner="f1", asset="f2", percentage="30")
    assert not ask(stage, "F-VENDOR", DAY)


@pytest.mark.parametrize(("share", "fires"), [(60, True), (59, False)])
def test_a_reported_concentration(stage: Stage, share: float, *, fires: bool) -> None:
    facts: dict[str, Any] = {"subject": "m1", "unit": "per cent"}
    report(stage, "c1", "market-concentration", quantityLow=share, **facts)
    assert bool(ask(stage, "F-VENDOR", DAY)) is fires


def test_figures_that_conflict_stand_side_by_side(stage: Stage) -> None:
    facts: dict[str, Any] = {"subject": "m1", "unit": "per cent"}
    report(stage, "c1", "market-concentration", quantityLow=80, **facts)
    report(stage, "c2", "market-concentration", quantityLow=61, **facts)
    [flag] = ask(stage, "F-VENDOR", DAY)
    assert "61 per cent and 80 per cent" in flag.says
    assert "differ" in flag.says


@pytest.mark.parametrize(
    ("amounts", "kind", "fires"),
    [
        ((30, 20, 10, 20, 20), "haulage", True),
        ((20, 20, 19, 20, 20), "haulage", True),
        ((10, 10, 10, 10, 10, 10), "haulage", False),
        ((60, 20, 20), "haulage", False),
        ((30, 20, 10, 20, 20), None, False),
        ((30, 20, 10, None, None), "haulage", False),
        ((30, 20, 10, 20, None), "haulage", True),
    ],
)
def test_a_concentration_of_awards(
    stage: Stage, amounts: tuple[float | None, ...], kind: str | None, *, fires: bool
) -> None:
    for number, amount in enumerate(amounts):
        money: dict[str, Any] = {} if amount is None else {"amount": amount, "currency": "USD"}
        rest: dict[str, Any] = {"kind": kind} if kind else {}
        award(stage, f"z{number}", f"v{number}", **money, **rest)
    assert bool(ask(stage, "F-VENDOR", DAY)) is fires


def test_money_of_two_currencies_is_not_added(stage: Stage) -> None:
    amounts = (30, 30, 30, 1, 1, 1, 1)
    for number, amount in enumerate(amounts):
        currency = "USD" if number < 5 else "EUR"
        award(stage, f"z{number}", f"v{number}", amount=amount, currency=currency, kind="haulage")
    assert not ask(stage, "F-VENDOR", DAY)


def test_hidden_tiers(stage: Stage) -> None:
    report(stage, "h1", "subcontract-unknown", grade="F6", subject="f1")
    assert not ask(stage, "F-VENDOR", DAY)
    report(stage, "h2", "subcontract-unknown", subject="f1")
    assert [flag.subject for flag in ask(stage, "F-VENDOR", DAY)] == ["f1"]


ACTS: dict[str, tuple[str, dict[str, Any]]] = {
    "Engagement": ("counterpart", {"name": "Talk"}),
    "Agreement": ("party", {"name": "Accord"}),
    "Payment": ("beneficiary", {"payer": "m1"}),
    "ContractAward": ("supplier", {"contract": "k-w1"}),
}


def sanction(stage: Stage, start: str = "2018-12-20", end: str | None = "2023-08-31") -> None:
    """The person is listed."""
    facts: dict[str, Any] = {
        "entity": "p1",
        "authority": "UN",
        "provisions": "travel ban",
        "startDate": start,
    }
    if end:
        facts["endDate"] = end
    stage.tell("x1", "Sanction", **facts)


@pytest.mark.parametrize("schema", ACTS)
@pytest.mark.parametrize(
    ("date", "fires"),
    [
        ("2018-12-19", False),
        ("2018-12-20", True),
        ("2018-12", False),
        ("2019", True),
        ("2023-08-30", True),
        ("2023-08-31", False),
    ],
)
def test_acts_with_somebody_listed(stage: Stage, schema: str, date: str, *, fires: bool) -> None:
    sanction(stage)
    prop, rest = ACTS[schema]
    facts: dict[str, Any] = {prop: "p1", **rest}
    stage.tell("act", schema, date=date, **facts)
    flags = ask(stage, "F-LISTED", "2024-01-01")
    assert [(flag.subject, flag.others) for flag in flags] == ([("p1", ("act",))] if fires else [])


def test_the_day_of_a_contract_stands_for_that_of_the_award(stage: Stage) -> None:
    sanction(stage)
    award(stage, "w2", "p1")
    assert ask(stage, "F-LISTED", DAY)


@pytest.mark.parametrize("rest", [{}, {"date": "before 2024"}])
def test_an_act_without_a_day_is_silent(stage: Stage, rest: dict[str, Any]) -> None:
    sanction(stage)
    stage.tell("act", "Engagement", name="Talk", counterpart="p1", **rest)
    assert not ask(stage, "F-LISTED", DAY)


def test_a_favour_among_others_is_no_act_of_the_operation(stage: Stage) -> None:
    sanction(stage)
    stage.tell("act", "BenefitFlow", payer="g1", beneficiary="p1", date="2019-01-01")
    assert not ask(stage, "F-LISTED", DAY)


def test_a_listing_without_a_day_is_silent(stage: Stage) -> None:
    stage.tell("x1", "Sanction", entity="p1")
    stage.tell("act", "Engagement", name="Talk", counterpart="p1", date="2019-01-01")
    assert not ask(stage, "F-LISTED", DAY)


@pytest.mark.parametrize(
    ("start", "end", "fires"),
    [
        ("2018-01", "2018-12-19", False),
        ("2018-01", "2018-12-20", True),
        ("2018-01", None, True),
        ("2023-08-31", None, False),
    ],
)
def test_support_that_runs_while_somebody_is_listed(
    stage: Stage, start: str, end: str | None, *, fires: bool
) -> None:
    sanction(stage)
    dates: dict[str, Any] = {"startDate": start, **({"endDate": end} if end else {})}
    stage.tell("act", "SupportPackage", name="Aid", beneficiary="p1", **dates)
    assert bool(ask(stage, "F-LISTED", "2024-01-01")) is fires


def test_a_listing_is_said_to_be_no_finding(stage: Stage) -> None:
    sanction(stage)
    stage.tell("act", "Engagement", name="Talk", counterpart="p1", date="2019-01-01")
    [flag] = ask(stage, "F-LISTED", DAY)
    assert "no finding of guilt" in flag.says
    assert "travel ban by UN since 2018-12-20" in flag.says
