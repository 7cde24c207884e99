"""Lists that are plain tables: read by a mapping, each as one item that names its version."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import msgspec

from sightline.errors import BadInput
from sightline.intake.limits import Limits
from sightline.intake.mapping import ItemRule, Mapping, Pick
from sightline.intake.mapping_text import parse_mapping
from sightline.intake.refusal import Batch
from sightline.intake.source import Source
from sightline.intake.take import read_table
from sightline.values import Item

_ABOVE = "the row stands above the table"


def load_list_mapping(code: str) -> Mapping:
    """Read the mapping that comes with a list."""
    folder = files("sightline.intake.lists").joinpath("mappings")
    text = folder.joinpath(f"{code}.yaml").read_text("utf-8")
    return parse_mapping(text, name=code, file=f"{code}.yaml")


def read_mapped(
    source: Source, mapping: Mapping, item: Item, limits: Limits
) -> Iterator[tuple[Batch, int]]:
    """Read a table by its mapping; each batch comes with how many rows were lost in it."""
    if not any(_is_listing(rule.schema) for rule in mapping.entities):
        raise BadInput(
            f"{mapping.name}: the mapping of a list makes a Sanction for every entry: "
            "add an entity with 'schema: Sanction' and its 'entity'"
        )
    plain = msgspec.structs.replace(mapping, item=_item_rule(item))
    markings = {item.marking: item.marking}
    for batch in read_table(
        source.path, plain, marking=item.marking, markings=markings, limits=limits
    ):
        refusals = tuple(one for one in batch.refusals if one.reason != _ABOVE)
        lost = sum(not one.kept and one.column is None for one in refusals)
        said = tuple(msgspec.structs.replace(one, item=item.id) for one in batch.statements)
        yield msgspec.structs.replace(batch, items=(), statements=said, refusals=refusals), lost


def _is_listing(schema: Pick) -> bool:
    return schema.literal == "Sanction"


def _item_rule(item: Item) -> ItemRule:
    """Let all rows belong to one thing received: the version of the list."""
    return ItemRule(
        title=Pick(literal=item.title),
        kind=item.item_kind,
        per="file",
        event=None,
        known=None,
        grade=None,
        marking=None,
        language=None,
        licence=None,
        source=None,
        about={},
        line=1,
    )
