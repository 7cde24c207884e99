"""A visit: one reader in the house, on two clocks and for one purpose, for as long as one call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

import msgspec

from sightline.picture import Picture
from sightline.values import Marking, Reader
from sightline.values.handling import handling_line
from sightline.workspace import Workspace


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """On which terms a picture is looked at; None is now, all that happened, and no purpose."""

    known: dt.date | None = None
    as_of: dt.date | None = None
    recorded: dt.date | None = None
    purpose: str | None = None


class Visit:
    """What one call may do: it sees through pictures, and acts in the reader's own name."""

    def __init__(self, house: Workspace, reader: Reader, terms: Terms = Terms()) -> None:  # noqa: B008 - a frozen value
        #: The house, opened for this thread.
        self.house = house
        #: The card of the reader, as it is now.
        self.reader = reader
        self.terms = terms
        self._pictures: dict[Terms, Picture] = {}

    @property
    def day(self) -> dt.date:
        """The day on which things are looked at: what was asked for, or today."""
        return self.terms.known or self.terms.as_of or dt.datetime.now(dt.UTC).date()

    def picture(self, act: str, detail: str = "", terms: Terms | None = None) -> Picture:
        """Show what the reader may see, and note what was asked for; once for each call and terms.

        The first ``act`` and ``detail`` of a call are what the log of readings keeps.
        """
        terms = terms or self.terms
        if terms not in self._pictures:
            asked = msgspec.structs.asdict(terms)
            self._pictures[terms] = self.house.picture(
                self.reader, act=act, detail=detail[:500], **asked
            )
        return self._pictures[terms]

    def handling(self, names: Iterable[str]) -> str:
        """Write the handling line for what carries these markings."""
        held = self.house.markings(self.reader)
        return handling_line(held[name] for name in sorted(names) if name in held)

    def marking(self, name: str) -> Marking | None:
        """Give a marking under which the reader may read."""
        return self.house.markings(self.reader).get(name)

    def tell(self, picture: Picture) -> dict[str, Any]:
        """Say under which terms a picture was seen: by whom, when, for what, and its address."""
        return {
            "reader": self.reader.name,
            **msgspec.structs.asdict(self.terms),
            "address": picture.address,
        }

    def close(self) -> None:
        """Let go of every picture of the visit."""
        for picture in self._pictures.values():
            picture.close()
        self._pictures.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
