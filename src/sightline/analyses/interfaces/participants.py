"""The two questions asked before deployment: who takes part, and how each stands to the state."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.finding import CITED
from sightline.analyses.interfaces.scene import Scene
from sightline.analyses.relations import Relation, relate
from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.relation import REALISTIC


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """One part that an actor is reported to have in one market."""

    market: str
    name: str
    scenes: tuple[str, ...]
    share: tuple[float, float] | None
    voices: int
    graded: int
    basis: tuple[str, ...]


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """A group or body that is reported to take part, and hypotheses of how it stands.

    The goal is asked first. ``watch`` says what follows for watching, and is no verdict.
    """

    actor: str
    name: str
    kinds: tuple[str, ...]
    of_state: bool
    works: tuple[Work, ...]
    grades: Mapping[str, int]
    goal: Relation
    state: Relation
    mission: Relation
    watch: tuple[str, ...]
    since: dt.date | None = None


class Participants(msgspec.Struct, frozen=True, kw_only=True):
    """All groups and bodies with a reported part in a market here; people are only counted."""

    actors: tuple[Participant, ...]
    persons: int
    unknown: tuple[str, ...]


def find_participants(scene: Scene) -> Participants:
    """Answer the two questions for a scene, in the order of ids: nobody is ranked."""
    roles: dict[str, list[Fact]] = {}
    for fact in scene.here("MarketRole"):
        if fact.holds(scene.day):
            for actor in fact.texts("actor"):
                roles.setdefault(actor, []).append(fact)
    persons = {name for name in roles if scene.is_person(name)}
    actors = [name for name in sorted(roles) if name not in persons and scene.reading.find(name)]
    markets = {name for facts in roles.values() for fact in facts for name in fact.texts("market")}
    empty = [
        f"who works in {fact.caption}"
        for fact in scene.here("IllicitMarket")
        if fact.id not in markets
    ]
    lacking = () if roles else ("who takes part: no part in a market is reported here",)
    return Participants(
        actors=tuple(_describe(scene, name, roles[name]) for name in actors),
        persons=len(persons),
        unknown=(*lacking, *empty),
    )


def _describe(scene: Scene, actor: str, roles: list[Fact]) -> Participant:
    reading = scene.reading
    dossier = Dossier(reading, actor, scene.officials)
    own = reading.find(actor)
    asked = ("motive", "state-relation", "mission-relation")
    goal, state, mission = (relate(reading, dossier, code, area=scene.area) for code in asked)
    of_state = actor in scene.officials
    sayings = (said for role in roles for said in reading.sayings(role, "actor"))
    grades = Counter(said.grade or "ungraded" for said in sayings)
    days = [day for role in roles if (day := reading.known_by(role)) is not None]
    return Participant(
        actor=actor,
        name=dossier.caption,
        kinds=own.texts("groupKind") if own is not None else (),
        of_state=of_state,
        works=tuple(_work(scene, name, some) for name, some in _by_market(roles)),
        grades=dict(sorted(grades.items())),
        goal=goal,
        state=state,
        mission=mission,
        watch=_watch(state, mission, of_state=of_state),
        since=min(days, default=None),
    )


def _by_market(roles: list[Fact]) -> list[tuple[str, list[Fact]]]:
    groups: dict[str, list[Fact]] = {}
    for role in roles:
        for market in role.texts("market"):
            groups.setdefault(market, []).append(role)
    return sorted(groups.items())


def _work(scene: Scene, market: str, roles: list[Fact]) -> Work:
    reading = scene.reading
    shares = [pair for role in roles if (pair := role.numbers("share")) is not None]
    return Work(
        market=market,
        name=reading.caption(market),
        scenes=tuple(sorted({one for role in roles for one in role.texts("scene")})),
        share=(min(a for a, _ in shares), max(b for _, b in shares)) if shares else None,
        voices=len(reading.voices(roles)),
        graded=len(reading.graded(roles)),
        basis=reading.cite(*roles[:CITED]),
    )


def _watch(state: Relation, mission: Relation, *, of_state: bool) -> tuple[str, ...]:
    """Say what to watch for: hollowing-out where the state gains, spoilers where others do."""
    held = {one.name: one.probability for one in (*state.held, *mission.held)}
    said = []
    if of_state or held.get("symbiotic", 0) >= REALISTIC or held.get("parasitic", 0) >= REALISTIC:
        said.append("the state or parts of it may gain: watch for institutions hollowed out")
    if held.get("predatory", 0) >= REALISTIC or held.get("spoiler", 0) >= REALISTIC:
        said.append("others than the state may gain: watch for spoilers")
    if held.get("partner", 0) >= REALISTIC:
        said.append("a partner may wear the operation out over time")
    if not state.held:
        said.append("its relation to the state is not known: ask that first")
    return tuple(said)
