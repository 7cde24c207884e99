"""Reading a mapping from YAML, with every problem and its line."""

from __future__ import annotations

import re
from pathlib import Path

from sightline.errors import BadMapping
from sightline.intake.dates import DateOrder
from sightline.intake.figures import Decimals
from sightline.intake.limits import Limits
from sightline.intake.mapping import EntityRule, ItemRule, Mapping, Pick, PropertyRule, Test
from sightline.intake.mapping_check import check_mapping
from sightline.intake.outline import Node, Outline, parse_outline
from sightline.intake.sheet import Layout
from sightline.intake.source import find_source
from sightline.model import Model, load_model
from sightline.values import Kind

_TOP = ("mapping", "prefix", "table", "item", "entities")
_WRITTEN = ("sheet", "sheets", "header", "encoding", "delimiter", "whole")
TABLE_PARTS = (*_WRITTEN, "dates", "century", "decimals", "missing")
_DATED = ("event", "grade", "marking")
ITEM_PARTS = ("title", "kind", "per", "known", "language", "licence", "source", "about", *_DATED)
_NAMED = ("schema", "key", "key_gaps", "per_row", "once", "namespace")
ENTITY_PARTS = (*_NAMED, "when", "required", "properties", *_DATED)
_SOURCES = ("column", "columns", "template", "literal")
_READ = ("language", "format", "order", "century", "decimals")
VALUE_PARTS = (*_SOURCES, "join", "split", "lookup", "otherwise", *_READ)
_PROPERTY = (*VALUE_PARTS, "entity", "negated", "marking")
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_SLOT = re.compile(r"\{\{?\s*([^{}]+?)\s*\}\}?")
_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,30}")


def load_mapping(
    path: str | Path, *, model: Model | None = None, limits: Limits | None = None
) -> Mapping:
    """Read a mapping from a YAML file and check it against the vocabulary."""
    bounds = limits or Limits()
    source = find_source(path, bounds)
    if source.size > bounds.mapping_bytes:
        raise BadMapping(f"{source.name}: a mapping has at most {bounds.mapping_bytes:,} bytes")
    with source.open() as handle:
        try:
            text = handle.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadMapping(f"{source.name}: the mapping is not UTF-8: save it as UTF-8") from None
    return parse_mapping(text, name=source.path.stem, file=source.name, model=model)


def parse_mapping(
    text: str, *, name: str = "mapping", file: str = "mapping", model: Model | None = None
) -> Mapping:
    """Read a mapping from YAML text and check it against the vocabulary."""
    outline = Outline(file)
    top = outline.named(parse_outline(text, outline), _TOP, "the mapping")
    outline.choice(top.get("mapping"), ("1",), "the version of the mapping")
    table = outline.named(top.get("table"), TABLE_PARTS, "table")
    if "entities" not in top:
        outline.complain(1, "the mapping names no entities: expected 'entities:'")
    prefix = outline.text(top.get("prefix"), "prefix") or _plain_prefix(name)
    if not _PREFIX.fullmatch(prefix):
        line = top["prefix"].line if "prefix" in top else 1
        outline.complain(line, f"prefix {prefix!r}: expected small letters, digits, - or _")
    mapping = Mapping(
        name=name,
        prefix=prefix,
        item=_item(outline, top.get("item")),
        entities=tuple(
            _entity(outline, rule, node)
            for rule, node in outline.named(top.get("entities"), (), "entities").items()
        ),
        layout=_layout(outline, table),
        order=_order(outline, table.get("dates")),
        century=outline.number(table.get("century"), "century"),
        decimals=_decimals(outline, table.get("decimals")),
        missing=outline.texts(table.get("missing"), "missing"),
    )
    check_mapping(mapping, outline, model or load_model())
    outline.settle()
    return mapping


def _layout(outline: Outline, table: dict[str, Node]) -> Layout:
    sheets = outline.texts(table.get("sheets") or table.get("sheet"), "sheets")
    header = table.get("header")
    nodes = header.content if header and isinstance(header.content, list) else [header]
    rows = [outline.number(node, "header") for node in nodes if isinstance(node, Node)]
    if header is not None and any(row is not None and not 1 <= row <= 1_000 for row in rows):
        outline.complain(header.line, "the header stands in one of the rows 1 to 1,000")
    said = outline.text(table.get("delimiter"), "delimiter")
    delimiter = _DELIMITERS.get(said or "", said)
    if said is not None and (delimiter is None or len(delimiter) != 1 or delimiter in '"\r\n'):
        outline.complain(
            table["delimiter"].line, f"the delimiter cannot be {said!r}: give one sign"
        )
    return Layout(
        sheets=sheets,
        header=tuple(row for row in rows if row),
        encoding=outline.text(table.get("encoding"), "encoding"),
        delimiter=delimiter,
        whole=outline.texts(table.get("whole"), "whole"),
    )


def _item(outline: Outline, node: Node | None) -> ItemRule:
    parts = outline.named(node, ITEM_PARTS, "item")
    kind = outline.choice(parts.get("kind"), [kind.value for kind in Kind], "the kind of the item")
    per = outline.texts(parts.get("per"), "per") or ("file",)
    said = outline.named(parts.get("about"), (), "about")

    def pick(name: str) -> Pick | None:
        return _pick(outline, parts.get(name), f"item, {name}", scalar="literal")

    about = {
        name: _pick(outline, part, f"about, {name}", scalar="literal")
        for name, part in said.items()
    }
    return ItemRule(
        title=pick("title"),
        kind=Kind(kind or "dataset"),
        per=per[0] if per in (("file",), ("row",)) else per,
        event=pick("event"),
        known=pick("known"),
        grade=pick("grade"),
        marking=pick("marking"),
        language=pick("language"),
        licence=pick("licence"),
        source=pick("source"),
        about={name: one for name, one in about.items() if one is not None},
        line=node.line if node else 1,
    )


def _entity(outline: Outline, name: str, node: Node) -> EntityRule:
    parts = outline.named(node, ENTITY_PARTS, f"the entity {name!r}")
    schema = _pick(outline, parts.get("schema"), "schema", scalar="literal")
    if schema is None:
        outline.complain(
            node.line, f"the entity {name!r} has no schema: expected e.g. 'schema: Person'"
        )
    key = outline.texts(parts.get("key"), "key")
    per_row = outline.truth(parts.get("per_row"), "per_row")
    once = outline.truth(parts.get("once"), "once")
    if [bool(key), per_row, once].count(True) != 1:
        problem = "give either 'key', the columns that name it, or 'per_row: true', or 'once: true'"
        outline.complain(node.line, f"the entity {name!r}: {problem}")
    rules = outline.named(parts.get("properties"), (), f"properties of {name!r}").items()
    required = outline.texts(parts.get("required"), "required")
    given = {prop for prop, _ in rules}
    return EntityRule(
        name=name,
        schema=schema or Pick(literal="Thing"),
        key=key,
        key_gaps=outline.truth(parts.get("key_gaps"), "key_gaps"),
        per_row=per_row,
        once=once,
        namespace=outline.text(parts.get("namespace"), "namespace") or name,
        when=_tests(outline, parts.get("when")),
        required=tuple(one for one in required if one in given),
        filled=tuple(one for one in required if one not in given),
        properties=tuple(one for prop, part in rules for one in _property(outline, prop, part)),
        event=_pick(outline, parts.get("event"), "event", scalar="literal"),
        grade=_pick(outline, parts.get("grade"), "grade", scalar="literal"),
        marking=outline.text(parts.get("marking"), "marking"),
        line=node.line,
    )


def _property(outline: Outline, name: str, node: Node) -> list[PropertyRule]:
    """Read one property: a column, a rule with parts, or a list of these."""
    if isinstance(node.content, list):
        return [rule for one in node.content for rule in _property(outline, name, one)]
    if node.is_text:
        pick = _pick(outline, node, name, scalar="column")
        return [PropertyRule(name=name, pick=pick, line=node.line)]
    parts = outline.named(node, _PROPERTY, f"the property {name!r}")
    entities = outline.texts(parts.get("entity"), "entity")
    said = {part: one for part, one in parts.items() if part in VALUE_PARTS}
    if entities and said:
        outline.complain(node.line, f"the property {name!r} names an entity and a text: give one")
    return [
        PropertyRule(
            name=name,
            pick=None if entities else _pick(outline, Node(node.line, said), name, scalar="column"),
            entities=entities,
            negated=outline.truth(parts.get("negated"), "negated"),
            marking=outline.text(parts.get("marking"), "marking"),
            line=node.line,
        )
    ]


def _pick(outline: Outline, node: Node | None, what: str, *, scalar: str) -> Pick | None:
    """Read where a text comes from; a bare text is a column or a literal, as the place has it."""
    if node is None:
        return None
    if isinstance(node.content, str):
        if scalar == "column":
            return Pick(columns=(node.content,), line=node.line)
        return Pick(literal=node.content, line=node.line)
    parts = outline.named(node, VALUE_PARTS, what)
    given = [part for part in _SOURCES if part in parts]
    if len(given) != 1:
        outline.complain(node.line, f"{what}: give one of column, columns, template or literal")
        return None
    template = _template(outline.text(parts.get("template"), "template"))
    named = outline.texts(parts.get("column") or parts.get("columns"), given[0])
    lookup = outline.named(parts.get("lookup"), (), "lookup") if "lookup" in parts else None
    return Pick(
        columns=template[1::2] if template else named,
        template=template,
        literal=outline.text(parts.get("literal"), "literal"),
        join=outline.text(parts.get("join"), "join"),
        split=outline.text(parts.get("split"), "split") or None,
        lookup=None if lookup is None else _lookup(outline, lookup),
        otherwise=outline.text(parts.get("otherwise"), "otherwise") or "refuse",
        language=outline.text(parts.get("language"), "language"),
        form=outline.text(parts.get("format"), "format"),
        order=_order(outline, parts.get("order")),
        century=outline.number(parts.get("century"), "century"),
        decimals=_decimals(outline, parts.get("decimals")),
        line=node.line,
    )


def _template(text: str | None) -> tuple[str, ...] | None:
    """Cut a template into text, column, text, column, ..., text."""
    return None if text is None else tuple(_SLOT.split(text))


def _lookup(outline: Outline, parts: dict[str, Node]) -> dict[str, str]:
    return {said: outline.text(node, "lookup") or "" for said, node in parts.items()}


def _tests(outline: Outline, node: Node | None) -> tuple[Test, ...]:
    """Read conditions: named by their columns, or as a list of parts that name the column."""
    if node is not None and isinstance(node.content, list):
        listed = []
        for one in node.content:
            parts = outline.named(one, ("column", "is", "not", "present"), "when")
            column = outline.text(parts.get("column"), "column")
            if column is None:
                outline.complain(one.line, "a condition must name its column")
            else:
                listed.append(_test(outline, column, parts, one.line))
        return tuple(listed)
    found = []
    for column, part in outline.named(node, (), "when").items():
        if isinstance(part.content, dict):
            parts = outline.named(part, ("is", "not", "present"), f"when, {column}")
            found.append(_test(outline, column, parts, part.line))
        else:
            among = outline.texts(part, f"when, {column}")
            found.append(Test(column=column, among=among, line=part.line))
    return tuple(found)


def _test(outline: Outline, column: str, parts: dict[str, Node], line: int) -> Test:
    return Test(
        column=column,
        among=outline.texts(parts.get("is"), "is"),
        not_among=outline.texts(parts.get("not"), "not"),
        present=outline.truth(parts["present"], "present") if "present" in parts else None,
        line=line,
    )


def _order(outline: Outline, node: Node | None) -> DateOrder | None:
    said = outline.choice(node, [order.value for order in DateOrder], "the order of dates")
    return DateOrder(said) if said else None


def _decimals(outline: Outline, node: Node | None) -> Decimals | None:
    said = outline.choice(node, [sign.value for sign in Decimals], "decimals")
    return Decimals(said) if said else None


def _plain_prefix(name: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")[:30] or "table"
