"""Search by words in any script, best first, with the statement that answered."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from sightline.api.answer import Listed
from sightline.api.counter import AtCounter, Leaf, Look, Part
from sightline.picture import Hit


class HitShown(msgspec.Struct, frozen=True, kw_only=True):
    """An entity that was found, by which value, and where in it."""

    id: str
    schema: str
    caption: str
    score: int
    statement: str
    prop: str
    value: str
    spans: tuple[tuple[int, int], ...]


@get("/search")
async def search(
    counter: AtCounter,
    page: Leaf,
    q: Annotated[str, Parameter(min_length=1, max_length=500, description="The words.")],
    schema: Annotated[str | None, Parameter(max_length=100)] = None,
) -> Listed[HitShown]:
    """Find entities by words in any script; the score orders, and says nothing by itself."""
    totals: list[int] = []

    def read(look: Look, place: str | None, limit: int) -> Part[HitShown]:
        found = look.picture.search(q, schema=schema, limit=limit, after=place)
        totals.append(found.total)
        return tuple(_show(one) for one in found.hits), found.after

    told = await counter.list("search", [q, schema], page, read)
    return msgspec.structs.replace(told, total=totals[0])


def _show(hit: Hit) -> HitShown:
    return HitShown(
        id=hit.id,
        schema=hit.schema,
        caption=hit.caption,
        score=hit.score,
        statement=hit.saying.id,
        prop=hit.saying.prop,
        value=hit.saying.value,
        spans=hit.spans,
    )


ROUTES = (search,)
