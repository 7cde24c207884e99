"""The exercise: records for a ledger in batches, and the truth about them in a folder."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from sightline.exercise.acts import Act, acts_after
from sightline.exercise.chapters import Calendar, Chapter, moment
from sightline.exercise.dossier import Dossier, echo, open_dossier, recount
from sightline.exercise.draws import Draws
from sightline.exercise.files import write_files
from sightline.exercise.house import CASES, CLERKS, HEAD, JMAC, MARKINGS, READERS
from sightline.exercise.registers import open_registers, plan_papers
from sightline.exercise.scale import OPENING
from sightline.exercise.stories import Story, tell_all
from sightline.exercise.story import narrate
from sightline.exercise.telling import Telling
from sightline.exercise.truth import write_truth
from sightline.exercise.world import World, build_world
from sightline.values import Reader, Record

#: How many statements the dossier of one event brings on average, late reports included.
_PER_EVENT = 27
_LATE = (30, 90, 180, 365)


class Batch(msgspec.Struct, frozen=True):
    """Records that one person enters at one moment, outside or inside a case."""

    records: list[Record]
    author: str
    at: dt.datetime
    case: str | None = None


class Portion(msgspec.Struct, frozen=True):
    """What stands behind a batch: tellings or acts, with all that the truth knows of them."""

    tellings: list[Telling]
    acts: list[Act]
    author: str
    at: dt.datetime
    case: str | None = None
    #: How many events have been told of up to here.
    events: int = 0


class Exercise:
    """A fictional mission in a fictional country, told in about ``size`` statements."""

    def __init__(self, seed: int, size: int) -> None:
        self.seed = seed
        self.size = size
        self.world: World = build_world(seed, size)
        self.stories: list[Story] = tell_all(self.world)
        self._registers = list(open_registers(self.world))
        papers = [*plan_papers(self.world), *chain(*(story.tellings for story in self.stories))]
        self._papers = sorted(papers, key=lambda telling: (telling.recorded, telling.reference))
        acts = chain(*(story.acts for story in self.stories))
        self._acts = sorted(acts, key=lambda act: (act.day, act.record.id))
        fixed = sum(len(telling.claims) for telling in self._registers + self._papers)
        self._left = max(0, size - fixed)
        self.calendar = Calendar(max(1, self._left // _PER_EVENT))

    def readers(self) -> tuple[Reader, ...]:
        """Who reads in this exercise."""
        return READERS

    def story(self, *, truth: bool = True) -> str:
        """Tell a newcomer about the setting, and in a second part what is true."""
        return narrate(self, truth=truth)

    def batches(self) -> Iterator[Batch]:
        """Give out all records in the order in which they are entered."""
        house: list[Record] = [*MARKINGS.values(), *CASES, *READERS]
        yield Batch(house, HEAD, moment(OPENING - 1, 0))
        for portion in self.portions():
            records: list[Record] = []
            for telling in portion.tellings:
                records.append(telling.item)
                records += telling.statements()
            records += [act.record for act in portion.acts]
            yield Batch(records, portion.author, portion.at, portion.case)

    def write_truth(self, folder: Path) -> None:
        """Write the truth into a folder: what is, what was told and whether it holds."""
        write_truth(self, folder)

    def write_files(self, folder: Path) -> None:
        """Write files as a mission receives them, each with the mapping to read it."""
        write_files(self, folder)

    def portions(self) -> Iterator[Portion]:
        """Give out tellings and acts as they are entered, before they become records."""
        last, step = OPENING, 0
        yield Portion(self._registers, [], CLERKS[JMAC], moment(OPENING, 0))
        for day, tellings, acts, events in self._days():
            step = step if day == last else 0
            last = day
            for portion in _sort_out(tellings, acts):
                step += 1
                yield msgspec.structs.replace(portion, at=moment(day, step), events=events)

    def _days(self) -> Iterator[tuple[int, list[Telling], list[Act], int]]:
        """Go through the chapters until enough is told; late papers come at the end."""
        told, papers, deeds, events = 0, 0, 0, 0
        done: dict[str, Act] = {}
        chapters = self.calendar.chapters()
        while told < self._left:
            chapter = next(chapters)
            tellings, acts, count = self._chapter(chapter, self._left - told)
            told, events = told + count, chapter.after
            first, since = papers, deeds
            papers = bisect_right(self._papers, chapter.day, key=lambda paper: paper.recorded)
            deeds = bisect_right(self._acts, chapter.day, key=lambda act: act.day)
            acts += self._acts[since:deeds]
            # The same act twice on one day is one act.
            new = {act.record.id: act for act in acts if act.record.id not in done}
            done = {id_: act for id_, act in (done | new).items() if act.day == chapter.day}
            yield chapter.day, self._papers[first:papers] + tellings, list(new.values()), events
        rest, left = self._papers[papers:], self._acts[deeds:]
        if rest or left:
            days = [telling.recorded for telling in rest] + [act.day for act in left]
            yield max(days), rest, left, events

    def _chapter(self, chapter: Chapter, wanted: int) -> tuple[list[Telling], list[Act], int]:
        tellings: list[Telling] = []
        acts: list[Act] = []
        count = 0
        for index in range(chapter.first, chapter.after):
            told = recount(self.world, self.dossier(index))
            late = self._late(index)
            if late is not None:
                told.append(late)
            for telling in told:
                tellings.append(telling)
                count += len(telling.claims)
                if count >= wanted:
                    return tellings, acts, count
            acts += acts_after(self.world, self.calendar, index)
        return tellings, acts, count

    def dossier(self, index: int) -> Dossier:
        """Open the dossier of the event of a number."""
        return open_dossier(self.world, index, self.calendar.recorded(index))

    def _late(self, index: int) -> Telling | None:
        """Let now and then somebody come with an old event."""
        draws = Draws(self.seed, "late", index)
        if not draws.chance(70):
            return None
        day = self.calendar.recorded(index)
        number = self.calendar.index_on(day - draws.pick(_LATE)) + draws.below(3)
        if number >= index:
            return None
        dossier = self.dossier(number)
        return None if dossier.case else echo(self.world, dossier, index, day)


def _sort_out(tellings: list[Telling], acts: list[Act]) -> Iterator[Portion]:
    """Sort tellings by who enters them and in which case; acts come last, by their authors."""
    nobody = dt.datetime.min.replace(tzinfo=dt.UTC)
    piles: dict[tuple[str, str | None], list[Telling]] = {}
    for telling in tellings:
        piles.setdefault((telling.author, telling.case), []).append(telling)
    for (author, case), pile in piles.items():
        yield Portion(pile, [], author, nobody, case)
    deeds: dict[str, list[Act]] = {}
    for act in acts:
        deeds.setdefault(act.author, []).append(act)
    for author, done in deeds.items():
        yield Portion([], done, author, nobody)


def make_exercise(seed: int, size: int) -> Exercise:
    """Make the exercise of a seed, with about so many statements."""
    return Exercise(seed, size)
