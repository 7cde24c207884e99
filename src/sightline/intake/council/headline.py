"""What a document is: its symbol, its day, what it is about, and the mission that it speaks of.

The register of the reference data goes before the rules. What neither tells is left open: a text
that nobody can place is no mandate of a mission, and none of sanctions either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import msgspec

from sightline.engines.mandates import Addressee, Kind, Reading, Strength
from sightline.errors import BadInput, BadVocabulary
from sightline.intake.council.told import Told
from sightline.model import load_terms
from sightline.reference import entity_id, find_document, load_missions

_DECISION = re.compile(r"S/(?:RES/\d{1,4}|PRST/\d{4}/\d{1,4})")
_YEAR = re.compile(r"\s?\(\d{4}\)$")
_BEGINS = {
    "panel-report": re.compile(
        r"\s*(?:\w+ )?report of the (?:panel|group) of experts", re.IGNORECASE
    ),
    "report": re.compile(r"\s*report of the secretary-general", re.IGNORECASE),
}
_TERROR = re.compile(r"\bterroris", re.IGNORECASE)
_MANY_TERROR = 15
_NAME = re.compile(r"\b[A-Z][A-Z-]{2,}[A-Z]\b")
_TERM_WEIGHS = 5
_SEVERAL_TASKS = 2


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """A document before it is filed; ``because`` says for each guess on what it rests.

    ``mission`` is the id of its entity. None is not known, and nothing is said of it.
    """

    symbol: str
    adopted: dt.date
    title: str
    subject: str | None = None
    mission: str | None = None
    because: tuple[str, ...] = ()

    @property
    def decision(self) -> bool:
        """Whether the Council itself speaks in it."""
        return _DECISION.fullmatch(self.symbol) is not None

    @property
    def entity(self) -> str:
        """The id of its entity: the same as in the reference data."""
        return entity_id("mandate", self.symbol)


def describe(
    reading: Reading,
    told: Told,
    *,
    symbol: str | None = None,
    adopted: dt.date | None = None,
    subject: str | None = None,
    mission: str | None = None,
) -> Headline:
    """Find out what a document is; what the receiver says goes before what is read."""
    named = symbol or reading.document.symbol or told.symbol
    if named is None:
        raise BadInput(f"{told.name} does not say its symbol: give it, as in --symbol S/RES/2409")
    bare = _YEAR.sub("", named.strip())
    decision = _DECISION.fullmatch(bare) is not None
    day = adopted or (reading.document.adopted if decision else None)
    if day is None:
        raise BadInput(
            f"{told.name} does not say on which day it was adopted: give it, as in "
            "--adopted 2018-03-27"
        )
    about, why = _subject(bare, reading, subject)
    whose, because = _mission(bare, reading, about, mission)
    return Headline(
        symbol=bare,
        adopted=day,
        title=f"{bare} ({day.year})" if bare.startswith("S/RES/") else bare,
        subject=about,
        mission=whose,
        because=(why, because),
    )


def _subject(symbol: str, reading: Reading, given: str | None) -> tuple[str | None, str]:
    if given is not None:
        try:
            load_terms("mandate-subject").get(given)
        except BadVocabulary as error:
            raise BadInput(str(error)) from None
        return given, "about: as you say"
    known = find_document(symbol)
    if known is not None:
        return known.subject, f"about: {known.subject}, by the register ({known.source})"
    if symbol.startswith("S/PRST/"):
        return "prst", "about: a statement of the President, by its symbol"
    if not symbol.startswith("S/RES/"):
        begins = next(
            (code for code, turn in _BEGINS.items() if turn.match(reading.document.text)), None
        )
        return begins, f"about: {begins or 'not known'}, by its first words"
    return _subject_read(reading)


def _subject_read(reading: Reading) -> tuple[str | None, str]:
    """What a resolution is about, by the terms that it sets and by whom it tasks."""
    ends = {one.subject for one in reading.expiries()}
    regime, tasks = bool(ends & {"panel", "measures"}), _mission_tasks(reading)
    if len(_TERROR.findall(reading.document.text)) >= _MANY_TERROR and not tasks:
        return "counter-terrorism", "about: counter-terrorism, by its words"
    if regime and ("mission" in ends or tasks >= _SEVERAL_TASKS):
        return None, "about: not known; it sets terms of a mission and of sanctions: --subject"
    if regime:
        return "sanctions", "about: sanctions, by the terms of measures or a panel that it sets"
    if "mission" in ends or tasks >= _SEVERAL_TASKS or reading.establishment.headcounts:
        return "mission-mandate", "about: mission-mandate, by the term, tasks or strength it sets"
    return None, "about: not known; say it with --subject"


def _mission_tasks(reading: Reading) -> int:
    return sum(
        coding.tasks_mission.value and coding.strength.value is Strength.AUTHORIZES
        for _, coding in reading.coded(Kind.OPERATIVE)
    )


def _mission(
    symbol: str, reading: Reading, subject: str | None, given: str | None
) -> tuple[str | None, str]:
    names = {one.abbreviation: one.entity for one in load_missions()}
    if given is not None:
        return names.get(given.upper(), given), "mission: as you say"
    known = find_document(symbol)
    if known is not None and known.mission is not None:
        return names[known.mission], f"mission: {known.mission}, by the register"
    if subject != "mission-mandate":
        return None, "mission: none, since it is no mandate of one"
    found = _named_most(reading, names)
    if found is None:
        return None, "mission: not known; say it with --mission"
    return names[found], f"mission: {found}, which is told most or whose term it sets"


def _named_most(reading: Reading, names: dict[str, str]) -> str | None:
    """The mission that is told most, or whose term is set; None when it is not in the register.

    Every name in capitals counts, so that a mission that the register does not hold is not taken
    for another that is only spoken of beside it.
    """
    text, counts = reading.document.text, Counter[str]()
    for part, coding in reading.coded(Kind.OPERATIVE):
        if coding.addressee.value is Addressee.MISSION:
            counts.update(_NAME.findall(" ".join(coding.addressee.words(text))))
        if coding.expiry is not None and coding.expiry.subject == "mission":
            weight = dict.fromkeys(_NAME.findall(part.body.words(text)), _TERM_WEIGHS)
            counts.update(weight)
    if not counts:
        return None
    ((name, most),) = counts.most_common(1)
    return name if name in names and 2 * most > counts.total() else None
