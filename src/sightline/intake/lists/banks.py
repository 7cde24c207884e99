"""Firms and people whom development banks hold ineligible: the World Bank's and the EBRD's tables.

These tables have no numbers of their own: an entry is known by its name, its country and the day
from which it holds. Names carry other names in brackets, and footnotes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from hashlib import sha256

import msgspec

from sightline.errors import UnknownFormat
from sightline.intake.lists.naming import Naming, read_naming
from sightline.intake.lists.publication import Publication
from sightline.intake.lists.scribe import Place, Scribe
from sightline.intake.refusal import Batch
from sightline.intake.sheet import Layout, Row, Sheet
from sightline.intake.table import open_tables
from sightline.values import encode

_KEPT = 20
#: How the banks write that no end is set.
_ENDLESS = {"ongoing", "indefinite", "permanent", "permanently", "n/a"}
_FAR = "2900"


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """What the columns of one bank are called, in its own words."""

    name: str
    address: str
    country: str
    since: str
    until: str
    grounds: str
    more: str | None = None
    noticed: str | None = None
    institution: str | None = None

    def needed(self) -> set[str]:
        """The columns without which the table is another one."""
        return {name for name in msgspec.structs.astuple(self) if name}


WORLD_BANK = Columns(
    name="Firm Name",
    more="Additional Firm Info",
    address="Address",
    country="Country",
    since="Ineligibility Period",
    until="column F",
    grounds="Grounds",
)
EBRD = Columns(
    name="Firm Name",
    address="Address",
    country="Nationality",
    since="Ineligible From",
    until="Ineligible Until",
    noticed="Notice Effective At EBRD",
    institution="Originating Institution",
    grounds="Prohibited Practice",
)
COLUMNS = {"world-bank": WORLD_BANK, "ebrd": EBRD}


def read_bank(scribe: Scribe, publication: Publication) -> Iterator[Batch]:
    """Read every row; a row whose quotation marks are broken is cut where the bank meant it."""
    columns = COLUMNS[publication.form]
    sheet = open_tables(scribe.source, Layout(), scribe.limits)[0]
    if lacking := columns.needed() - set(sheet.columns):
        raise UnknownFormat(
            f"{scribe.source.name}: this is not the {publication.title}: "
            f"there is no column {sorted(lacking)[0]!r}"
        )
    for row in sheet.reread():
        cells = _cells(scribe, sheet, row)
        if cells is not None:
            scribe.rows += 1
            _read_row(scribe, publication, columns, sheet, Row(row.number, cells))
        if scribe.full:
            yield scribe.flush()
    yield scribe.flush()


def _cells(scribe: Scribe, sheet: Sheet, row: Row) -> list[str] | None:
    """The cells of a row, mended if need be; None for a row that holds nothing or only headings."""
    place = Place(row.number, "row", sheet.name)
    broken = next((one for one in row.refusals if not one.kept), None)
    if not row.cells and broken is not None:
        mended = _mend(scribe, broken.raw or "", len(sheet.columns))
        if mended is None:
            scribe.lose(place, broken.reason, broken.raw)
        else:
            reason = "the quotation marks of the row are broken: it was cut at the commas outside"
            scribe.refuse(place, reason, mended[0], kept=True)
        return mended
    filled = [cell for cell in row.cells if cell.strip()]
    return None if not filled or filled == ["From Date", "To Date"] else row.cells


def _mend(scribe: Scribe, beginning: str, width: int) -> list[str] | None:
    """Cut a line at its commas between closing and opening marks, if that gives all its cells."""
    head = beginning.partition("... [")[0]
    with scribe.source.open() as handle:
        lines = (raw.decode("utf-8", "replace").rstrip("\r\n") for raw in handle)
        line = next((line for line in lines if head and line.startswith(head)), "")
    cut = _cut_from_the_end(line)
    return cut if len(cut) == width else None


def _cut_from_the_end(line: str) -> list[str]:
    """Read the plain cells behind the first, which alone holds the broken marks."""
    head, sign, rest = line.partition('","')
    if not sign:
        return []
    cells = next(csv.reader(['"' + rest]), [])
    return [head.removeprefix('"').strip(), *cells]


def _read_row(
    scribe: Scribe, publication: Publication, columns: Columns, sheet: Sheet, row: Row
) -> None:
    cells = dict(zip(sheet.columns, (cell.strip() for cell in row.cells), strict=False))
    place = Place(row.number, "row", sheet.name)
    naming = read_naming(cells[columns.name], cells.get(columns.more or "", ""))
    if not naming.name:
        scribe.lose(place, "it has no name", " | ".join(filter(None, cells.values())))
        return
    key = [naming.name.casefold(), cells[columns.country].casefold()]
    bearer = _identify(publication.prefix, key)
    since = cells[columns.since] or cells.get(columns.noticed or "", "")
    _write_bearer(scribe, bearer, naming, cells, columns=columns, place=place)
    listing = scribe.subject(
        _identify(f"{publication.prefix}-listing", [*key, since[:10]]), "Sanction", place
    )
    listing.point("entity", bearer, columns.name)
    by = cells.get(columns.institution or "", "")
    listing.say("authority", publication.authority)
    listing.say("program", f"Debarment by {by}" if by else publication.title, told=by or None)
    listing.say("provisions", "debarment", told=publication.title)
    listing.say_date("listingDate", cells.get(columns.noticed or "", ""), columns.noticed)
    listing.say_date("startDate", cells[columns.since], columns.since)
    until = cells[columns.until]
    if until.lower() in _ENDLESS or until > _FAR:
        listing.say("status", "without an end", columns.until, told=until)
    else:
        listing.say_date("endDate", until, columns.until)
    listing.say("reason", cells[columns.grounds], columns.grounds)


def _write_bearer(
    scribe: Scribe,
    entity: str,
    naming: Naming,
    cells: dict[str, str],
    *,
    columns: Columns,
    place: Place,
) -> None:
    bearer = scribe.subject(entity, "Person" if naming.title else "LegalEntity", place)
    bearer.say("name", naming.name, columns.name, told=cells[columns.name])
    if naming.title:
        bearer.say("title", naming.title, columns.name)
    for prop, names in (("alias", naming.aliases), ("previousName", naming.former)):
        for name in names:
            bearer.say(prop, name, columns.name)
    for note in naming.notes:
        bearer.say("notes", note, columns.more or columns.name)
    bearer.say("address", cells[columns.address], columns.address)
    prop = "nationality" if naming.title else "country"
    bearer.say(prop, cells[columns.country], columns.country)


def _identify(prefix: str, key: list[str]) -> str:
    return f"{prefix}-{sha256(encode(key)).hexdigest()[:_KEPT]}"
