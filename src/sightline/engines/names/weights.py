"""What each likeness is worth, in natural logarithms of odds: one readable table.

Two rival readings stand against "the same": a stranger who happens to be called so, and
someone near (kin, a namesake, a sibling company), who shares much of the name but not all.
Against a stranger a rare shared name says much; against kin it says nothing, and what
differs says everything. The answer is no surer than the stronger rival allows.
"""

from __future__ import annotations

import msgspec

from sightline.engines.names.likeness import Likeness
from sightline.engines.names.parts import Sort


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """All constants of the score; `docs/guide/names.md` says how they were come by.

    ``stranger`` is taken off the surprise of a shared part, ``kin`` is taken off ``namesake``.
    ``scale`` and ``shift`` bring the log-odds to the share that was observed.
    """

    stranger: dict[Likeness, float]
    kin: dict[Likeness, float]
    namesake: float
    most: float
    initial: float
    differs: float
    kin_differs: float
    kin_number: float
    extra: float
    kin_extra: float
    kin_extra_common: float
    alone: float
    kin_alone: float
    whole: float
    whole_single: float
    kin_legal: float
    kin_reversed: float
    spelt_letter: float
    short: float
    joined: float
    short_length: int
    scale: float
    shift: float


_STRANGER = {
    Likeness.SAME: 0.0,
    Likeness.FAMILY: -0.3,
    Likeness.SOUND: -0.7,
    Likeness.FAMILIAR: -1.8,
    Likeness.SLIP: -1.5,
    Likeness.NEAR: -3.0,
    Likeness.LOOSE: -5.0,
}
_KIN = {
    Likeness.SAME: 0.0,
    Likeness.FAMILY: -0.1,
    Likeness.SOUND: -0.3,
    Likeness.FAMILIAR: -1.0,
    Likeness.SLIP: -0.8,
    Likeness.NEAR: -1.8,
    Likeness.LOOSE: -3.2,
    Likeness.INITIAL: -1.2,
    Likeness.FAINT: -5.0,
}
PERSON = Weights(
    stranger=_STRANGER,
    kin=_KIN,
    namesake=4.0,
    most=8.5,
    initial=1.6,
    differs=-4.5,
    kin_differs=-6.0,
    kin_number=-3.5,
    extra=-0.7,
    kin_extra=-0.5,
    kin_extra_common=-0.35,
    alone=-1.5,
    whole=1.0,
    whole_single=2.0,
    kin_alone=-2.0,
    kin_legal=0.0,
    kin_reversed=-4.0,
    spelt_letter=0.0,
    short=-0.4,
    joined=-2.0,
    short_length=8,
    scale=0.76,
    shift=0.4,
)
BODY = msgspec.structs.replace(
    PERSON,
    kin_extra=-2.5,
    kin_extra_common=-1.5,
    kin_alone=-0.5,
    kin_legal=-0.7,
    kin_reversed=0.0,
    spelt_letter=1.8,
)
"""Firms of one group share words where kin share names; their order and legal form part them."""
COMMON = 4.0
"""A part that surprises less than this is common, and says little when it is missing."""


def weights_of(sort: Sort) -> Weights:
    """The table of one sort."""
    return PERSON if sort is Sort.PERSON else BODY
