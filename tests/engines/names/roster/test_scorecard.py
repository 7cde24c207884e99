"""The scorecard: what ships fits the evidence, and the sum is the sum of its lines."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.names.roster.evidence import COUNT, FEATURES, IS_BODY
from sightline.engines.names.roster.scorecard import (
    Cross,
    Line,
    Scorecard,
    Table,
    Term,
    log_odds,
    read_scorecard,
    shipped,
)

TABLE = Table(
    start=-1.0,
    terms=(Term(feature="paired", edges=(0.5, 1.5), weights=(-3.0, 1.0, 2.0)),),
    crosses=(
        Cross(
            features=("paired", "conflicts"),
            edges=((1.5,), (0.5,)),
            weights=((0.0, -0.5), (0.25, -0.25)),
        ),
    ),
    lines=(Line(feature="size", least=10, most=20, weight=-0.1),),
)
CARD = Scorecard(version=1, made="by hand", expected=0.5, person=TABLE, body=TABLE)


def row(**values: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    found = np.zeros((1, COUNT), np.float32)
    for name, value in values.items():
        found[0, FEATURES.index(name)] = value
    return found


@pytest.mark.parametrize(
    ("values", "odds"),
    [
        ({"paired": 0, "size": 5}, -1 - 3 - 1),
        ({"paired": 1, "conflicts": 1, "size": 15}, -1 + 1 - 0.5 - 1.5),
        ({"paired": 3, "conflicts": 2, "size": 50}, -1 + 2 - 0.25 - 2),
    ],
)
def test_the_sum_is_the_sum_of_its_lines(values: dict[str, float], odds: float) -> None:
    assert log_odds(row(**values), CARD)[0] == pytest.approx(odds)


@given(st.lists(st.floats(-50, 50, width=32), min_size=COUNT, max_size=COUNT), st.booleans())
def test_what_ships_answers_any_evidence(values: list[float], body: bool) -> None:
    found = np.array([values], np.float32)
    found[0, IS_BODY] = body
    assert np.isfinite(log_odds(found, shipped())).all()


def test_what_ships_says_how_it_was_made_and_speaks_for_agreement() -> None:
    card = shipped()
    assert card.made
    assert 0 < card.expected < 1
    names = {term.feature for term in card.person.terms}
    assert names <= set(FEATURES)
    for table in (card.person, card.body):
        number = next(term for term in table.terms if term.feature == "number")
        assert number.weights[1] > max(0.0, number.weights[2])


NO_WEIGHTS = Term(feature="paired", edges=(), weights=())
NO_FEATURE = Line(feature="faith", least=0, most=1, weight=1)
NO_ROW = Cross(features=("paired", "size"), edges=((1,), (1,)), weights=((1, 2),))


@pytest.mark.parametrize(
    "harm",
    [
        {"version": 2},
        {"person": msgspec.structs.replace(TABLE, terms=(NO_WEIGHTS,))},
        {"body": msgspec.structs.replace(TABLE, lines=(NO_FEATURE,))},
        {"person": msgspec.structs.replace(TABLE, crosses=(NO_ROW,))},
    ],
)
def test_a_table_that_does_not_fit_is_refused(harm: dict[str, object]) -> None:
    data = msgspec.json.encode(msgspec.structs.replace(CARD, **harm))
    with pytest.raises(ValueError, match=r"expected|fit|feature"):
        read_scorecard(data)
