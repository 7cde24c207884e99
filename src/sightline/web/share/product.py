"""One product: composed, checked, shown as a page, and given out when nothing is wrong."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from sightline.errors import BadValue, NotFound
from sightline.picture import Picture
from sightline.products.order import Order
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Made,
    Paper,
    Paragraph,
    Points,
    runs,
)
from sightline.products.printing import FORMS, print_paper, read_letterhead
from sightline.products.release import Problem, find_problems, refuse
from sightline.products.shelf import KINDS, compose
from sightline.products.wording import say_source, tell_facts, tell_judged, tell_table
from sightline.reception import Terms
from sightline.web.call import Call
from sightline.web.kept import Kept
from sightline.web.reply import Reply, send_file
from sightline.web.share.products import find_meant

_Cites = tuple[tuple[str, int], ...]
_MOST_DAYS = 36_600
_MOST_SOURCES = 60
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")


class Checked(msgspec.Struct, frozen=True):
    """A paper and what keeps it from being released."""

    paper: Paper
    problems: tuple[Problem, ...]


_MADE: Kept[Checked] = Kept(40)


def show_product(call: Call) -> Reply:
    """Show a product as a page, with what has to be mended before it can be downloaded."""
    kind, picture = _kind(call), _look(call)
    subject = _subject(call)
    if not subject and KINDS[kind].needed:
        return _ask(call, picture, kind, "", 400)
    try:
        made = _make(call, picture, kind)
    except NotFound:
        if not find_meant(picture, subject):
            raise
        return _ask(call, picture, kind, subject, 200)
    paper = made.paper
    return call.show(
        "share/product.html",
        kind=KINDS[kind],
        paper=paper,
        pieces=[_piece(paper, block) for block in paper.blocks],
        facts=tell_facts(paper),
        sources=[(one, say_source(one)) for one in paper.sources[:_MOST_SOURCES]],
        left=max(0, len(paper.sources) - _MOST_SOURCES),
        problems=made.problems,
        forms=FORMS,
        asked=_asked(call),
        handling=paper.handling,
        address=picture.address,
    )


def send_product(call: Call) -> Reply:
    """Give a product out as a file, or refuse with everything that is in the way."""
    kind, picture = _kind(call), _look(call)
    ending = f".{call.asked('form', 'pdf')}"
    if ending not in FORMS:
        raise BadValue(f"{ending!r} is no form of a paper: expected one of {', '.join(FORMS)}")
    made = _make(call, picture, kind)
    refuse(made.problems)
    letterhead = read_letterhead(call.visit.house.folder)
    content = print_paper(made.paper, ending, letterhead, annex=not call.asked("short"))
    name = _NOT_IN_NAMES.sub("-", f"{kind}-{_subject(call)[:40]}-{made.paper.day}")
    return send_file(content, FORMS[ending].media, f"{name.replace('--', '-')}{ending}")


def _kind(call: Call) -> str:
    kind = call.path["kind"]
    if kind not in KINDS:
        raise NotFound(f"there is no product {kind!r}: expected one of {', '.join(KINDS)}")
    return kind


def _look(call: Call) -> Picture:
    detail = f"{call.path['kind']} {_subject(call)}".strip()
    return call.visit.picture("product", detail)


def _ask(call: Call, picture: Picture, kind: str, words: str, status: int) -> Reply:
    """Ask which entity is meant."""
    return call.show(
        "share/meant.html",
        status=status,
        kind=KINDS[kind],
        words=words,
        meant=find_meant(picture, words) if words else (),
        asked=_asked(call),
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
    )


def _asked(call: Call) -> dict[str, str]:
    named = {name: call.asked(name) for name in ("days", "recipient", "basis")}
    return {"subject": _subject(call), **named}


def _subject(call: Call) -> str:
    """The entity or area that was asked for."""
    return call.asked("subject") or call.asked("entity")


def _make(call: Call, picture: Picture, kind: str) -> Checked:
    """Compose and check, once for each picture and order."""
    visit, day = call.visit, call.visit.day
    older = _older(call, day) if KINDS[kind].period else None
    order = Order(
        made=Made(
            by=visit.reader.name,
            address=picture.address,
            **msgspec.structs.asdict(visit.terms),
        ),
        handle=visit.handling,
        subject=_subject(call),
        days=_days(call),
        recipient=call.asked("recipient"),
        legal_basis=call.asked("basis"),
        older=older,
        words=visit.house.settings.words,
    )
    asked = tuple(_asked(call).values())
    key = (order.made, kind, asked, day, older.address if older else "", order.words)

    def make() -> Checked:
        paper = compose(kind, order, picture, day)
        return Checked(paper, find_problems(paper, picture, order.handle, order.words))

    return _MADE.give(key, make)


def _older(call: Call, day: dt.date) -> Picture:
    """The same reader's picture of what was known when the period began."""
    first = day - dt.timedelta(days=_days(call))
    terms: Terms = msgspec.structs.replace(call.visit.terms, known=first)
    return call.visit.picture("product", f"from {first}", terms)


def _days(call: Call) -> int:
    said = call.asked("days") or "7"
    if not said.isascii() or not said.isdecimal() or not 1 <= int(said) <= _MOST_DAYS:
        raise BadValue(f"{said!r} is no number of days: give a whole number from 1 to {_MOST_DAYS}")
    return int(said)


def _piece(paper: Paper, block: Block) -> dict[str, object]:
    """Tell a block to the template, with the numbers of its sources."""

    def cites(basis: tuple[str, ...]) -> _Cites:
        return runs(paper.numbers(basis))

    match block:
        case Heading():
            return {"type": "heading", "one": block}
        case Judged():
            return {"type": "judged", "one": block, "lines": tell_judged(block),
                    "cites": cites(block.basis)}  # fmt: skip
        case Drawing():
            return {"type": "drawing", "one": block, "cites": cites(block.basis)}
        case Grid():
            columns, rows = tell_table(paper, block)
            return {"type": "grid", "one": block, "columns": columns, "rows": rows,
                    "cites": cites(block.basis)}  # fmt: skip
        case Paragraph():
            return {"type": "paragraph", "items": [_item(paper, block)]}
        case Points():
            return {"type": "points", "items": [_item(paper, one) for one in block.items]}


def _item(paper: Paper, one: Paragraph) -> tuple[int | None, list[tuple[str, _Cites]]]:
    return one.number, [(said.text, runs(paper.numbers(said.basis))) for said in one.sentences]
