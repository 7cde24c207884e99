"""JSON lines: one object to a line, read within bounds; a bad line is listed and the rest kept."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from sightline.intake.cells import object_to
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.sheet import Row, Sheet
from sightline.intake.source import Source

#: Stands between the values of a cell that held a list; it cannot come from the file itself.
LISTED = "\x1f"


class Line(msgspec.Struct, frozen=True):
    """One line: the object on it, or why there is none."""

    number: int
    content: dict[str, Any] | None
    refusal: Refusal | None = None


def read_lines(source: Source, limits: Limits) -> Iterator[Line]:
    """Read every line that is not blank."""
    with source.open() as handle:
        number = 0
        while raw := handle.readline(limits.line_chars):
            number += 1
            if len(raw) >= limits.line_chars and not raw.endswith(b"\n"):
                _skip_line(handle, limits)
                reason = f"the line has more than {limits.line_chars:,} bytes"
                yield Line(number, None, _refuse(source, number, reason, raw))
            elif raw.strip():
                yield _read_line(source, number, raw)


def _read_line(source: Source, number: int, raw: bytes) -> Line:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        content = parse_json(text)
    except UnicodeDecodeError:
        return Line(number, None, _refuse(source, number, "the line is not UTF-8", raw))
    except RecursionError:
        return Line(number, None, _refuse(source, number, "the line is nested too deeply", raw))
    except ValueError as error:
        reason = f"the line is not a JSON object: {show(str(error))}"
        return Line(number, None, _refuse(source, number, reason, raw))
    if not isinstance(content, dict):
        reason = "the line is JSON, but not an object with named fields"
        return Line(number, None, _refuse(source, number, reason, raw))
    return Line(number, content)


def parse_json(text: str) -> object:
    """Read one piece of JSON, its numbers as they are written; a field may not stand twice."""
    return json.loads(
        text,
        object_pairs_hook=_object,
        parse_float=str,
        parse_int=str,
        parse_constant=_refuse_constant,
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {show(twice)!r} stands twice")
    return content


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _refuse(source: Source, number: int, reason: str, raw: bytes) -> Refusal:
    shown = show(raw[:400].decode("utf-8", "replace"))
    return Refusal(file=source.name, row=number, reason=reason, raw=shown)


def _skip_line(handle: io.BufferedReader, limits: Limits) -> None:
    while (rest := handle.readline(limits.line_chars)) and not rest.endswith(b"\n"):
        pass


def find_json_lines(source: Source, limits: Limits) -> Sheet:
    """Make a table of JSON lines: nested fields are named ``outer.inner``, lists stay lists."""
    columns: dict[str, int] = {}
    beyond = 0
    for line in read_lines(source, limits):
        for name in flatten(line.content or {}):
            if name not in columns and len(columns) < limits.columns:
                columns[name] = len(columns)
            elif name not in columns:
                beyond += 1
    notes = []
    if beyond:
        reason = (
            f"there are more than {limits.columns:,} different fields: {beyond:,} were left out"
        )
        notes.append(Refusal(file=source.name, reason=reason))
    return Sheet(
        file=source.name,
        columns=tuple(columns),
        notes=tuple(notes),
        unit="line",
        listed=LISTED,
        reread=lambda: _rows(source, columns, limits),
    )


def _rows(source: Source, columns: dict[str, int], limits: Limits) -> Iterator[Row]:
    for line in read_lines(source, limits):
        if line.content is None:
            yield Row(line.number, [], (line.refusal,) if line.refusal else ())
            continue
        cells, refusals = [""] * len(columns), list[Refusal]()
        for name, text in flatten(line.content).items():
            reason = object_to(text, limits)
            if reason:
                refusals.append(
                    Refusal(
                        file=source.name,
                        row=line.number,
                        column=name,
                        reason=reason,
                        raw=show(text),
                    )
                )
            elif name in columns:
                cells[columns[name]] = text
        yield Row(line.number, cells, tuple(refusals))


def flatten(content: dict[str, Any], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Write an object as named texts; what is not known (null) is left out."""
    flat: dict[str, str] = {}
    for name, value in content.items():
        full = f"{prefix}{name}"
        if isinstance(value, dict) and depth < 8:
            flat.update(flatten(value, f"{full}.", depth + 1))
        elif isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
            flat[full] = LISTED.join(_write(one) for one in value if one is not None)
        elif value is not None:
            flat[full] = _write(value)
    return flat


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value.replace(LISTED, " ")
    return json.dumps(value, ensure_ascii=False)
