"""Records of which several mean one bearer, as databases hold them, with the truth beside."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.engines.names import Profile
from sightline.exercise.bearers.asking import heard, listed_names
from sightline.exercise.bearers.bearer import Bearer
from sightline.exercise.bearers.kin import near
from sightline.exercise.bearers.particulars import ASKED, LISTED, draw_bearer, told
from sightline.exercise.draws import Draws, Weighted, mint

_TIMES = Weighted((1, 60), (2, 22), (3, 10), (4, 5), (5, 3))
_KIN = 6
"""In so many of a hundred cases a relative or a sibling company has a record too."""


class Records(msgspec.Struct, frozen=True):
    """Records by id, and for each the bearer who is meant. The order of the ids tells nothing."""

    bearers: dict[str, Profile]
    truth: dict[str, str]

    def __len__(self) -> int:
        return len(self.bearers)


def make_records(size: int, seed: int) -> Records:
    """Make so many records; one bearer has one to five of them."""
    drawn: list[tuple[str, Profile, str]] = []
    number = 0
    while len(drawn) < size:
        drawn += _records_of(seed, number)
        number += 1
    del drawn[size:]
    drawn.sort(key=lambda record: record[0])
    return Records(
        {identity: profile for identity, profile, _ in drawn},
        {identity: truth for identity, _, truth in drawn},
    )


def _records_of(seed: int, number: int) -> Iterator[tuple[str, Profile, str]]:
    draws = Draws(seed, "recorded", number)
    bearer = draw_bearer(draws)
    for place in range(draws.weigh(_TIMES)):
        yield mint("r", seed, number, place), _record(bearer, draws, place), f"e{number}"
    if draws.below(100) < _KIN:
        other, _ = near(bearer, draws)
        yield mint("r", seed, number, "kin"), _record(other, draws, 1), f"e{number}-kin"


def _record(bearer: Bearer, draws: Draws, place: int) -> Profile:
    """The first record is written as a list writes it, those after it as people ask."""
    if place == 0:
        names, _ = listed_names(bearer, draws)
        return told(bearer, names[:1], LISTED, draws, wrong=True)
    name, _ = heard(bearer, draws)
    return told(bearer, (name,), ASKED, draws, wrong=True)
