"""The counter at which a call is served: in one reader's name, and through pictures alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

from litestar import Request
from litestar.params import Dependency, Parameter

from sightline.api.answer import Done, Listed, Told, tell_terms
from sightline.api.caller import Caller
from sightline.api.cursor import Page, read_cursor, write_cursor
from sightline.picture import Picture
from sightline.reception import Hall, Visit
from sightline.reception import Terms as Asked
from sightline.values import Marking
from sightline.values.handling import handling_line, parse_marking

T = TypeVar("T")
Part = tuple[Sequence[T], str | None]
#: Of whatever is told of the house itself, and not of the world.
OF_THE_HOUSE = "UNCLASSIFIED // of the house itself"


class Look:
    """One look at a picture: what is read of it, and the markings of what is told."""

    def __init__(self, visit: Visit, picture: Picture) -> None:
        self.visit = visit
        self.picture = picture
        self._markings: frozenset[str] | None = None

    def mark(self, names: Iterable[str]) -> None:
        """Say which markings bear on what is told; unsaid, it is all in the picture."""
        self._markings = (self._markings or frozenset()) | frozenset(names)

    @property
    def handling(self) -> str:
        """The handling line of what is told."""
        named = self.picture.markings() if self._markings is None else self._markings
        return self.visit.handling(named)


class Counter:
    """Where a program reads."""

    def __init__(self, hall: Hall, caller: Caller, asked: Asked) -> None:
        self.reader = caller.reader
        self.asked = asked
        self._hall = hall

    async def tell(self, act: str, detail: str, read: Callable[[Look], T]) -> Told[T]:
        """Tell something of the reader's picture."""

        def answer(visit: Visit) -> Told[T]:
            look = Look(visit, visit.picture(f"api {act}", detail))
            data = read(look)
            return Told(
                terms=tell_terms(visit),
                address=look.picture.address,
                handling=look.handling,
                data=data,
            )

        return await self.visit(answer)

    async def list(
        self,
        act: str,
        asked: Iterable[object],
        page: Page,
        read: Callable[[Look, str | None, int], Part[T]],
    ) -> Listed[T]:
        """Tell a part of a list; ``asked`` is the question to which its cursors belong."""
        words = [act, *(str(one) for one in asked)]

        def answer(visit: Visit) -> Listed[T]:
            look = Look(visit, visit.picture(f"api {act}", " ".join(words[1:])))
            place = read_cursor(page.after, look.picture.address, words)
            data, after = read(look, place, page.limit)
            return Listed(
                terms=tell_terms(visit),
                address=look.picture.address,
                handling=look.handling,
                data=tuple(data),
                after=None if after is None else write_cursor(look.picture.address, words, after),
            )

        return await self.visit(answer)

    async def visit(self, act: Callable[[Visit], T]) -> T:
        """Let the reader in for one call."""
        return await self._hall.receive(self.reader, act, terms=self.asked)


class Hand:
    """Where a program acts: now, and in the reader's own name."""

    def __init__(self, hall: Hall, caller: Caller, purpose: str | None) -> None:
        self.reader = caller.reader
        self.purpose = purpose
        self._hall = hall

    async def act(self, act: Callable[[Visit], tuple[T, Iterable[Marking]]]) -> Done[T]:
        """Do something, and say what was done and who may see it."""

        def answer(visit: Visit) -> Done[T]:
            data, markings = act(visit)
            return Done(reader=visit.reader.name, handling=handling_line(markings), data=data)

        return await self.visit(answer)

    async def visit(self, act: Callable[[Visit], T]) -> T:
        """Let the reader in for one call."""
        return await self._hall.receive(self.reader, act, terms=Asked(purpose=self.purpose))


def read_marking(visit: Visit, said: str | None) -> Marking | None:
    """Read a marking as people type it; None is left to the house."""
    return None if said is None else parse_marking(said, visit.reader)


AtCounter = Annotated[Counter, Dependency(skip_validation=True)]
InHand = Annotated[Hand, Dependency(skip_validation=True)]
Leaf = Annotated[Page, Dependency(skip_validation=True)]

_Purpose = Annotated[
    str | None, Parameter(description="For which purpose you read.", max_length=200)
]


class Provider:
    """What handlers are given for a call."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def counter(
        self,
        request: Request[Any, Any, Any],
        known: Annotated[
            dt.date | None, Parameter(description="Leave out what was not known by this day.")
        ] = None,
        as_of: Annotated[
            dt.date | None, Parameter(description="Leave out what had not happened by this day.")
        ] = None,
        recorded: Annotated[
            dt.date | None,
            Parameter(description="Leave out what was not written down here by this day."),
        ] = None,
        purpose: _Purpose = None,
    ) -> Counter:
        """Give the counter for a call that reads."""
        asked = Asked(known=known, as_of=as_of, recorded=recorded, purpose=purpose or None)
        caller: Caller = request.state.caller
        return Counter(self._hall, caller, caller.asked or asked)

    async def hand(self, request: Request[Any, Any, Any], purpose: _Purpose = None) -> Hand:
        """Give what a call that acts needs."""
        return Hand(self._hall, request.state.caller, purpose or None)


async def provide_page(
    limit: Annotated[int, Parameter(ge=1, le=500, description="How many at most.")] = 50,
    after: Annotated[
        str | None,
        Parameter(max_length=2_000, description="The cursor that the part before ended with."),
    ] = None,
) -> Page:
    """Give which part of a list is wanted."""
    return Page(limit=limit, after=after)
