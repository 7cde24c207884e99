"""The question whether two entities are one: how likely it is, and what a human look is worth.

    value = look x what hangs on it
    look  = (doubt + chance) / 2

``chance`` is the probability that the two are one. ``doubt`` is how uncertain that is, in bits: 1
where it is one half, 0 where it is sure. Both count, for a look either settles a doubt or lets a
person say what no program may: that two which are almost surely one, are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

import msgspec

from sightline.analyses.resolution.stakes import Part, Stake, add_up, stake_of, weigh_stakes
from sightline.engines.names import Match
from sightline.picture import Decided


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two entities that may be one. ``asked`` is the decision that left it open, if there is one.

    The id on the left is the smaller. ``parts`` are what hangs on the answer.
    """

    left: str
    right: str
    names: tuple[str, str]
    match: Match
    doubt: float
    look: float
    stakes: float
    value: float
    parts: tuple[Part, ...]
    asked: Decided | None = None


def doubt_of(chance: float) -> float:
    """How uncertain a probability is, in bits."""
    if not 0.0 < chance < 1.0:
        return 0.0
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)


def look_of(chance: float) -> float:
    """What a look at one pair is worth before anything hangs on it."""
    return (doubt_of(chance) + chance) / 2


def value_of(chance: float, left: Stake, right: Stake) -> float:
    """What a look is worth, with all that hangs on it."""
    return look_of(chance) * add_up(weigh_stakes(left, right))


def ask(
    pair: tuple[str, str],
    names: tuple[str, str],
    match: Match,
    stakes: Mapping[str, Stake],
    asked: Decided | None = None,
) -> Question:
    """Make the question of a pair, with every part of its value."""
    left, right = (stake_of(stakes, one) for one in pair)
    parts, chance = weigh_stakes(left, right), match.probability
    return Question(
        left=pair[0],
        right=pair[1],
        names=names,
        match=match,
        doubt=doubt_of(chance),
        look=look_of(chance),
        stakes=add_up(parts),
        value=look_of(chance) * add_up(parts),
        parts=parts,
        asked=asked,
    )
