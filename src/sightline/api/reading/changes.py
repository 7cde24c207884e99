"""What changed, what does not fit together, and what people decided about who is who."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from sightline.api.answer import Listed, show_all
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.api.cursor import cut
from sightline.api.reading.shapes import ConflictShown
from sightline.errors import BadValue


class WhyShown(msgspec.Struct, frozen=True, kw_only=True):
    """Why something changed, and the records and items that changed it."""

    reason: str
    records: tuple[str, ...]
    items: tuple[str, ...]
    targets: tuple[str, ...]
    words: tuple[str, ...]


class ChangeShown(msgspec.Struct, frozen=True, kw_only=True):
    """One change of one entity."""

    kind: str
    entity: str
    caption: str
    why: tuple[WhyShown, ...]
    schema: str | None
    prop: str | None
    value: str | None
    others: tuple[str, ...]


class DecisionShown(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided of two entities, and why."""

    id: str
    left: str
    right: str
    decision: str
    author: str
    reason: str
    known: str
    known_by: dt.date
    recorded: str


_Since = Annotated[
    dt.date | None, Parameter(description="All that was written down after this day.")
]
_From = Annotated[
    dt.date | None, Parameter(description="What was known by this day.", query="from")
]


@get("/changes")
async def list_changes(
    counter: AtCounter, page: Leaf, since: _Since = None, first: _From = None
) -> Listed[ChangeShown]:
    """Tell what changed and why: since a day of writing, or since what was known on a day.

    The newer picture is that of the terms of the call. Give one of `since` and `from`.
    """
    if (since is None) == (first is None):
        raise BadValue("say from when: give one of `since` and `from`, each a day")

    def read(look: Look, place: str | None, limit: int) -> Part[ChangeShown]:
        asked = look.visit.terms
        earlier = msgspec.structs.replace(
            asked, known=first or asked.known, recorded=since or asked.recorded
        )
        older = look.visit.picture("api changes", f"from {since or first}", earlier)
        changes = sorted(
            look.picture.difference(older).changes,
            key=lambda one: (one.entity, one.kind, one.prop or "", one.value or ""),
        )
        look.mark(look.picture.markings() | older.markings())
        found, after = cut(changes, place, limit)
        return show_all(ChangeShown, found), after

    return await counter.list("changes", [since, first], page, read)


@get("/conflicts")
async def list_conflicts(counter: AtCounter, page: Leaf) -> Listed[ConflictShown]:
    """List everything in the picture that does not fit together; nothing of it is settled."""

    def read(look: Look, place: str | None, limit: int) -> Part[ConflictShown]:
        found, after = cut(look.picture.conflicts(), place, limit)
        return show_all(ConflictShown, found), after

    return await counter.list("conflicts", [], page, read)


@get("/decisions")
async def list_decisions(counter: AtCounter, page: Leaf) -> Listed[DecisionShown]:
    """List what people decided about who is who: of each pair the decision in force."""

    def read(look: Look, place: str | None, limit: int) -> Part[DecisionShown]:
        found, after = cut(look.picture.decisions(), place, limit)
        return show_all(DecisionShown, found), after

    return await counter.list("decisions", [], page, read)


ROUTES = (list_changes, list_conflicts, list_decisions)
