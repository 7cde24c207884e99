"""A political economy record on paper: who loses from peace first, then what that rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.picture import Picture
from sightline.products.binding import bind
from sightline.products.order import Order
from sightline.products.paper import (
    Block,
    Cell,
    Drawing,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    paragraph,
)
from sightline.products.record import Kept
from sightline.products.settlement.losses import draw_losses, find_losses, say_loss
from sightline.products.settlement.questions import QUESTIONS, find_unanswered
from sightline.products.settlement.settlement import Settlement, Told, find_wants


def draw_up(record: Settlement, kept: Kept, order: Order, picture: Picture, day: dt.date) -> Paper:
    """Draw up a kept record as a paper; what a draft still wants is said in it."""
    blocks = [
        *_open(record, kept, day),
        *_show_losses(record),
        *_show_ground(record),
        *_show_tables(record),
        *_show_grievances(record),
        *_close(record),
    ]
    return bind(
        order,
        picture,
        day,
        kind="settlement",
        title=record.title or "Political economy record",
        subtitle=f"Political economy record, version {kept.version}, {kept.stage}",
        blocks=blocks,
        subjects=(kept.record, record.area, *(one.subject for one in record.actors)),
    )


def _open(one: Settlement, kept: Kept, day: dt.date) -> Iterator[Block]:
    yield Heading("The question")
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Question", one.question or None),
        ("Decision that it serves", one.decision or None),
        ("Of the day", str(one.written) if one.written else None),
        ("To be reviewed by", str(one.review_due) if one.review_due else None),
        ("Disagreements", one.disagreements or None),
    )
    yield Grid(caption="The question", columns=("what", "as given"), rows=rows, basis=(kept.item,))
    wants = find_wants(one, day)
    if wants:
        yield Heading("A draft: what is still wanting", 2)
        yield Points(tuple(paragraph(want) for want in wants))


def _show_losses(one: Settlement) -> Iterator[Block]:
    losses = find_losses(one)
    yield Heading("Who loses from peace")
    yield paragraph(
        "Shares of rents times what is lost of them if the agreement holds, with ranges.",
        "What is not known is everything that it can be, and never nought.",
    )
    for currency in sorted({loss.currency for loss in losses}):
        basis = tuple(b for loss in losses if loss.currency == currency for b in loss.basis)
        title = f"Losses if the agreement holds, {currency or 'currency not known'}"
        yield Drawing(draw_losses(title, losses, currency), basis)
    yield Grid(
        caption="Who loses from peace",
        columns=("actor", "by year", "of the rents", "not known"),
        rows=tuple(
            (
                loss.actor,
                say_loss(loss),
                ", ".join(loss.rents),
                "; ".join(loss.unknown) or "nothing",
            )
            for loss in losses
        ),
        basis=tuple(dict.fromkeys(b for loss in losses for b in loss.basis)),
    )


def _show_ground(one: Settlement) -> Iterator[Block]:
    parts = (
        ("Foundational factors", one.foundations),
        ("The rules of the game", one.rules_of_the_game),
        ("Here and now", one.here_and_now),
    )
    for name, words in parts:
        yield Heading(name)
        yield paragraph(words or "Not written yet.")
    for name, told in (("Informal rules", one.rules), ("Shocks", one.shocks)):
        yield Heading(name)
        yield _list(told)


def _list(told: Iterable[Told]) -> Block:
    items = tuple(
        Paragraph((Sentence(each.text, each.statements, assessed=bool(each.statements)),))
        for each in told
        if each.text.strip()
    )
    return Points(items) if items else paragraph("None is written yet.")


def _show_tables(one: Settlement) -> Iterator[Block]:
    yield Heading("Rents")
    columns = ("rent", "by year", "who controls access", "how it is shared", "how it is enforced",
               "kind", "under an agreement")  # fmt: skip
    yield Grid(
        caption="Rents",
        columns=columns,
        rows=tuple(
            (
                rent.name, say_size(rent.low, rent.high, rent.currency), rent.control or None,
                rent.shared or None, rent.enforced or None, rent.kind, rent.effect,
            )
            for rent in one.rents
        ),
        basis=tuple(b for rent in one.rents for b in rent.statements),
    )  # fmt: skip
    yield Heading("Actors: groups, roles and offices")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            actor.name, actor.level, actor.power or None, actor.narrative or None,
            actor.stake or None, actor.exits or None,
        )
        for actor in one.actors
    )  # fmt: skip
    yield Grid(
        caption="Actors",
        columns=("actor", "level", "holding power", "narrative", "stake", "other ways"),
        rows=rows,
        basis=tuple(b for actor in one.actors for b in actor.statements),
    )


def say_size(low: float | None, high: float | None, currency: str) -> str | None:
    """Say the size of a rent; None is not known."""
    if low is None and high is None:
        return None
    if low is None or high is None:
        end = f"at most {high:,.10g}" if low is None else f"at least {low:,.10g}"
        return f"{end} {currency}".strip()
    span = f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
    return f"{span} {currency}".strip()


def _show_grievances(one: Settlement) -> Iterator[Block]:
    yield Heading("Grievances")
    rows = tuple(
        (each.text, each.voiced_by or None, each.answer or None) for each in one.grievances
    )
    basis = tuple(b for each in one.grievances for b in each.statements)
    if rows:
        columns = ("what is held against how things are", "who says so", "what was answered")
        yield Grid(caption="Grievances", columns=columns, rows=rows, basis=basis)
    else:
        yield paragraph("None is written yet: a record without them is not complete.")


def _close(one: Settlement) -> Iterator[Block]:
    yield Heading("Scenarios")
    for scene in one.scenarios:
        yield Heading(scene.name or "Without a name", 2)
        yield paragraph(scene.text or "Not written yet.", f"Signs: {scene.signs or 'not known'}.")
    yield Heading("A first look: thirty questions")
    answered = tuple((q.asks, one.answers.get(q.code, "").strip() or None) for q in QUESTIONS)
    yield Grid(caption="Questions and answers", columns=("question", "answer"), rows=answered)
    missing = find_unanswered(one.answers)
    if missing:
        yield paragraph(f"{len(missing)} of {len(QUESTIONS)} are not answered: not known.")
