"""Numbers of ships and shipping companies."""

from __future__ import annotations

import re

from sightline.model.types.formats.form import Format, compact, weighted

_IMO = re.compile(r"(IMO[\s:.#-]*)?(?<!\d)(\d{5,7})(?!\d)")
_MMSI = re.compile(r"[2-7]\d{8}")
_VESSEL = (7, 6, 5, 4, 3, 2)
_COMPANY = (8, 6, 4, 2, 9, 7)


def is_vessel(number: str) -> bool:
    """Whether seven digits are the number of a hull."""
    return weighted(number[:6], _VESSEL) % 10 == int(number[6])


def is_company(number: str) -> bool:
    """Whether seven digits are the number of a shipping company."""
    return (11 - weighted(number[:6], _COMPANY) % 11) % 10 == int(number[6])


def find_imo(text: str) -> str | None:
    """The first good IMO number: the longest run of digits, and those after 'IMO', come first."""
    runs = sorted(
        _IMO.finditer(text),
        key=lambda run: (-len(run.group(2)), run.group(1) is None, run.start()),
    )
    for run in runs:
        number = run.group(2).zfill(7)
        if int(number) and (is_vessel(number) or is_company(number)):
            return f"IMO{number}"
    return None


def find_mmsi(text: str) -> str | None:
    """Nine digits whose first is that of a ship's station."""
    number = compact(text).removeprefix("MMSI")
    return number if _MMSI.fullmatch(number) else None


IMO = Format("imo", "IMO number", "seven digits, the last a check digit", find_imo)
MMSI = Format("mmsi", "MMSI", "nine digits, of which the first is 2 to 7", find_mmsi)
