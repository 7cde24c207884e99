"""Each paragraph is coded: who is told what, how strongly, on which theme, and how far it goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sightline.engines.mandates.clauses import Found, Strength, clauses_of
from sightline.engines.mandates.establishment import Headcount, headcounts_in
from sightline.engines.mandates.expiry import Expiry
from sightline.engines.mandates.phrases import Hit
from sightline.engines.mandates.placing import Placed, Placing, place
from sightline.engines.mandates.rules import Rules
from sightline.engines.mandates.scope import Scope, scope_of
from sightline.engines.mandates.span import Code, Span
from sightline.engines.mandates.tasking import Addressee, Reader, Told
from sightline.engines.mandates.themes import activities_of, themes_of


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What was read in one paragraph; every code points at its words in the document.

    A sub-paragraph points at the words of the paragraph above where it takes a code from there.
    Where nothing was found, the code is the least one and rests on nothing.
    """

    addressee: Code[Addressee] = Code(Addressee.NONE)
    tasks_mission: Code[bool] = Code(False)
    strength: Code[Strength] = Code(Strength.NOTES)
    themes: tuple[Code[str], ...] = ()
    activity: Code[str] = Code("other")
    activities: tuple[Code[str], ...] = ()
    scope: Code[Scope] = Code(Scope.NONE)
    force: tuple[Span, ...] = ()
    headcounts: tuple[Headcount, ...] = ()
    expiry: Expiry | None = None
    benchmarks: tuple[Span, ...] = ()

    @property
    def organized_crime(self) -> bool:
        """Whether it concerns organized crime or the illicit economy."""
        return bool(self.themes)


def code_recital(found: Found) -> Coding:
    """Code a paragraph of a preamble: it names what concerns the Council, and tells nobody."""
    activities = _codes(found, activities_of(found))
    return Coding(
        themes=_codes(found, themes_of(found)),
        activities=activities,
        activity=activities[0] if activities else Code("other"),
        benchmarks=found.spans(found.named("terms", "benchmark")),
    )


def code_paragraph(found: Found, rules: Rules, above: Placed | None) -> tuple[Coding, Placed]:
    """Code a paragraph under what stands above it; say also what goes on to those below."""
    reader = Reader(found, clauses_of(found, rules.groups["verbs"]))
    told = reader.told()
    placing = place(found, reader, told, above)
    own, themes = placing.own, themes_of(found)
    activities = _codes(found, activities_of(found))
    coding = Coding(
        addressee=own.addressee,
        tasks_mission=own.tasks_mission,
        strength=own.strength,
        themes=_codes(found, themes),
        activities=activities,
        activity=_main(own, activities),
        scope=_scope(found, placing, told, themes),
        force=own.force,
        headcounts=_headcounts(found, own, rules.months),
        benchmarks=found.spans(found.named("terms", "benchmark")),
    )
    return coding, placing.heir


def _codes(found: Found, named: Mapping[str, Sequence[Hit]]) -> tuple[Code[str], ...]:
    return tuple(Code(name, found.spans(hits)) for name, hits in named.items())


def _main(own: Placed, activities: Sequence[Code[str]]) -> Code[str]:
    """The main activity; reports, terms and ceilings are what they are whatever they speak of."""
    if own.admin:
        return Code("admin", own.admin)
    return activities[0] if activities else Code("other")


def _scope(
    found: Found, placing: Placing, told: Told | None, themes: Mapping[str, Sequence[Hit]]
) -> Code[Scope]:
    """How far the task goes; of a paragraph only the clauses count that task the mission."""
    if not placing.own.tasks_mission.value:
        return Code(Scope.NONE)
    places = [(0, len(found.words.texts))]
    if told is not None and not placing.inherited and told.tasked_clauses:
        places = [(clause.verb.first, clause.end) for clause in told.tasked_clauses]
    crime = [hit for hits in themes.values() for hit in hits]
    return scope_of(found, places, crime, elsewhere=bool(themes))


def _headcounts(found: Found, own: Placed, months: frozenset[str]) -> tuple[Headcount, ...]:
    """Ceilings stand only where the Council authorizes; elsewhere it speaks of others."""
    if own.strength.value is not Strength.AUTHORIZES:
        return ()
    return tuple(headcounts_in(found, months))
