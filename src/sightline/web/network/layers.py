"""The layers of a map: what happened, sites, routes, control, deployments, and who is heard.

There is no layer of persons, and none can be chosen: nobody is followed here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.reading import Reading
from sightline.picture import Picture
from sightline.web.kept import Kept
from sightline.web.network.boundaries import Area, Boundaries
from sightline.web.network.places import UNKNOWN, Gazetteer, Place
from sightline.web.network.reporting import Heard, Window, last_report, listen, places_of

#: The layers by name, in the order in which they are listed, with the words over each.
LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "events": "Events",
        "sites": "Sites",
        "routes": "Routes",
        "control": "Control",
        "deployments": "Deployments",
        "reporting": "Coverage of reporting",
    }
)
#: Trips, calls and the like are of persons, and so they are on no map.
HAPPENINGS = frozenset({"Event", "Incident"})
#: No layer shows more; of events the latest stand.
MOST = 2_000


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """One thing on the map: where, when, how exactly, and how well the place is seen."""

    layer: str
    id: str
    name: str
    kind: str
    said: str | None
    precision: str
    radius: float = 0.0
    #: The last day that the date can mean.
    day: dt.date | None = None
    #: The territory in which it is said to be, when that is one.
    place: str | None = None
    #: One place, two for a route, none where it is not known where it is.
    points: tuple[tuple[float, float], ...] = ()
    #: The outline of the boundary set that stands for a territory.
    area: Area | None = None
    heard: Heard | None = None

    @property
    def coverage(self) -> str:
        """How well the place is seen, in words."""
        return self.heard.words if self.heard else UNKNOWN


class Sheet(msgspec.Struct, frozen=True):
    """All layers for a window of days."""

    window: Window
    features: tuple[Feature, ...]
    left_out: int

    def of(self, layer: str) -> tuple[Feature, ...]:
        """The features of one layer."""
        return tuple(one for one in self.features if one.layer == layer)


_SHEETS: Kept[Sheet] = Kept(8)
_DAYS: Kept[dt.date] = Kept(64)


def choose_window(
    picture: Picture, day: dt.date, first: dt.date | None, last: dt.date | None
) -> Window:
    """Take the days asked for, or the twelve calendar months up to the last report."""
    last = last or _DAYS.give((picture.address, day), lambda: last_report(Reading(picture, day)))
    year_before = dt.date(last.year - 1 if last.month < 12 else last.year, last.month % 12 + 1, 1)
    return Window(first or min(year_before, last), last)


def read_layers(picture: Picture, window: Window, boundaries: Boundaries) -> Sheet:
    """Read every layer of a picture for a window; control and deployments as on its last day."""
    key = (picture.address, window, boundaries.name, len(boundaries.areas))
    return _SHEETS.give(key, lambda: _read(Reading(picture, window.last), window, boundaries))


class _Field:
    """What the layers are read from."""

    def __init__(self, reading: Reading, window: Window, boundaries: Boundaries) -> None:
        self.reading = reading
        self.window = window
        self.boundaries = boundaries
        self.places = Gazetteer(reading)
        self.heard = listen(reading, window)
        self.sites = {fact.id: fact.texts("territory") for fact in reading.of("Site")}

    def hear(self, places: Iterable[str]) -> Heard | None:
        """Say how well the places are seen: of several, the one that is seen least."""
        known = [self.heard[one] for one in places if one in self.heard]
        return min(known, key=lambda one: one.months, default=None)

    def name(self, actor: str) -> str:
        """Name an actor; a person is not named on a map."""
        fact = self.reading.find(actor)
        return "a person" if fact and fact.schema == "Person" else self.reading.caption(actor)

    def place(self, territories: Iterable[str]) -> str | None:
        """Name the territory, when one is said."""
        known = [one for one in territories if one in self.heard]
        return self.reading.caption(known[0]) if len(known) == 1 else None

    def outline(self, territory: str) -> Area | None:
        """Find the outline of a territory in the boundary set."""
        fact = self.reading.find(territory)
        if fact is None:
            return None
        return self.boundaries.find(fact.id, *fact.texts("territoryCode"), *fact.texts("name"))


def _read(reading: Reading, window: Window, boundaries: Boundaries) -> Sheet:
    field = _Field(reading, window, boundaries)
    readers: tuple[Callable[[_Field], Iterable[Feature]], ...] = (
        _read_events, _read_sites, _read_routes, _read_control, _read_deployments, _read_reporting,
    )  # fmt: skip
    found: list[Feature] = []
    left_out = 0
    for read in readers:
        layer = list(read(field))
        left_out += max(0, len(layer) - MOST)
        found += layer[:MOST]
    return Sheet(window, tuple(found), left_out)


def _read_events(field: _Field) -> list[Feature]:
    happened = [
        fact
        for fact in field.reading.of("Event")
        if fact.schema in HAPPENINGS and field.window.holds(fact)
    ]
    happened.sort(key=lambda fact: (fact.start or dt.date.min, fact.id), reverse=True)
    return [_read_event(field, fact) for fact in happened]


def _read_event(field: _Field, fact: Fact) -> Feature:
    territories = sorted(places_of(fact, field.sites))
    mark = _mark(
        "events",
        fact,
        field.places.of(fact),
        kind=_words(fact.texts("incidentType")),
        said=", ".join(fact.texts("date")) or ", ".join(fact.texts("startDate")) or None,
        heard=field.hear(territories),
    )
    return msgspec.structs.replace(mark, day=fact.start, place=field.place(territories))


def _read_sites(field: _Field) -> Iterator[Feature]:
    for fact in field.reading.of("Site"):
        yield _mark(
            "sites",
            fact,
            field.places.of(fact),
            kind=_words(fact.texts("siteType")),
            said=None,
            heard=field.hear(fact.texts("territory")),
        )


def _read_routes(field: _Field) -> Iterator[Feature]:
    for fact in field.reading.of("RouteLeg"):
        if not fact.holds(field.window.last):
            continue
        ends = [
            field.places.find(one)
            for prop in ("origin", "destination")
            for one in fact.texts(prop)[:1]
        ]
        known = [one for one in ends if one is not None]
        names = [
            field.reading.caption(one)
            for prop in ("origin", "destination")
            for one in fact.texts(prop)[:1]
        ]
        whole = len(known) == 2
        yield Feature(
            layer="routes",
            id=fact.id,
            name=" – ".join(names) or fact.caption,
            kind=_words(
                [*fact.texts("mode"), *map(field.reading.caption, fact.texts("commodity"))]
            ),
            said=_span(fact),
            precision="the ends as placed; the line between them is not the way taken"
            if whole
            else UNKNOWN,
            points=tuple((one.longitude, one.latitude) for one in known) if whole else (),
        )


def _read_control(field: _Field) -> Iterator[Feature]:
    for fact in field.reading.of("TerritorialControl"):
        if fact.holds(field.window.last):
            actors = ", ".join(map(field.name, fact.texts("actor"))) or UNKNOWN
            kind = f"{_words(fact.texts('degree'))}: {actors}"
            yield _on_territory(field, "control", fact, fact.texts("area"), kind)


def _read_deployments(field: _Field) -> Iterator[Feature]:
    for fact in field.reading.of("Deployment"):
        if fact.holds(field.window.last):
            yield _on_territory(
                field, "deployments", fact, fact.texts("territory"), _strength(fact)
            )


def _read_reporting(field: _Field) -> Iterator[Feature]:
    for fact in field.reading.of("Territory"):
        heard = field.heard.get(fact.id)
        kind = heard.words if heard else UNKNOWN
        yield _on_territory(field, "reporting", fact, (fact.id,), kind)


def _on_territory(
    field: _Field, layer: str, fact: Fact, territories: tuple[str, ...], kind: str
) -> Feature:
    """Put something on the one territory that is said, by its outline or at its middle."""
    one = territories[0] if len(territories) == 1 else None
    area = field.outline(one) if one else None
    place = field.places.find(one) if one and area is None else None
    name = ", ".join(field.reading.caption(each) for each in territories) or fact.caption
    return Feature(
        layer=layer,
        id=fact.id,
        name=name,
        kind=kind,
        said=None if layer == "reporting" else _span(fact),
        precision=f"the outline of {area.name} in the boundary set"
        if area
        else place.precision
        if place
        else UNKNOWN,
        points=((place.longitude, place.latitude),) if place else (),
        area=area,
        heard=field.hear(territories),
    )


def _mark(
    layer: str,
    fact: Fact,
    place: Place | None,
    *,
    kind: str,
    said: str | None,
    heard: Heard | None,
) -> Feature:
    return Feature(
        layer=layer,
        id=fact.id,
        name=fact.caption,
        kind=kind,
        said=said,
        precision=place.precision if place else UNKNOWN,
        radius=place.radius if place else 0.0,
        points=((place.longitude, place.latitude),) if place else (),
        heard=heard,
    )


def _span(fact: Fact) -> str | None:
    starts, ends = fact.texts("startDate"), fact.texts("endDate")
    if not starts and not ends:
        return None
    return f"{' / '.join(starts) or '?'} – {' / '.join(ends) or '…'}"


def _strength(fact: Fact) -> str:
    parts = ("troops", "fpu", "ipo", "observers", "civilianRol")
    words = ("troops", "formed police", "police officers", "observers", "rule-of-law staff")
    said = [
        f"{' / '.join(f'{float(one):g}' for one in fact.texts(prop))} {word}"
        for prop, word in zip(parts, words, strict=True)
        if fact.texts(prop)
    ]
    return ", ".join(said) or "strength not known"


def _words(codes: Iterable[str]) -> str:
    return ", ".join(code.replace("-", " ") for code in codes) or UNKNOWN
