"""The shelf of products: which there are, and of what one can be made."""

from __future__ import annotations

from sightline.errors import NotFound
from sightline.picture import Picture, Summary
from sightline.products.shelf import KINDS
from sightline.web.call import Call
from sightline.web.reply import Reply

_AREAS = ("Mission", "Territory")
_MOST_AREAS, _MOST_FOUND = 60, 8


def show_products(call: Call) -> Reply:
    """Show every kind of product with what it asks for."""
    picture = call.visit.picture("product", "list")
    subject = call.asked("subject")
    named = _named(picture, subject)
    return call.show(
        "share/products.html",
        kinds=KINDS,
        areas=list_areas(picture),
        subject=named.id if named else "",
        caption=named.caption if named else "",
        days=call.asked("days") or "7",
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
    )


def list_areas(picture: Picture) -> tuple[Summary, ...]:
    """List missions and territories, missions first."""
    found = [one for kind in _AREAS for one in picture.entities(kind, limit=_MOST_AREAS)]
    return tuple(found[:_MOST_AREAS])


def find_meant(picture: Picture, words: str) -> tuple[Summary, ...]:
    """Find which entities may be meant by words that are no id."""
    hits = picture.search(words, limit=_MOST_FOUND).hits
    return tuple(Summary(one.id, one.schema, one.caption) for one in hits)


def _named(picture: Picture, subject: str) -> Summary | None:
    """Find the entity that somebody came from; what is not there is not mentioned."""
    if not subject:
        return None
    try:
        entity = picture.entity(subject)
    except NotFound:
        return None
    return Summary(entity.id, entity.schema, entity.caption)
