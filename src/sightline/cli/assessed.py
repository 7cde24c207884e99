"""An assessment as a page: tables with words, and statements to open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console

from sightline.analyses.interfaces import UNSEEN, Assessment, Gauge, Participant, Side
from sightline.analyses.reading import Reading
from sightline.analyses.relations import Relation
from sightline.cli.judged import show_line
from sightline.cli.page import counted, plain, short, table

_OPENED = 3


def show_assessment(
    console: Console,
    reading: Reading,
    found: Assessment,
    judgements: Iterable[dict[str, Any]],
    *,
    whole: bool,
) -> None:
    """Write who takes part, then the interfaces, then what is judged of them."""
    console.print(plain(f"{found.name} on {found.day}", "bold"))
    console.print(plain(f"Counts are of {found.since} to {found.day}. {found.reporting}."))
    if found.reporting.silent:
        names = ", ".join(reading.caption(one) for one in found.reporting.silent)
        console.print(plain(f"Nothing at all is reported of {names}.", "dim"))
    _show_participants(console, found)
    for side in found.sides:
        _show_side(console, side, whole=whole)
    _show_judgements(console, list(judgements))


def _show_participants(console: Console, found: Assessment) -> None:
    _head(console, "Who takes part, and how does each stand to the state?")
    for one in found.participants.actors:
        _show_one(console, one)
    if found.participants.persons:
        people = counted(found.participants.persons, "person", "persons")
        console.print(plain(f"{people} with a reported part: not listed here, see their files."))
    _list(console, "not known", found.participants.unknown)


def _show_one(console: Console, one: Participant) -> None:
    console.print(plain(f"{one.name}  {', '.join(one.kinds)}".rstrip(), "bold"))
    for work in one.works:
        scenes = ", ".join(work.scenes) or "part not said"
        share = "" if work.share is None else f", share {_span(*work.share)} per cent"
        voices = f"{counted(work.voices, 'voice')}, {work.graded} graded C3 or better"
        console.print(plain(f"  {scenes} in {work.name}{share}: {voices} {_open(work.basis)}"))
    grades = ", ".join(f"{grade} {number}" for grade, number in one.grades.items())
    console.print(plain(f"  statements by grade: {grades}", "dim"))
    for relation in (one.goal, one.state, one.mission):
        _show_relation(console, relation)
    for word in one.watch:
        console.print(plain(f"  {word}"))
    console.print()


def _show_relation(console: Console, relation: Relation) -> None:
    leading, rival = relation.leading, relation.rival
    if leading is None or rival is None:
        console.print(plain(f"  {relation.asks} Not known: nothing bears on it.", "dim"))
        return
    words = relation.finding.words() or ""
    open_ = "" if relation.decided else " (not decided)"
    console.print(plain(f"  {relation.asks} '{leading.name}' {words}{open_}"))
    voices = counted(relation.voices, "voice")
    rest = f"rival '{rival.name}' {_share(rival.low)} to {_share(rival.high)}"
    after = "; ".join(relation.finding.would_change)
    line = f"    {rest}; {voices}; {after} {_open(relation.finding.basis)}"
    console.print(plain(line, "dim"))
    if relation.levels:
        levels = ", ".join(f"{level} {number}" for level, number in relation.levels.items())
        console.print(plain(f"    voices by level of government: {levels}", "dim"))
    if relation.contrary:
        console.print(plain(f"    strongest voice against it {_open(relation.contrary)}", "dim"))


def _show_side(console: Console, side: Side, *, whole: bool) -> None:
    _head(console, f"{side.code}  {side.name}")
    console.print(plain(side.asks))
    shown = [one for one in side.gauges if whole or one.state != UNSEEN]
    if shown:
        grid = table("", "indicator", "reading", "latest", "voices", "open", wide="reading")
        for one in shown:
            grid.add_row(*_row(one))
        console.print(grid)
    for one in shown:
        _list(console, f"{one.code} not known", one.unknown if one.state != UNSEEN else ())
    if not whole:
        _list(console, "cannot be seen here", side.unknown)
    console.print(plain(f"rival: {side.rival}"))
    console.print(plain(f"would tell: {side.tells}", "dim"))


def _row(one: Gauge) -> tuple[Any, ...]:
    unseen = one.state == UNSEEN
    style = "dim" if unseen else ""
    says = one.says
    if one.reached:
        says += f"; {one.reached} by the mission's threshold"
    if one.state == "filed":
        covered = "unknown" if one.coverage is None else f"{one.coverage:g}"
        says += f"; coverage as filed {covered}"
    parts = "; ".join(f"{part.label} {_span(part.low, part.high)}" for part in one.parts)
    says = f"{says} ({parts})" if parts else says
    voices = "" if unseen else f"{one.voices}, {one.graded} C3+"
    cells = (one.code, one.name, says, one.on or "", voices, "" if unseen else _open(one.basis))
    return tuple(plain(cell, style) for cell in cells)


def _show_judgements(console: Console, judgements: list[dict[str, Any]]) -> None:
    _head(console, "Judgements on the area and its groups")
    if not judgements:
        console.print(plain("None is held.", "dim"))
    for one in judgements:
        show_line(console, one)


def _head(console: Console, words: str) -> None:
    console.print()
    console.print(plain(words, "bold underline"))


def _list(console: Console, name: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        console.print(plain(f"{name}: {'; '.join(listed)}", "dim"))


def _open(basis: tuple[str, ...]) -> str:
    """Write the first statements to open, and how many more there are."""
    if not basis:
        return ""
    more = f" +{len(basis) - _OPENED}" if len(basis) > _OPENED else ""
    return f"[{' '.join(short(one) for one in basis[:_OPENED])}{more}]"


def _span(low: float, high: float) -> str:
    return f"{low:,.4g}" if low == high else f"{low:,.4g} to {high:,.4g}"


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"
