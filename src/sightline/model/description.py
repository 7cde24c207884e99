"""The vocabulary as a page to read: written from the model, so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.model.model import Model
from sightline.model.property import Property
from sightline.model.schema import Schema
from sightline.model.terms import Term, TermList, term_lists

_HEAD = """\
# Vocabulary

Names follow FollowTheMoney 4.11 (MIT); the words are ours. Schemata marked *own* are not in
FollowTheMoney: each names the one that stands for it when other tools are to read the data.
"""


def describe(model: Model) -> str:
    """The whole reference page in Markdown."""
    own = sorted((schema for schema in model if schema.own), key=str)
    others = sorted((schema for schema in model if not schema.own), key=str)
    lines = [
        _HEAD,
        f"## Our own schemata ({len(own)})\n",
        *(line for schema in own for line in _schema(schema)),
        f"## Schemata of FollowTheMoney ({len(others)})\n",
        *(line for schema in others for line in _schema(schema)),
        f"## Controlled vocabularies ({len(term_lists())})\n",
        *(line for listed in term_lists().values() for line in _terms(listed)),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _schema(schema: Schema) -> Iterator[str]:
    yield f"### {schema.name}\n"
    yield f"{schema.description}\n"
    facts = "; ".join(_facts(schema))
    if facts:
        yield f"{facts}.\n"
    fields = [one for one in schema.properties.values() if one.schema == schema.name]
    if fields:
        yield from _table(("Property", "Label", "Type", "Says"), map(_field, fields))
    for name, reason in schema.refused.items():
        if schema.name == "Person":
            yield f"Not held: `{name}`. {reason}\n"


def _facts(schema: Schema) -> Iterator[str]:
    if schema.extends:
        yield "Extends " + ", ".join(f"`{name}`" for name in schema.extends)
    if schema.abstract:
        yield "never used by itself"
    if schema.own:
        yield f"own, elsewhere said as `{schema.plain}`"
    if schema.matchable:
        yield "can be matched"
    if schema.required:
        yield "needs " + ", ".join(f"`{name}`" for name in schema.required)
    if schema.edge:
        arrow = "→" if schema.edge.directed else "-"
        yield f"joins `{schema.edge.source}` {arrow} `{schema.edge.target}` ({schema.edge.label})"


def _field(one: Property) -> tuple[str, ...]:
    kind = f"{one.type} → `{one.range}`" if one.range else one.type
    notes = [one.description] if one.description else []
    if one.terms:
        notes.append(f"Terms: [{one.terms}](#{one.terms}).")
    if one.plain and one.plain != one.name:
        notes.append(f"Elsewhere `{one.plain}`.")
    if one.withheld:
        notes.append("Never exported in plain form.")
    if one.deprecated:
        notes.append("No longer to be used.")
    return f"`{one.name}`", one.label, kind, " ".join(notes)


def _terms(listed: TermList) -> Iterator[str]:
    yield f"### {listed.name}\n"
    kind = "Steps of a scale" if listed.ordered else "No order is implied"
    yield f"{listed.title}. {kind}. Version {listed.version}. {listed.source}.\n"
    yield from _table(("Code", "Label", "Meaning"), map(_term, listed.terms))


def _term(term: Term) -> tuple[str, ...]:
    notes = [term.definition["en"]] if term.definition else []
    if term.low is not None and term.high is not None:
        notes.append(f"{term.low:.0%} to {term.high:.0%}.")
    if term.links:
        notes.append(", ".join(f"{name} {code}" for name, code in term.links.items()) + ".")
    if term.unknown:
        notes.append("Unknown: never counted as zero.")
    if not term.assertable:
        notes.append("Kept as the word of a data set; never said by Sightline.")
    return f"`{term.code}`", term.name(), " ".join(notes)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
    yield ""
