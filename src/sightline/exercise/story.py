"""The setting of an exercise as a text to read, and behind it, in a second part, the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sightline.exercise.house import CASES, READERS

if TYPE_CHECKING:
    from sightline.exercise.exercise import Exercise


def narrate(exercise: Exercise, *, truth: bool = True) -> str:
    """Tell the setting and the storylines; leave the second part out for those being trained."""
    parts = [_setting(exercise), _readers(), _threads(exercise)]
    if truth:
        parts.append(_truth(exercise))
    return "\n\n".join(parts) + "\n"


def _setting(exercise: Exercise) -> str:
    world = exercise.world
    land, scale = world.land, world.scale
    country = land.country.label.spelled()
    around = [place.label.spelled() for place in land.neighbours]
    groups = ", ".join(group.label.spelled() for group in world.field.groups[:5])
    return f"""# The mission in {country}

Everything here is invented: the country, which lies in the open Atlantic, its people, its groups
and its mission. Family names are put together from syllables, so that nobody who lives is meant.

{country} is an island state of {scale.provinces} provinces; its neighbours are {around[0]},
{around[1]} and {around[2]}. Charcoal, gold, fuel and cigarettes cross its borders with and without
papers. {scale.groups} groups bear arms or tax the roads, among them {groups}. Some hold provinces,
some change sides, and some governors look away.

The {world.mission.name} came on 1 March 2016 and stays six years. Its analysts receive patrol and
police reports, talks with contacts and witnesses, the press in English, French and Arabic, papers
of the state, and messages of a neighbouring operation. Reports come late, in three languages and
two scripts, with slips and errors; some are copies of copies, and some are lies."""


def _readers() -> str:
    rows = [
        f"| {reader.name} | {reader.label} | {reader.clearance.value} | {', '.join(reader.cases)} |"
        for reader in READERS
    ]
    cases = [f"- `{case.case}`: {case.purpose}, on the basis of: {case.basis}." for case in CASES]
    table = ["| reader | who | clearance | cases |", "|---|---|---|---|", *rows]
    return "\n".join(["## Who reads", "", *table, "", *cases])


def _threads(exercise: Exercise) -> str:
    told = [f"### {story.title}\n\n{story.setting}" for story in exercise.stories]
    return "\n\n".join(["## What people talk about", *told])


def _truth(exercise: Exercise) -> str:
    head = "Not for those being trained. The folder of the truth holds it statement by statement."
    parts = [f"# The truth\n\n{head}"]
    for story in exercise.stories:
        lines = [f"## {story.title}", "", story.truth, ""]
        for expected in story.expected:
            silent = "must stay silent" if expected.silent else f"from {expected.known_from}"
            lines.append(f"- {expected.finding} ({silent}): {expected.says}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)
