"""Taking in a table: batches of items and statements, and a list of all that was not taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Named
from hashlib import sha256
from pathlib import Path

from sightline.intake.binding import Binding, ask, check_binding
from sightline.intake.entities import (
    Draft,
    Sighting,
    fill_draft,
    relate,
    start_draft,
)
from sightline.intake.items import Items
from sightline.intake.limits import Limits
from sightline.intake.mapping import Mapping
from sightline.intake.placing import look_at_place
from sightline.intake.refusal import Batch, Refusal, show
from sightline.intake.sheet import Reading, Row, Sheet
from sightline.intake.source import find_source
from sightline.intake.survey import survey
from sightline.intake.table import open_tables
from sightline.model import Model, load_model
from sightline.values import Item, Statement


def read_table(
    path: str | Path,
    mapping: Mapping,
    *,
    marking: str | None = None,
    markings: Named[str, str] | None = None,
    known: str | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
) -> Iterator[Batch]:
    """Read a table (CSV, XLSX or JSON lines) as its mapping says, in batches.

    ``markings`` are the ids of the markings by the names that the mapping may
    use, and ``marking`` the id for what the mapping leaves unmarked. The same
    file with the same mapping always makes the same records. What is wrong
    with the file or the mapping as a whole raises `BadInput` at once.
    """
    return read_sheets(
        path,
        mapping,
        marking=marking,
        markings=markings,
        known=known,
        model=model,
        limits=limits,
    )


def read_sheets(
    path: str | Path,
    mapping: Mapping,
    *,
    marking: str | None = None,
    markings: Named[str, str] | None = None,
    known: str | None = None,
    model: Model | None = None,
    limits: Limits | None = None,
    narrow: Callable[[Sheet], Sheet] | None = None,
) -> Iterator[Batch]:
    """Read all sheets of a file; ``narrow`` can leave out rows after the survey."""
    bounds = limits or Limits()
    vocabulary = model or load_model()
    source = find_source(path, bounds)
    sheets = open_tables(source, mapping.layout, bounds)
    named = markings or {}
    for sheet in sheets:
        check_binding(mapping, sheet, named, marking)

    def read() -> Iterator[Batch]:
        for sheet in sheets:
            found = survey(sheet, ask(mapping, vocabulary))
            binding = Binding(
                mapping=mapping,
                sheet=narrow(sheet) if narrow else sheet,
                source=source,
                model=vocabulary,
                survey=found,
                markings=named,
                marking=marking,
                known=known,
                limits=bounds,
            )
            yield from _Taking(binding).run()

    return read()


class _Taking:
    """The reading of one table from its first row to its last."""

    def __init__(self, binding: Binding) -> None:
        self.binding = binding
        self.sheet = binding.sheet
        self.room = binding.limits.remembered
        self.items = Items(binding.bind_items(), self.room)
        self.entities = [binding.bind_entity(rule) for rule in binding.mapping.entities]
        self.made: list[Item] = []
        self.statements: list[Statement] = []
        self.refusals: list[Refusal] = list(binding.sheet.notes)
        self.seen: set[tuple[str | bytes | bool | None, ...]] = set()
        self.rows = 0
        name = self.sheet.name
        self.place = (
            f"sheet {show(name, 60)}, {self.sheet.unit} " if name else f"{self.sheet.unit} "
        )

    def run(self) -> Iterator[Batch]:
        """Read all rows."""
        size = self.binding.limits.batch
        for row in self.sheet.reread():
            self.rows += 1
            self.refusals += row.refusals
            if row.cells:
                self._take(row)
            if len(self.statements) >= size or len(self.refusals) >= size:
                yield self._flush()
        yield self._flush()

    def _take(self, row: Row) -> None:
        at = Reading(self.sheet, row.number, row.cells, self.refusals)
        before = len(self.refusals)
        drafts: dict[str, Draft] = {}
        for source in self.entities:
            draft = start_draft(source, at)
            if draft is not None:
                drafts[source.rule.name] = draft
                fill_draft(draft, at)
                if source.point is not None:
                    look_at_place(draft, at, self.binding.survey.mirrored)
        relate(drafts, at)
        if not drafts and len(self.refusals) == before:
            self._say_nothing_made(at)
        item = self.items.find(at, self.made) if drafts else None
        if item is not None:
            for draft in drafts.values():
                self._state(draft, item, f"{self.place}{row.number}")

    def _say_nothing_made(self, at: Reading) -> None:
        """List a row that makes nothing, unless it is empty."""
        filled = [cell for cell in at.cells if cell.strip()]
        if filled:
            at.refuse(
                "the row speaks of no entity of the mapping", raw=show(" | ".join(filled[:10]))
            )

    def _state(self, draft: Draft, item: str, place: str) -> None:
        """Make the statements of one entity, each once for each item."""
        for one in draft.sightings or [Sighting("id", draft.id)]:
            statement = Statement(
                entity=draft.id,
                event=draft.event,
                grade=draft.grade,
                item=item,
                lang=one.lang,
                marking=one.marking,
                negated=one.negated,
                original=one.original,
                place=place if one.column is None else f"{place}, column {one.column}",
                prop=one.prop,
                schema=draft.schema,
                value=one.value,
            )
            if self._is_new(statement):
                self.statements.append(statement)

    def _is_new(self, one: Statement) -> bool:
        """Whether the item has not said the same in an earlier row, as far as is remembered."""
        value, original = _brief(one.value), _brief(one.original)
        said = (one.entity, one.prop, value, one.item, original, one.lang)
        key = (*said, one.event, one.grade, one.schema, one.marking, one.negated)
        if key in self.seen:
            return False
        if len(self.seen) >= self.room:
            self.seen.clear()
        self.seen.add(key)
        return True

    def _flush(self) -> Batch:
        batch = Batch(
            items=tuple(self.made),
            statements=tuple(self.statements),
            refusals=tuple(self.refusals),
            rows=self.rows,
        )
        self.made, self.statements, self.refusals = [], [], []
        return batch


def _brief(text: str | None) -> str | bytes | None:
    """A text, or its digest where remembering it would take room."""
    if text is None or len(text) <= 200:
        return text
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
