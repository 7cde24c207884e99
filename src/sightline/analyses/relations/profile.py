"""A profile: what an actor is after, asked first, then how it stands to state and operation."""

from __future__ import annotations

import msgspec

from sightline.analyses.area import Area
from sightline.analyses.reading import Reading
from sightline.analyses.relations.advice import Ask, ask_about
from sightline.analyses.relations.dossier import Dossier
from sightline.analyses.relations.drift import Drift, trace_drift
from sightline.analyses.relations.relation import Relation, relate


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """The goal, the two relations, the drift of the motive, and the questions that follow."""

    actor: str
    caption: str
    goal: Relation
    state: Relation
    mission: Relation
    drift: Drift
    asks: tuple[Ask, ...] = ()
    cautions: tuple[str, ...] = ()


def profile(reading: Reading, actor: str, *, area: Area | None = None) -> Profile:
    """Ask an actor's goal first, and then its relations, everywhere or in one area."""
    dossier = Dossier(reading, actor)
    goal = relate(reading, dossier, "motive", area=area)
    state = relate(reading, dossier, "state-relation", area=area)
    mission = relate(reading, dossier, "mission-relation", area=area)
    cautions = [] if goal.held else ["its goal is not known: without it gangs pass for rebels"]
    if state.held and not state.decided:
        cautions.append("which relation to the state leads depends on the way of weighing")
    return Profile(
        actor=dossier.actor,
        caption=dossier.caption,
        goal=goal,
        state=state,
        mission=mission,
        drift=trace_drift(reading, dossier),
        asks=ask_about(dossier, (goal, state, mission)),
        cautions=tuple(cautions),
    )
