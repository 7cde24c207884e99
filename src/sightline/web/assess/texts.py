"""Texts of decisions that are read on a page: what the rules see in them, and what changed."""

from __future__ import annotations

import re
from typing import Any

from sightline.analyses.fact import Fact
from sightline.analyses.mandates import Change, Decision, Renewal, Step, compare, police_to_troops
from sightline.analyses.mandates.decision import text_of
from sightline.engines.mandates import Code, Coding, Kind, Part, Reading, read
from sightline.intake.council import stages_in
from sightline.web.call import Call
from sightline.web.reply import Reply

#: So many signs of a text are read on a page; longer ones are read at the command line.
LONGEST = 400_000
_KINDS = (Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX)
_SHOWN = 60
#: The number before a paragraph, which means nothing once it is taken out of its text.
_NUMBER = re.compile(r"^\(?[0-9]{1,3}(?:[.)]|bis\b)\s+")


def show_text(call: Call) -> Reply:
    """Show the form into which a text is pasted."""
    return call.show("assess/text.html", text="", earlier="", told=None, renewal=None, mistake="")


def read_pasted(call: Call) -> Reply:
    """Read what was pasted, and show what the rules see; nothing of it is kept."""
    text, earlier = call.filled("text"), call.filled("earlier")
    mistake = _find_mistake(call, text, earlier)
    if mistake:
        return call.show(
            "assess/text.html", status=400, text=text, earlier=earlier, told=None, renewal=None,
            mistake=mistake,
        )  # fmt: skip
    reading = read_text(text)
    renewal = compare(read_text(earlier), reading) if earlier else None
    return call.show(
        "assess/text.html",
        text=text,
        earlier=earlier,
        told=tell_reading(reading),
        renewal=tell_renewal(renewal) if renewal else None,
        mistake="",
    )


def read_text(text: str) -> Reading:
    """Read a whole text, or paragraphs out of one: those are read as if they stood first."""
    reading = read(text)
    if any(True for _ in reading.coded(*_KINDS)):
        return reading
    pieces = [_NUMBER.sub("", piece.strip()) for piece in re.split(r"\n\s*\n", text)]
    return read("\n\n".join(["The Security Council,", *filter(None, pieces)]))


def _find_mistake(call: Call, text: str, earlier: str) -> str:
    if not text:
        return call.words("Paste a paragraph or a text.")
    if max(len(text), len(earlier)) > LONGEST:
        return call.words("The text is longer than {n} signs: read it as a file.", n=LONGEST)
    return ""


def tell_reading(reading: Reading) -> dict[str, Any]:
    """Tell what was read in a text: paragraphs with their codes, and the words for each."""
    coded = [_tell_paragraph(reading, *one) for one in reading.coded(*_KINDS)]
    ratio = police_to_troops(reading)
    return {
        "symbol": reading.document.symbol,
        "adopted": reading.document.adopted,
        "language": reading.document.language,
        "paragraphs": coded[:_SHOWN],
        "more": max(0, len(coded) - _SHOWN),
        "crime": sum(one["crime"] for one in coded),
        "expiries": [
            {"day": one.day, "subject": one.subject, "stated": one.stated}
            for one in reading.expiries()
        ],
        "strength": {
            name: None if code is None else code.value
            for name, code in (
                ("troops", reading.establishment.troops),
                ("individual police", reading.establishment.individual),
                ("formed police", reading.establishment.formed),
            )
        },
        "ratios": (ratio.individual, ratio.with_formed),
    }


def _tell_paragraph(reading: Reading, part: Part, coding: Coding) -> dict[str, Any]:
    text = " ".join(reading.document.words(part).split())
    english = reading.document.language == "en"
    return {
        "kind": part.kind.value,
        "number": part.number,
        "text": text,
        "crime": coding.organized_crime,
        "codes": _tell_codes(reading, coding),
        "justice": stages_in(text) if english else {},
    }


def _tell_codes(reading: Reading, coding: Coding) -> list[tuple[str, str, str]]:
    codes: list[tuple[str, str, Code[Any]]] = [
        ("addressee", coding.addressee.value.value, coding.addressee),
        ("tasks the mission", "yes" if coding.tasks_mission.value else "no", coding.tasks_mission),
        ("strength", coding.strength.value.word, coding.strength),
        ("scope", coding.scope.value.term, coding.scope),
        ("activity", coding.activity.value, coding.activity),
        *(("theme", one.value, one) for one in coding.themes),
    ]
    return [
        (name, value, "; ".join(_words(reading, code)))
        for name, value, code in codes
        if code.rests_on
    ]


def _words(reading: Reading, code: Code[Any]) -> list[str]:
    found = code.words(reading.document.text)
    return [" ".join(one.split()) for one in dict.fromkeys(found)]


def tell_renewal(renewal: Renewal) -> dict[str, Any]:
    """Tell what came, went and changed from one text to the next."""
    return {
        "counts": {change.value: len(renewal.of(change)) for change in Change},
        "steps": [
            _tell_step(renewal, one)
            for one in renewal.steps
            if one.change is not Change.KEPT
        ][:_SHOWN],
    }  # fmt: skip


def _tell_step(renewal: Renewal, step: Step) -> dict[str, Any]:
    before, after = renewal.earlier.document.text, renewal.later.document.text
    return {
        "change": step.change.value,
        "earlier": step.earlier.number if step.earlier else "",
        "later": step.later.number if step.later else "",
        "gone": [" ".join(span.words(before).split()) for span in step.gone],
        "new": [" ".join(span.words(after).split()) for span in step.new],
        "codes": ", ".join(step.coded),
    }


def compare_decisions(one: Decision, other: Decision) -> tuple[tuple[str, str, str], ...]:
    """Put two decisions side by side: paragraph of the one, of the other, and what is alike.

    Where the words of both are held, paragraphs are paired by their words; else by number.
    """
    early, late = sorted((one, other), key=lambda each: (str(each.adopted), each.fact.id))
    if not (early.whole and late.whole):
        return _pair_by_number(early, late)
    texts = [[text_of(each) for each in held.provisions if text_of(each)] for held in (early, late)]
    renewal = compare(read(texts[0]), read(texts[1]), kinds=_KINDS)
    return tuple(
        (
            _words_of(renewal.earlier, step.earlier),
            _words_of(renewal.later, step.later),
            step.change.value,
        )
        for step in renewal.steps
    )


def _words_of(reading: Reading, part: Part | None) -> str:
    return "" if part is None else " ".join(reading.document.words(part).split())


def _pair_by_number(early: Decision, late: Decision) -> tuple[tuple[str, str, str], ...]:
    first, second = _by_number(early.provisions), _by_number(late.provisions)
    numbers = list(dict.fromkeys([*first, *second]))
    return tuple(
        (
            first.get(number, ""),
            second.get(number, ""),
            "both coded" if number in first and number in second else "in one of them",
        )
        for number in numbers
    )


def _by_number(provisions: tuple[Fact, ...]) -> dict[str, str]:
    return {
        number: f"{number}: {text_of(one)}"
        for one in provisions
        if (number := one.text("paragraph") or one.caption)
    }
