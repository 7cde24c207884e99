"""A dossier as a page for people: the latest of what is said, and how much more there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sightline.cli.dossier import Dossier, Naming, Tie, name_entity
from sightline.cli.page import counted, plain, table
from sightline.cli.sources import Sources
from sightline.model import load_model

if TYPE_CHECKING:
    from sightline.picture import Saying, Value

_MOST_SAYINGS, _MOST_VALUES, _MOST_TIES = 3, 12, 20


class Leaf:
    """Writes a dossier; what is left out for length is counted, unless all is asked for."""

    def __init__(self, dossier: Dossier, *, whole: bool) -> None:
        self._dossier = dossier
        self._entity = dossier.entity
        self._sources = dossier.sources
        self._whole = whole

    def show(self, console: Console) -> None:
        """Write the page."""
        entity = self._entity
        title = plain(entity.caption, "bold")
        console.print(title.append(f"  {_label(entity.schema)}", style="dim"))
        console.print(plain(f"id {', '.join(entity.ids)}", "dim"))
        for conflict in entity.conflicts:
            console.print(plain(f"conflict: {conflict.message}", "yellow"))
        for prop in _in_order(entity.schema, entity.properties):
            self._show_values(console, prop, entity.properties[prop])
        self._show_denials(console)
        self._show_ties(console, self._dossier.ties, self._dossier.untold)
        self._show_namings(console, self._dossier.namings, self._dossier.unnamed)
        self._sources.show(console)

    def _show_values(self, console: Console, prop: str, values: tuple[Value, ...]) -> None:
        console.print()
        console.print(plain(_prop_label(self._entity.schema, prop), "bold"))
        grid = _grid()
        shown = values if self._whole else values[:_MOST_VALUES]
        for value in shown:
            name = self._name(prop, value.value)
            sayings = value.sayings if self._whole else value.sayings[-_MOST_SAYINGS:]
            for place, saying in enumerate(reversed(sayings)):
                grid.add_row(plain(name if place == 0 else ""), self._sources.cite(saying))
            _count_rest(grid, len(value.sayings) - len(sayings))
            for saying in value.denials:
                grid.add_row(plain("  denied", "red"), self._sources.cite(saying))
        console.print(grid)
        _say_rest(console, len(values) - len(shown))

    def _show_denials(self, console: Console) -> None:
        if not self._entity.denials:
            return
        console.print()
        console.print(Text("Denied, and said by nobody", style="bold red"))
        grid = _grid()
        for prop, values in self._entity.denials.items():
            label = _prop_label(self._entity.schema, prop)
            for value in values:
                name = self._name(prop, value.value)
                for saying in value.denials:
                    grid.add_row(plain(f"{label}: {name}"), self._sources.cite(saying))
        console.print(grid)

    def _show_ties(self, console: Console, ties: list[Tie], untold: int) -> None:
        if not ties:
            return
        console.print()
        console.print(Text("Ties", style="bold"))
        grid = _headless("tie", "with", "when", "id")
        shown = ties if self._whole else ties[:_MOST_TIES]
        for tie in shown:
            arrow = "→" if tie.outgoing else "←"
            kind = plain(f"  {_label(tie.edge.schema)} {arrow}")
            grid.add_row(kind, plain(tie.caption), plain(tie.period()), plain(tie.far, "dim"))
        console.print(grid)
        _say_rest(console, untold + len(ties) - len(shown))

    def _show_namings(self, console: Console, namings: list[Naming], unnamed: int) -> None:
        if not namings:
            return
        console.print()
        console.print(Text("Named by", style="bold"))
        grid = _headless("as", "by", "when", "id")
        shown = namings if self._whole else namings[:_MOST_TIES]
        for naming in shown:
            said = naming.saying
            role = plain(f"  {_prop_label(said.schema, said.prop)} of")
            grid.add_row(role, plain(naming.caption), plain(said.event), plain(said.entity, "dim"))
        console.print(grid)
        _say_rest(console, unnamed + len(namings) - len(shown))

    def _name(self, prop: str, value: str) -> str:
        """Name the entity to which a value points, as far as it is in the picture."""
        model, schema = load_model(), self._entity.schema
        found = model.schema(schema).get(prop) if schema in model else None
        if found is None or found.type != "entity":
            return value
        caption = name_entity(self._dossier.picture, value)
        return f"{caption} ({value})" if caption else value


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


def _headless(*columns: str) -> Table:
    grid = table(*columns, wide=columns[1])
    grid.show_header = False
    return grid


def _count_rest(grid: Table, rest: int) -> None:
    if rest:
        grid.add_row("", plain(f"and {counted(rest, 'statement')} before", "dim"))


def _say_rest(console: Console, rest: int) -> None:
    if rest:
        console.print(plain(f"  and {rest:,} more: see --whole or --json", "dim"))


def _in_order(schema: str, properties: Mapping[str, object]) -> list[str]:
    """Order properties as the vocabulary does: what names the entity first."""
    model = load_model()
    first = list(model.schema(schema).featured) if schema in model else []
    return sorted(properties, key=lambda prop: (first.index(prop) if prop in first else 99, prop))


def _label(schema: str) -> str:
    model = load_model()
    return model.schema(schema).label if schema in model else schema


def _prop_label(schema: str, prop: str) -> str:
    model = load_model()
    found = model.schema(schema).get(prop) if schema in model else None
    return found.label if found else prop
