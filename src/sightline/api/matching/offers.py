"""What is offered while somebody types, and a small page on an entity."""

from __future__ import annotations

import html
from typing import Annotated

import msgspec
from litestar import Response, get
from litestar.params import Parameter

from sightline.api.caller import IN_ADDRESS
from sightline.api.counter import AtCounter, Look
from sightline.model import load_model
from sightline.picture import Entity

_MOST = 20
#: The page may stand in a frame of another program; it runs nothing and loads nothing.
_ALONE = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'"
_FEATURED = 8

Prefix = Annotated[str, Parameter(max_length=500, description="What was typed so far.")]
Start = Annotated[int, Parameter(ge=0, le=1_000, description="How many to pass over.")]


class Ref(msgspec.Struct, frozen=True, kw_only=True):
    """Something by its id and its name."""

    id: str
    name: str


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is offered."""

    id: str
    name: str
    description: str
    notable: tuple[Ref, ...] = ()


class Offers(msgspec.Struct, frozen=True, kw_only=True):
    """What is offered."""

    result: tuple[Offered, ...]


@get(["/reconcile/suggest/entity", "/reconcile/{token:str}/suggest/entity"], opt={IN_ADDRESS: True})
async def suggest_entity(counter: AtCounter, prefix: Prefix, cursor: Start = 0) -> Offers:
    """Offer entities of the picture whose words begin so."""

    def read(look: Look) -> Offers:
        labels = load_model().schemata
        found = look.picture.search(prefix, limit=cursor + _MOST).hits[cursor:]
        return Offers(
            result=tuple(
                Offered(
                    id=one.id,
                    name=one.caption,
                    description=f"{labels[one.schema].label}: {one.saying.value}"[:200],
                    notable=(Ref(id=one.schema, name=labels[one.schema].label),),
                )
                for one in found
            )
        )

    return (await counter.tell("suggest", prefix, read)).data


@get(["/reconcile/suggest/type", "/reconcile/{token:str}/suggest/type"], opt={IN_ADDRESS: True})
async def suggest_type(counter: AtCounter, prefix: Prefix, cursor: Start = 0) -> Offers:
    """Offer kinds of the vocabulary, the same to every reader."""
    begun = prefix.casefold()
    found = [
        Offered(id=name, name=one.label, description=one.description)
        for name, one in sorted(load_model().schemata.items())
        if not one.hidden and (begun in one.label.casefold() or begun in name.casefold())
    ]
    await counter.visit(lambda visit: visit.reader)
    return Offers(result=tuple(found[cursor : cursor + _MOST]))


@get(
    ["/reconcile/suggest/property", "/reconcile/{token:str}/suggest/property"],
    opt={IN_ADDRESS: True},
)
async def suggest_property(counter: AtCounter, prefix: Prefix, cursor: Start = 0) -> Offers:
    """Offer properties of the vocabulary, the same to every reader."""
    begun, found = prefix.casefold(), dict[str, Offered]()
    for _, schema in sorted(load_model().schemata.items()):
        for name, one in schema.properties.items():
            if not one.hidden and (begun in one.label.casefold() or begun in name.casefold()):
                offer = Offered(id=name, name=one.label, description=one.description)
                found.setdefault(name, offer)
    await counter.visit(lambda visit: visit.reader)
    offers = [found[name] for name in sorted(found)]
    return Offers(result=tuple(offers[cursor : cursor + _MOST]))


@get(
    ["/reconcile/preview", "/reconcile/{token:str}/preview"],
    opt={IN_ADDRESS: True},
    media_type="text/html",
)
async def preview(
    counter: AtCounter,
    entity: Annotated[str, Parameter(query="id", max_length=500)],
) -> Response[bytes]:
    """Show a small page on an entity: its name, its kind, and what is said of it first."""

    def read(look: Look) -> bytes:
        held = look.picture.entity(entity)
        look.mark(look.picture.markings(held.id))
        return _draw(held, look.handling).encode()

    told = await counter.tell("preview", entity, read)
    headers = {"content-security-policy": _ALONE}
    return Response(told.data, media_type="text/html; charset=utf-8", headers=headers)


def _draw(held: Entity, handling: str) -> str:
    schema = load_model().schemata[held.schema]
    names = [*schema.featured, *(name for name in held.properties if name not in schema.featured)]
    rows = [
        f"<dt>{_safe(one.label)}</dt><dd>{_safe('; '.join(values[:3]))}</dd>"
        for name in names
        if (values := held.values(name)) and (one := schema.properties.get(name)) is not None
    ]
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{_safe(held.caption)}</title><p><small>{_safe(handling)}</small></p>"
        f"<h1>{_safe(held.caption)}</h1><p>{_safe(schema.label)}</p>"
        f"<dl>{''.join(rows[:_FEATURED])}</dl></html>"
    )


def _safe(text: str) -> str:
    return html.escape(text[:300], quote=True)


ROUTES = (suggest_entity, suggest_type, suggest_property, preview)
