"""F-MILCRIME: soldiers who lead law enforcement, and no chain that keeps the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.phrase import count
from sightline.analyses.reading import Reading

#: Measures that are work of police: arrests, surveillance, coasts, investigations, borders, ports.
_POLICING = ("M01.1", "M03.1", "M03.2", "M06.4", "M07.1", "M07.4")


@rule("F-MILCRIME")
def see_milcrime(reading: Reading, card: Card) -> Iterator[Flag]:
    """See military bodies that police without custody, and evidence that they lost."""
    leading = _leading(reading)
    lost = _reports(reading, "evidence-lost")
    custody = _reports(reading, "custody-kept")
    for body in sorted({*leading, *(each for name in lost for each in _soldiers(reading, name))}):
        measures = leading.get(body, [])
        names = {body, *(one.id for one in reading.pointing("Measure", "implementer", body))}
        broken = _all_of(lost, names)
        kept = _all_of(custody, names)
        if _is_broken(broken, kept):
            yield _tell(reading, card, (body, measures), broken, kept)


def _leading(reading: Reading) -> dict[str, list[Fact]]:
    """The measures of policing that soldiers lead, by who carries them out."""
    found: dict[str, list[Fact]] = {}
    for one in reading.of("Measure"):
        police = one.has("measureCode", *_POLICING) and one.has("component", "military")
        if police and one.begun(reading.day):
            for body in one.texts("implementer") or (one.id,):
                found.setdefault(body, []).append(one)
    return found


def _reports(reading: Reading, aspect: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for one in reading.observed(aspect):
        if one.holds(reading.day):
            for name in (*one.texts("subject"), *one.texts("object")):
                found.setdefault(name, []).append(one)
    return found


def _all_of(reports: dict[str, list[Fact]], names: set[str]) -> list[Fact]:
    """The reports on any of some names, each once."""
    found = {one.id: one for name in names for one in reports.get(name, ())}
    return [found[name] for name in sorted(found)]


def _soldiers(reading: Reading, name: str) -> tuple[str, ...]:
    """The military bodies for which a name stands: a force, or who leads a measure of soldiers."""
    fact = reading.find(name)
    if fact is None:
        return ()
    if fact.has("component", "military", "mixed"):
        return fact.texts("implementer") or (name,)
    return (name,) if fact.has("missionType", "military") else ()


def _is_broken(broken: list[Fact], kept: list[Fact]) -> bool:
    """Custody that is kept answers the question, unless evidence was lost at a later time."""
    if not kept:
        return True
    last = max((one.start for one in kept if one.start), default=None)
    return any(last is not None and one.start is not None and one.start > last for one in broken)


def _tell(
    reading: Reading,
    card: Card,
    leading: tuple[str, list[Fact]],
    broken: list[Fact],
    kept: list[Fact],
) -> Flag:
    body, measures = leading
    works = f" leads {count(len(measures), 'measure')} of police work" if measures else ""
    lost = "evidence is reported lost" if broken else "no chain of custody is on record"
    says = f"{reading.caption(body)}{works}{', and' if works else ':'} {lost}"
    unknown = [
        *(["whether custody is kept: nobody says"] if not broken else []),
        *(["which holds: custody is reported kept as well"] if kept and broken else []),
    ]
    seen = (*measures, *broken, *kept)
    others = [one.id for one in measures]
    return make_flag(reading, card, body, says, seen, others=others, unknown=unknown)
