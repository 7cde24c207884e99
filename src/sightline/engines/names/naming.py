"""Two names weighed: what their parts say against a stranger and against kin."""

from __future__ import annotations

from math import fsum

import msgspec

from sightline.engines.names.commonness import Commonness
from sightline.engines.names.likeness import SAID, Likeness
from sightline.engines.names.pairing import Pair, Pairing, pair_up
from sightline.engines.names.parts import Kind, Parts
from sightline.engines.names.reason import Reason, Topic
from sightline.engines.names.sounds import is_bare, phones, skeleton
from sightline.engines.names.weights import COMMON, Weights, weights_of

WHOLE_MOST = 14.0
"""The most that several parts taken together may surprise."""
PLAIN_PAIR, JOINED = 2, 3


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """What two names say: the sum against a stranger, the sum against kin, and the reasons."""

    left: str
    right: str
    stranger: float
    kin: float
    reasons: tuple[Reason, ...]


class _Sum:
    """Adds up both readings, and keeps the words."""

    def __init__(self, kin: float) -> None:
        self.kin = [kin]
        self.reasons: list[Reason] = []

    def add(self, topic: Topic, stranger: float, kin: float, words: str) -> None:
        self.kin.append(kin)
        self.reasons.append(Reason(topic, stranger, words))


def weigh_names(left: Parts, right: Parts, commonness: Commonness) -> Naming:
    """Weigh two names. The order of the two does not matter, nor does the order of the words."""
    weights = weights_of(left.sort)
    if left.unread != right.unread or not (left.parts and right.parts):
        return _nothing_said(left, right, weights)
    pairing = pair_up(left, right)
    total = _Sum(weights.namesake)
    for pair in pairing.pairs:
        _weigh_pair(pair, pairing, commonness, weights, total)
    _weigh_differences(pairing, weights, total)
    _weigh_extras(pairing, commonness, weights, total)
    _weigh_form(pairing, weights, total)
    return Naming(
        left=left.name,
        right=right.name,
        stranger=fsum(reason.log_odds for reason in total.reasons),
        kin=fsum(total.kin),
        reasons=tuple(total.reasons),
    )


def _nothing_said(left: Parts, right: Parts, weights: Weights) -> Naming:
    """Two names that cannot be compared add nothing, which is not to say that they differ."""
    unread = left.unread or right.unread
    words = (
        "one name is in a script that cannot be read aloud here: the names were not compared"
        if unread
        else "one name has only words that carry no weight: the names were not compared"
    )
    return Naming(
        left=left.name,
        right=right.name,
        stranger=0.0,
        kin=weights.namesake,
        reasons=(Reason(Topic.PART, 0.0, words),),
    )


def surprise(parts: Parts, places: tuple[int, ...], commonness: Commonness) -> float:
    """The surprise of the parts that stand together, no more than that of one rare name."""
    found = [commonness.surprise(parts.parts[place].root, parts.sort) for place in places]
    return max(*found, min(sum(found), WHOLE_MOST))


def _weigh_pair(
    pair: Pair, pairing: Pairing, commonness: Commonness, weights: Weights, total: _Sum
) -> None:
    left, right = pairing.left, pairing.right
    told = min(surprise(left, pair.left, commonness), surprise(right, pair.right, commonness))
    told = min(told, weights.most) if len(pair.left + pair.right) <= JOINED else told
    one = " ".join(left.parts[place].written for place in pair.left)
    other = " ".join(right.parts[place].written for place in pair.right)
    kin = weights.kin.get(pair.likeness, 0.0)
    if pair.spelt:
        letters = max(len(pair.left), len(pair.right))
        total.add(
            Topic.PART,
            weights.spelt_letter * letters,
            -2.0,
            f"{one} has the first letters of {other}",
        )
    elif pair.likeness is Likeness.INITIAL:
        total.add(Topic.PART, weights.initial, kin, f"{one} may be the initial in {other}")
    elif pair.likeness is Likeness.FAINT:
        total.add(Topic.DIFFERENCE, weights.differs + 1.0, kin, f"{one} hardly resembles {other}")
    else:
        worth = told + weights.stranger[pair.likeness]
        if pair.likeness < Likeness.FAMILY:
            length = min(_length(left, pair.left), _length(right, pair.right))
            worth += weights.short * max(0, weights.short_length - length)
            if len(pair.left + pair.right) > PLAIN_PAIR:
                worth += weights.joined
            worth = max(worth, weights.differs / 2)
        words = f"{one} {SAID[pair.likeness]} {other}, {_how_common(told)}"
        total.add(Topic.PART, worth, kin, words)


def _length(parts: Parts, places: tuple[int, ...]) -> int:
    """How many sounds stand together: consonants only where vowels were not written."""
    return sum(
        len(skeleton(text) if is_bare(text) else phones(text))
        for text in (parts.parts[place].text for place in places)
    )


def _how_common(told: float) -> str:
    """Say how many bear a part, as one in so many."""
    exact = 2.718281828**told
    step = 10 ** (len(str(int(exact))) - 1)
    return f"which about 1 in {max(1, round(exact / step)) * step:,} bear"


def _weigh_differences(pairing: Pairing, weights: Weights, total: _Sum) -> None:
    """What is left on both sides differs, and that speaks for kin and for strangers."""
    for place, other in list(zip(pairing.left_over, pairing.right_over, strict=False)):
        one, another = pairing.left.parts[place], pairing.right.parts[other]
        number = one.kind is Kind.NUMBER and another.kind is Kind.NUMBER
        kin = weights.kin_number if number else weights.kin_differs
        said = f"{one.written} differs from {another.written}"
        total.add(Topic.DIFFERENCE, weights.differs, kin, said)


def _weigh_extras(pairing: Pairing, commonness: Commonness, weights: Weights, total: _Sum) -> None:
    """Parts that only one name has: left out often, and seldom without meaning for a company."""
    told = pairing.contested
    for name, over in ((pairing.left, pairing.left_over), (pairing.right, pairing.right_over)):
        for place in over[told:]:
            part = name.parts[place]
            common = commonness.surprise(part.root, name.sort) < COMMON
            kin = weights.kin_extra_common if common else weights.kin_extra
            if part.kind is Kind.INITIAL:
                kin = weights.kin_extra_common / 2
            total.add(Topic.MISSING, weights.extra, kin, f"{part.written} is in one name only")
    agreed = sum(pair.likeness > Likeness.INITIAL for pair in pairing.pairs)
    lengths = len(pairing.left.parts), len(pairing.right.parts)
    if (
        agreed == 1
        and min(lengths) == 1
        and max(lengths) > 1
        and len(pairing.pairs[0].left + pairing.pairs[0].right) == 2
    ):
        words = "one part alone is shared"
        total.add(Topic.MISSING, weights.alone, weights.kin_alone, words)
    if pairing.is_whole:
        worth = weights.whole_single if max(lengths) == 1 else weights.whole
        total.add(Topic.PART, worth, 0.0, "nothing is missing in either name")


def _weigh_form(pairing: Pairing, weights: Weights, total: _Sum) -> None:
    left, right = pairing.left, pairing.right
    if left.legal and right.legal and left.legal != right.legal:
        total.add(
            Topic.LEGAL, weights.kin_legal, weights.kin_legal, "the legal forms are of two kinds"
        )
    if _is_reversed(pairing):
        words = "father and child have changed places"
        total.add(Topic.ORDER, weights.kin_reversed, weights.kin_reversed, words)


def _is_reversed(pairing: Pairing) -> bool:
    """Whether father and child of one name are child and father in the other."""
    left, right = pairing.left.fathers, pairing.right.fathers
    if not left or not right:
        return False
    place = {pair.left[0]: pair.right[0] for pair in pairing.pairs}
    father, other = left[0], right[0]
    return place.get(father) == other - 1 and place.get(father - 1) == other
