"""Relations of an actor: to the state, to the operation, and what it is after, as hypotheses.

They are weighed by the voices that speak on them, and are never labels. Nothing
is asked of a person here. What bears on what, and how strongly, stands in
``clues.yaml``; the hypotheses stand in ``questions.yaml``.

    profile(reading, actor, area=None) -> Profile      the goal first, then the relations
    relate(reading, actor, question, area=None) -> Relation
    trace_drift(reading, actor) -> Drift
"""

from sightline.analyses.relations.advice import Ask, ask_about
from sightline.analyses.relations.clue import Clue, load_clues
from sightline.analyses.relations.drift import Drift, Window, trace_drift
from sightline.analyses.relations.profile import Profile, profile
from sightline.analyses.relations.question import Hypothesis, Question, load_questions
from sightline.analyses.relations.relation import Held, Relation, Removed, relate

__all__ = [
    "Ask",
    "Clue",
    "Drift",
    "Held",
    "Hypothesis",
    "Profile",
    "Question",
    "Relation",
    "Removed",
    "Window",
    "ask_about",
    "load_clues",
    "load_questions",
    "profile",
    "relate",
    "trace_drift",
]
