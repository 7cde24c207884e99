"""How much of a file is read before it is refused, each bound with its reason.

The bounds are generous for the registers, exports and lists that reach a
mission, and small enough for an old laptop to survive a file made to hurt it.
"""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of one intake; give another `Limits` where a known file is larger."""

    #: A national registry export has a few gigabytes; more is a database, not a file.
    file_bytes: int = 4 * 1024**3
    #: One line of text. The longest honest lines seen are entities with long texts, under 1 MB.
    line_chars: int = 4_000_000
    #: One cell. Excel itself holds 32,767 characters; long narratives stay below three times that.
    cell_chars: int = 100_000
    #: Lines of one quoted record. A quotation mark that was never closed swallows the rest.
    record_lines: int = 2_000
    #: How often an unclosed quotation mark is stepped over before the rest is given up.
    recoveries: int = 25
    #: Columns of a table: Excel allows 16,384, no register that people keep has a tenth of it.
    columns: int = 2_000
    #: Characters of a column name that are kept.
    column_name_chars: int = 200
    #: Rows of a sheet: the last row that Excel itself knows.
    sheet_rows: int = 1_048_576
    #: Parts of a workbook; a large honest one has a few hundred.
    parts: int = 5_000
    #: The directory of a workbook: names and sizes of its parts, read before anything else.
    directory_bytes: int = 4_000_000
    #: Cell styles and number formats of a workbook: Excel allows 65,490.
    styles: int = 200_000
    #: How deep the XML of a workbook nests; honest parts stay below fifteen.
    depth: int = 60
    #: What a workbook may unfold to in all: ten times the largest honest one tried.
    inflated_bytes: int = 1024**3
    #: Shared words of a workbook, which are kept in memory.
    shared_chars: int = 100_000_000
    #: How far one large part may unfold; honest sheets reach 30, bombs 1,000.
    ratio: int = 250
    #: Parts below this size may unfold as they like.
    ratio_from_bytes: int = 16 * 1024**2
    #: A mapping is written by a person: a quarter of a megabyte is a long book.
    mapping_bytes: int = 256 * 1024
    #: Statements given out at once, so that memory stays flat.
    batch: int = 4_000
    #: Sightings remembered to leave out repeats.
    remembered: int = 100_000
    #: Cleaned values remembered for each place of a mapping.
    cleaned: int = 20_000
