"""Fields of a form and the record they stand for: dotted names, rows by number, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from sightline.errors import BadValue

#: Before every name of a field that belongs to the record, and not to the form.
PREFIX = "f."
#: Fields that hold ids, one to a line.
_LISTS = frozenset({"statements"})
#: What a row says of itself although nobody filled it in.
_IDLE = frozenset({"sort", "level"})
_ID = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")

Shape = TypeVar("Shape", bound=msgspec.Struct)
Filled = dict[str, str]


def gather(form: Mapping[str, tuple[str, ...]]) -> Filled:
    """Gather the fields of a record from what a browser sent; several values stand in lines."""
    return {
        name.removeprefix(PREFIX): "\n".join(one.strip() for one in values if one.strip())
        for name, values in form.items()
        if name.startswith(PREFIX)
    }


def flatten(record: msgspec.Struct) -> Filled:
    """Write a record as the fields of a form."""
    found: Filled = {}
    _flatten("", msgspec.to_builtins(record), found)
    return found


def _flatten(path: str, value: Any, found: Filled) -> None:
    last = path.rpartition(".")[2]
    if isinstance(value, dict):
        for name, inner in value.items():
            _flatten(f"{path}.{name}".removeprefix("."), inner, found)
    elif isinstance(value, list | tuple):
        if last in _LISTS:
            found[path] = "\n".join(value)
        else:
            for place, inner in enumerate(value):
                _flatten(f"{path}.{place}", inner, found)
    elif value is not None:
        found[path] = f"{value:.15g}" if isinstance(value, float) else str(value)


def count_rows(fields: Filled, prefix: str) -> int:
    """Count the rows of a table in a form, the empty ones included."""
    places = [int(part) for part in _numbers(fields, prefix)]
    return max(places, default=-1) + 1


def _numbers(fields: Iterable[str], prefix: str) -> list[str]:
    parts = (name.removeprefix(f"{prefix}.").split(".")[0] for name in fields
             if name.startswith(f"{prefix}."))  # fmt: skip
    return [part for part in parts if part.isascii() and part.isdigit() and len(part) < 5]


def compact(fields: Filled, prefixes: Iterable[str]) -> Filled:
    """Leave out rows in which nothing was written, and number the others anew."""
    found = dict(fields)
    for prefix in prefixes:
        rows = sorted({int(part) for part in _numbers(fields, prefix)})
        kept = [row for row in rows if _is_filled(fields, f"{prefix}.{row}.")]
        for name in [name for name in found if name.startswith(f"{prefix}.")]:
            del found[name]
        for place, row in enumerate(kept):
            begin = f"{prefix}.{row}."
            for name, value in fields.items():
                if name.startswith(begin):
                    found[f"{prefix}.{place}.{name.removeprefix(begin)}"] = value
    return found


def drop_row(fields: Filled, prefix: str, row: int) -> Filled:
    """Leave out one row."""
    kept = {name: text for name, text in fields.items() if not name.startswith(f"{prefix}.{row}.")}
    return compact(kept, [prefix])


def _is_filled(fields: Filled, begin: str) -> bool:
    return any(
        text and name.removeprefix(begin) not in _IDLE
        for name, text in fields.items()
        if name.startswith(begin)
    )


def read_fields(fields: Filled, shape: type[Shape]) -> tuple[Shape | None, dict[str, str]]:
    """Read a record from fields; instead of it, every mistake by the name of its field."""
    mistakes: dict[str, str] = {}
    left = {name: text for name, text in fields.items() if text}
    while True:
        try:
            record = msgspec.convert(_nest(left), shape, strict=False)
        except msgspec.ValidationError as error:
            path, words = _place(str(error))
            mistakes[path] = words
            fewer = {n: t for n, t in left.items() if n != path and not n.startswith(f"{path}.")}
            if len(fewer) == len(left):
                return None, mistakes
            left = fewer
        else:
            return (None if mistakes else record), mistakes


def _place(message: str) -> tuple[str, str]:
    """Part the message of a mistake from its place, in the way in which fields are named."""
    found = _PLACE.search(message)
    if found is None:
        return "", message
    path = re.sub(r"\[(\d+)\]", r".\1", found["path"]).replace("[...]", "").strip(".")
    return re.sub(r"(\.statements)\.\d+$", r"\1", path), message[: found.start()]


def _nest(fields: Filled) -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for name, text in fields.items():
        *above, last = name.split(".")
        inner = whole
        for part in above:
            inner = inner.setdefault(part, {})
            if not isinstance(inner, dict):
                raise BadValue(f"the field {name!r} is no field of this form")
        inner[last] = read_ids(text) if last in _LISTS else text
    listed: dict[str, Any] = _list(whole)
    return listed


def _list(value: Any) -> Any:
    """Turn what is numbered into lists, in the order of the numbers."""
    if not isinstance(value, dict):
        return value
    inner = {name: _list(each) for name, each in value.items()}
    if inner and all(name.isascii() and name.isdigit() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


def read_ids(text: str) -> list[str]:
    """Find the ids of statements in what was typed or pasted, also in addresses of pages."""
    words = text.replace(",", " ").split()
    strange = [word for word in words if not _ID.search(word)]
    found = [match for word in words for match in _ID.findall(word)]
    return list(dict.fromkeys([*found, *strange]))
