"""Judgements as a page: what is held of whom, by whom, on what, and what speaks against it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.cli.deliberation import (
    open_docket,
    show_acts,
    show_basis,
    show_facts,
    show_handling,
    show_uncounted,
    tell,
)
from sightline.cli.dossier import name_entity
from sightline.cli.options import looks
from sightline.cli.page import plain

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.judgements import Filed, Judgement
    from sightline.picture import Picture
    from sightline.values import WordScale

_STATUS = ("draft", "reviewed", "approved", "contested", "withdrawn", "superseded")


@click.command("list")
@click.option("--about", metavar="ENTITY", help="Only judgements on this entity.")
@click.option("--status", type=click.Choice(_STATUS), help="Only those of one status.")
@click.option("--grey", is_flag=True, help="Only those that should not be leaned on.")
@click.option("--uncounted", is_flag=True, help="List acts that count for nothing, and why.")
@looks
def list_judgements(
    visit: Visit, about: str | None, status: str | None, grey: bool, uncounted: bool
) -> None:
    """List judgements, all of them or those on one entity. With --json one object to a line."""
    picture, docket, _ = open_docket(visit, "judge list", about or "")
    if uncounted:
        nothing = docket.uncounted("Judgement")
        visit.page.write_lines(nothing, show_uncounted)
        return
    held = docket.judgements_on(about) if about else tuple(docket.judgements.values())
    shown = [one for one in held if status in (None, one.status) and (one.grey or not grey)]
    names = frozenset[str]().union(*(markings_of(picture, one) for one in shown))
    words = visit.house.settings.words
    documents = [
        tell_judgement(picture, one, words)
        | {"handling": visit.handling(markings_of(picture, one))}
        for one in shown
    ]

    def show(console: Console, told: list[Any]) -> None:
        show_handling(console, visit, names)
        _show_list(console, told)

    visit.page.write_lines(documents, show)


@click.command("show")
@click.argument("judgement")
@looks
def show_judgement(visit: Visit, judgement: str) -> None:
    """Show a JUDGEMENT with its basis, its acts and the replies to it."""
    picture, docket, _ = open_docket(visit, "judge show", judgement)
    held = docket.judgement(judgement)
    words = visit.house.settings.words
    handling = visit.handling(markings_of(picture, held))
    document = {
        "handling": handling,
        "terms": visit.terms(picture),
        "judgement": tell_judgement(picture, held, words),
    }

    def show(console: Console) -> None:
        console.print(plain(handling, "bold"), soft_wrap=True)
        _show(console, picture, held, words)

    visit.page.write(document, show)


def markings_of(picture: Picture, held: Judgement) -> frozenset[str]:
    """Name the markings of a judgement and of what is shown with it: its subject and its basis."""
    items = [picture.item(one.item).item.marking for one in held.basis.pillars if one.item]
    known = name_entity(picture, held.draft.subject) is not None
    subject = picture.markings(held.draft.subject) if known else frozenset[str]()
    return picture.markings(held.id) | subject | frozenset(items)


def tell_judgement(picture: Picture, held: Judgement, words: WordScale) -> dict[str, Any]:
    """Tell a judgement for programs, with all that is worked out of it."""
    judgements = import_module("sightline.judgements")
    return tell(
        held,
        stands=held.stands,
        review_due=held.review_due,
        expires=held.expires,
        consequences=held.said("consequences"),
        negotiability=held.said("negotiability"),
        gained=held.said("gained"),
        accepted=held.said("accepted"),
        replies=held.replies,
        reviewers=held.readers,
        approvers=held.approvers,
        subject_caption=name_entity(picture, held.draft.subject),
        says=judgements.say_answer(held),
        likelihood=judgements.say_likelihood(held, words),
        confidence=judgements.say_confidence(held),
        voices=len(held.basis.voices),
    )


def _show_list(console: Console, documents: list[Any]) -> None:
    if not documents:
        console.print("There are no judgements in your picture.")
        return
    for one in documents:
        show_line(console, one)


def show_line(console: Console, one: dict[str, Any]) -> None:
    """Write one judgement in a list: never without its replies, nor without what greys it."""
    status = f"{one['status']}, review due {one['review_due'] or 'never said'}"
    shade = "dim" if one["grey"] else "bold"
    console.print(plain(f"{one['says']}  {status}", shade), soft_wrap=True)
    about = one["subject_caption"] or one["draft"]["subject"]
    console.print(plain(f"    {one['id']}  of {about}, by {one['author']}", "dim"), soft_wrap=True)
    for reason in (*one["grey"], *one["cautions"]):
        console.print(plain(f"    {reason}", "yellow"), soft_wrap=True)
    for each in one["replies"]:
        console.print(plain(f"    {_say_reply(each)}"), soft_wrap=True)


def _show(console: Console, picture: Picture, held: Judgement, words: WordScale) -> None:
    judgements = import_module("sightline.judgements")
    draft = held.draft
    title = plain(judgements.say_answer(held), "bold dim" if held.grey else "bold")
    console.print(title.append(f"  {held.status}", style="dim"))
    console.print(plain(f"id {held.id}", "dim"))
    for reason in held.grey:
        console.print(plain(f"grey: {reason}", "yellow"), soft_wrap=True)
    for caution in held.cautions:
        console.print(plain(f"caution: {caution}", "yellow"), soft_wrap=True)
    role = f" ({held.author_role})" if held.author_role else ""
    facts = (
        ("about", f"{name_entity(picture, draft.subject) or ''} ({draft.subject})"),
        ("as of", draft.as_of),
        ("likelihood", judgements.say_likelihood(held, words)),
        ("confidence", judgements.say_confidence(held)),
        ("is after", draft.goal),
        ("best rival", draft.rival or draft.rival_id),
        ("the label may", held.said("consequences")),
        ("can be talked about", held.said("negotiability")),
        ("gained soon", held.said("gained")),
        ("accepted for later", held.said("accepted")),
        ("the label ends", held.expires),
        ("reply asked for", held.said("asked") or held.said("not_asked")),
        ("by", f"{held.author}{role}, {held.drafted_on}"),
        ("approved by", ", ".join(held.approvers)),
        ("review due", held.review_due),
    )
    show_facts(console, facts)
    _show_replies(console, held.replies)
    show_basis(console, held.basis)
    show_acts(console, held.acts)
    show_uncounted(console, held.uncounted)


def _show_replies(console: Console, replies: tuple[Filed, ...]) -> None:
    if not replies:
        return
    console.print()
    console.print(plain("Replies", "bold"))
    for one in replies:
        console.print(plain(f"  {_say_reply(one)}"), soft_wrap=True)


def _say_reply(one: Filed) -> str:
    """Say a reply: when it was given, by whom or on whose behalf, and in which words."""
    words = one.deed
    if not isinstance(words, import_module("sightline.judgements").Replied):
        return ""
    return f"replied on {words.said_on}, {words.speaker}: {words.words}"
