"""Flags: what the rules see on a day, what each rests on, and which rules are silent, and why."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.flags import Card, Flag, load_cards, raise_flags
from sightline.analyses.reading import Reading
from sightline.engines.figures import Bar, Figure, draw_bars
from sightline.errors import NotFound
from sightline.picture import Picture
from sightline.web.assess.worked import once
from sightline.web.call import Call
from sightline.web.reply import Reply

_PAGE = 25
#: Kinds that frame every question and alone tell a rule nothing of its trigger.
_FRAME = frozenset({"Mission", "Territory"})


class Watching(Reading):
    """A reading that remembers which kinds of facts were looked at, and how many there were."""

    def __init__(self, picture: Picture, day: dt.date) -> None:
        super().__init__(picture, day)
        self.looked: dict[str, int] = {}

    def of(self, schema: str) -> tuple[Fact, ...]:
        """All entities of a schema, which is noted as looked at."""
        found = super().of(schema)
        if schema != "Observation":
            self.looked[schema] = len(found)
        return found

    def observed(self, *aspects: str) -> tuple[Fact, ...]:
        """The observations of some aspects, each noted by its name."""
        found = super().observed(*aspects)
        for aspect in aspects:
            number = sum(one.has("aspect", aspect) for one in found)
            self.looked[f"Observation: {aspect}"] = number
        return found


class Asked(msgspec.Struct, frozen=True):
    """One rule on one picture: its flags, and the kinds of facts that it looked at."""

    flags: tuple[Flag, ...]
    looked: dict[str, int]

    @property
    def has_seen(self) -> bool:
        """Whether there was anything to look at beside missions and territories."""
        return any(number for kind, number in self.looked.items() if kind not in _FRAME)


def ask_rules(picture: Picture, day: dt.date) -> dict[str, Asked]:
    """Ask every rule, once for each picture and day."""
    return once(("flags", picture.address, day), lambda: _ask(picture, day))


def _ask(picture: Picture, day: dt.date) -> dict[str, Asked]:
    reading, found = Watching(picture, day), {}
    for code in load_cards():
        reading.looked = {}
        flags = raise_flags(reading, rules=[code])
        found[code] = Asked(flags, dict(sorted(reading.looked.items())))
    return found


def show_flags(call: Call) -> Reply:
    """List the flags by rule and by subject, and the rules that are silent."""
    about = call.asked("about")
    picture = call.visit.picture("flags", about)
    asked = ask_rules(picture, call.visit.day)
    flags = [one for code in asked for one in asked[code].flags]
    if about:
        entity = picture.entity(about).id
        flags = [one for one in flags if entity in (one.subject, *one.others, *one.facts)]
    by = "subject" if call.asked("by") == "subject" else "rule"
    names = picture.named(name for one in flags for name in (one.subject, *one.others))
    return call.show(
        "assess/flags.html",
        flags=_sort(flags, by, names),
        by=by,
        about=about,
        about_name=names[entity].caption if about and entity in names else about,
        names=names,
        cards=load_cards(),
        silent=[]
        if about
        else [(load_cards()[c], one) for c, one in asked.items() if not one.flags],
        figure=_draw(flags, call.visit.day),
        day=call.visit.day,
        handling=call.visit.handling(_markings(picture, flags)),
        address=picture.address,
    )


def _sort(flags: list[Flag], by: str, names: Any) -> list[Flag]:
    if by == "rule":
        return flags
    return sorted(
        flags,
        key=lambda one: (
            names[one.subject].caption if one.subject in names else one.subject,
            one.rule,
        ),
    )


def _draw(flags: list[Flag], day: dt.date) -> Figure | None:
    counts = Counter(one.rule for one in flags)
    bars = [Bar(name=code, value=float(number)) for code, number in sorted(counts.items())]
    note = "Flags are questions. A rule without a bar may have had nothing to look at."
    return draw_bars(f"Flags by rule on {day}", bars, unit="flags", note=note) if bars else None


def show_rule(call: Call) -> Reply:
    """Show one rule: its card, its flags with all that they rest on, and what it looked at."""
    code = call.path["rule"].upper()
    cards = load_cards()
    if code not in cards:
        raise NotFound(f"there is no rule {code[:40]!r}: /flags lists them")
    picture = call.visit.picture("flags", code)
    asked = ask_rules(picture, call.visit.day)[code]
    start = _read_start(call)
    shown = asked.flags[start : start + _PAGE]
    after = start + _PAGE if len(asked.flags) > start + _PAGE else ""
    return call.show(
        "assess/rule.html",
        card=cards[code],
        asked=asked,
        flags=[tell_flag(picture, one, cards[code]) for one in shown],
        after=after,
        names=picture.named(
            name for one in shown for name in (one.subject, *one.others, *one.facts)
        ),
        day=call.visit.day,
        handling=call.visit.handling(_markings(picture, list(shown))),
        address=picture.address,
    )


def tell_flag(picture: Picture, flag: Flag, card: Card) -> dict[str, Any]:
    """Tell a flag with the question that it would raise as a requirement."""
    subject = picture.named([flag.subject]).get(flag.subject)
    named = subject.caption if subject else flag.subject
    return {"flag": flag, "question": f"{card.question} ({named})"}


def _read_start(call: Call) -> int:
    asked = call.asked("after")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


def _markings(picture: Picture, flags: list[Flag]) -> frozenset[str]:
    """Name the markings of all that flags rest on; without flags, of all that was asked."""
    facts = {name for one in flags for name in (one.subject, *one.others, *one.facts)}
    return picture.marked(facts) if facts else picture.markings()
