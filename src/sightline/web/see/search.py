"""Searching in one picture: words in any script, narrowed by kind, country and level."""

from __future__ import annotations

from typing import Any

import msgspec

from sightline.model import load_model
from sightline.picture import Facets, Hit, Picture, Sieve, Summary
from sightline.values import Marking
from sightline.web.call import Call
from sightline.web.reply import Reply
from sightline.web.see.labels import LABELS, label_kinds

_AROUND = 70
_PAGE = 20
#: What narrows a search, by the names under which it is asked for.
NARROWING = ("kind", "country", "level", "withdrawn")
_MOST_COUNTRIES = 12


class Choice(msgspec.Struct, frozen=True):
    """One way to narrow a search: what is asked for, how it is called, and how many there are."""

    asked: dict[str, str]
    words: str
    count: int
    chosen: bool = False


def show_search(call: Call) -> Reply:
    """Show what answers, best first; without words, all kinds of entity with their numbers."""
    query = call.asked("q")
    picture = call.visit.picture("search", query)
    asked = {name: call.asked(name) for name in NARROWING if call.asked(name)}
    context = _find(call, picture, query, asked) if query else _browse(call, picture, asked)
    shown = context.pop("shown")
    return call.show(
        "see/search.html",
        query=query,
        asked=asked,
        handling=call.visit.handling(picture.marked(shown)) if shown else "",
        address=picture.address,
        **LABELS,
        **context,
    )


def _find(call: Call, picture: Picture, query: str, asked: dict[str, str]) -> dict[str, Any]:
    levels = {name: one.level.value for name, one in _markings(call).items()}
    sieve = _sieve(asked, levels)
    hits = picture.search(query, sieve=sieve, limit=_PAGE, after=call.asked("after") or None)
    items = picture.items_named(hit.saying.item for hit in hits.hits)
    return {
        "hits": [(hit, mark_words(hit), items.get(hit.saying.item)) for hit in hits.hits],
        "total": hits.total,
        "after": hits.after,
        "facets": _tell(picture.facets(query, sieve, levels), asked),
        "entities": (),
        "shown": [hit.id for hit in hits.hits],
    }


def _browse(call: Call, picture: Picture, asked: dict[str, str]) -> dict[str, Any]:
    """List the kinds, or one page of the entities of a kind."""
    kind, after = asked.get("kind"), call.asked("after") or None
    entities: tuple[Summary, ...] = ()
    if kind is not None:
        entities = picture.entities(_known(kind), after=after, limit=_PAGE + 1)
    kinds = sorted(picture.schemata().items(), key=lambda pair: (label_kinds(pair[0]), pair[0]))
    choices = [_choice("kind", name, label_kinds(name), count, asked) for name, count in kinds]
    shown = entities[:_PAGE]
    return {
        "hits": (),
        "total": picture.count(_known(kind)) if kind else picture.count(),
        "after": shown[-1].id if len(entities) > _PAGE else None,
        "facets": (("Kind", choices),),
        "entities": shown,
        "shown": [one.id for one in shown],
    }


def _known(kind: str) -> str:
    """Take the name of a kind; what the vocabulary does not have finds nothing."""
    return load_model().schema(kind).name


def _markings(call: Call) -> dict[str, Marking]:
    return call.visit.house.markings(call.visit.reader)


def _sieve(asked: dict[str, str], levels: dict[str, str]) -> Sieve:
    kind, level = asked.get("kind"), asked.get("level")
    return Sieve(
        schemata=(kind,) if kind else None,
        country=asked.get("country"),
        markings=frozenset(m for m, at in levels.items() if at == level) if level else None,
        withdrawn=asked.get("withdrawn") == "yes",
    )


def _tell(facets: Facets, asked: dict[str, str]) -> tuple[tuple[str, list[Choice]], ...]:
    """Put the facets into words; what was chosen can be let go of again."""
    kinds = [_choice("kind", name, label_kinds(name), n, asked) for name, n in facets.kinds.items()]
    countries = [
        _choice("country", name, name.upper(), n, asked)
        for name, n in list(facets.countries.items())[:_MOST_COUNTRIES]
    ]
    levels = [_choice("level", name, name, n, asked) for name, n in facets.levels.items()]
    fallen = [_choice("withdrawn", "yes", "Something withdrawn", facets.withdrawn, asked)]
    told = (
        ("Kind", kinds),
        ("Country", countries),
        ("Level", levels),
        ("Withdrawn", fallen if facets.withdrawn or "withdrawn" in asked else []),
    )
    return tuple((name, choices) for name, choices in told if choices)


def _choice(name: str, value: str, words: str, count: int, asked: dict[str, str]) -> Choice:
    chosen = asked.get(name) == value
    rest = {one: said for one, said in asked.items() if one != name}
    return Choice(rest if chosen else {**rest, name: value}, words, count, chosen)


def mark_words(hit: Hit) -> list[tuple[str, bool]]:
    """Part the value that answered into pieces, and say which were asked for."""
    value, spans = hit.saying.value, hit.spans
    start = max(0, spans[0][0] - _AROUND) if spans else 0
    end = min(len(value), start + 3 * _AROUND)
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    place = start
    for first, last in spans:
        if first >= end:
            break
        pieces += [(value[place:first], False), (value[first:last], True)]
        place = last
    pieces.append((value[place : max(place, end)], False))
    if end < len(value):
        pieces.append((" …", False))
    return [(text, marked) for text, marked in pieces if text]
