"""A document that was read, as an item and its statements: every code with the words for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.engines.mandates import Code, Coding, Kind, Part, Reading, Span, Strength
from sightline.intake.council.headline import Headline
from sightline.intake.council.justice import stage_of, stages_in
from sightline.reference import entity_id, load_missions
from sightline.reference.naming import slug
from sightline.values import Item, Locator, Record, Statement
from sightline.values import Kind as ItemKind

#: What codes the paragraphs; another version files another item beside the first.
METHOD, VERSION = "rules of mandates", "1"
_TEXT, _CODE = "A1", "A2"
_PLACES = {Kind.PREAMBLE: "preamble", Kind.OPERATIVE: "operative", Kind.ANNEX: "annex"}
_STRENGTHS = {
    Strength.NOTES: "notes",
    Strength.URGES: "encourages",
    Strength.REQUESTS: "requests",
    Strength.AUTHORIZES: "mandates",
}
#: The agreed vocabulary takes "urges" for stronger and "calls for" for weaker than the engine does.
_BY_WORD = (("urg", "requests"), ("call", "encourages"))


class Provision(msgspec.Struct, frozen=True):
    """One paragraph that is filed: its number or place, its id, and what was read in it."""

    paragraph: str
    entity: str
    part: Part
    coding: Coding


def council_records(
    reading: Reading, headline: Headline, marking: str, sha256: str
) -> list[Record]:
    """Write a document as one item with the statements of its mandate and its provisions."""
    item = _item(reading, headline, marking, sha256)
    said = [*_mandate(reading, headline, item.id), *_strength(reading, headline, item.id)]
    for one in provisions_of(reading, headline):
        said += _said(one, reading, headline, item.id)
    return [item, *dict.fromkeys(said)]


def provisions_of(reading: Reading, headline: Headline) -> Iterator[Provision]:
    """All paragraphs that decide something or are annexed, and the recitals that name crime."""
    met: dict[str, int] = {}
    used: dict[str, int] = {}
    for part, coding in reading.coded():
        kind = part.kind
        met[kind] = met.get(kind, 0) + 1
        if kind is Kind.PREAMBLE and not coding.themes:
            continue
        named = part.number if kind is Kind.OPERATIVE else ""
        paragraph = _unmet(named or f"{kind.value} {met[kind]}", used)
        entity = entity_id("provision", headline.symbol, paragraph)
        yield Provision(paragraph, entity, part, coding)


def _unmet(paragraph: str, used: dict[str, int]) -> str:
    """A number that makes the id of one before it, such as that of a bullet, is told apart."""
    name, begun = paragraph, slug(paragraph)
    while slug(name) in used:
        used[begun] += 1
        name = f"{paragraph}/{used[begun]}"
    used[slug(name)] = 1
    return name


def _item(reading: Reading, headline: Headline, marking: str, sha256: str) -> Item:
    day = headline.adopted.isoformat()
    about = {
        "collection": "council",
        "document": headline.symbol,
        "method": METHOD,
        "version": VERSION,
        "sha256": sha256,
    }
    council = headline.decision
    return Item(
        about=about,
        event=day,
        grade=_TEXT,
        item_kind=ItemKind.RESOLUTION if council else ItemKind.DOCUMENT,
        known=day,
        language=reading.document.language,
        marking=marking,
        source="ref-security-council" if council else entity_id("document", headline.symbol),
        title=f"{headline.title}, as read by {METHOD}, version {VERSION}",
    )


def _mandate(reading: Reading, headline: Headline, item: str) -> Iterator[Statement]:
    say = _Voice(headline.entity, "Mandate", item)
    yield say("name", headline.title)
    yield say("symbol", headline.symbol)
    yield say("adoptionDate", headline.adopted.isoformat())
    if headline.subject is not None:
        yield say("subjectType", headline.subject, grade=_CODE)
    if headline.mission is not None and headline.subject == "mission-mandate":
        yield say("mission", headline.mission, grade=_CODE)
    ends = {"mission-mandate": {"mission"}, "sanctions": {"measures", "panel"}}
    for one in reading.expiries():
        if one.day is not None and one.subject in ends.get(headline.subject or "", set()):
            place = _place(reading, one.rests_on)
            yield say("expiryDate", one.day.isoformat(), place=place, grade=_CODE)


def _strength(reading: Reading, headline: Headline, item: str) -> Iterator[Statement]:
    """The authorized strength, under the id that the reference data give it."""
    found = reading.establishment
    short = {one.entity: one.abbreviation for one in load_missions()}
    mission = headline.mission
    if mission is None or headline.subject != "mission-mandate" or not found.headcounts:
        return
    name = short.get(mission, mission)
    say = _Voice(entity_id("deployment", name, str(headline.adopted.year)), "Deployment", item)
    yield say("mission", mission, grade=_CODE)
    yield say("startDate", headline.adopted.isoformat())
    yield say("summary", "Authorized, not deployed")
    for prop, code in (("troops", found.troops), ("ipo", found.individual), ("fpu", found.formed)):
        if code is not None:
            place = _place(reading, code.rests_on)
            yield say(prop, str(code.value), place=place, grade=_CODE)


def _said(one: Provision, reading: Reading, headline: Headline, item: str) -> Iterator[Statement]:
    coding, text = one.coding, _plain(reading.document.words(one.part))
    say = _Voice(one.entity, "MandateProvision", item, place=Locator(paragraph=one.paragraph))
    yield say("name", f"{headline.symbol}, {one.paragraph}")
    yield say("mandate", headline.entity)
    yield say("paragraph", one.paragraph)
    yield say("operative", _PLACES[one.part.kind])
    if text:
        yield say("quote", text, lang=reading.document.language)
    scope = scope_term(one.part.kind, coding)
    for prop, value, spans in (
        ("strength", strength_term(coding, reading), coding.strength.rests_on),
        ("ocScope", scope, coding.scope.rests_on or _spans(coding.themes)),
        *_keywords(coding),
    ):
        yield say(prop, value, original=_words(reading, spans), grade=_CODE)
    if reading.document.language == "en":
        for code, words in stages_in(text).items():
            yield say("chainStage", stage_of(code), original=words, grade=_CODE)


def _keywords(coding: Coding) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    if coding.themes:
        yield "keywords", "threat named", _spans(coding.themes)
    if coding.tasks_mission.value:
        yield "keywords", "tasks the mission", coding.tasks_mission.rests_on
    if coding.force:
        yield "keywords", "all necessary means", coding.force
    if coding.benchmarks:
        yield "keywords", "benchmark", coding.benchmarks
    for one in coding.themes:
        yield "keywords", f"theme: {one.value}", one.rests_on
    if coding.addressee.rests_on:
        yield "keywords", f"addressee: {coding.addressee.value.value}", coding.addressee.rests_on
    if coding.activity.rests_on:
        yield "keywords", f"activity: {coding.activity.value}", coding.activity.rests_on


def strength_term(coding: Coding, reading: Reading) -> str:
    """The strength in the agreed vocabulary, by the verb itself where the two differ."""
    if coding.force and coding.strength.value is Strength.AUTHORIZES:
        return "authorizes-all-means"
    verb = (_words(reading, coding.strength.rests_on[:1]) or "").casefold()
    if Strength.NOTES < coding.strength.value < Strength.AUTHORIZES:
        for begins, term in _BY_WORD:
            if verb.startswith(begins):
                return term
    return _STRENGTHS[coding.strength.value]


def scope_term(kind: Kind, coding: Coding) -> str:
    """The scope in the agreed vocabulary: that of a task; a recital that names crime is aware.

    Where somebody else is told to act the mission has no task: its scope is none, whatever the
    paragraph speaks of.
    """
    if kind is Kind.PREAMBLE:
        return "awareness"
    return coding.scope.value.term


class _Voice:
    """Says one thing after the other of one entity in one item."""

    def __init__(self, entity: str, schema: str, item: str, place: Locator | None = None) -> None:
        self.entity, self.schema, self.item = entity, schema, item
        self.place = str(place) if place else None

    def __call__(
        self,
        prop: str,
        value: str,
        *,
        original: str | None = None,
        grade: str | None = None,
        lang: str | None = None,
        place: str | None = None,
    ) -> Statement:
        return Statement(
            entity=self.entity,
            schema=self.schema,
            prop=prop,
            value=value,
            item=self.item,
            original=None if original == value else original,
            place=place or self.place,
            grade=grade,
            lang=lang,
        )


def _spans(codes: tuple[Code[str], ...]) -> tuple[Span, ...]:
    return tuple(span for code in codes for span in code.rests_on)


def _words(reading: Reading, spans: tuple[Span, ...]) -> str | None:
    """The words on which a code rests, each once; None where it rests on nothing."""
    found = dict.fromkeys(_plain(span.words(reading.document.text)) for span in spans)
    return " … ".join(found) or None


def _place(reading: Reading, spans: tuple[Span, ...]) -> str | None:
    """The paragraph in which the first of some words stand."""
    for part in reading.document.of_kind(Kind.OPERATIVE):
        if spans and part.number and part.place.start <= spans[0].start < part.place.end:
            return str(Locator(paragraph=part.number))
    return None


def _plain(text: str) -> str:
    return " ".join(text.split())
