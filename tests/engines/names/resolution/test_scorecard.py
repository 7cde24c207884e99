"""The scorecard: it is read or refused with a reason, and adds up what can be added by hand."""

from __future__ import annotations

from bisect import bisect_right
from importlib import resources

import msgspec
import numpy as np
import pytest

from sightline.engines.names.resolution.evidence import DATE, FEATURES, SHARED, WIDTH
from sightline.engines.names.resolution.scorecard import (
    PairWeights,
    card_of,
    read_weights,
    weigh,
)
from sightline.errors import BadReference

SHIPPED = (resources.files("sightline.engines.names") / "data" / "pairs.json").read_bytes()


def _changed(**more: object) -> bytes:
    weights = read_weights(SHIPPED)
    first = msgspec.structs.replace(weights.features[0], **more)
    return msgspec.json.encode(
        msgspec.structs.replace(weights, features=(first, *weights.features[1:]))
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"{", "no file of weights"),
        (b"{}", "no file of weights"),
        (_changed(name="colour"), "fit the weights anew"),
        (_changed(person=(1.0,)), "needs"),
        (_changed(ends=tuple(reversed(read_weights(SHIPPED).features[0].ends))), "do not rise"),
    ],
)
def test_what_is_not_whole_is_refused(text: bytes, message: str) -> None:
    with pytest.raises(BadReference, match=message):
        read_weights(text)


def _by_hand(weights: PairWeights, row: list[float], sort: int) -> float:
    total = weights.start_body if sort else weights.start_person
    for feature, value in zip(weights.features, row, strict=True):
        bins = feature.body if sort else feature.person
        total += bins[bisect_right(feature.ends, value)]
    return total


@pytest.mark.parametrize("sort", [0, 1])
def test_weights_are_added_up(sort: int) -> None:
    weights = read_weights(SHIPPED)
    card, random = card_of(weights), np.random.default_rng(7)
    for _ in range(50):
        row = random.uniform(-20, 20, WIDTH).astype(np.float32)
        wanted = _by_hand(weights, row.tolist(), sort)
        assert weigh(card, row, sort, 0.0) == pytest.approx(wanted, abs=1e-3)


def test_more_records_ask_for_more() -> None:
    card, row = card_of(read_weights(SHIPPED)), np.zeros(WIDTH, dtype=np.float32)
    row[SHARED] = 20.0
    few, many = weigh(card, row, 0, 8.0), weigh(card, row, 0, 20.0)
    assert many < few


def test_what_people_would_expect_of_the_weights() -> None:
    features = {feature.name: feature for feature in read_weights(SHIPPED).features}
    assert tuple(features) == FEATURES
    for sort in ("person", "body"):
        number = getattr(features["number"], sort)
        assert number[1] > number[0] > number[2], "a shared number is for, another one against"
    dates = features[FEATURES[DATE]].person
    assert dates[1] > dates[0] > dates[10], "the same day is for, years apart against"
    contested = features["date and contested"]
    assert all(feature.says for feature in features.values())
    assert len(contested.person) == 20
