"""Political economy records as forms: what is refused, what is wanting, what stays open."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from sightline.errors import BadValue
from sightline.products.settlement import (
    QUESTIONS,
    Actor,
    Grievance,
    Rent,
    Scenario,
    Settlement,
    Stake,
    Told,
    find_unanswered,
    find_wants,
    read_settlement,
    write_settlement,
)

DAY = dt.date(2018, 6, 30)
WHOLE = Settlement(
    title="The north",
    question="Who holds what?",
    decision="the renewal",
    written=DAY,
    review_due=dt.date(2019, 1, 1),
    foundations="land",
    rules_of_the_game="who you know",
    here_and_now="elections",
    rents=(
        Rent(
            name="Customs",
            low=1,
            high=2,
            currency="USD",
            control="the chief of customs",
            effect="shrinks",
            statements=("a" * 64,),
        ),
    ),
    actors=(Actor(name="Customs office", level="office", power="some", stake="small"),),
    stakes=(Stake(actor="Customs office", rent="Customs", share_low=10, share_high=100),),
    rules=(Told(text="Posts are bought."),),
    grievances=(Grievance(text="No water", voiced_by="herders"),),
    scenarios=tuple(Scenario(name=name, text="so") for name in ("a", "b", "c")),
    disagreements="none",
)


def test_a_whole_record_wants_nothing() -> None:
    assert find_wants(WHOLE, DAY) == ()
    assert read_settlement(write_settlement(WHOLE)) == WHOLE


def test_grievances_may_not_be_left_out() -> None:
    record = msgspec.structs.replace(WHOLE, grievances=())
    (want,) = find_wants(record, DAY)
    assert "grievances" in want


def test_everything_wanting_is_said_at_once() -> None:
    told = " | ".join(find_wants(Settlement(), DAY))
    for word in ("title", "question", "foundational", "rules of the game", "here and now"):
        assert word in told
    for word in ("three scenarios", "rent", "actor", "grievances", "review", "informal rule"):
        assert word in told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"stakes": (Stake(actor="nobody", rent="Customs"),)}, "nobody"),
        ({"stakes": (Stake(actor="Customs office", rent="Tin"),)}, "Tin"),
        (
            {"stakes": (Stake(actor="Customs office", rent="Customs", share_low=60),) * 2},
            "at least 120 per cent",
        ),
        ({"scenarios": WHOLE.scenarios[:2]}, "there are 2"),
        ({"rents": WHOLE.rents * 2}, "two are called"),
    ],
)
def test_what_does_not_fit_together_is_said(change: dict[str, object], words: str) -> None:
    wants = find_wants(msgspec.structs.replace(WHOLE, **change), DAY)
    assert any(words in want for want in wants)


@pytest.mark.parametrize(
    "record",
    [
        Settlement(rents=(Rent(name="r", low=2, high=1),)),
        Settlement(stakes=(Stake(actor="a", rent="r", share_low=20, share_high=10),)),
        Settlement(answers={"q31": "?"}),
        Settlement(
            rents=(Rent(name="r", effect="grows"),),
            stakes=(Stake(actor="a", rent="r", loss_low=10, loss_high=20),),
        ),
    ],
)
def test_contradictions_are_refused(record: Settlement) -> None:
    with pytest.raises(BadValue):
        write_settlement(record)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b'{"rents":[{"low":-1}]}',
        b'{"stakes":[{"share_high":101}]}',
        b'{"actors":[{"level":"person"}]}',
    ],
)
def test_what_is_no_record_is_refused(document: bytes) -> None:
    with pytest.raises(BadValue):
        read_settlement(document)


def test_thirty_questions_and_those_without_an_answer() -> None:
    assert len(QUESTIONS) == 30
    assert len({one.asks for one in QUESTIONS}) == 30
    open_ones = find_unanswered({"q1": "the trade in gold", "q2": "  "})
    assert [one.code for one in open_ones] == [f"q{number}" for number in range(2, 31)]
