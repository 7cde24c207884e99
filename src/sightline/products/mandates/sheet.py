"""The table of a mission: a row for each coded paragraph, safe to open in a spreadsheet."""

from __future__ import annotations

import io
import re

import msgspec
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from sightline.analyses.fact import Fact
from sightline.analyses.flags.mission import Mission
from sightline.analyses.mandates import (
    Decision,
    activity_of,
    decisions,
    text_of,
    themes_of,
)
from sightline.analyses.reading import Reading
from sightline.intake import guard, write_table

_HEAD = (
    "symbol", "adopted", "about", "paragraph", "place", "tasks the mission", "scope on crime",
    "strength", "addressee", "themes", "activity", "stage of justice", "words", "provision",
    "statements",
)  # fmt: skip
#: The longest text that a cell of a workbook holds.
_CELL = 32_767
_CONFLICT = " / "
_SPACE = re.compile(r"\s+")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A table with its title and its handling line, which stands above the head."""

    title: str
    handling: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def mandate_sheet(reading: Reading, mission: Mission, handling: str) -> Sheet:
    """Set the paragraphs of all mandates of a mission in a table, the oldest first."""
    rows = [
        _row(reading, one, provision)
        for one in decisions(reading, mission.id)
        for provision in one.provisions
    ]
    return Sheet(
        title=f"Mandates of {mission.name}, as known on {reading.day}",
        handling=handling,
        head=_HEAD,
        rows=tuple(rows),
    )


def _row(reading: Reading, one: Decision, provision: Fact) -> tuple[str, ...]:
    keys = [word for word in provision.texts("keywords") if word.startswith("addressee: ")]
    told = {
        "symbol": one.symbol,
        "adopted": _CONFLICT.join(one.fact.texts("adoptionDate")),
        "about": _CONFLICT.join(one.subjects),
        "paragraph": provision.text("paragraph") or "",
        "place": _CONFLICT.join(provision.texts("operative")),
        "tasks the mission": "yes" if provision.has("keywords", "tasks the mission") else "",
        "scope on crime": _CONFLICT.join(provision.texts("ocScope")) or "not coded",
        "strength": _CONFLICT.join(provision.texts("strength")) or "not coded",
        "addressee": _CONFLICT.join(word.removeprefix("addressee: ") for word in keys),
        "themes": ", ".join(themes_of(provision)),
        "activity": activity_of(provision) or "",
        "stage of justice": ", ".join(provision.texts("chainStage")),
        "words": text_of(provision),
        "provision": provision.id,
        "statements": " ".join(reading.cite(provision)),
    }
    return tuple(_SPACE.sub(" ", told[name]).strip() for name in _HEAD)


def print_csv(sheet: Sheet) -> bytes:
    """Write a table as CSV, the handling line first; what looks like a formula is guarded."""
    stream = io.StringIO(newline="")
    width = len(sheet.head)
    title = (sheet.handling, sheet.title, *[""] * (width - 2))
    write_table(stream, title, [sheet.head, *sheet.rows])
    return stream.getvalue().encode("utf-8")


def print_workbook(sheet: Sheet) -> bytes:
    """Write a table as a workbook in which every cell is text."""
    book = Workbook()
    page = book.active if book.active is not None else book.create_sheet()
    page.title = "Mandates"
    for number, cells in enumerate([(sheet.handling, sheet.title), sheet.head, *sheet.rows], 1):
        for column, text in enumerate(cells, 1):
            cell = page.cell(row=number, column=column)
            cell.value = guard(ILLEGAL_CHARACTERS_RE.sub("�", text)[:_CELL])
            cell.data_type = "s"
    page.freeze_panes = "A3"
    page.print_title_rows = "1:2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
