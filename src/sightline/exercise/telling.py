"""One item with its statements, and beside it what only the truth knows of it."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from sightline.exercise.house import CLERKS, MARKS
from sightline.exercise.sources import Source
from sightline.exercise.thing import Claim
from sightline.values import Item, Statement

#: Where in an item each claim stands; no item has more.
LINES = [f"line {number}" for number in range(1, 400)]


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one source told at one time.

    ``reference`` stays the same when a case gives the records other ids, and
    ``origin`` is the reference of the telling from which this one was copied,
    over however many hands; an original is its own origin.
    """

    item: Item
    claims: list[Claim]
    reference: str
    origin: str
    author: str
    recorded: int
    case: str | None = None
    story: str = ""

    def statements(self) -> list[Statement]:
        """Write the statements as they go into the ledger."""
        item = self.item.id
        return [
            Statement(
                entity=claim.entity,
                item=item,
                lang=claim.lang,
                marking=claim.marking and MARKS[claim.marking],
                negated=claim.negated,
                original=claim.original,
                place=line,
                prop=claim.prop,
                schema=claim.schema,
                value=claim.value,
            )
            for claim, line in zip(self.claims, LINES, strict=False)
        ]


def refer(seed: int, *name: str | int) -> str:
    """Make the reference of a telling, which says nothing about what is in it."""
    text = "/".join(map(str, (seed, *name))).encode()
    return f"R-{blake2b(text, digest_size=6).hexdigest()}"


def write(
    source: Source,
    *,
    reference: str,
    subject: str,
    claims: list[Claim],
    recorded: int,
    known: str,
    event: str | None,
    grade: str | None,
    marking: str,
    origin: str | None = None,
    derived_from: tuple[str, ...] = (),
    case: str | None = None,
    author: str | None = None,
    story: str = "",
) -> Telling:
    """Write down what a source told."""
    channel = source.channel
    item = Item(
        about={"reference": reference},
        derived_from=derived_from,
        event=event,
        grade=grade,
        item_kind=channel.kind,
        known=known,
        language=channel.language,
        licence=channel.licence,
        marking=MARKS[marking],
        source=source.code,
        title=f"{channel.title} {reference[2:8]}: {subject}",
    )
    return Telling(
        item=item,
        claims=claims,
        reference=reference,
        origin=origin or reference,
        author=author or CLERKS[channel.receiver],
        recorded=recorded,
        case=case,
        story=story,
    )
