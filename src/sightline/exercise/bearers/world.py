"""A list of bearers and the questions put to it: the same for the same seed, on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from sightline.engines.names import Profile
from sightline.exercise.bearers.asking import heard, listed_names
from sightline.exercise.bearers.bearer import Bearer
from sightline.exercise.bearers.kin import near
from sightline.exercise.bearers.particulars import ASKED, LISTED, draw_bearer, told
from sightline.exercise.draws import Draws

MEANT = 600
NEAR = 200
"""Of a thousand questions so many mean a bearer, and so many somebody near one."""


class Question(msgspec.Struct, frozen=True):
    """Who is asked about, the id of the listed bearer who is meant if any, and what is hard in it.

    The kind of a question that means somebody is the noise in the name: translit, order, drop,
    typo, typo2, initials, ocr, mixed, nickname, plain; legal, abbreviation and those that begin
    with firm- for companies. The kind of one that means nobody is what they are: a stranger, a
    relative, a namesake, same-given, sibling-trade, sibling-place, same-trade.
    """

    profile: Profile
    truth: str | None
    kind: str


class World:
    """A list of ``size`` bearers: a smaller one is the beginning of a larger one of its seed."""

    def __init__(self, size: int, seed: int) -> None:
        self.size = size
        self.seed = seed

    def __len__(self) -> int:
        return self.size

    def bearer(self, number: int) -> Bearer:
        """Somebody as they are, whom no list shows."""
        return draw_bearer(Draws(self.seed, "bearer", number))

    def profile(self, number: int) -> Profile:
        """Somebody as the list tells of them."""
        draws = Draws(self.seed, "listed", number)
        bearer = self.bearer(number)
        names, weak = listed_names(bearer, draws)
        second = draws.below(100) < 4
        return told(bearer, names, LISTED, draws, wrong=False, weak=weak, second_birth=second)

    def stream(self) -> Iterator[tuple[str, Profile]]:
        """The list, one bearer after the other, without holding it."""
        return ((name_of(number), self.profile(number)) for number in range(self.size))

    @cached_property
    def bearers(self) -> dict[str, Profile]:
        """The whole list by id, drawn when it is first asked for."""
        return dict(self.stream())

    def question(self, number: int) -> Question:
        """One question: six in ten mean somebody on the list, two somebody near, two nobody."""
        draws = Draws(self.seed, "question", number)
        kind, listed = draws.below(1000), draws.below(self.size)
        if kind < MEANT:
            bearer = self.bearer(listed)
            name, noise = heard(bearer, draws)
            return Question(told(bearer, (name,), ASKED, draws, wrong=True), name_of(listed), noise)
        if kind < MEANT + NEAR:
            bearer, word = near(self.bearer(listed), draws)
        else:
            bearer, word = draw_bearer(draws), "stranger"
        name, _ = heard(bearer, draws)
        return Question(told(bearer, (name,), ASKED, draws, wrong=False), None, word)

    def questions(self, count: int) -> list[Question]:
        """So many questions."""
        return [self.question(number) for number in range(count)]


def name_of(number: int) -> str:
    """The id of a listed bearer."""
    return f"b{number}"


def make_list(size: int, seed: int) -> World:
    """Make an invented list; nothing is drawn before it is asked for."""
    return World(size, seed)
