"""Flags at the door: what the rules see on a day, with all that they rest on."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from sightline.analyses.fact import Fact
from sightline.analyses.flags import Flag, load_cards, raise_flags
from sightline.analyses.reading import Reading
from sightline.cli.options import DAY, looks
from sightline.cli.page import counted, plain, table
from sightline.cli.sources import Sources

if TYPE_CHECKING:
    from sightline.cli.visit import Visit
    from sightline.picture import Saying

_MOST = 12


@click.command()
@click.option("--on", type=DAY, metavar="DATE", help="Ask on this day, with what was known then.")
@click.option("--rule", "codes", metavar="CODE", multiple=True, help="Ask only this rule; repeat.")
@click.option("--about", metavar="ENTITY", help="Show only what has to do with this entity.")
@click.option("--whole", is_flag=True, help="Leave nothing out, however long the page becomes.")
@looks
def flags(
    visit: Visit, on: dt.date | None, codes: tuple[str, ...], about: str | None, whole: bool
) -> None:
    """Ask the rules what they see, and show what each rests on.

    A flag is a question for the one who decides. It says what was seen, what
    would make it wrong, what else could explain it, who should decide and by
    when. It changes no record, and it says nothing of a person's guilt.
    Without --on the day is that of --known or --as-of, else today.
    """
    picture = visit.picture("flags", _detail(on, codes, about), known=visit.known or on)
    day = on or visit.known or visit.as_of or dt.datetime.now(dt.UTC).date()
    reading = Reading(picture, day)
    found = raise_flags(reading, rules=[code.upper() for code in codes] or None)
    if about is not None:
        found = _about(found, picture.entity(about).id)
    shown = Shown(reading, found, whole=whole)
    handling = visit.handling(shown.markings())
    terms = {**visit.terms(picture), "known": visit.known or on, "on": day}

    def render(console: Console) -> None:
        console.print(plain(handling, "bold reverse"))
        console.print()
        shown.show(console)
        console.print()
        console.print(plain(handling, "bold reverse"))

    document = shown.document() if visit.page.machine else {}
    visit.page.write({**document, "handling": handling, "terms": terms}, render)


def _detail(on: dt.date | None, codes: tuple[str, ...], about: str | None) -> str:
    """Say for the record of readings what was asked."""
    return " ".join(filter(None, (str(on or ""), *codes, about)))


def _about(found: tuple[Flag, ...], entity: str) -> tuple[Flag, ...]:
    """Keep the flags that have to do with an entity."""
    return tuple(one for one in found if entity in (one.subject, *one.others, *one.facts))


class Shown:
    """Some flags, opened to the statements and items on which they rest."""

    def __init__(self, reading: Reading, found: tuple[Flag, ...], *, whole: bool) -> None:
        self._reading = reading
        self._flags = found
        self._most = None if whole else _MOST
        self._sources = Sources(reading.picture)

    def markings(self) -> frozenset[str]:
        """The markings of all that the flags rest on; without flags, of all that was asked."""
        picture = self._reading.picture
        if not self._flags:
            return picture.markings()
        seen = {fact for flag in self._flags for fact in flag.facts}
        return frozenset(name for fact in seen for name in picture.markings(fact))

    def document(self) -> dict[str, Any]:
        """Tell the flags with their statements and items, for programs."""
        told = [self._tell(flag) for flag in self._flags]
        return {"flags": told, "items": self._sources.document()}

    def _tell(self, flag: Flag) -> dict[str, Any]:
        sayings = [one for fact in self._facts(flag) for one in self._reading.sayings(fact)]
        for saying in sayings:
            self._sources.number(saying.item)
        return {
            "flag": flag,
            "title": load_cards()[flag.rule].title,
            "question": load_cards()[flag.rule].question,
            "names": {one: self._reading.caption(one) for one in (flag.subject, *flag.others)},
            "statements": sayings,
            "voices": len(self._reading.voices(sayings)),
        }

    def show(self, console: Console) -> None:
        """Write the table of flags, and then each of them."""
        count = counted(len(self._flags), "flag")
        console.print(plain(f"{count} on {self._reading.day}", "bold"))
        if not self._flags:
            console.print(plain("No rule sees its trigger; what is unknown raises no flag.", "dim"))
            return
        grid = table("rule", "about", "question", wide="question")
        for flag in self._flags:
            name = self._reading.caption(flag.subject)
            question = load_cards()[flag.rule].question
            grid.add_row(plain(flag.rule), plain(name), plain(question))
        console.print(grid)
        for flag in self._flags:
            self._show_one(console, flag)
        self._sources.show(console)

    def _show_one(self, console: Console, flag: Flag) -> None:
        write = partial(_write, console)
        console.print()
        card = load_cards()[flag.rule]
        console.print(
            plain(f"{flag.rule}  {card.title}: {self._reading.caption(flag.subject)}", "bold")
        )
        console.print(plain(flag.says))
        write("since", [str(flag.since)] if flag.since else [])
        self._show_facts(console, flag)
        write("not known", list(flag.unknown))
        write("wrong if", list(flag.wrong_if))
        write("rival", [flag.rival])
        write("decides", [f"{flag.decide}, by {flag.by}"])
        write("turns on", [f"{name} {value:g}" for name, value in flag.thresholds.items()])

    def _show_facts(self, console: Console, flag: Flag) -> None:
        facts = self._facts(flag)
        console.print(plain("  saw", "dim"))
        grid = table("", "", "", wide="")
        grid.show_header = False
        sayings = [(fact, one) for fact in facts for one in self._reading.sayings(fact)]
        shown = sayings[: self._most]
        last = ""
        for fact, saying in shown:
            name = "" if fact.id == last else f"    {fact.caption}"
            grid.add_row(plain(name), plain(self._say(saying)), self._sources.cite(saying))
            last = fact.id
        console.print(grid)
        rest = len(sayings) - len(shown)
        if rest:
            console.print(plain(f"    and {counted(rest, 'statement')} more: --whole", "dim"))
        if flag.more:
            console.print(plain(f"    {counted(flag.more, 'fact')} beyond these were seen", "dim"))

    def _say(self, saying: Saying) -> str:
        """Write a statement; where it names an entity of the picture, by the name of that."""
        name = self._reading.caption(saying.value)
        named = f"{name} ({saying.value})" if name != saying.value else saying.value
        return f"{saying.prop}: {named}"

    def _facts(self, flag: Flag) -> list[Fact]:
        found = (self._reading.find(name) for name in flag.facts)
        return [fact for fact in found if fact is not None]


def _write(console: Console, name: str, lines: list[str]) -> None:
    for place, line in enumerate(lines):
        console.print(plain(f"  {name if place == 0 else '':<10}{line}"))
