"""What both FollowTheMoney readers share: items by data set, values as the data set says them.

Values are stated exactly as the file has them, so that what came can be given
back. What our vocabulary finds odd is listed beside. Topics such as ``crime``
stay what one data set says; nothing here ever adds one.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from sightline.errors import BadVocabulary
from sightline.intake.cells import object_to
from sightline.intake.limits import Limits
from sightline.intake.refusal import Batch, Refusal, show
from sightline.intake.source import Source
from sightline.model import Model, Schema
from sightline.values import Decision, Identity, Item, Kind, Statement


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What the receiver says of a data set: how it is marked, and what is known of it."""

    marking: str
    title: str | None = None
    kind: Kind = Kind.DATASET
    known: str | None = None
    grade: str | None = None
    licence: str | None = None
    source: str | None = None


class SameAs(msgspec.Struct, frozen=True, kw_only=True):
    """The wish to take over who the sender holds to be the same, and on whose word."""

    author: str
    known: str
    marking: str
    reason: str = "the data set holds them to be the same"


class Taker:
    """Gathers the records of one FollowTheMoney file."""

    def __init__(
        self,
        source: Source,
        provenance: Provenance,
        same: SameAs | None,
        model: Model,
        limits: Limits,
    ) -> None:
        self.source = source
        self.provenance = provenance
        self.same = same
        self.model = model
        self.limits = limits
        self.rows = 0
        self.items: list[Item] = []
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = []
        self.identities: list[Identity] = []
        self._ids: dict[tuple[tuple[str, str], ...], str] = {}
        self._odd: dict[tuple[str, str, str], str | None] = {}
        self._pairs: set[tuple[str, str]] = set()

    def refuse(
        self,
        row: int,
        reason: str,
        raw: str | None = None,
        *,
        column: str | None = None,
        kept: bool = False,
    ) -> None:
        """List what was not taken, or deserves a look."""
        self.refusals.append(
            Refusal(
                file=self.source.name,
                row=row,
                column=column,
                reason=reason,
                raw=None if raw is None else show(raw),
                kept=kept,
            )
        )

    def item(self, about: dict[str, str]) -> str:
        """The id of the item for what the sender says of a part of the data."""
        key = tuple(sorted(about.items()))
        found = self._ids.get(key)
        if found is None:
            made = self._make_item(about)
            if len(self._ids) >= self.limits.remembered:
                self._ids.clear()
            found = self._ids[key] = made.id
            self.items.append(made)
        return found

    def _make_item(self, about: dict[str, str]) -> Item:
        said = self.provenance
        return Item(
            about=about,
            blob=self.source.sha256,
            grade=said.grade,
            item_kind=said.kind,
            known=said.known,
            licence=said.licence,
            marking=said.marking,
            source=said.source,
            title=said.title or about.get("dataset") or self.source.name,
        )

    def schema(self, row: int, name: str, entity: str) -> Schema | None:
        """The schema of this name, or None when it is not in the vocabulary."""
        try:
            return self.model.schema(name)
        except BadVocabulary as error:
            self.refuse(row, f"{error}: the entity was left out", entity, column="schema")
            return None

    def state(self, schema: Schema, row: int, statement: Statement) -> None:
        """Take a statement, unless its property or its value cannot be."""
        prop = statement.prop
        reason = self._object(schema, prop, statement.value)
        if reason is not None:
            self.refuse(row, reason, statement.value, column=prop)
            return
        if prop != "id":
            problem = self._look_at(schema, prop, statement.value, statement.lang)
            if problem is not None:
                self.refuse(row, problem, statement.value, column=prop, kept=True)
        self.statements.append(statement)

    def _object(self, schema: Schema, prop: str, value: str) -> str | None:
        if prop == "id" or prop in schema.properties:
            return object_to(value, self.limits)
        if prop in schema.refused:
            return f"{prop} is not held: {schema.refused[prop]}"
        if prop in schema.reverses:
            return f"{prop} is the way back of a relation and is not stated"
        return f"{schema.name} has no property {show(prop)!r}"

    def _look_at(self, schema: Schema, prop: str, value: str, lang: str | None) -> str | None:
        key = (schema.name, prop, value)
        if key in self._odd:
            return self._odd[key]
        problem = schema.properties[prop].clean(value, lang).problem
        if len(self._odd) >= self.limits.remembered:
            self._odd.clear()
        if len(value) <= 200:
            self._odd[key] = problem
        return problem

    def relate(self, row: int, one: str, others: list[str], column: str) -> None:
        """Take over, if asked, which ids are the same; otherwise list that they are said to be."""
        pairs = [(min(one, other), max(one, other)) for other in others if other != one]
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._pairs]
        if len(self._pairs) >= self.limits.remembered:
            self._pairs.clear()
        self._pairs.update(new)
        if self.same is not None:
            self.identities += [_identify(pair, self.same) for pair in new]
        elif new:
            named = ", ".join(show(other) for other in others[:20])
            reason = f"the data set holds {show(one)} to be the same as others: not taken over"
            self.refuse(row, reason, named, column=column)

    @property
    def full(self) -> bool:
        """Whether a batch is due."""
        size = self.limits.batch
        return len(self.statements) >= size or len(self.refusals) >= size

    def flush(self) -> Iterator[Batch]:
        """Give out what was gathered."""
        yield Batch(
            items=tuple(self.items),
            statements=tuple(self.statements),
            refusals=tuple(self.refusals),
            identities=tuple(self.identities),
            rows=self.rows,
        )
        self.items, self.statements, self.refusals, self.identities = [], [], [], []


def _identify(pair: tuple[str, str], terms: SameAs) -> Identity:
    return Identity(
        left=pair[0],
        right=pair[1],
        decision=Decision.SAME,
        author=terms.author,
        known=terms.known,
        marking=terms.marking,
        reason=terms.reason,
    )
