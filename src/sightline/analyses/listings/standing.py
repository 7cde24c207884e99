"""Standings: what each listing is, as the latest version that holds it says, and whether it left.

A listing is an administrative measure of an authority, from a day on. It proves nothing.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.analyses.listings.bearer import Bearers
from sightline.analyses.listings.measure import MeasureSpan, Terms, find_measures
from sightline.analyses.listings.version import Holding, ListVersion, hold
from sightline.errors import BadInstant
from sightline.picture import Picture, Saying
from sightline.reference import Regime, find_regime
from sightline.values import Instant

UN_LIST = "un-sc"
_UNITED_NATIONS = ("united nations", "security council")
_LIMIT = 100_000


class Gone(msgspec.Struct, frozen=True):
    """An entry stands in one version of its list and not in the next that is whole.

    ``back`` is the day of the first later version that holds it again.
    """

    after: dt.date
    before: dt.date
    back: dt.date | None = None

    def __str__(self) -> str:
        again = f", and on it again by {self.back}" if self.back else ""
        return f"taken off the list between {self.after} and {self.before}{again}"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One listing of one entity. Without a list it is what reports state and no published list.

    ``first_seen`` and ``last_seen`` are the days of the first and the last version that hold it.
    """

    listing: str
    entity: str
    list: str
    authority: str
    reference: str
    program: str
    measures: tuple[MeasureSpan, ...]
    listed: dt.date | None
    left: Gone | None
    basis: tuple[str, ...]
    first_seen: dt.date | None = None
    last_seen: dt.date | None = None
    regime: str = ""
    ended: dt.date | None = None
    status: tuple[str, ...] = ()
    gaps: tuple[Gone, ...] = ()
    until: dt.date | None = None


def standings(picture: Picture, entity: str) -> tuple[Standing, ...]:
    """Find all listings of one entity, under any of its ids."""
    head = picture.entity(entity)
    naming = picture.statements(schema="Sanction", prop="entity", naming=head.id, limit=_LIMIT)
    listings = sorted({one.entity for one in naming if not one.negated})
    bearers = Bearers(picture)
    found = (make_standing(hold(picture), name, bearers) for name in listings)
    return tuple(one for one in found if one is not None and one.entity == head.id)


def all_standings(picture: Picture) -> tuple[Standing, ...]:
    """Find all listings of the picture, by the ids of the listings."""
    bearers = Bearers(picture)
    bearers.read_all()
    made = (make_standing(hold(picture), name, bearers) for name in sorted(hold(picture).said))
    return tuple(one for one in made if one is not None)


def sure_until(picture: Picture, listing: str) -> dt.date | None:
    """The first day on which it is not sure any more that a listing stands; None when it does."""
    holding = hold(picture)
    if not holding.versions or listing not in holding.said:
        return None
    standing = make_standing(holding, listing, Bearers(picture))
    if standing is None:
        return None
    left = standing.left.after + dt.timedelta(days=1) if standing.left else None
    return min((day for day in (left, standing.ended) if day is not None), default=None)


def make_standing(holding: Holding, listing: str, bearers: Bearers) -> Standing | None:
    """Make the standing of one listing; None when nobody says of whom it is."""
    by_item = holding.said[listing]
    held = [one for one in holding.versions if one.item in by_item]
    latest = held[-1] if held else None
    older = {one.item for one in held[:-1]}
    said = [one for item, many in by_item.items() if item not in older for one in many]
    facts = _Facts(said)
    entity = facts.one("entity")
    if not entity:
        return None
    entity, schema = bearers.find(entity)
    code = latest.list if latest else ""
    reference = facts.one("unscId") or facts.one("authorityId")
    regime = _regime(code, facts, reference)
    terms = Terms(
        reference=reference,
        person=None if schema is None else schema == "Person",
        provisions=facts.all("provisions"),
        listed=facts.day("listingDate"),
        start=facts.day("startDate"),
        end=facts.end(),
        source=_source(facts, latest),
    )
    present = {one.item for one in held} | holding.under(code, reference)
    seen = [one for one in holding.of(code) if one.item in present]
    gaps = find_gaps(holding.of(code), present) if held else ()
    return Standing(
        listing=listing,
        entity=entity,
        list=code,
        authority=facts.one("authority"),
        reference=reference,
        program=" / ".join(facts.all("program")),
        measures=find_measures(terms, regime),
        listed=terms.listed or terms.start,
        left=gaps[-1] if gaps and gaps[-1].back is None else None,
        basis=tuple(sorted({*(one.id for one in said), *(one.item for one in said)})),
        first_seen=seen[0].day if seen else None,
        last_seen=seen[-1].day if seen else None,
        regime=regime.code if regime else "",
        ended=regime.ended if regime else None,
        status=facts.all("status"),
        gaps=gaps,
        until=terms.end,
    )


def _regime(code: str, facts: _Facts, reference: str) -> Regime | None:
    """Find the regime of an entry of the Security Council; other authorities have other rules."""
    authority = facts.one("authority").lower()
    if code == UN_LIST or (not code and any(word in authority for word in _UNITED_NATIONS)):
        return find_regime(facts.one("unscId") or reference, facts.all("program"))
    return None


def _source(facts: _Facts, latest: ListVersion | None) -> str:
    if latest is not None:
        return f"{latest.list}, version of {latest.day}"
    return facts.one("authority") or "as reported"


def find_gaps(all_versions: list[ListVersion], held: set[str]) -> tuple[Gone, ...]:
    """Find where an entry stands in one version and not in the next whole one."""
    found: list[Gone] = []
    last: ListVersion | None = None
    for one in all_versions:
        if one.item in held:
            if found and found[-1].back is None:
                found[-1] = msgspec.structs.replace(found[-1], back=one.day)
            last = one
        elif last is not None and one.whole and one.day > last.day:
            found.append(Gone(last.day, one.day))
            last = None
    return tuple(found)


class _Facts:
    """What one version, or all reports together, say of a listing."""

    def __init__(self, said: list[Saying]) -> None:
        self._values: dict[str, list[str]] = {}
        for one in said:
            values = self._values.setdefault(one.prop, [])
            if one.value not in values:
                values.append(one.value)

    def all(self, prop: str) -> tuple[str, ...]:
        """All values of a property, in a fixed order."""
        return tuple(sorted(self._values.get(prop, ())))

    def one(self, prop: str) -> str:
        """All values of a property in one text, which mostly is one value."""
        return " / ".join(self.all(prop)) if prop != "entity" else next(iter(self.all(prop)), "")

    def day(self, prop: str) -> dt.date | None:
        """The last day that a beginning can mean; of several the earliest."""
        days = [span.latest for span in self._spans(prop) if span.latest is not None]
        return min(days, default=None)

    def end(self) -> dt.date | None:
        """The day of an end as it was said; of several the latest, for it may still hold."""
        days = [span.latest for span in self._spans("endDate")]
        return max(days) if days and None not in days else None  # type: ignore[type-var]

    def _spans(self, prop: str) -> list[Instant]:
        found = []
        for text in self._values.get(prop, ()):
            try:
                found.append(Instant.parse(text))
            except BadInstant:
                continue
        return found
