"""Which list a file is, and of which day, told by what stands in it."""

from __future__ import annotations

import re
from itertools import islice

import msgspec

from sightline.errors import BadInput, UnknownFormat
from sightline.intake.encoding import find_encoding
from sightline.intake.limits import Limits
from sightline.intake.lists import treasury, united_nations
from sightline.intake.lists.markup import read_markup
from sightline.intake.lists.publication import Publication, load_publications, name_publication
from sightline.intake.lists.scribe import write_date
from sightline.intake.sheet import Layout
from sightline.intake.source import Source
from sightline.intake.table import find_kind, open_tables

#: Programmes of OFAC that stand on the non-SDN lists alone.
_NOT_BLOCKED = {"NS-PLC", "CMIC-EO13959", "FSE-IR", "FSE-SY", "CAPTA", "UKRAINE-EO13662"}
_COLUMNS = {
    "Entity_LogicalId": "eu",
    "Notice Effective At EBRD": "ebrd",
    "Ineligibility Period": "wb",
    "OFSI Group ID": "uk",
    "UK Sanctions List Date Designated": "uk-ofsi",
}
_ISSUED = re.compile(
    r"(?:last updated|report date|downloaded on)\W{0,4}(?P<day>[\w/ .-]{6,30}\d)", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_GENERATED = "fileGenerationDate"
_HEAD = 4_000


class Issue(msgspec.Struct, frozen=True):
    """A list and the version of it; the version is None where the file does not say."""

    publication: Publication
    version: str | None
    hint: str = ""


def recognise(source: Source, limits: Limits, code: str | None = None) -> Issue:
    """Tell the list and its version; ``code`` is what the receiver says that it is."""
    if _is_markup(source):
        return _recognise_markup(source, limits, code)
    kind = find_kind(source, limits)
    if kind == "json lines":
        if code is None:
            raise BadInput(
                f"{source.name}: the file does not say which list it is: name it, "
                "e.g. --list opensanctions-default, and always by the same name"
            )
        return Issue(name_publication(code), None)
    return _recognise_table(source, limits, code)


def _is_markup(source: Source) -> bool:
    with source.open() as handle:
        head = handle.read(_HEAD)
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _recognise_markup(source: Source, limits: Limits, code: str | None) -> Issue:
    wanted = united_nations.RECORDS | treasury.RECORDS | {treasury.HEAD}
    records = read_markup(source, frozenset(wanted), limits)
    root = next(records).element
    if root.name == united_nations.ROOT:
        _agree(source, code, ("un-sc",))
        return Issue(name_publication("un-sc"), united_nations.find_version(root))
    if root.name != treasury.ROOT:
        raise UnknownFormat(
            f"{source.name}: this XML begins with <{root.name[:40]}>: expected the lists of the "
            "UN Security Council or of OFAC; other lists are read as CSV with a mapping"
        )
    _agree(source, code, ("ofac-sdn", "ofac-cons"))
    version, programs = None, set()
    for record in records:
        if record.element.name == treasury.HEAD:
            version = treasury.find_version(record.element)
        for program in record.element.find("programList", "program"):
            programs.add(program.text.strip())
    found = code or ("ofac-cons" if programs & _NOT_BLOCKED else "ofac-sdn")
    return Issue(name_publication(found), version)


def _agree(source: Source, code: str | None, expected: tuple[str, ...]) -> None:
    if code is not None and code not in expected:
        raise BadInput(f"{source.name}: this is {' or '.join(expected)}, and not {code!r}")


def _recognise_table(source: Source, limits: Limits, code: str | None) -> Issue:
    sheet = open_tables(source, Layout(), limits)[0]
    found = next((name for column, name in _COLUMNS.items() if column in sheet.columns), None)
    if found is None and code is None:
        known = ", ".join(load_publications())
        raise UnknownFormat(
            f"{source.name}: none of the known lists ({known}) has these columns: "
            "give --mapping, and --list with a name of your own"
        )
    publication = name_publication(code or found or "")
    if found is not None and publication.form != "any":
        _agree(source, code, (found,))
    if _GENERATED in sheet.columns:
        place = sheet.columns.index(_GENERATED)
        first = next(iter(sheet.reread()), None)
        said = first.cells[place] if first and place < len(first.cells) else ""
        return Issue(publication, _one_day(said)[0])
    above = " ".join(one.raw or "" for one in sheet.notes) + " " + _head(source)
    issued = _ISSUED.search(above)
    return Issue(publication, *_one_day(issued["day"].strip() if issued else "", publication.code))


def _head(source: Source) -> str:
    """The first line of a text file, where some publishers write the day."""
    with source.open() as handle:
        encoding = find_encoding(handle)
    with source.open() as handle:
        line = next(iter(islice(handle, 1)), b"")[:_HEAD]
    return line.decode(encoding.name, "replace") if not line.startswith(b"PK") else ""


def _one_day(said: str, code: str = "") -> tuple[str | None, str]:
    """Read the day of a version; of two numbers that may both be the month nothing is guessed."""
    match = _NUMBERS.match(said)
    if match is None:
        return write_date(said) if said else None, ""
    one, two, year = int(match[1]), int(match[2]), match[3]
    if code.startswith("uk"):
        return write_date(f"{year}-{two:02d}-{one:02d}"), ""
    if one > 12 or two > 12 or one == two:
        month, day = (two, one) if one > 12 else (one, two)
        return write_date(f"{year}-{month:02d}-{day:02d}"), ""
    hint = (
        f"it says {match[0]}, which can be {year}-{two:02d}-{one:02d} or {year}-{one:02d}-{two:02d}"
    )
    return None, hint
