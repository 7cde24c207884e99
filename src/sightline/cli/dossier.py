"""A dossier: all that is held of one entity, each value with who says and who denies it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sightline.cli.page import counted, plain, table
from sightline.cli.sources import Sources
from sightline.errors import NotFound
from sightline.model import Model, load_model

if TYPE_CHECKING:
    from sightline.picture import Edge, Entity, Picture, Saying, Value

#: Ties are named in full up to here; the rest is counted.
MOST_TIES = 100


class Tie:
    """A tie of the entity, seen from it: what it is, and what stands at the other end."""

    def __init__(self, edge: Edge, entity: Entity, picture: Picture) -> None:
        self.edge = edge
        self.outgoing = edge.source == entity.id
        self.far = edge.target if self.outgoing else edge.source
        try:
            self.caption = picture.entity(self.far).caption
        except NotFound:
            self.caption = self.far

    def document(self) -> dict[str, Any]:
        """Tell the tie."""
        return {
            "edge": self.edge,
            "direction": "to" if self.outgoing else "from",
            "other": {"id": self.far, "caption": self.caption},
        }

    def period(self) -> str:
        """Say from when until when it held, as far as that is known."""
        start = _between(self.edge.start_first, self.edge.start_last)
        end = _between(self.edge.end_first, self.edge.end_last)
        return f"{start} to {end}" if start != "?" or end != "?" else ""


class Dossier:
    """What is to be told of one entity."""

    def __init__(self, entity: Entity, picture: Picture) -> None:
        self.entity = entity
        self.sources = Sources(picture)
        self._picture = picture
        edges = picture.edges(of=entity.id)
        self.ties = [Tie(edge, entity, picture) for edge in edges[:MOST_TIES]]
        self.untold = len(edges) - len(self.ties)
        self._cite_all()

    def document(self) -> dict[str, Any]:
        """Tell it for programs."""
        return {
            "entity": self.entity,
            "ties": [tie.document() for tie in self.ties],
            "ties_untold": self.untold,
            "items": self.sources.document(),
        }

    def show(self, console: Console) -> None:
        """Tell it for people."""
        entity, model = self.entity, load_model()
        title = plain(entity.caption, "bold")
        console.print(title.append(f"  {_label(model, entity.schema)}", style="dim"))
        console.print(plain(f"id {', '.join(entity.ids)}", "dim"))
        for conflict in entity.conflicts:
            console.print(plain(f"conflict: {conflict.message}", "yellow"))
        for prop, values in entity.properties.items():
            self._show_values(console, prop, values)
        self._show_denials(console, model, entity.denials)
        self._show_ties(console, model)
        self.sources.show(console)

    def _cite_all(self) -> None:
        """Number the items in the order of the page."""
        for told in (self.entity.properties, self.entity.denials):
            for values in told.values():
                for value in values:
                    for saying in (*value.sayings, *value.denials):
                        self.sources.number(saying.item)

    def _name(self, prop: str, value: str) -> str:
        """Name the entity to which a value points, as far as it is in the picture."""
        model, schema = load_model(), self.entity.schema
        found = model.schema(schema).get(prop) if schema in model else None
        if found is None or found.type != "entity":
            return value
        try:
            return f"{self._picture.entity(value).caption} ({value})"
        except NotFound:
            return value

    def _show_values(self, console: Console, prop: str, values: tuple[Value, ...]) -> None:
        console.print()
        console.print(plain(_prop_label(load_model(), self.entity.schema, prop), "bold"))
        grid = _grid()
        for value in values:
            name = self._name(prop, value.value)
            for place, saying in enumerate(value.sayings):
                grid.add_row(plain(name if place == 0 else ""), self.sources.cite(saying))
            for saying in value.denials:
                grid.add_row(plain("  denied", "red"), self.sources.cite(saying))
        console.print(grid)

    def _show_denials(
        self, console: Console, model: Model, denials: Mapping[str, tuple[Value, ...]]
    ) -> None:
        if not denials:
            return
        console.print()
        console.print(Text("Denied, and said by nobody", style="bold red"))
        grid = _grid()
        for prop, values in denials.items():
            label = _prop_label(model, self.entity.schema, prop)
            for value in values:
                name = self._name(prop, value.value)
                for saying in value.denials:
                    grid.add_row(plain(f"{label}: {name}"), self.sources.cite(saying))
        console.print(grid)

    def _show_ties(self, console: Console, model: Model) -> None:
        if not self.ties:
            return
        console.print()
        console.print(Text("Ties", style="bold"))
        grid = table("tie", "with", "when", "id", wide="with")
        grid.show_header = False
        for tie in self.ties:
            arrow = "→" if tie.outgoing else "←"
            label = _label(model, tie.edge.schema)
            grid.add_row(
                plain(f"  {label} {arrow}"), plain(tie.caption), plain(tie.period()),
                plain(tie.far, "dim"),
            )  # fmt: skip
        console.print(grid)
        if self.untold:
            console.print(plain(f"  and {counted(self.untold, 'tie')} more", "dim"))


def show_saying(console: Console, saying: Saying, sources: Sources) -> None:
    """Write one statement with everything that is known of it."""
    denied = "is denied to be" if saying.negated else "is"
    console.print(plain(f"{saying.prop} {denied} {saying.value}", "bold"))
    grid = _grid()
    facts = (
        ("of", f"{saying.entity} ({saying.schema})"),
        ("said as", saying.original),
        ("grade", saying.grade or "ungraded"),
        ("happened", saying.event or "not said"),
        ("known", saying.known or "when it was recorded"),
        ("recorded", saying.recorded),
        ("language", saying.lang),
        ("place", saying.place),
        ("withdrawn", "yes" if saying.withdrawn else None),
        ("id", saying.id),
        ("item", f"[{sources.number(saying.item)}]"),
    )
    for name, said in facts:
        if said:
            grid.add_row(name, plain(said))
    console.print(grid)
    sources.show(console)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(overflow="fold", max_width=44)
    grid.add_column(overflow="fold")
    return grid


def _label(model: Model, schema: str) -> str:
    return model.schema(schema).label if schema in model else schema


def _prop_label(model: Model, schema: str, prop: str) -> str:
    found = model.schema(schema).get(prop) if schema in model else None
    return found.label if found else prop


def _between(first: dt.date | None, last: dt.date | None) -> str:
    """Say two bounds as one date where they are one."""
    if first is None or last is None or first == last:
        return str(first or "?") if first == last else f"{first or '?'}/{last or '?'}"
    if first.day == 1 and (last + dt.timedelta(days=1)).day == 1:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}"
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return f"{first:%Y}"
    return f"{first}/{last}"
