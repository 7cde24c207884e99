"""The items of a table: one for the file, for each row, or for each group of rows."""

from __future__ import annotations

from collections.abc import Mapping as Named

import msgspec

from sightline.errors import BadMapping
from sightline.intake.mapping import ItemRule
from sightline.intake.picking import Teller
from sightline.intake.sheet import Reading
from sightline.intake.source import Source
from sightline.values import Item


class ItemSource(msgspec.Struct, frozen=True, kw_only=True):
    """The item rule of a mapping, bound to the columns of one table."""

    rule: ItemRule
    source: Source
    facts: Named[str, Teller]
    about: Named[str, Teller]
    group: tuple[tuple[str, int], ...]
    markings: Named[str, str]
    marking: str | None
    known: str | None


class Items:
    """Makes items, and knows which were made already."""

    def __init__(self, source: ItemSource, remembered: int) -> None:
        self._source = source
        self._room = remembered
        self._ids: dict[tuple[str | None, ...], str] = {}
        self._whole = source.rule.per == "file" and not _varies(source.rule)
        self._only: str | None = None

    def find(self, at: Reading, made: list[Item]) -> str | None:
        """The id of the item of a row; a new item is added to those made."""
        if self._only is not None:
            return self._only
        item = self._make(at)
        if item is None:
            return None
        facts = (item.title, item.event, item.known, item.grade, item.marking, item.language)
        key = (*facts, item.licence, item.source, *item.about.values())
        identity = self._ids.get(key)
        if identity is None:
            if len(self._ids) >= self._room:
                self._ids.clear()
            identity = item.id
            made.append(item)
            if sum(len(one or "") for one in key) <= 2_000:
                self._ids[key] = identity
        if self._whole:
            self._only = identity
        return identity

    def _make(self, at: Reading) -> Item | None:
        source = self._source
        facts = {name: teller.read(at) for name, teller in source.facts.items()}
        marking = source.marking
        if "marking" in facts:
            marking = source.markings.get(facts["marking"] or "")
        if marking is None:
            at.refuse("the row names no marking that is known, and nobody could read it: left out")
            return None
        return Item(
            about=self._about(at),
            blob=source.source.sha256,
            event=facts.get("event"),
            grade=facts.get("grade"),
            item_kind=source.rule.kind,
            known=facts.get("known") or source.known,
            language=facts.get("language"),
            licence=facts.get("licence"),
            marking=marking,
            source=facts.get("source"),
            title=facts.get("title") or source.source.name,
        )

    def _about(self, at: Reading) -> dict[str, str]:
        source = self._source
        about = {name: at.cells[index].strip() for name, index in source.group}
        if source.rule.per == "row":
            about[at.sheet.unit] = str(at.row)
            about |= {"sheet": at.sheet.name} if at.sheet.name else {}
        for name, teller in source.about.items():
            said = teller.read(at)
            about |= {name: said} if said else {}
        return about


def _varies(rule: ItemRule) -> bool:
    """Whether the item of a file takes anything from the rows."""
    picks = (rule.title, rule.event, rule.known, rule.grade, rule.marking)
    more = (rule.language, rule.licence, rule.source, *rule.about.values())
    return any(pick is not None and pick.columns for pick in (*picks, *more))


def check_markings(
    named: list[tuple[str | None, int]], markings: Named[str, str], file: str
) -> None:
    """Refuse a mapping that names a marking which nobody has defined."""
    for name, line in named:
        if name is not None and name not in markings:
            known = ", ".join(markings) or "none is defined yet"
            raise BadMapping(f"{file}, line {line}: no marking {name!r}: expected one of {known}")
