"""Threat assessment as a guided form: task, plan, threats, what makes crime easier, conclusions."""

from __future__ import annotations

from functools import partial

from sightline.products.threat import (
    ThreatAssessment,
    draw_up,
    find_gaps,
    find_wants,
    read_threats,
    write_threats,
)
from sightline.products.threat.assessment import check_values
from sightline.products.threat.scales import (
    AREA_INDICATORS,
    DOMAINS,
    EFFECT_INDICATORS,
    FACTORS,
    GROUP_INDICATORS,
    LEVELS,
    SORTS,
)
from sightline.web.assess import guided
from sightline.web.assess.layout import Field, Guide, Rows, Step
from sightline.web.route import Route

_TASK = Step(
    "task",
    "The task",
    fields=(
        Field("title", "Title"),
        Field("area", "Area", "entity", hint="The mission or territory, from your picture."),
        Field("tasking.question", "Question", "text"),
        Field("tasking.scope", "Scope", "text"),
        Field("tasking.period", "Period"),
        Field("tasking.audience", "Audience"),
        Field("tasking.decision", "Decision that it serves", "text"),
        Field(
            "definition",
            "Working definition of serious and organized crime",
            "text",
            hint="Agree on it before anything is rated.",
        ),
    ),
)
_PLAN = Step(
    "plan",
    "Collection plan",
    rows=(
        Rows(
            "plan",
            "Question",
            (
                Field("question", "Question", "text"),
                Field("source", "Source"),
                Field("owner", "Owner", hint="A role, not a person."),
                Field("due", "Due", "date"),
            ),
            "Add a question",
        ),
    ),
)
_THREAT_FIELDS = (
    Field("name", "Name"),
    Field("subject", "Subject", "entity", hint="A market, a group or an area; never a person."),
    Field("sort", "Kind", "choice", SORTS),
    Field("probability", "Probability", "class"),
    Field("reason", "Reason for the probability", "text"),
    *(Field(f"impact.{name}", name, "class", group="Impact") for name in DOMAINS),
    Field("impact_reason", "Reason for the impact", "text"),
    Field("statements", "Statements", "ids", hint="One to a line: ids or addresses of statements."),
    *(
        Field(f"indicators.{name}", name, "level", LEVELS)
        for name in dict.fromkeys((*GROUP_INDICATORS, *AREA_INDICATORS))
    ),
    *(
        Field(f"effects.{name}", name, "level", LEVELS, group="Effect")
        for name in EFFECT_INDICATORS
    ),
    Field("rival", "What else could explain what is seen", "text"),
)
_THREATS = Step(
    "threats",
    "Threats",
    rows=(Rows("threats", "Threat", _THREAT_FIELDS, "Add a threat"),),
    hint="What is not known stays not known: it is an intelligence gap, and never nought.",
)
_FACTORS = Step(
    "factors",
    "What makes crime easier here",
    fields=(
        *(Field(f"factors.{name}", name, "level", LEVELS) for name in FACTORS),
        Field("factors_reason", "Reason", "text"),
    ),
)
_END = Step(
    "conclusions",
    "Key judgements and limits",
    fields=(
        Field("limits", "Limits", "text", hint="What was not looked at; how good the data are."),
        Field("disagreements", "Disagreements", "text"),
        Field("review_due", "Review due", "date"),
    ),
    rows=(
        Rows(
            "judgements",
            "Key judgement",
            (
                Field("text", "Key judgement", "text"),
                Field(
                    "statements", "Statements", "ids",
                    hint="One to a line: ids or addresses of statements.",
                ),
            ),
            "Add a key judgement",
        ),
    ),
)  # fmt: skip


def _subjects(assessment: ThreatAssessment) -> tuple[str, ...]:
    return (assessment.area, *(one.subject for one in assessment.threats))


def _decision(assessment: ThreatAssessment) -> str:
    return assessment.tasking.decision


THREATS = Guide(
    form="threat",
    address="/threats",
    title="Threat assessments",
    hint="Probability and impact with reasons; what is not known is a gap, and goes to the plan.",
    steps=(_TASK, _PLAN, _THREATS, _FACTORS, _END),
    shape=ThreatAssessment,
    read=read_threats,
    write=write_threats,
    check=check_values,
    wants=find_wants,
    subjects=_subjects,
    gaps=find_gaps,
    decision=_decision,
    draw_up=draw_up,
)


def make_routes(guide: Guide, name: str) -> tuple[Route, ...]:
    """Make the routes of a guided form."""
    at, item = guide.address, f"{guide.address}/{{item:str}}"
    return (
        Route(path=at, name=f"{name}s", answer=partial(guided.list_forms, guide)),
        Route(path=at, name=f"{name}s", answer=partial(guided.begin, guide), post=True),
        Route(path=f"{at}/new", name=f"{name}-new", answer=partial(guided.show_new, guide)),
        Route(path=item, name=name, answer=partial(guided.show_form, guide)),
        Route(path=f"{item}/file", name=f"{name}-file", answer=partial(guided.send_form, guide)),
        Route(path=f"{item}/edit", name=f"{name}-edit", answer=partial(guided.show_edit, guide)),
        Route(
            path=f"{item}/edit", name=f"{name}-edit", answer=partial(guided.edit, guide), post=True
        ),
        Route(
            path=f"{item}/complete",
            name=f"{name}-complete",
            answer=partial(guided.complete, guide),
            post=True,
        ),
        Route(
            path=f"{item}/requirements",
            name=f"{name}-requirements",
            answer=partial(guided.raise_gaps, guide),
            post=True,
        ),
    )


ROUTES = make_routes(THREATS, "threat")
