"""Papers for tests: one with a block of every kind, and the order and picture of a small world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sightline.engines.figures import Bar, draw_bars
from sightline.picture import Picture
from sightline.products.order import Order
from sightline.products.paper import (
    Drawing,
    Grid,
    Heading,
    Judged,
    Made,
    Paper,
    Paragraph,
    Points,
    Quote,
    Reply,
    Sentence,
    Source,
)

DAY = dt.date(2024, 6, 10)
HANDLING = "CONFIDENTIAL // org:test"
LINE = "Levy on the road"


def paper(text: str = LINE, **rest: Any) -> Paper:
    """Make a paper that says one text in every place that a paper has."""
    said = (Sentence(text, ("s1",)),)
    figure = draw_bars(text or "-", [Bar(name=text, value=3), Bar(name="rest", value=None)])
    blocks = (
        Heading(text or "-"),
        Judged(
            claim=text, likelihood="60 %, likely (55-75 %).", range=(0.6, 0.6), basis=("s1",),
            confidence=text, rival=text, replies=(Reply(text, DAY, text),), number=1,
        ),
        Paragraph(said, 2),
        Points((Paragraph(said, 3), Paragraph((Sentence("Second"),), 4))),
        Heading("Below", 2),
        Drawing(figure, ("s1",), text, number=1),
        Grid(
            caption=text, columns=("what", text), rows=((text, None), ("more", 2.5)),
            rested=(("s1",), ()), notes=(text,), number=1,
        ),
    )  # fmt: skip
    source = Source(number=1, item="i" * 64, title=text, kind="report", source=text, known=text)
    quote = Quote(
        statement="s1", entity="e", caption=text, prop=text, value=text, source=1, item="i" * 64,
        place=text, event=text,
    )  # fmt: skip
    fields: dict[str, Any] = {
        "kind": "brief", "title": text or "-", "subtitle": text, "day": DAY, "made": made(),
        "handling": HANDLING, "blocks": blocks, "sources": (source,), "quotes": (quote,),
        "recipient": text, "legal_basis": text,
    }  # fmt: skip
    return Paper(**(fields | rest))


def made(address: str = "0" * 64) -> Made:
    """Say that ana made it."""
    return Made(by="ana", address=address)


def handle(names: Iterable[str]) -> str:
    """Write a handling line that tells which markings went into it."""
    return "MARKED " + ", ".join(sorted(names))


def order(picture: Picture, **rest: Any) -> Order:
    """Order a product of a picture."""
    return Order(made=made(picture.address), handle=handle, **rest)
