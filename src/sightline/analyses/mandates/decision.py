"""A decision as a picture tells it: what it is about, whose it is, and its coded paragraphs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.finding import CITED, Finding
from sightline.analyses.flags.mission import TOOLS, Mission, is_task
from sightline.analyses.reading import Reading
from sightline.errors import NotFound
from sightline.model import load_terms

VERSION = "1"
MANDATE = "mission-mandate"
THREAT, FORCE = "threat named", "all necessary means"
#: The rungs of an explicit task. Help to a panel is a task, but no tool of the mission.
EXPLICIT = (*TOOLS, "support-sanctions")


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision with its paragraphs; ``whole`` says that every paragraph of it was read.

    Of a decision that is not whole only some paragraphs are coded: what they do not say may stand
    in another, so that nothing is held to be absent from it.
    """

    fact: Fact
    symbol: str
    adopted: dt.date | None
    subjects: tuple[str, ...]
    missions: tuple[str, ...]
    provisions: tuple[Fact, ...]
    whole: bool

    @property
    def mandate(self) -> bool:
        """Whether it is the mandate of a mission: a text on sanctions is none, whatever it says."""
        return self.subjects == (MANDATE,)

    @property
    def named(self) -> tuple[Fact, ...]:
        """The paragraphs that name a threat of crime."""
        return tuple(one for one in self.provisions if names_crime(one))

    @property
    def tasks(self) -> tuple[Fact, ...]:
        """The operative paragraphs that give the mission a task on crime."""
        if not self.mandate:
            return ()
        return tuple(
            one for one in self.provisions if is_task(one) and one.has("ocScope", *EXPLICIT)
        )

    @property
    def tools(self) -> tuple[Fact, ...]:
        """Those of its tasks that are tools against crime, as the rules count them."""
        return tuple(one for one in self.tasks if one.has("ocScope", *TOOLS))

    @property
    def read_through(self) -> bool:
        """Whether somebody coded its whole text, or said that he read it through."""
        return self.whole or any(one.has("paragraph", "whole text") for one in self.provisions)


def decisions(reading: Reading, mission: str | None = None) -> tuple[Decision, ...]:
    """The decisions of a picture that were adopted by its day, the oldest first."""
    found = [_decision(reading, fact) for fact in reading.of("Mandate")]
    kept = [
        one
        for one in found
        if (one.adopted is None or one.adopted <= reading.day)
        and (mission is None or mission in one.missions)
    ]
    return tuple(sorted(kept, key=lambda one: (one.adopted or dt.date.max, one.fact.id)))


def find_decision(reading: Reading, named: str) -> Decision:
    """Find a decision by its symbol or its id; what is hidden and what never was are told alike."""
    wanted = named.casefold()
    for one in decisions(reading):
        if wanted in (one.symbol.casefold(), one.fact.id):
            return one
    raise NotFound(f"there is no decision {named!r} in your picture by {reading.day}")


def find_mission(reading: Reading, named: str) -> Mission:
    """Find a mission by its id, its name or its abbreviation."""
    wanted = named.casefold()
    found = [
        one
        for one in reading.of("Mission")
        if one.id == named
        or wanted in {word.casefold() for p in ("name", "abbreviation") for word in one.texts(p)}
    ]
    if len(found) != 1:
        raise NotFound(
            f"there is no one mission {named!r} in your picture; "
            "`sightline list Mission` shows them"
        )
    return Mission(reading, found[0])


def _decision(reading: Reading, fact: Fact) -> Decision:
    provisions = tuple(
        sorted(reading.pointing("MandateProvision", "mandate", fact.id), key=_numbered)
    )
    symbols = fact.texts("symbol")
    return Decision(
        fact=fact,
        symbol=symbols[0] if symbols else fact.caption,
        adopted=_adopted(fact),
        subjects=fact.texts("subjectType"),
        missions=fact.texts("mission"),
        provisions=provisions,
        whole=any(one.has("quote") for one in provisions),
    )


def _adopted(fact: Fact) -> dt.date | None:
    """The last day that is said, where a text is dated in two ways."""
    found = fact.span("adoptionDate")
    return None if found is None else found[1]


def _numbered(provision: Fact) -> tuple[int, int, str]:
    """The order of the text: recitals, then numbers as numbers, then annexes."""
    place = provision.text("paragraph") or ""
    digits = "".join(sign for sign in place.partition("(")[0] if sign.isdigit())
    where = 0 if provision.has("operative", "preamble") else 1 + provision.has("operative", "annex")
    return where, int(digits or 0), place


def names_crime(provision: Fact) -> bool:
    """Whether a paragraph names organized crime or an illicit trade."""
    return provision.has("keywords", THREAT)


def themes_of(provision: Fact) -> tuple[str, ...]:
    """The themes that were read in a paragraph; none for one that was coded without themes."""
    return _keyed(provision, "theme: ")


def activity_of(provision: Fact) -> str | None:
    """What is to be done, where that was coded."""
    found = _keyed(provision, "activity: ")
    return found[0] if found else None


def _keyed(provision: Fact, key: str) -> tuple[str, ...]:
    words = provision.texts("keywords")
    return tuple(sorted(word.removeprefix(key) for word in words if word.startswith(key)))


def scopes_of(provision: Fact) -> tuple[str, ...]:
    """The scopes that are said of a paragraph, the lowest first; more than one is a conflict."""
    order = [term.code for term in load_terms("oc-scope").terms]
    return tuple(sorted(provision.texts("ocScope"), key=order.index))


def highest_scope(provisions: Iterable[Fact]) -> str | None:
    """The highest rung on which paragraphs stand; None where none was coded."""
    order = [term.code for term in load_terms("oc-scope").terms]
    found = [order.index(scope) for one in provisions for scope in one.texts("ocScope")]
    return order[max(found)] if found else None


def text_of(provision: Fact) -> str:
    """What a paragraph says: its own words, or else a summary of them."""
    return " ".join(provision.texts("quote") or provision.texts("summary"))


def make_finding(
    reading: Reading,
    method: str,
    about: Iterable[str],
    claim: str,
    seen: Iterable[Fact],
    *,
    rival: str,
    unknown: Iterable[str] = (),
    would_change: Iterable[str] = (),
) -> Finding:
    """Make a finding that cites the statements behind what was seen."""
    facts = tuple({fact.id: fact for fact in seen}.values())
    missing = [*unknown]
    if len(facts) > CITED:
        missing.append(f"{len(facts) - CITED} more facts are not cited one by one")
    basis = reading.cite(*facts[:CITED])
    if not basis and not missing:
        missing.append("nothing in this picture bears on it")
    return Finding(
        method=f"mandates {method}",
        version=VERSION,
        about=tuple(about),
        claim=claim,
        basis=basis,
        rival=rival,
        unknown=tuple(missing),
        would_change=tuple(would_change),
        address=reading.picture.address,
        day=reading.day,
    )


def missions_of(reading: Reading) -> Iterator[Mission]:
    """The missions that a decision of this picture sets up or renews, in the order of their ids."""
    named = {mission for one in decisions(reading) if one.mandate for mission in one.missions}
    for fact in reading.of("Mission"):
        if fact.id in named:
            yield Mission(reading, fact)
