"""How a guided form is laid out: steps with fields, and tables of which rows can be added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec


class Field(msgspec.Struct, frozen=True):
    """One field: ``kind`` is line, text, date, number, class, choice, ids or entity."""

    path: str
    label: str
    kind: str = "line"
    choices: tuple[str, ...] = ()
    hint: str = ""
    #: What stands before the label, such as the impact before its domain.
    group: str = ""


class Rows(msgspec.Struct, frozen=True):
    """A table of a form; every row has these fields."""

    path: str
    label: str
    fields: tuple[Field, ...]
    #: What is said on the button that adds a row.
    more: str


class Step(msgspec.Struct, frozen=True):
    """One step of a form, with what it asks."""

    name: str
    title: str
    fields: tuple[Field, ...] = ()
    rows: tuple[Rows, ...] = ()
    hint: str = ""

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The beginnings of all names of fields that this step sets."""
        tops = [one.path.split(".")[0] for one in self.fields] + [one.path for one in self.rows]
        return tuple(dict.fromkeys(tops))


class Guide(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of guided form: where it lives, its steps, and how it is read, written and shown."""

    form: str
    address: str
    title: str
    hint: str
    steps: tuple[Step, ...]
    shape: type[msgspec.Struct]
    read: Callable[[bytes], Any]
    write: Callable[[Any], bytes]
    check: Callable[[Any], Any]
    wants: Callable[[Any, Any], tuple[str, ...]]
    #: Which entities it speaks of.
    subjects: Callable[[Any], tuple[str, ...]]
    #: Questions that it leaves open, each with the entity that it is about.
    gaps: Callable[[Any], tuple[tuple[str, str], ...]]
    #: The decision that it serves.
    decision: Callable[[Any], str]
    draw_up: Callable[..., Any]

    def step(self, name: str) -> Step:
        """Find a step by its name, or the first."""
        return next((one for one in self.steps if one.name == name), self.steps[0])

    def after(self, step: Step) -> str:
        """Name the step after one; nothing after the last."""
        place = self.steps.index(step) + 1
        return self.steps[place].name if place < len(self.steps) else ""
