"""The W3C Reconciliation Service API 0.2: what a spreadsheet asks, answered from one picture.

`/reconcile` is for programs that send a key. `/reconcile/{token}` is for those that cannot, such
as OpenRefine: the token is a pass, good for this alone and for some days.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, post
from litestar.params import FromPath, Parameter

from sightline.api.answer import Done
from sightline.api.caller import IN_ADDRESS
from sightline.api.counter import OF_THE_HOUSE, AtCounter, Counter
from sightline.api.matching.candidates import Asked, Candidate, Matcher
from sightline.api.matching.extension import Extend, Extended, extend
from sightline.api.matching.manifest import Manifest, make_manifest, name_types
from sightline.api.matching.offers import Ref
from sightline.api.passes import Passes
from sightline.errors import BadInput, BadValue
from sightline.reception import Visit

#: So many questions are answered in one call, and so many candidates are given to each.
MOST_QUERIES, MOST_CANDIDATES = 100, 50
Token = Annotated[str, Parameter(max_length=100)]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A property that is known of who is looked for."""

    pid: str
    v: Any


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """One question: a name, of which types, and what else is known."""

    query: Annotated[str, msgspec.Meta(max_length=500)] = ""
    type: str | list[str] | None = None
    limit: int | None = None
    properties: list[Known] = []
    type_strict: str | None = None


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """What one comparison adds to the likelihood, in log-odds."""

    id: str
    value: float


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate. `match` is true only where people said who it is."""

    id: str
    name: str
    type: tuple[Ref, ...]
    score: float
    match: bool
    features: tuple[Feature, ...]
    explanations: tuple[str, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """The candidates of one question."""

    result: tuple[Found, ...]


class PassWanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """For which program, and for how many hours, a pass is wanted."""

    label: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    hours: Annotated[int, msgspec.Meta(ge=1, le=168)] = 24


class PassShown(msgspec.Struct, frozen=True, kw_only=True):
    """A pass of yours; its address is told once, when it is issued."""

    id: str
    label: str
    since: str
    until: str
    address: str | None = None


Answer = Manifest | dict[str, Result] | Extended


@get(["/reconcile", "/reconcile/{token:str}"], opt={IN_ADDRESS: True})
async def reconcile(
    counter: AtCounter,
    request: Request[Any, Any, Any],
    queries: Annotated[str | None, Parameter(max_length=100_000)] = None,
    extend_: Annotated[str | None, Parameter(query="extend", max_length=100_000)] = None,
) -> Answer:
    """Give the manifest of the service, or answer the questions in `queries` or `extend`."""
    return await _answer(counter, request, queries, extend_)


@post(
    ["/reconcile", "/reconcile/{token:str}"],
    opt={IN_ADDRESS: True},
    status_code=200,
)
async def reconcile_many(counter: AtCounter, request: Request[Any, Any, Any]) -> Answer:
    """Answer the questions in the fields `queries` or `extend` of a form."""
    form = await request.form()
    said = {name: form.get(name) for name in ("queries", "extend")}
    queries, wanted = (one if isinstance(one, str) else None for one in said.values())
    if queries is None and wanted is None:
        raise BadInput("there is no question: send a form with the field `queries` or `extend`")
    return await _answer(counter, request, queries, wanted)


async def _answer(
    counter: Counter, request: Request[Any, Any, Any], queries: str | None, wanted: str | None
) -> Answer:
    if wanted is not None:
        order = _decode(wanted, Extend, "extend")
        return (await counter.tell("extend", "", lambda look: extend(look, order))).data
    if queries is not None:
        asked = _decode(queries, dict[str, Query], "queries")
        return await match_queries(counter, asked)
    address = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return await counter.visit(lambda visit: make_manifest(visit, address, request.url.path))


async def match_queries(counter: Counter, asked: dict[str, Query]) -> dict[str, Result]:
    """Find the candidates of every question."""
    if len(asked) > MOST_QUERIES:
        raise BadValue(f"one call asks {MOST_QUERIES} questions at most: send them in parts")
    words = " ".join(one.query for one in asked.values())
    told = await counter.tell(
        "reconcile",
        words,
        lambda look: _match(Matcher(look), asked),
    )
    return told.data


def _match(matcher: Matcher, asked: dict[str, Query]) -> dict[str, Result]:
    return {
        key: Result(result=tuple(_show(each) for each in matcher.find(_read(one))))
        for key, one in asked.items()
    }


def _read(query: Query) -> Asked:
    values: dict[str, list[str]] = {"name": [query.query]} if query.query.strip() else {}
    for known in query.properties:
        values.setdefault(known.pid, []).extend(_values(known.v))
    types = [query.type] if isinstance(query.type, str) else query.type or []
    most = MOST_CANDIDATES if query.limit is None else query.limit
    if most < 1:
        raise BadValue("limit counts candidates: give 1 or more, or leave it out")
    return Asked(
        values=values,
        schemata=tuple(types),
        strict=query.type_strict in ("all", "should"),
        most=min(most, MOST_CANDIDATES) if query.limit else 5,
    )


def _values(said: Any) -> list[str]:
    """Read the value of a property: a text, a number, a reference, or several."""
    several = said if isinstance(said, list) else [said]
    read = [one.get("id", "") if isinstance(one, dict) else one for one in several]
    return [str(one)[:500] for one in read if one not in (None, "")]


def _show(one: Candidate) -> Found:
    return Found(
        id=one.id,
        name=one.caption,
        type=name_types(one.schema),
        score=round(100 * one.probability, 2),
        match=one.same,
        features=tuple(
            Feature(id=each.topic, value=round(each.log_odds, 3)) for each in one.reasons
        ),
        explanations=one.explanations,
    )


def _decode(said: str, kind: Any, name: str) -> Any:
    try:
        return msgspec.json.decode(said, type=kind)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadInput(f"the field {name!r} cannot be read: {error}") from None


@post("/reconcile/passes", status_code=201)
async def issue_pass(counter: AtCounter, data: PassWanted) -> Done[PassShown]:
    """Issue an address at which a program matches in your name, on the terms of this call."""

    def issue(visit: Visit) -> Done[PassShown]:
        passes = Passes(visit.house.folder)
        token, held = passes.issue(visit.reader.name, data.label, data.hours, visit.terms)
        return _of_the_house(
            visit,
            PassShown(
                id=held.id,
                label=held.label,
                since=held.since.isoformat(),
                until=held.until.isoformat(),
                address=f"/api/v1/reconcile/{token}",
            ),
        )

    return await counter.visit(issue)


@get("/reconcile/passes")
async def list_passes(counter: AtCounter) -> Done[tuple[PassShown, ...]]:
    """List your living passes, without their addresses."""

    def read(visit: Visit) -> Done[tuple[PassShown, ...]]:
        held = Passes(visit.house.folder).of(visit.reader.name)
        return _of_the_house(
            visit,
            tuple(
                PassShown(
                    id=one.id,
                    label=one.label,
                    since=one.since.isoformat(),
                    until=one.until.isoformat(),
                )
                for one in held
            ),
        )

    return await counter.visit(read)


@delete("/reconcile/passes/{held:str}")
async def withdraw_pass(counter: AtCounter, held: FromPath[str]) -> None:
    """Withdraw a pass of yours: nothing comes in by it any more."""
    await counter.visit(lambda visit: Passes(visit.house.folder).withdraw(held, visit.reader.name))


def _of_the_house(visit: Visit, data: Any) -> Done[Any]:
    return Done(reader=visit.reader.name, handling=OF_THE_HOUSE, data=data)


ROUTES = (reconcile, reconcile_many, issue_pass, list_passes, withdraw_pass)
