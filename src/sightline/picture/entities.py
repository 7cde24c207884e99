"""Entities: all that is said under the ids of one thing, value by value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from sightline.errors import NotFound
from sightline.model import Model
from sightline.picture.database import Database, Row
from sightline.picture.names import Names
from sightline.picture.recall import Recall
from sightline.picture.sayings import Sayings
from sightline.picture.views import Conflict, Entity, Saying, Summary, Value

Properties = dict[str, tuple[Value, ...]]


class Entities:
    """Reads entities from a picture's tables."""

    def __init__(self, database: Database, sayings: Sayings, model: Model) -> None:
        self._database = database
        self._sayings = sayings
        self._model = model
        self._heads = Recall(database, "entities")

    @cached_property
    def _names(self) -> Names:
        return Names(self._database.arrays("codes"))

    @cached_property
    def _clashes(self) -> dict[int, list[str]]:
        return dict(self._database.rows("clashes"))

    @cached_property
    def _refusals(self) -> list[Row]:
        return self._database.rows("refusals")

    def cluster(self, entity_id: str) -> tuple[int, tuple[str, ...]]:
        """Find the number under which all ids of an entity lie together, and the ids."""
        rows = self._database.rows("cluster_of", {"id": entity_id})
        if not rows:
            raise absent(entity_id)
        ids = tuple(name for _, name, _ in rows)
        for no, name, _ in rows:
            self._sayings.remember(no, name, ids[0])
        return int(rows[0][2]), ids

    def number(self, entity_id: str) -> int:
        """Find the number under which all ids of an entity lie together."""
        no, _ = self.cluster(entity_id)
        if self._database.row("any_said_of", {"no": no}) is None:
            raise absent(entity_id)
        return no

    def read(self, entity_id: str, *, bare: bool = False) -> Entity:
        """Read one entity by any of its ids; a bare one comes without what is said of it."""
        no = self._names.single(entity_id)
        ids: tuple[str, ...] = (entity_id,)
        if no is None:
            no, ids = self.cluster(entity_id)
        rows = self._heads.rows([no])
        if not rows or rows[0][1] != ids[0]:
            raise absent(entity_id)
        self._sayings.remember(no, ids[0], ids[0])
        summary = self.summary(rows[0][1:])
        said = [] if bare else self._sayings.select("said_of", "said_standing", no=no)
        properties, denials = self.properties(said)
        return Entity(
            id=summary.id,
            ids=ids,
            schema=summary.schema,
            caption=summary.caption,
            properties=properties,
            denials=denials,
            conflicts=self.conflicts(no),
        )

    def summary(self, row: Sequence[str]) -> Summary:
        """Name an entity; what has no name of its own is named by its kind."""
        entity_id, schema, caption = row
        if caption is None:
            caption = self._model.schema(schema).label if schema in self._model else schema
        return Summary(entity_id, schema, caption)

    def properties(self, rows: Sequence[Row]) -> tuple[Properties, Properties]:
        """Gather statements by property and value; apart, the values that are only denied."""
        heads = self._sayings.names({row[7] for row in rows if row[7] is not None})
        grouped: dict[str, dict[str, list[Saying]]] = {}
        for row, saying in zip(rows, self._sayings.read(rows), strict=True):
            value = saying.value if row[7] is None else heads[row[7]][1]
            grouped.setdefault(saying.prop, {}).setdefault(value, []).append(saying)
        affirmed: Properties = {}
        denied: Properties = {}
        for prop in sorted(grouped):
            values = [_value(value, said) for value, said in sorted(grouped[prop].items())]
            if prop != "id" and any(value.sayings for value in values):
                affirmed[prop] = tuple(value for value in values if value.sayings)
            if any(not value.sayings for value in values):
                denied[prop] = tuple(value for value in values if not value.sayings)
        return affirmed, denied

    def conflicts(self, no: int | None = None) -> tuple[Conflict, ...]:
        """List what does not fit together about one entity, or in the whole picture."""
        numbers = self._clashes if no is None else {no} & self._clashes.keys()
        names = self._sayings.names(numbers)
        clashes = [_clash(names[one][1], self._clashes[one]) for one in numbers]
        refused = [_refused(row) for row in self._refusals if no in (None, *row[4:])]
        return tuple(
            sorted([*clashes, *refused], key=lambda one: (one.kind, one.about, one.records))
        )


def absent(entity_id: str) -> NotFound:
    """Say that there is no such entity: what is hidden and what never was are told alike."""
    return NotFound(f"there is no entity {entity_id!r} in this picture")


def _value(value: str, said: Iterable[Saying]) -> Value:
    ordered = sorted(said, key=lambda saying: (str(saying.known_by or "~"), saying.id))
    return Value(
        value=value,
        sayings=tuple(saying for saying in ordered if not saying.negated),
        denials=tuple(saying for saying in ordered if saying.negated),
    )


def _clash(entity_id: str, schemata: list[str]) -> Conflict:
    kinds = ", ".join(schemata)
    return Conflict(
        kind="schema",
        message=f"{entity_id} is said to be of kinds that one thing cannot be at once: {kinds}",
        about=(entity_id, *schemata),
    )


def _refused(row: Row) -> Conflict:
    choice, left, right, forbidden, *_ = row
    return Conflict(
        kind="identity",
        message=(
            f"{left} and {right} were decided to be the same, but that would join entities "
            "that were decided to be different: they are kept apart"
        ),
        about=(left, right),
        records=(choice, *forbidden),
    )
