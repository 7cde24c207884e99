"""One line of the answer for every row of a table, in words that a spreadsheet cannot compute."""

from __future__ import annotations

from sightline.analyses.screening.rows import Named
from sightline.analyses.screening.screening import Candidate, Screening
from sightline.intake.refusal import show
from sightline.intake.table_out import guard

HEADER = (
    "row",
    "ref",
    "name",
    "result",
    "says",
    "candidates",
    "entity",
    "listed as",
    "likeness",
    "because",
    "listings",
    "ties",
    "reasons",
    "others",
    "notes",
)
REFUSED = "refused"
_LONGEST = 4_000
_OTHERS = 5


def write_line(named: Named, screening: Screening | None) -> list[str]:
    """Write what was found of a row; the gravest candidate whole, the others by name."""
    notes = "; ".join(
        f"{one.reason} ({one.raw})" if one.raw else one.reason for one in named.refusals
    )
    if screening is None:
        cells = [str(named.row), "", named.name, REFUSED, *[""] * 10, notes]
    else:
        first = screening.candidates[0] if screening.candidates else None
        cells = [
            str(named.row),
            screening.subject.ref,
            screening.subject.name,
            screening.result,
            screening.says,
            str(len(screening.candidates)),
            *_write_candidate(first),
            "; ".join(_name(one) for one in screening.candidates[1 : 1 + _OTHERS]),
            notes,
        ]
    return [guard(show(cell, _LONGEST)) for cell in cells]


def _write_candidate(one: Candidate | None) -> list[str]:
    if one is None:
        return [""] * 7
    ties = (f"{held.caption}: {', '.join(held.ties)} ({held.words})" for held in one.through)
    return [
        one.entity,
        one.listed_as,
        one.probability,
        one.because,
        "; ".join(stood.words for stood in one.standings),
        "; ".join(ties),
        "; ".join(" ".join(reason.split()) for reason in one.reasons),
    ]


def _name(one: Candidate) -> str:
    return f"{one.caption} ({one.entity}, {one.probability}, {one.verdict})"
