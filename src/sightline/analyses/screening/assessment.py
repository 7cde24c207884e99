"""One candidate weighed: who it is, how it stands on the day, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from sightline.analyses.bearers import (
    COUNTRIES,
    DATES,
    NAMES,
    NUMBERS,
    PLACES,
    WEAK,
    read_bearer,
)
from sightline.analyses.listings import Standing, standings
from sightline.analyses.reading import Reading
from sightline.analyses.screening.decision import Decision, Memory, Verdict
from sightline.analyses.screening.identity import agree_by_number
from sightline.analyses.screening.pool import LISTS
from sightline.analyses.screening.reach import Above, Tie, look_above, weigh_reach
from sightline.analyses.screening.rule import Rule
from sightline.analyses.screening.screening import (
    CLEAR,
    EXPOSURE,
    POSSIBLE,
    PROHIBITED,
    Candidate,
    Stood,
    Through,
)
from sightline.analyses.screening.standing import IN_FORCE, counts, find_bars, see_standing
from sightline.analyses.screening.subject import Subject
from sightline.engines.names import Match, Sort
from sightline.errors import BadName
from sightline.picture import Entity
from sightline.values.canon import encode

_LOOKED_AT = (*NAMES, *WEAK, *DATES, *COUNTRIES, *PLACES, *NUMBERS)


#: So many entities stay read at most, so that memory does not grow with a table.
_REMEMBERED = 1_000


class Likeness(msgspec.Struct, frozen=True):
    """How like a name is: part by part with every reason, and at a glance by its sounds."""

    match: Match
    glance: float

    @property
    def reasons(self) -> tuple[str, ...]:
        """Every reason, and the glance beside them."""
        glance = f"at a glance, by the sounds of the whole names, {self.glance:.0%} likely"
        return (*(str(reason) for reason in self.match.reasons), glance)


class Scene(msgspec.Struct, frozen=True):
    """All that one entity is on the day, whoever asks: read once for many subjects."""

    entity: Entity
    standings: tuple[Stood, ...]
    bars: tuple[str, ...]
    through: tuple[Through, ...]
    reached: tuple[str, ...]
    unknown: tuple[str, ...]
    basis: tuple[str, ...]
    mark: str
    counts: bool


class Assessment:
    """Weighs candidates in one reading by one rule for one purpose."""

    def __init__(
        self, reading: Reading, rule: Rule, purpose: str, memory: Memory, against: str
    ) -> None:
        self._reading = reading
        self._rule = rule
        self._purpose = purpose
        self._memory = memory
        self._against = against
        self._scenes: dict[str, Scene] = {}

    def weigh(
        self, subject: Subject, name: str, like: Likeness | None, *, certain: str = ""
    ) -> Candidate:
        """Weigh an entity that may be the subject."""
        scene = self._scene(name)
        entity = scene.entity
        match = like.match if like else None
        sure, settled, basis = self._identify(subject, scene, certain)
        verdict, because = self._judge(scene, sure, settled)
        return Candidate(
            entity=entity.id,
            caption=entity.caption,
            schema=entity.schema,
            probability=f"{match.probability:.4f}" if match else "1.0000",
            asked=match.left if match else subject.name,
            listed_as=match.right if match else entity.caption,
            reasons=like.reasons if like else (),
            verdict=verdict,
            because=because,
            certain=sure,
            settled=settled,
            standings=scene.standings,
            through=scene.through,
            bars=scene.bars + scene.reached,
            unknown=scene.unknown,
            basis=tuple(sorted({*scene.basis, *basis})),
            mark=scene.mark,
        )

    def is_of(self, name: str, sort: Sort) -> bool:
        """Whether an entity is a person or a body, as a profile says."""
        schema = self._reading.picture.entity(name).schema
        return (schema == "Person") == (sort is Sort.PERSON)

    def _identify(
        self, subject: Subject, scene: Scene, certain: str
    ) -> tuple[str, str, tuple[str, ...]]:
        """Say by what the identity is certain, or who decided that it is another."""
        earlier = self._memory.find(subject.key, scene.entity.ids)
        if certain:
            return certain, "", ()
        if earlier is not None:
            decision, verdict = earlier
            if verdict.same:
                return f"decided by {decision.by} on {decision.on}", "", (decision.item,)
            if self._still_holds(decision, verdict, scene):
                reason = f": {verdict.reason}" if verdict.reason else ""
                words = f"another, decided by {decision.by} on {decision.on}{reason}"
                return "", words, (decision.item,)
        try:
            listed = read_bearer(self._reading.picture, scene.entity.id)
        except BadName:
            return "", "", ()
        number = agree_by_number(subject, listed, self._rule) if subject.numbers else ""
        return (f"the number {number} and the name agree" if number else ""), "", ()

    def _still_holds(self, decision: Decision, verdict: Verdict, scene: Scene) -> bool:
        """A decision that it is another holds while nothing changed and no review is due."""
        return verdict.mark == scene.mark and self._reading.day <= decision.decided.review_due

    def _judge(self, scene: Scene, sure: str, settled: str) -> tuple[str, str]:
        if settled:
            return CLEAR, settled
        if not scene.counts:
            return self._judge_unlisted(scene)
        if not sure:
            return POSSIBLE, "the likeness is no identity: a person looks"
        if scene.bars:
            return PROHIBITED, f"{sure}; {scene.bars[0]}"
        if scene.reached:
            return PROHIBITED, f"{sure}; {scene.reached[0]}"
        return EXPOSURE, f"{sure}; no measure in force bars this purpose"

    def _judge_unlisted(self, scene: Scene) -> tuple[str, str]:
        if self._against != LISTS and not scene.standings:
            return POSSIBLE, "known in the picture and on no list: a person looks"
        if scene.standings:
            return CLEAR, "no listing that counts on the day"
        return CLEAR, "on no list, and nobody listed on the day stands above it"

    # What an entity is on the day

    def _scene(self, name: str) -> Scene:
        if name not in self._scenes:
            if len(self._scenes) >= _REMEMBERED:
                self._scenes.clear()
            self._scenes[name] = self._look(name)
        return self._scenes[name]

    def _look(self, name: str) -> Scene:
        reading, rule = self._reading, self._rule
        entity = reading.picture.entity(name)
        held = self._standings(entity.id)
        stood = tuple(see_standing(one, reading.day) for one in held)
        above = look_above(reading, entity.id, rule.ties)
        through, reached, unknown, ties = self._look_through(above)
        bars = tuple(
            dict.fromkeys(bar.why for one in stood for bar in find_bars(one, rule, self._purpose))
        )
        mine = {saying.id for prop in _LOOKED_AT for value in entity.properties.get(prop, ())
                for saying in value.sayings}  # fmt: skip
        basis = tuple(sorted(mine.union(ties, *(one.basis for one in held))))
        return Scene(
            entity=entity,
            standings=stood,
            bars=bars,
            through=through,
            reached=reached,
            unknown=(*unknown, *_say_unknown(stood)),
            basis=basis,
            mark=sha256(encode([basis, stood, through])).hexdigest(),
            counts=any(counts(one, rule) for one in stood) or bool(through),
        )

    def _standings(self, name: str) -> tuple[Standing, ...]:
        """Find the listings of an entity; nearly all have none, which is known without asking."""
        if not self._reading.pointing("Sanction", "entity", name):
            return ()
        return standings(self._reading.picture, name)

    def _look_through(
        self, above: Above
    ) -> tuple[tuple[Through, ...], tuple[str, ...], tuple[str, ...], set[str]]:
        """Find the listed above an entity, and whether their listings reach down to it."""
        reading, rule = self._reading, self._rule
        listed = dict(self._listed(above))
        through, reached, unknown, basis = [], dict[str, None](), dict[str, None](), set[str]()
        for holder, (held, stood) in listed.items():
            for which in sorted({one.list for one in stood}):
                mine = tuple(one for one in stood if one.list == which)
                together = frozenset(
                    name for name, (_, all_) in listed.items() if any(s.list == which for s in all_)
                )
                weighed = weigh_reach(above, together, rule.profile(which), reading.day)
                bars = [bar for one in mine for bar in find_bars(one, rule, self._purpose)]
                barred = weighed.barred and bool(bars)
                path = above.path(holder)
                through.append(
                    Through(
                        holder=holder,
                        caption=reading.caption(holder),
                        ties=tuple(_say_tie(reading, tie) for tie in path),
                        stood=mine,
                        barred=barred,
                        words=weighed.words,
                    )
                )
                unknown |= dict.fromkeys(weighed.unknown)
                basis |= set(reading.cite(*(tie.fact for tie in above.ties)))
                basis |= {one for standing in held for one in standing.basis}
                if barred:
                    reached[f"{weighed.words}: {bars[0].why}"] = None
        return tuple(through), tuple(reached), tuple(unknown), basis

    def _listed(
        self, above: Above
    ) -> Iterator[tuple[str, tuple[tuple[Standing, ...], tuple[Stood, ...]]]]:
        """Find whoever above an entity has a listing that counts on the day."""
        for name in above.people:
            held = self._standings(name)
            stood = tuple(see_standing(one, self._reading.day) for one in held)
            counted = tuple(one for one in stood if counts(one, self._rule))
            if counted:
                yield name, (held, counted)


def _say_tie(reading: Reading, tie: Tie) -> str:
    below, above = reading.caption(tie.below), reading.caption(tie.above)
    words = {"Ownership": f"owns {tie.share} of", "Control": "controls", "Directorship": "directs"}
    return f"{above} {words[tie.fact.schema]} {below}"


def _say_unknown(stood: tuple[Stood, ...]) -> Iterator[str]:
    if any(one.state == IN_FORCE and not one.measures for one in stood):
        yield "which measure a listing carries"
    if any(one.state == "unknown" for one in stood):
        yield "whether a listing held on the day"
