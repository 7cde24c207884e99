"""Political economy as a guided form: ground, rents, actors and stakes, grievances, scenarios."""

from __future__ import annotations

from sightline.products.settlement import (
    QUESTIONS,
    Settlement,
    draw_up,
    find_unanswered,
    find_wants,
    read_settlement,
    write_settlement,
)
from sightline.products.settlement.settlement import EFFECTS, KINDS, LEVELS, check_values
from sightline.web.assess.layout import Field, Guide, Rows, Step
from sightline.web.assess.threats import make_routes

_IDS = Field(
    "statements", "Statements", "ids", hint="One to a line: ids or addresses of statements."
)
_TASK = Step(
    "task",
    "The task",
    fields=(
        Field("title", "Title"),
        Field("area", "Area", "entity", hint="The mission or territory, from your picture."),
        Field("question", "Question", "text"),
        Field("decision", "Decision that it serves", "text"),
        Field("written", "Of the day", "date"),
        Field("review_due", "Review due", "date"),
    ),
)
_GROUND = Step(
    "ground",
    "Ground, rules and shocks",
    fields=(
        Field("foundations", "Foundational factors", "text", hint="What changes slowly."),
        Field("rules_of_the_game", "Rules of the game", "text", hint="Formal and informal."),
        Field("here_and_now", "Here and now", "text", hint="Events and actors of these months."),
    ),
    rows=(
        Rows("rules", "Rule", (Field("text", "Informal rule", "text"), _IDS), "Add a rule"),
        Rows("shocks", "Shock", (Field("text", "Shock", "text"), _IDS), "Add a shock"),
    ),
)  # fmt: skip
_RENTS = Step(
    "rents",
    "Rents",
    rows=(
        Rows(
            "rents",
            "Rent",
            (
                Field("name", "Name"),
                Field("low", "Size by year, at least", "number"),
                Field("high", "Size by year, at most", "number"),
                Field("currency", "Currency"),
                Field("control", "Who controls access", "text"),
                Field("shared", "How it is shared", "text"),
                Field("enforced", "How it is enforced", "text"),
                Field("kind", "Kind", "choice", KINDS),
                Field("effect", "What an agreement that holds does to it", "choice", EFFECTS),
                _IDS,
            ),
            "Add a rent",
        ),
    ),
)
_ACTORS = Step(
    "actors",
    "Actors and stakes",
    rows=(
        Rows(
            "actors",
            "Actor",
            (
                Field("name", "Name", hint="A group, a role or an office; never a person."),
                Field("subject", "Subject", "entity"),
                Field("level", "Level", "choice", LEVELS),
                Field("power", "Holding power", "text"),
                Field("narrative", "Narrative", "text"),
                Field("stake", "Stake in the agreement", "text"),
                Field("exits", "Other ways", "text"),
                _IDS,
            ),
            "Add an actor",
        ),
        Rows(
            "stakes",
            "Stake in a rent",
            (
                Field("actor", "Actor"),
                Field("rent", "Rent"),
                Field("share_low", "Share in per cent, at least", "number"),
                Field("share_high", "Share in per cent, at most", "number"),
                Field(
                    "loss_low", "Loss in per cent, at least", "number",
                    hint="Of what the actor has of the rent; below nought is a gain.",
                ),
                Field("loss_high", "Loss in per cent, at most", "number"),
                _IDS,
            ),
            "Add a stake",
        ),
    ),
)  # fmt: skip
_GRIEVANCES = Step(
    "grievances",
    "Grievances",
    rows=(
        Rows(
            "grievances",
            "Grievance",
            (
                Field("text", "What is held against how things are", "text"),
                Field("voiced_by", "Who voices it"),
                Field("answer", "What was answered", "text"),
                _IDS,
            ),
            "Add a grievance",
        ),
    ),
    hint="This page may not be left out.",
)
_SCENARIOS = Step(
    "scenarios",
    "Three scenarios",
    fields=(Field("disagreements", "Disagreements", "text"),),
    rows=(
        Rows(
            "scenarios",
            "Scenario",
            (
                Field("name", "Name"),
                Field("text", "What happens", "text"),
                Field("signs", "Signs by which it would be seen", "text"),
            ),
            "Add a scenario",
        ),
    ),
)
_FIRST_LOOK = Step(
    "questions",
    "A first look: thirty questions",
    fields=tuple(Field(f"answers.{one.code}", one.asks, "text") for one in QUESTIONS),
    hint="What stays without an answer is not known, and can be raised as a requirement.",
)


def _subjects(record: Settlement) -> tuple[str, ...]:
    return (record.area, *(one.subject for one in record.actors))


def _decision(record: Settlement) -> str:
    return record.decision


def _gaps(record: Settlement) -> tuple[tuple[str, str], ...]:
    return tuple((one.asks, record.area) for one in find_unanswered(record.answers))


SETTLEMENTS = Guide(
    form="settlement",
    address="/settlements",
    title="Political economy records",
    hint="Rents, actors, rules and grievances; and who loses from peace, with ranges.",
    steps=(_TASK, _GROUND, _RENTS, _ACTORS, _GRIEVANCES, _SCENARIOS, _FIRST_LOOK),
    shape=Settlement,
    read=read_settlement,
    write=write_settlement,
    check=check_values,
    wants=find_wants,
    subjects=_subjects,
    gaps=_gaps,
    decision=_decision,
    draw_up=draw_up,
)

ROUTES = make_routes(SETTLEMENTS, "settlement")
