"""The desk at which subjects are screened: one picture, one day, one rule, and all it was read for.

A screening is a pure function of the picture, the subject, the day and the rule. The index is
built of that picture and of nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import cached_property

import msgspec

from sightline.analyses.listings import ListVersion, versions
from sightline.analyses.reading import Reading
from sightline.analyses.screening.assessment import Assessment, Likeness
from sightline.analyses.screening.decision import Memory, read_decisions
from sightline.analyses.screening.pool import BOTH, LISTS, PICTURE
from sightline.analyses.screening.rule import Rule, load_rule
from sightline.analyses.screening.screening import (
    CLEAR,
    EXPOSURE,
    POSSIBLE,
    RESULTS,
    Candidate,
    ListSeen,
    RuleName,
    Screening,
    gravest,
)
from sightline.analyses.screening.standing import see_lists
from sightline.analyses.screening.subject import UNKNOWN, Subject
from sightline.engines.names import Index, Profile
from sightline.errors import NotFound
from sightline.model import load_terms
from sightline.picture import Picture

_GLANCED = 20
"""So many are glanced at: twice as many as a rule shows, since the two likenesses differ."""
_OLD = 30
"""A version of a list older than this many days is named as such."""


class Desk:
    """Screens one subject after the other; what was read once of the picture stays read."""

    def __init__(
        self,
        picture: Picture,
        index: Index,
        *,
        day: dt.date,
        rule: Rule | None = None,
        purpose: str = "vendor",
        against: str = LISTS,
    ) -> None:
        load_terms("screening-purpose").get(purpose)  # refuses what is no purpose
        self.picture = picture
        self.index = index
        self.day = day
        self.rule = rule or load_rule()
        self.purpose = purpose
        self.against = against
        reading = Reading(picture, day)
        self._reading = reading
        self._assess = Assessment(
            reading, self.rule, purpose, Memory(read_decisions(picture)), against
        )
        if not self._versions and not reading.of("Sanction") and against != PICTURE:
            raise NotFound(
                "there is no list in your picture, and finding nobody in none says nothing: "
                "`sightline add list FILE` takes one in"
            )

    @cached_property
    def _versions(self) -> tuple[ListVersion, ...]:
        return versions(self.picture)

    @cached_property
    def lists(self) -> tuple[ListSeen, ...]:
        """The versions of lists that the picture holds, with their ages on the day."""
        return see_lists(self._versions, self.day) if self.against != PICTURE else ()

    @cached_property
    def rule_name(self) -> RuleName:
        """The rule and its hash, as every answer names it."""
        rule = self.rule
        return RuleName(rule=rule.rule, version=rule.version, sha256=rule.sha256)

    def screen(self, subject: Subject) -> Screening:
        """Screen one subject."""
        return self.screen_all([subject])[0]

    def screen_all(self, subjects: Sequence[Subject]) -> list[Screening]:
        """Screen many subjects: what is unlikely at a glance is not compared part by part."""
        profiles = [(place, one) for place, who in enumerate(subjects) for one in who.profiles()]
        found: list[dict[str, Likeness]] = [{} for _ in subjects]
        asked = [profile for _, profile in profiles]
        glanced = self.index.candidates(asked, most=_GLANCED)
        for number, (place, profile) in enumerate(profiles):
            both = subjects[place].kind == UNKNOWN
            self._compare(glanced.of(number), profile, found[place], both=both)
        return [self.answer(who, found[place]) for place, who in enumerate(subjects)]

    def _compare(
        self,
        glanced: Iterable[tuple[str, float]],
        profile: Profile,
        found: dict[str, Likeness],
        *,
        both: bool,
    ) -> None:
        """Compare part by part with those who are likely at a glance.

        Of whom it is not said whether it is a person, both are asked; a person is then compared
        with persons and a body with bodies.
        """
        thresholds = self.rule.thresholds
        for name, likely in glanced:
            if likely < thresholds.look.value:
                continue
            match = self.index.look(profile, name)
            far = match.probability < thresholds.possible.value
            if far and likely < thresholds.glance.value:
                continue
            if not both or self._assess.is_of(name, profile.sort):
                found[name] = Likeness(match, likely)

    def answer(self, subject: Subject, found: dict[str, Likeness]) -> Screening:
        """Answer from the entities that were found by name, each with its likeness."""
        own = self._own(subject)
        named = sorted({*found, *own}, key=lambda name: _rank(name, found.get(name)))
        candidates = [
            self._assess.weigh(subject, name, found.get(name), certain=own.get(name, ""))
            for name in named[: int(self.rule.candidates.value) + len(own)]
        ]
        return self._settle(subject, sorted(candidates, key=_order))

    def _own(self, subject: Subject) -> dict[str, str]:
        """The entity that is asked about by its id is a candidate, and it is certain."""
        if not subject.entity:
            return {}
        entity = self.picture.entity(subject.entity)  # raises NotFound for absent or hidden
        together = len(entity.ids) > 1
        return {entity.id: "held to be one by decision" if together else "asked about by its id"}

    def _settle(self, subject: Subject, candidates: Iterable[Candidate]) -> Screening:
        shown = tuple(candidates)
        result = gravest(tuple(one.verdict for one in shown))
        items = {seen.item for seen in self.lists}
        basis = items.union(*(one.basis for one in shown)) if shown else items
        return Screening(
            subject=subject,
            purpose=self.purpose,
            against=self.against,
            day=self.day,
            known=self.picture.known,
            rule=self.rule_name,
            lists=self.lists,
            result=result,
            says=self._say(result, shown),
            candidates=shown,
            unknown=tuple(self._unknown(subject, shown)),
            basis=tuple(sorted(basis)),
            address=self.picture.address,
        )

    def _say(self, result: str, shown: tuple[Candidate, ...]) -> str:
        where = {
            LISTS: "on the lists",
            PICTURE: "in the picture",
            BOTH: "on the lists and in the picture",
        }
        looked = f"{where[self.against]}, as of {self.day}"
        if result == CLEAR:
            beside = f"; {len(shown)} shown that do not count" if shown else ""
            return f"No hit {looked}{beside}."
        if result == POSSIBLE:
            number = sum(one.verdict == POSSIBLE for one in shown)
            noun = "match" if number == 1 else "matches"
            return f"{number} possible {noun} {looked}: a person looks."
        if result == EXPOSURE:
            return f"A tie that is no bar {looked}: a person decides."
        return f"A bar applies {looked} if the identity holds: a person decides."

    def _unknown(self, subject: Subject, shown: tuple[Candidate, ...]) -> Iterable[str]:
        if not self.lists and self.against != PICTURE:
            yield "what the lists say: the picture holds reports of listings and no list"
        for one in self._versions:
            if not one.whole and self.against != PICTURE:
                yield f"who else stands on {one.list} of {one.day}: the version is not here whole"
        for seen in self.lists:
            if seen.age > _OLD:
                yield f"what changed on {seen.list} since {seen.day}, {seen.age} days before"
        if not subject.dates and subject.kind != "body":
            yield "when the subject was born or founded"
        if not subject.numbers:
            yield "any number of a document or register"
        yield from dict.fromkeys(words for one in shown for words in one.unknown)


def screen(
    picture: Picture,
    index: Index,
    subject: Subject,
    day: dt.date,
    rule: Rule | None = None,
    *,
    purpose: str = "vendor",
    against: str = LISTS,
) -> Screening:
    """Screen one subject in a picture on a day, by a rule."""
    desk = Desk(picture, index, day=day, rule=rule, purpose=purpose, against=against)
    return desk.screen(subject)


def without_address(screening: Screening) -> bytes:
    """The content without the address of the picture: what else is new leaves it as it was."""
    return msgspec.structs.replace(screening, address="").content


def _rank(name: str, like: Likeness | None) -> tuple[float, str]:
    """Who is likeliest comes first, by whichever likeness is the greater."""
    return (-max(like.match.probability, like.glance) if like else float("-inf"), name)


def _order(candidate: Candidate) -> tuple[int, float, str]:
    return -RESULTS.index(candidate.verdict), -float(candidate.probability), candidate.entity
