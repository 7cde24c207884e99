"""YAML as an outline of texts with line numbers, for messages that point to the line.

Every scalar stays the text that was typed: ``no`` is Norway and 2018-04-25 is
what stands there. References within the file are refused, for they can unfold
without end.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec
import yaml

from sightline.errors import BadMapping

#: No mapping has a reason to nest further.
_DEEPEST = 20


class Node(msgspec.Struct):
    """A text, a list of nodes, or named nodes, and the line where it begins."""

    line: int
    content: str | list[Node] | dict[str, Node]

    @property
    def is_text(self) -> bool:
        """Whether it is one text."""
        return isinstance(self.content, str)


class Outline:
    """Reads nodes, and gathers all that is wrong instead of stopping at the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[tuple[int, str]] = []

    def complain(self, line: int, problem: str) -> None:
        """Note a problem with its line."""
        self.problems.append((line, problem))

    def settle(self) -> None:
        """Raise one error that lists every problem, if there is any."""
        if self.problems:
            shown = sorted(set(self.problems))
            lines = [f"{self.file}, line {line}: {problem}" for line, problem in shown[:30]]
            if len(shown) > 30:
                lines.append(f"... and {len(shown) - 30} more")
            raise BadMapping("\n".join(lines))

    def named(self, node: Node | None, known: Iterable[str], what: str) -> dict[str, Node]:
        """Read named nodes; a name that is not known is a problem."""
        if node is None:
            return {}
        if not isinstance(node.content, dict):
            self.complain(node.line, f"{what} must have named parts, such as {', '.join(known)}")
            return {}
        allowed = list(known)
        for name, part in node.content.items():
            if allowed and name not in allowed:
                near = difflib.get_close_matches(name, allowed, 1)
                hint = f"did you mean {near[0]!r}?" if near else f"expected {', '.join(allowed)}"
                self.complain(part.line, f"{what} has no part {name!r}: {hint}")
        return node.content

    def text(self, node: Node | None, what: str) -> str | None:
        """Read one text."""
        if node is None:
            return None
        if isinstance(node.content, str):
            if "\x00" in node.content:
                self.complain(node.line, f"{what} holds a NUL character")
            return node.content
        self.complain(node.line, f"{what} must be one text")
        return None

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Read one text or a list of texts."""
        if node is None:
            return ()
        nodes = node.content if isinstance(node.content, list) else [node]
        found = [self.text(one, f"each entry of {what}") for one in nodes]
        return tuple(one for one in found if one is not None)

    def choice(self, node: Node | None, allowed: Iterable[str], what: str) -> str | None:
        """Read one text out of a few."""
        said = self.text(node, what)
        known = list(allowed)
        if node is None or said is None or said in known:
            return said
        self.complain(node.line, f"{what} cannot be {said!r}: expected {', '.join(known)}")
        return None

    def truth(self, node: Node | None, what: str) -> bool:
        """Read yes or no."""
        said = self.choice(node, ("true", "false", "yes", "no"), what)
        return said in ("true", "yes")

    def number(self, node: Node | None, what: str) -> int | None:
        """Read a whole number."""
        said = self.text(node, what)
        if node is None or said is None:
            return None
        if said.isdecimal() and len(said) < 7:
            return int(said)
        self.complain(node.line, f"{what} must be a whole number, not {said!r}")
        return None


def parse_outline(text: str, outline: Outline) -> Node:
    """Read YAML text as an outline."""
    try:
        _look_through(text, outline.file)
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise BadMapping(f"{outline.file}, line {line}: {problem}") from None
    if node is None:
        raise BadMapping(f"{outline.file}: the mapping is empty")
    return _convert(node, outline)


def _look_through(text: str, file: str) -> None:
    """Refuse what unfolds or nests without end, before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise BadMapping(f"{file}: references (* and &) are not read: write it out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise BadMapping(f"{file}: the mapping is nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _convert(node: yaml.Node, outline: Outline) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        named: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else ""
            if not isinstance(key.value, str) or name in named:
                problem = f"{name!r} stands twice" if name else "a name must be one text"
                outline.complain(key.start_mark.line + 1, problem)
            part = _convert(value, outline)
            part.line = key.start_mark.line + 1
            named[name] = part
        return Node(line, named)
    if isinstance(node, yaml.SequenceNode):
        return Node(line, [_convert(one, outline) for one in node.value])
    return Node(line, str(node.value))
