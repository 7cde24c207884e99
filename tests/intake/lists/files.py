"""Small lists in the forms of their publishers, with invented people and firms."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.sax.saxutils import escape

from sightline.intake import Batch
from sightline.intake.lists import ListFile, ListTerms, open_list
from tests.intake.tables import OPEN, join

DAY = "2024-03-05T10:00:00Z"


def tags(**values: object) -> str:
    """Write elements; a list makes several, and a dictionary one with children."""
    return "".join(_element(name, value) for name, value in values.items())


def _element(name: str, value: object) -> str:
    if isinstance(value, list):
        return "".join(_element(name, one) for one in value)
    content = tags(**value) if isinstance(value, dict) else escape(str(value))
    return f"<{name}>{content}</{name}>"


def individual(number: object, reference: str, *names: str, **rest: object) -> str:
    """One person of the Security Council's list; names come in up to four parts."""
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    named = dict(zip(parts, names, strict=False))
    given = {"UN_LIST_TYPE": "Mali", "LISTED_ON": "2018-12-20", **rest}
    return _element(
        "INDIVIDUAL", {"DATAID": number, **named, "REFERENCE_NUMBER": reference, **given}
    )


def entity(number: object, reference: str, name: str, **rest: object) -> str:
    """One body of the Security Council's list."""
    given = {"UN_LIST_TYPE": "DRC", "LISTED_ON": "2007-03-29", **rest}
    return _element(
        "ENTITY", {"DATAID": number, "FIRST_NAME": name, "REFERENCE_NUMBER": reference, **given}
    )


def united_nations(*records: str, day: str = DAY) -> str:
    """A whole list of the Security Council, one record to a line."""
    people = "\n".join(one for one in records if one.startswith("<INDIVIDUAL>"))
    bodies = "\n".join(one for one in records if one.startswith("<ENTITY>"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<CONSOLIDATED_LIST dateGenerated="{day}">\n<INDIVIDUALS>\n{people}\n</INDIVIDUALS>\n'
        f"<ENTITIES>\n{bodies}\n</ENTITIES>\n</CONSOLIDATED_LIST>\n"
    )


def treasury(*entries: dict[str, object], day: str = "03/05/2024") -> str:
    """A whole list of OFAC."""
    head = {"Publish_Date": day, "Record_Count": len(entries)}
    body = "\n".join(_element("sdnEntry", one) for one in entries)
    return (
        '<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="https://ofac.example/XML">'
        f"\n{_element('publshInformation', head)}\n{body}\n</sdnList>\n"
    )


def rows(columns: list[str], *given: dict[str, str], above: str = "", delimiter: str = ",") -> str:
    """A table; what a row does not name is empty."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(given)
    return above + stream.getvalue()


def save(folder: Path, content: str | bytes, name: str = "list.xml") -> Path:
    """Write a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(path: Path, **terms: str) -> tuple[ListFile, Batch]:
    """Open a list and take all of it."""
    opened = open_list(path, ListTerms(marking=OPEN, **terms))
    return opened, join(opened.batches())


def facts(batch: Batch, name: str) -> dict[str, list[str]]:
    """What is said of one entity, by property."""
    found: dict[str, list[str]] = {}
    for one in batch.statements:
        if one.entity == name:
            found.setdefault(one.prop, []).append(one.value)
    return found
