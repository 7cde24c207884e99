"""The manifest of the reconciliation service: what it is called, and what else it offers."""

from __future__ import annotations

import msgspec

from sightline.analyses.bearers import BEARERS
from sightline.api.matching.offers import Ref
from sightline.model import load_model
from sightline.reception import Visit


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entity can be looked at."""

    url: str


class PreviewPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a small page on an entity stands, and how large it is."""

    url: str
    width: int
    height: int


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """Where something is suggested."""

    service_url: str
    service_path: str


class Suggest(msgspec.Struct, frozen=True, kw_only=True):
    """What can be suggested while somebody types."""

    entity: Service
    type: Service
    property: Service


class ExtendPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where properties are proposed by which a table can be extended."""

    propose_properties: Service
    property_settings: tuple[str, ...] = ()


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The manifest, as the Reconciliation Service API 0.2 has it."""

    versions: tuple[str, ...]
    name: str
    identifierSpace: str  # noqa: N815 - the word of the standard
    schemaSpace: str  # noqa: N815 - the word of the standard
    defaultTypes: tuple[Ref, ...]  # noqa: N815 - the word of the standard
    view: Link
    preview: PreviewPlace
    suggest: Suggest
    extend: ExtendPlace


def make_manifest(visit: Visit, address: str, path: str) -> Manifest:
    """Make the manifest for whoever came in by an address and a path of ours."""
    root = f"{address}/api/v1{path[path.index('/reconcile') :].rstrip('/')}"

    def service(name: str) -> Service:
        return Service(service_url=root, service_path=name)

    return Manifest(
        versions=("0.2",),
        name=f"Sightline: {visit.house.settings.name}",
        identifierSpace=f"{address}/entity/",
        schemaSpace=f"{address}/api/v1/schemata/",
        defaultTypes=list_types(),
        view=Link(url=f"{address}/entity/{{{{id}}}}"),
        preview=PreviewPlace(url=f"{root}/preview?id={{{{id}}}}", width=420, height=260),
        suggest=Suggest(
            entity=service("/suggest/entity"),
            type=service("/suggest/type"),
            property=service("/suggest/property"),
        ),
        extend=ExtendPlace(propose_properties=service("/extend/propose")),
    )


def list_types() -> tuple[Ref, ...]:
    """List the kinds whose names are compared."""
    schemata = load_model().schemata
    found = [
        one
        for name, one in sorted(schemata.items())
        if not one.abstract and not one.hidden and any(one.is_a(each) for each in BEARERS)
    ]
    return tuple(Ref(id=one.name, name=one.label) for one in found)


def name_types(schema: str) -> tuple[Ref, ...]:
    """Name the kind of an entity, and the wider ones whose names are compared."""
    model = load_model()
    held = model.schemata[schema]
    wider = [one for one in list_types() if one.id != schema and held.is_a(one.id)]
    return (Ref(id=schema, name=held.label), *wider)
