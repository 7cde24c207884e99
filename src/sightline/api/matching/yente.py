"""Matching and searching in the shape of yente, for programs that speak to it already.

There is one data set, `default`: the picture of whoever asks. The score is a probability, and
every candidate says in words why. `match` is true only where people said who it is.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath, Parameter

from sightline.api.caller import PUBLIC
from sightline.api.counter import AtCounter, Look
from sightline.api.matching.candidates import Asked, Candidate, Matcher
from sightline.errors import BadValue, NotFound
from sightline.picture import Entity

DATASET = "default"
MOST_QUERIES = 100
_Properties = dict[str, tuple[str, ...]]
Limit = Annotated[int, Parameter(ge=1, le=50)]


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to look for."""

    schema: str
    properties: dict[str, str | list[str]]
    id: str | None = None


class Examples(msgspec.Struct, frozen=True, kw_only=True):
    """Questions by their keys."""

    queries: dict[str, Example]


class EntityPlain(msgspec.Struct, frozen=True, kw_only=True):
    """An entity in the shape of FollowTheMoney."""

    id: str
    caption: str
    schema: str
    properties: _Properties
    referents: tuple[str, ...]
    datasets: tuple[str, ...] = (DATASET,)
    target: bool = False


class Scored(EntityPlain, frozen=True, kw_only=True):
    """A candidate with its score, and every reason in words."""

    score: float
    match: bool
    features: dict[str, float]
    explanations: tuple[str, ...]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """How many there are."""

    value: int
    relation: str = "eq"


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """The candidates of one question."""

    status: int
    results: tuple[Scored, ...]
    total: Total
    query: Example


class Responses(msgspec.Struct, frozen=True, kw_only=True):
    """The answers by the keys of their questions."""

    responses: dict[str, Matches]
    limit: int


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found."""

    results: tuple[EntityPlain, ...]
    total: Total
    limit: int
    offset: int
    facets: dict[str, dict[str, str]]


class DatasetShown(msgspec.Struct, frozen=True, kw_only=True):
    """The one data set: the picture of whoever asks; its version is the address of the picture."""

    name: str
    title: str
    version: str


class Catalog(msgspec.Struct, frozen=True, kw_only=True):
    """Which data sets there are."""

    datasets: tuple[DatasetShown, ...]
    current: tuple[str, ...]
    outdated: tuple[str, ...]
    index_stale: bool


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the service is there."""

    status: str


@get("/healthz", opt={PUBLIC: True})
async def check_health() -> Health:
    """Say that the service is there, and nothing else."""
    return Health(status="ok")


@get("/catalog")
async def show_catalog(counter: AtCounter) -> Catalog:
    """List the data sets: there is one."""

    def read(look: Look) -> Catalog:
        title = look.visit.house.settings.name
        held = DatasetShown(name=DATASET, title=title, version=look.picture.address)
        return Catalog(datasets=(held,), current=(DATASET,), outdated=(), index_stale=False)

    return (await counter.tell("catalog", "", read)).data


@post("/match/{dataset:str}", status_code=200)
async def match(
    counter: AtCounter,
    dataset: FromPath[str],
    data: Examples,
    limit: Limit = 5,
    cutoff: Annotated[float, Parameter(ge=0, le=1)] = 0.5,
) -> Responses:
    """Find who may be meant by each of some examples."""
    _check(dataset)
    if len(data.queries) > MOST_QUERIES:
        raise BadValue(f"one call asks {MOST_QUERIES} questions at most: send them in parts")

    def read(look: Look) -> Responses:
        matcher = Matcher(look)
        return Responses(
            responses={
                key: _match(look, matcher, one, limit, cutoff) for key, one in data.queries.items()
            },
            limit=limit,
        )

    return (await counter.tell("match", f"{len(data.queries)} examples", read)).data


@get("/search/{dataset:str}")
async def search_dataset(
    counter: AtCounter,
    dataset: FromPath[str],
    *,
    q: Annotated[str, Parameter(min_length=1, max_length=500)],
    schema: Annotated[str | None, Parameter(max_length=100)] = None,
    limit: Limit = 10,
    offset: Annotated[int, Parameter(ge=0, le=450)] = 0,
) -> Results:
    """Find entities by words."""
    _check(dataset)

    def read(look: Look) -> Results:
        found = look.picture.search(q, schema=schema, limit=offset + limit)
        return Results(
            results=tuple(
                _plain(look.picture.entity(one.id)) for one in found.hits[offset : offset + limit]
            ),
            total=Total(value=found.total),
            limit=limit,
            offset=offset,
            facets={},
        )

    return (await counter.tell("search", q, read)).data


@get("/entities/{entity:str}")
async def find_plain_entity(counter: AtCounter, entity: FromPath[str]) -> EntityPlain:
    """Show an entity in the shape of FollowTheMoney."""
    told = await counter.tell("entity", entity, lambda look: _plain(look.picture.entity(entity)))
    return told.data


def _check(dataset: str) -> None:
    if dataset != DATASET:
        raise NotFound(f"there is no data set {dataset!r}: the one there is is {DATASET!r}")


def _match(look: Look, matcher: Matcher, example: Example, limit: int, cutoff: float) -> Matches:
    values = {
        name: [said] if isinstance(said, str) else said for name, said in example.properties.items()
    }
    asked = Asked(values=values, schemata=(example.schema,), most=limit)
    found = [one for one in matcher.find(asked) if one.probability >= cutoff]
    results = tuple(_score(look, one) for one in found)
    return Matches(status=200, results=results, total=Total(value=len(results)), query=example)


def _score(look: Look, one: Candidate) -> Scored:
    plain = _plain(look.picture.entity(one.id))
    return Scored(
        **msgspec.structs.asdict(plain),
        score=round(one.probability, 4),
        match=one.same,
        features={each.topic: round(each.log_odds, 3) for each in one.reasons},
        explanations=one.explanations,
    )


def _plain(held: Entity) -> EntityPlain:
    properties = {name: held.values(name) for name in held.properties}
    return EntityPlain(
        id=held.id,
        caption=held.caption,
        schema=held.schema,
        properties={name: values for name, values in properties.items() if values},
        referents=tuple(one for one in held.ids if one != held.id),
    )


ROUTES = (check_health, show_catalog, match, search_dataset, find_plain_entity)
