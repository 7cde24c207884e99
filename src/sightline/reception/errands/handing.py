"""What a reader says of a file that he hands in, and what it is opened as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import chain
from pathlib import Path

import msgspec

from sightline.access import explain
from sightline.errors import BadInput, BadMapping, BadValue, Refused, SightlineError
from sightline.intake import Batch, Format, find_format, parse_mapping
from sightline.intake import Mapping as TableMapping
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Sort
from sightline.intake.documents.sorting import find_sort
from sightline.intake.handed import Handed, Terms, read_handed_ftm, read_handed_table
from sightline.intake.limits import Limits
from sightline.intake.lists.recognition import recognise
from sightline.intake.sets import find_sets, load_set
from sightline.intake.sheet import Layout
from sightline.intake.source import find_source
from sightline.intake.table import open_tables
from sightline.reception.private import now
from sightline.reception.tray import CONTENT, Left
from sightline.reception.visit import Visit
from sightline.values import Kind, Marking
from sightline.values.handling import parse_marking, read_markings

_TABLES = re.compile(r"\.(csv|tsv|tab|xlsx|xlsm|jsonl|ndjson|json|geojson)$", re.IGNORECASE)
_TEXTS = frozenset({Sort.TEXT})


class Form(StrEnum):
    """What a file is read as."""

    TABLE = "table"
    SET = "set"
    FTM = "ftm"
    LIST = "list"
    DOCUMENT = "document"


class Handing(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader says of a file, read and found good."""

    form: Form
    terms: Terms
    marking: Marking
    named: dict[str, Marking]
    case: str | None = None
    mapping: TableMapping | None = None
    #: Of FollowTheMoney: whether to take over whom it holds to be one.
    same: bool = False
    #: Of a list: which it is, where the file is silent.
    code: str | None = None
    #: Of a document: whether to keep where an image was taken, and who made the file.
    position: bool = False
    makers: bool = False

    @property
    def markings(self) -> tuple[Marking, ...]:
        """Every marking under which something will be filed."""
        return self.marking, *self.named.values()


def find_form(path: Path, name: str) -> Form:
    """Tell what a file is, by what stands in it and, where that leaves it open, by its name."""
    limits = Limits()
    source = find_source(path, limits)
    try:
        sort = find_sort(path.read_bytes(), name, Bounds())
    except BadInput:
        sort = None
    if sort is not None and sort not in _TEXTS:
        return Form.DOCUMENT
    try:
        recognise(source, limits)
    except SightlineError:
        pass
    else:
        return Form.LIST
    try:
        found = find_format(path)
    except SightlineError:
        if sort is None:
            raise
        return Form.DOCUMENT
    if found is not Format.TABLE:
        return Form.FTM
    if find_sets(path):
        return Form.SET
    return Form.TABLE if sort is None or _is_table(path, name) else Form.DOCUMENT


def _is_table(path: Path, name: str) -> bool:
    """Whether plain text is a table: its name says so, or there are columns in it."""
    if _TABLES.search(name):
        return True
    limits = Limits()
    tables = open_tables(find_source(path, limits), Layout(), limits)
    return not name.lower().endswith(".txt") and len(tables[0].columns) > 1


def read_handing(said: Mapping[str, str], left: Left, visit: Visit) -> Handing:
    """Read what a reader says of a file, or say what cannot be so."""
    words = {name: value.strip() for name, value in said.items() if value.strip()}
    form = _find_form(words)
    general, named = _read_markings(words, visit)
    terms = Terms(**{name: words[name] for name in Terms.__struct_fields__ if name in words})
    terms.check()
    if terms.kind is not None and terms.kind not in {kind.value for kind in Kind}:
        raise BadValue(f"{terms.kind!r} is not a kind of item: choose one of the list")
    text = words.get("mapping")
    mapping = (
        parse_mapping(text, name=Path(left.name).stem)
        if text and form in (Form.TABLE, Form.LIST)
        else None
    )
    if form is Form.TABLE and mapping is None:
        raise BadMapping("what the columns of the table say must be told: write the mapping")
    return Handing(
        form=form,
        terms=terms,
        marking=general,
        named=named,
        case=_find_case(words.get("case"), visit),
        mapping=mapping,
        same=_check_same(words, terms),
        code=words.get("list"),
        position="position" in words,
        makers="makers" in words,
    )


def _find_form(words: Mapping[str, str]) -> Form:
    try:
        return Form(words.get("form", ""))
    except ValueError:
        known = ", ".join(form.value for form in Form)
        raise BadValue(f"say what the file is read as: one of {known}") from None


def _read_markings(words: Mapping[str, str], visit: Visit) -> tuple[Marking, dict[str, Marking]]:
    """Read the markings, and refuse one under which the reader could not read what he files."""
    named_lines = [line for line in words.get("named", "").splitlines() if line.strip()]
    another, named = read_markings(named_lines, visit.reader)
    if another is not None:
        raise BadValue("a marking that the mapping names begins with its name: police=SC org:x")
    own = visit.house.own_marking(visit.reader)
    marking = parse_marking(words["marking"], visit.reader) if "marking" in words else own
    for one in (marking, *named.values()):
        purpose = next((each for each in one.purpose if each in visit.reader.purposes), None)
        checks = explain(visit.reader, "read", one, purpose=purpose, at=now().date())
        if wrong := next((check for check in checks if not check.holds), None):
            raise Refused(f"you could not read this yourself: {wrong.reason}")
    return marking, named


def _find_case(name: str | None, visit: Visit) -> str | None:
    if name is not None and name not in {one.name for one in visit.house.cases(visit.reader)}:
        raise BadValue(f"you are assigned to no case {name!r}: choose one of the list, or none")
    return name


def _check_same(words: Mapping[str, str], terms: Terms) -> bool:
    if "same" not in words or words["form"] != Form.FTM:
        return False
    if terms.known is None:
        raise BadValue("say since when they are held to be one: fill in when it became known")
    return True


def open_batches(path: Path, left: Left, handing: Handing, author: str) -> Iterator[Batch]:
    """Open a table or FollowTheMoney for reading, in batches."""
    handed = Handed(
        path=path,
        terms=handing.terms,
        mapping=handing.mapping,
        author=author,
        marking=handing.marking.id,
        named={name: one.id for name, one in handing.named.items()},
        same=handing.same,
    )
    if handing.form is Form.FTM:
        return read_handed_ftm(titled(handed, left), find_format(path))
    mappings = find_mappings(path, handing)
    return chain.from_iterable(
        read_handed_table(handed if one.item.title else titled(handed, left), one)
        for one in mappings
    )


def find_mappings(path: Path, handing: Handing) -> tuple[TableMapping, ...]:
    """Find by which mappings a table is read: the one given, or those of the known sets."""
    if handing.mapping is not None:
        return (handing.mapping,)
    sets = find_sets(path)
    if not sets:
        raise BadMapping("this is no known data set: read it as a table, with a mapping")
    return tuple(load_set(one.name) for one in sets)


def titled(handed: Handed, left: Left) -> Handed:
    """Let the name under which a file came be its title, unless there is one."""
    title = handed.terms.title or left.name
    terms = msgspec.structs.replace(handed.terms, title=title)
    return msgspec.structs.replace(handed, terms=terms)


def say_name(words: str, left: Left) -> str:
    """Put the name under which a file came into words that call it by its name on the disk."""
    return left.name + words.removeprefix(CONTENT) if words.startswith(f"{CONTENT}:") else words
