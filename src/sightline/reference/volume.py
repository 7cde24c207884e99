"""The files of reference data: read as plain text values, checked against a type, line by line.

A damaged file is not used in part. What is wrong with it is said with its name and line, so that
whoever edits it finds the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, Generic, NoReturn, TypeVar

import msgspec
import yaml

from sightline.errors import BadInstant, BadReference, BadVocabulary
from sightline.model import load_terms
from sightline.values import Instant

Content = TypeVar("Content")
Step = str | int

_AT = re.compile(r"^(?P<words>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+)\]")
# Plain scalars stay text: otherwise Norway would be read as "no" and a date as a calendar object.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Volume(Generic[Content]):
    """One file: what it says, and the lines where it says it."""

    def __init__(self, name: str, text: str, kind: type[Content]) -> None:
        self.name = name
        self._text = text
        #: What the file says, as its type.
        self.content = self._convert(kind)

    def refuse(self, message: str, *path: Step) -> NoReturn:
        """Raise an error that names the file and the line of an entry."""
        raise BadReference(f"{self.name}, line {self._line(path)}: {message}") from None

    def check_codes(self, codes: Iterable[str], *path: Step) -> None:
        """Refuse a code that stands twice."""
        listed = list(codes)
        twice = [code for code, times in Counter(listed).items() if times > 1]
        if twice:
            last = len(listed) - 1 - listed[::-1].index(twice[0])
            self.refuse(f"{twice[0]!r} stands here a second time: codes are unique", *path, last)

    def check_known(self, code: str | None, known: Iterable[str], *path: Step) -> None:
        """Refuse a code that points to nothing."""
        if code is not None and code not in known:
            self.refuse(f"{code!r} is no code of an entry: expected one that stands there", *path)

    def check_date(self, text: str | None, *path: Step) -> None:
        """Refuse a date that cannot be read."""
        try:
            Instant.parse(text) if text is not None else None
        except BadInstant as error:
            self.refuse(str(error), *path)

    def check_term(self, vocabulary: str, code: str | None, *path: Step) -> None:
        """Refuse a code that is not in an agreed vocabulary."""
        try:
            load_terms(vocabulary).get(code) if code is not None else None
        except BadVocabulary as error:
            self.refuse(str(error), *path)

    def _convert(self, kind: type[Content]) -> Content:
        try:
            loaded = yaml.load(self._text, Loader=_LOADER)  # noqa: S506 - it makes text, lists and mappings alone
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise BadReference(f"{self.name}, line {line}: the YAML cannot be read") from error
        try:
            return msgspec.convert(loaded, kind, strict=False)
        except msgspec.ValidationError as error:
            match = _AT.match(str(error))
            words, path = (match["words"], match["path"] or "") if match else (str(error), "")
            self.refuse(words, *_steps(path))

    def _line(self, path: tuple[Step, ...]) -> int:
        """Find the line of an entry, or of the nearest one around it."""
        node = yaml.compose(self._text, Loader=yaml.BaseLoader)
        for step in path:
            inner = _inner(node, step)
            if inner is None:
                break
            node = inner
        return int(node.start_mark.line) + 1 if node is not None else 1


def read_volume(name: str) -> str:
    """Read a file of the reference data as text."""
    return files("sightline.reference").joinpath("data", name).read_text("utf-8")


def _steps(path: str) -> list[Step]:
    found = _STEP.finditer(path)
    return [match["key"] or int(match["index"]) for match in found]


def _inner(node: Any, step: Step) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None
