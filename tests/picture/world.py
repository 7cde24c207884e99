"""Blocks made straight from records, and a small world to make them of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sightline.picture import Picture, build
from sightline.values import Block, Decision, Identity, Item, Kind, Record, Statement, Withdrawal
from sightline.values.canon import encode, identify

OPEN = "marking-open"


def block(
    records: Sequence[Record],
    *,
    recorded: str = "2024-06-01T08:00:00Z",
    markings: Iterable[str] = (OPEN,),
    seq: int = 1,
    case: str | None = None,
    author: str = "ana",
) -> Block:
    """Put records into one block, as the ledger would give it out."""
    return Block(
        seq=seq,
        recorded=recorded,
        author=author,
        markings=frozenset(markings),
        case=case,
        ids=b"".join(identify(record) for record in records),
        lines=b"\n".join(encode(record) for record in records),
    )


def item(title: str = "Report 1", known: str | None = "2024-05-01", **rest: object) -> Item:
    """Make an item."""
    return Item(item_kind=Kind.REPORT, title=title, known=known, marking=OPEN, **rest)  # type: ignore[arg-type]


def said(
    source: Item, entity: str, prop: str, value: str, schema: str = "Person", **rest: object
) -> Statement:
    """Make a statement."""
    return Statement(
        item=source.id,
        entity=entity,
        prop=prop,
        value=value,
        schema=schema,
        **rest,  # type: ignore[arg-type]
    )


def decided(
    one: str, other: str, decision: Decision | str = "same", known: str = "2024-05-02"
) -> Identity:
    """Make an identity decision."""
    return Identity.of(
        one, other, decision, author="ana", known=known, marking=OPEN, reason="same photograph"
    )


def withdrawn(
    target: Record, known: str = "2024-05-03", reason: str = "source retracted"
) -> Withdrawal:
    """Make a withdrawal."""
    return Withdrawal(author="ana", known=known, marking=OPEN, reason=reason, target=target.id)


def picture(*records: Record, **rest: object) -> Picture:
    """Build the picture of some records."""
    return build([block(records)], reader="ana", **rest)  # type: ignore[arg-type]
