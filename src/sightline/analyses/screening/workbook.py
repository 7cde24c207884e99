"""Rows as a workbook: text alone, and the same bytes for the same rows."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

_THEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_CORE, _FIRST = "docProps/core.xml", b"1980-01-01T00:00:00Z"
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
_ROWS = 1_048_576
_WIDTHS = (7, 12, 30, 15, 40, 8, 24, 30, 9, 40, 60, 40, 60, 40, 40)
_PIECE = 1 << 20


def write_workbook(rows: Iterable[list[str]], out: Path, count: int) -> None:
    """Write rows into a new workbook, in as many sheets as they need; the first row heads each."""
    made = import_module("openpyxl").Workbook(write_only=True)
    sheet, head, place = None, None, 0
    for row in rows:
        if head is None:
            head = row
        if sheet is None or place == _ROWS:
            number = len(made.worksheets) + 1
            sheet = made.create_sheet("screened" if count <= _ROWS else f"screened {number}")
            sheet.freeze_panes = "A2"
            for letter, width in zip("ABCDEFGHIJKLMNO", _WIDTHS, strict=True):
                sheet.column_dimensions[letter].width = width
            place = 0
            if row is not head:
                sheet.append(head)
                place = 1
        sheet.append(row)
        place += 1
    draft = out.with_name(f".{out.name}.draft")
    made.save(draft)
    _still(draft, out)


def _still(draft: Path, out: Path) -> None:
    """Write the parts anew without the times at which they were packed."""
    stilled = draft.with_name(f"{draft.name}.still")
    with zipfile.ZipFile(draft) as packed, zipfile.ZipFile(stilled, "w") as anew:
        for entry in packed.infolist():
            info = zipfile.ZipInfo(entry.filename, date_time=_THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            if entry.filename == _CORE:
                anew.writestr(info, _TIME.sub(_FIRST, packed.read(entry)))
                continue
            with packed.open(entry) as source, anew.open(info, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, _PIECE)
    draft.unlink()
    os.replace(stilled, out)
