"""All reference data as records, in a fixed order: the same marking gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.reference.concept import load_concepts
from sightline.reference.deployment import Deployment, load_deployments
from sightline.reference.document import Document, load_documents
from sightline.reference.filing import Facts, Telling, file
from sightline.reference.indicator import load_indicators, load_interfaces
from sightline.reference.mission import Mission, load_missions, load_organizations
from sightline.reference.naming import entity_id
from sightline.reference.origin import Checked
from sightline.reference.practice import Activity, Use, load_activities, load_uses
from sightline.reference.research import load_cards, load_definitions
from sightline.reference.territory import Territory, load_territories
from sightline.values import Kind, Record

_HANSEN = "Hansen 2014, Table 1"
_LIJN = "van der Lijn 2018, III"


def reference_records(marking: str) -> list[Record]:
    """Give all reference data as items and statements under a marking, which stands apart."""
    return [record for one in tellings() for record in file(one, marking)]


def tellings() -> Iterator[Telling]:
    """Go through all entries of the reference data."""
    yield from map(_territory, load_territories())
    yield from _organizations()
    for mission in load_missions():
        yield from _mission(mission)
    for document in load_documents():
        yield from _document(document)
    yield from map(_deployment, load_deployments())
    yield from _interfaces()
    yield from map(_use, load_uses())
    yield from map(_activity, load_activities())
    yield from _concepts()
    yield from _research()


def _places(codes: tuple[str, ...]) -> list[str]:
    return [entity_id("territory", code) for code in codes]


def _missions(abbreviations: tuple[str, ...]) -> list[str]:
    return [entity_id("mission", one) for one in abbreviations]


def _note(name: str, description: str | None, *keywords: str, **more: str) -> Facts:
    return {"name": name, "description": description, "keywords": list(keywords), **more}


def _territory(one: Territory) -> Telling:
    facts: Facts = {
        "name": one.name,
        "alias": one.alias,
        "level": one.level,
        "territoryCode": one.code.upper() if one.level == "country" else None,
        "country": one.code if one.level == "country" else None,
        "partOf": _places((one.part_of,)) if one.part_of else None,
    }
    return Telling(
        fact=one.code,
        title=f"Territory: {one.name}",
        source=one.source,
        checked=Checked.PUBLISHED if one.level == "country" else Checked.MEMORY,
        says=((one.entity, "Territory", facts),),
        known=one.known or "1974-12-15",
    )


def _organizations() -> Iterator[Telling]:
    for one in load_organizations():
        yield Telling(
            fact=one.code,
            title=f"Organization: {one.name}",
            source="general knowledge",
            checked=Checked.MEMORY,
            says=((one.entity, "Organization", {"name": one.name}),),
            known="1974-12-15",
        )


def _mission(one: Mission) -> Iterator[Telling]:
    facts: Facts = {
        "name": one.name,
        "abbreviation": one.abbreviation,
        "missionType": one.kind,
        "lead": entity_id("organization", one.lead),
        "territory": _places(one.places),
        "incorporationDate": one.start,
        "predecessor": _missions((one.predecessor,)) if one.predecessor else None,
    }
    yield Telling(
        fact=one.abbreviation,
        title=f"Mission: {one.abbreviation}",
        source=one.source,
        checked=one.checked,
        says=((one.entity, "Mission", facts),),
        known=one.known,
        event=one.known,
    )
    if one.end is not None:
        yield Telling(
            fact=f"{one.abbreviation} ended",
            title=f"Mission: {one.abbreviation}, its end",
            source=one.source,
            checked=one.checked,
            says=((one.entity, "Mission", {"dissolutionDate": one.end}),),
            known=one.end,
            event=one.end,
        )


def _document(one: Document) -> Iterator[Telling]:
    facts: Facts = {
        "name": f"{one.symbol}: {one.title}",
        "symbol": one.symbol,
        "adoptionDate": one.date,
        "expiryDate": one.expires,
        "subjectType": one.subject,
        "mission": _missions((one.mission,)) if one.mission and one.counts_as_mandate else None,
        "supersedes": entity_id("mandate", one.supersedes) if one.supersedes else None,
        "summary": f"On {one.mission}" if one.mission and not one.counts_as_mandate else None,
        "notes": _taken_for(one),
    }
    coded = tuple(_provisions(one))
    yield Telling(
        fact=one.symbol,
        title=f"{one.symbol}: {one.title}",
        source=one.source,
        checked=one.checked,
        says=((one.entity, "Mandate", facts), *coded),
        known=one.date,
        event=one.date,
        document=one.symbol,
        kind=Kind.RESOLUTION,
    )
    for stated in one.as_stated:
        yield Telling(
            fact=f"{one.symbol} as stated",
            title=f"{one.symbol}: the date that {stated.by} gives",
            source=stated.by,
            checked=Checked.SEED,
            says=((one.entity, "Mandate", {"adoptionDate": stated.date}),),
            event=stated.date,
            document=one.symbol,
        )


def _taken_for(one: Document) -> str | None:
    return f"Taken for a {one.taken_for} in print: {one.source}." if one.taken_for else None


def _provisions(one: Document) -> Iterator[tuple[str, str, Facts]]:
    for each in one.provisions:
        marks = {
            "threat named": each.threat,
            "tasks the mission": each.tasks,
            "cross-reference": each.cross_reference,
        }
        facts: Facts = {
            "name": f"{one.symbol}, {each.paragraph}",
            "mandate": one.entity,
            "paragraph": each.paragraph,
            "operative": each.place,
            "strength": each.strength,
            "ocScope": each.scope,
            "chainStage": each.stage,
            "summary": each.says,
            "keywords": [word for word, so in marks.items() if so],
        }
        yield one.provision_id(each), "MandateProvision", facts


def _deployment(one: Deployment) -> Telling:
    open_police = f"{one.police} police in all, not parted. " if one.police is not None else ""
    facts: Facts = {
        "mission": _missions((one.mission,)),
        "startDate": one.begins,
        "troops": one.troops,
        "ipo": one.individual,
        "fpu": one.formed,
        "observers": one.observers,
        "summary": "Authorized, not deployed",
        "description": (open_police + (one.note or "")).strip(),
    }
    document = next(each for each in load_documents() if each.symbol == one.basis)
    return Telling(
        fact=f"{one.mission} {one.year}",
        title=f"Authorized strength: {one.mission} {one.year}",
        source=f"{one.basis}, paragraph {one.paragraph}",
        checked=document.checked,
        says=((one.entity, "Deployment", facts),),
        known=document.date,
        event=one.begins,
        document=one.basis,
        kind=Kind.RESOLUTION,
    )


def _interfaces() -> Iterator[Telling]:
    for one in load_interfaces():
        entity = entity_id("concept", "interface", one.code)
        note = _note(one.name, one.asks, "interface")
        yield _told(f"interface {one.code}", one.name, one.source, (entity, "Note", note))
    for each in load_indicators():
        facts: Facts = {
            "name": f"{each.code} {each.name}",
            "definition": each.definition,
            "interface": each.interface,
            "dataSource": each.data,
            "direction": each.direction,
            "unit": each.unit,
            "amber": each.amber,
            "red": each.red,
            "notes": f"Worrying when: {each.worry}.",
        }
        title = f"Indicator {each.code}: {each.name}"
        yield _told(each.code, title, each.source, (each.entity, "Indicator", facts))


def _use(one: Use) -> Telling:
    facts: Facts = {
        "name": one.name,
        "measureCode": one.measure,
        "area": one.term.links["measure-area"],
        "quadrant": one.term.links["quadrant"],
        "implementer": _missions((one.mission,)) if one.mission else None,
        "territory": _places(one.places),
        "startDate": one.start,
        "notes": f"Used by {one.by}." if one.by else None,
    }
    fact = f"{one.measure} {one.mission or one.by}"
    title = f"Measure {one.measure}: {one.name}"
    source = one.dated_by or _HANSEN
    return _told(fact, title, source, (one.entity, "Measure", facts), event=one.start)


def _activity(one: Activity) -> Telling:
    note = _note(f"{one.code} {one.name}", one.note, "activity", one.quadrant)
    named = {"summary": "; ".join((*one.missions, *one.places)) or None}
    return _told(one.code, one.name, _LIJN, (one.entity, "Note", {**note, **named}))


def _concepts() -> Iterator[Telling]:
    for one in load_concepts():
        for entry in one.entries:
            told = " ".join(filter(None, (entry.says, entry.tells_apart)))
            note = _note(entry.name, told, one.code)
            says = (one.entity(entry), "Note", note)
            source = entry.source or one.source
            fact, title = f"{one.code} {entry.code}", f"{one.title}: {entry.name}"
            yield _told(fact, title, source, says, known=one.known)


def _research() -> Iterator[Telling]:
    for one in load_definitions():
        name = f"Organized crime, as defined by {one.author} ({one.date})"
        text = f"{one.says} Who draws the line: {one.draws_line}."
        note = _note(
            one.entity, name, f"{one.says} Who draws the line: {one.draws_line}.", "definition"
        )
        yield _told(one.code, name, one.source, (one.entity, "Note", note), known=one.date)
    for card in load_cards():
        parts = (card.claim, card.size, f"Design: {card.design}", f"scope: {card.scope}")
        text = "; ".join(filter(None, (*parts, f"care: {', '.join(card.caveats)}")))
        note = _note(card.study, text, "effect card", summary=card.question)
        yield Telling(
            fact=card.code,
            title=f"Effect card: {card.study}",
            source=card.source,
            checked=card.checked,
            says=((card.entity, "Note", note),),
            known=card.published,
            voice=None if card.checked is Checked.SEED else entity_id("study", card.study),
        )


def _told(
    fact: str,
    title: str,
    source: str,
    says: tuple[str, str, Facts],
    *,
    known: str | None = None,
    event: str | None = None,
) -> Telling:
    """Make an entry that a seed tells: it is known from the day of the seed."""
    return Telling(
        fact=fact,
        title=title,
        source=source,
        checked=Checked.SEED,
        says=(says,),
        known=known,
        event=event,
    )
