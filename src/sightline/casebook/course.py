"""The course of the flags of a case: when each was raised, on what it rested, when it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from sightline.analyses.flags import Flag
from sightline.casebook.case import Case
from sightline.casebook.grounds import Grounds

SEED_ONLY = "no lead time can be claimed: known only from the seed"


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """From one day on: the facts behind a flag, the entities it names, and what it says."""

    day: dt.date
    facts: tuple[str, ...]
    unfounded: tuple[str, ...]
    names: tuple[str, ...]
    says: str
    by: dt.date


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """The days on which a flag was up; without an end it was up on the last day looked at."""

    first: dt.date
    ended: dt.date | None = None


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """The time from a flag to an outcome; below zero when the outcome came first."""

    outcome: str
    day: dt.date
    days: int | None
    words: str


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """One flag of one rule on one subject, over the whole course of a case."""

    rule: str
    subject: str
    name: str
    spells: tuple[Spell, ...]
    turns: tuple[Turn, ...]
    leads: tuple[Lead, ...]

    @property
    def first(self) -> dt.date:
        """The day on which it was first raised."""
        return self.spells[0].first

    def up_on(self, day: dt.date) -> bool:
        """Whether it was up on a day."""
        return any(
            one.first <= day and (one.ended is None or day < one.ended) for one in self.spells
        )

    def first_on(self, facts: Iterable[str], names: Iterable[str]) -> Turn | None:
        """Find the first turn that rests on all of some facts and names all of some entities."""
        wanted, named = set(facts), set(names)
        fits = (one for one in self.turns if wanted <= set(one.facts) and named <= set(one.names))
        return next(fits, None)


class Course:
    """Takes down what the rules say, day after day."""

    def __init__(self, case: Case, grounds: Grounds) -> None:
        self._case = case
        self._grounds = grounds
        self._spells: dict[tuple[str, str], list[Spell]] = {}
        self._turns: dict[tuple[str, str], list[Turn]] = {}
        #: How often a rule was asked.
        self.questions = 0

    def note(self, rule: str, day: dt.date, flags: Iterable[Flag]) -> None:
        """Take down everything that one rule says on a day; what it no longer says has ended."""
        self.questions += 1
        by_subject: dict[tuple[str, str], list[Flag]] = {}
        for flag in flags:
            by_subject.setdefault((rule, flag.subject), []).append(flag)
        for key, spells in self._spells.items():
            if key[0] == rule and key not in by_subject and spells[-1].ended is None:
                spells[-1] = Spell(first=spells[-1].first, ended=day)
        for key, raised in by_subject.items():
            self._raise(key, day, raised)

    def close(self) -> tuple[Raised, ...]:
        """Give the whole course, by day, rule and subject."""
        found = [self._raised(key) for key in self._spells]
        return tuple(sorted(found, key=lambda one: (one.first, one.rule, one.subject)))

    def _raise(self, key: tuple[str, str], day: dt.date, raised: list[Flag]) -> None:
        spells = self._spells.setdefault(key, [])
        if not spells or spells[-1].ended is not None:
            spells.append(Spell(first=day))
        turns, turn = self._turns.setdefault(key, []), self._turn(day, raised)
        if not turns or (turns[-1].facts, turns[-1].names) != (turn.facts, turn.names):
            turns.append(turn)

    def _turn(self, day: dt.date, raised: list[Flag]) -> Turn:
        names = {name for one in raised for name in (one.subject, *one.others, *one.facts)}
        return Turn(
            day=day,
            facts=_sorted(fact for one in raised for fact in self._grounds.facts(one)),
            unfounded=_sorted(fact for one in raised for fact in self._grounds.unfounded(one)),
            names=tuple(sorted(names)),
            says=" ".join(dict.fromkeys(one.says for one in raised)),
            by=min(one.by for one in raised),
        )

    def _raised(self, key: tuple[str, str]) -> Raised:
        turns = tuple(self._turns[key])
        return Raised(
            rule=key[0],
            subject=key[1],
            name=self._grounds.name(key[1]),
            spells=tuple(self._spells[key]),
            turns=turns,
            leads=leads(self._case, key[0], turns[0]),
        )


def leads(case: Case, rule: str, turn: Turn) -> tuple[Lead, ...]:
    """Measure the time from a turn of a flag to every outcome that is the matter of its rule.

    To measure it to any outcome would give long leads to flags that had nothing to do with it.
    """
    return tuple(
        Lead(
            outcome=one.id,
            day=one.day,
            days=None if turn.unfounded else (one.day - turn.day).days,
            words=SEED_ONLY if turn.unfounded else _words((one.day - turn.day).days),
        )
        for one in case.outcomes
        if rule in one.bears_on
    )


def _words(days: int) -> str:
    if days < 0:
        return f"{-days} days after the outcome: hindsight"
    return f"{days} days, {days / 365.25:.1f} years before" if days else "on its very day: no lead"


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names)))
