"""Texts of the Council on a page: codes beside the words on which they rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich.console import Console

from sightline.analyses.mandates import Change, Checked, Renewal, Step, check_quoted
from sightline.analyses.mandates import police_to_troops as ratio_of
from sightline.cli.page import plain
from sightline.engines.mandates import Code, Coding, Expiry, Kind, Part, Reading
from sightline.intake.council import Headline, stages_in

_KINDS = (Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX)
_CHANGED = (Change.CHANGED, Change.ADDED, Change.DROPPED)


def tell_read(
    reading: Reading, headline: Headline, file: str, added: dict[str, int] | None
) -> dict[str, Any]:
    """Tell what was read in a document, for programs."""
    ratio = ratio_of(reading)
    return {
        "file": file,
        "symbol": headline.symbol,
        "adopted": headline.adopted,
        "language": reading.document.language,
        "subject": headline.subject,
        "mission": headline.mission,
        "because": headline.because,
        "expiries": [_expiry(reading, one) for one in reading.expiries()],
        "strength": {
            name: None if code is None else {"value": code.value, "words": _words(reading, code)}
            for name, code in (
                ("troops", reading.establishment.troops),
                ("individual police", reading.establishment.individual),
                ("formed police", reading.establishment.formed),
            )
        },
        "police_to_1000_troops": {
            "individual": ratio.individual,
            "with_formed": ratio.with_formed,
        },
        "paragraphs": [_paragraph(reading, *one) for one in reading.coded(*_KINDS)],
        "quoted": [_quoted(one) for one in check_quoted(reading, headline.symbol)],
        "added": added,
    }


def _expiry(reading: Reading, one: Expiry) -> dict[str, Any]:
    words = [span.words(reading.document.text) for span in one.rests_on]
    return {"subject": one.subject, "day": one.day, "stated": one.stated, "words": words}


def _paragraph(reading: Reading, part: Part, coding: Coding) -> dict[str, Any]:
    text = reading.document.words(part)
    return {
        "kind": part.kind.value,
        "number": part.number,
        "text": " ".join(text.split()),
        "organized_crime": coding.organized_crime,
        "codes": dict(_codes(reading, coding)),
        "justice": stages_in(text) if reading.document.language == "en" else {},
    }


def _codes(reading: Reading, coding: Coding) -> Iterator[tuple[str, dict[str, Any]]]:
    told: Iterable[tuple[str, Any, Code[Any]]] = (
        ("addressee", coding.addressee.value.value, coding.addressee),
        ("tasks the mission", coding.tasks_mission.value, coding.tasks_mission),
        ("strength", coding.strength.value.word, coding.strength),
        ("scope", coding.scope.value.term, coding.scope),
        ("activity", coding.activity.value, coding.activity),
        *((f"theme {one.value}", True, one) for one in coding.themes),
    )
    for name, value, code in told:
        yield name, {"value": value, "words": _words(reading, code)}
    if coding.force:
        words = [span.words(reading.document.text) for span in coding.force]
        yield "force", {"value": True, "words": words}


def _words(reading: Reading, code: Code[Any]) -> list[str]:
    return list(dict.fromkeys(code.words(reading.document.text)))


def _quoted(one: Checked) -> dict[str, Any]:
    asked = one.quoted
    what = " and ".join(asked.words) if asked.words else f"paragraph {asked.paragraph}"
    what = "police to 1,000 troops" if asked.asks in ("individual", "with_formed") else what
    return {
        "code": asked.code,
        "asks": asked.asks.replace("_", " "),
        "of": what,
        "stated": asked.states,
        "read": one.read,
        "parts": dict(one.parts),
        "verdict": one.verdict,
        "by_hand": asked.by_hand,
        "source": asked.source,
        "note": asked.note if one.verdict == "conflicts" else "",
    }


def show_read(console: Console, told: Mapping[str, Any], *, whole: bool) -> None:
    """Show one document: what it is, what it sets, and its paragraphs on crime."""
    head = f"{told['symbol']}  {told['adopted']}  {told['language']}"
    console.print(plain(head, "bold"))
    for line in told["because"]:
        console.print(plain(f"  {line}", "dim"), soft_wrap=True)
    for one in told["expiries"]:
        day = one["day"] or "a day that the text does not give"
        how = "stated" if one["stated"] else "reckoned"
        said = f"  until {day} ({one['subject']}, {how}): {_quote(one['words'])}"
        console.print(plain(said), soft_wrap=True)
    for name, code in told["strength"].items():
        if code is not None:
            said = f"  {name} {code['value']:,}: {_quote(code['words'])}"
            console.print(plain(said), soft_wrap=True)
    shown = [one for one in told["paragraphs"] if whole or one["organized_crime"]]
    for one in shown:
        _show_paragraph(console, one)
    if not shown:
        console.print(plain("  No paragraph names organized crime or an illicit trade."))
    for one in told["quoted"]:
        _show_quoted(console, one)
    if told["added"] is not None:
        new, known = told["added"]["new"], told["added"]["known"]
        console.print(plain(f"  Filed: {new:,} new, {known:,} there already."))
    console.print()


def _show_paragraph(console: Console, one: Mapping[str, Any]) -> None:
    number = one["number"] or "without a number"
    console.print(plain(f"  {one['kind']} {number}", "bold"))
    console.print(plain(f"    {one['text']}"), soft_wrap=True)
    for name, code in one["codes"].items():
        if code["words"]:
            value = "" if code["value"] is True else f" {code['value']}"
            console.print(plain(f"    {name}{value}: {_quote(code['words'])}", "dim"))
    for link, words in one["justice"].items():
        console.print(plain(f"    justice {link}: {_quote([words])}", "dim"))


def _show_quoted(console: Console, one: Mapping[str, Any]) -> None:
    parts = ", ".join(f"{name} {many}" for name, many in one["parts"].items())
    read = f"{one['read'] or 'not known'}{f' ({parts})' if parts else ''}"
    who = "worked out" if one["by_hand"] else "stated"
    line = (
        f"  {one['code']} {one['asks']}, {one['of']}: read {read}, {who} {one['stated']}: "
        f"{one['verdict']}"
    )
    style = "bold" if one["verdict"] == "conflicts" else ""
    console.print(plain(line, style), soft_wrap=True)
    note = f"; {one['note']}" if one["note"] else ""
    console.print(plain(f"    {one['source']}{note}", "dim"), soft_wrap=True)


def _quote(words: Iterable[str]) -> str:
    return ", ".join(f"“{' '.join(one.split())}”" for one in words) or "no words"


def tell_renewal(renewal: Renewal) -> dict[str, Any]:
    """Tell a comparison for programs."""
    return {
        "earlier": renewal.earlier.document.symbol,
        "later": renewal.later.document.symbol,
        "counts": {change.value: len(renewal.of(change)) for change in Change},
        "steps": [_step(renewal, one) for one in renewal.steps],
    }


def _step(renewal: Renewal, step: Step) -> dict[str, Any]:
    before, after = renewal.earlier.document, renewal.later.document
    return {
        "change": step.change.value,
        "earlier": step.earlier and step.earlier.number,
        "later": step.later and step.later.number,
        "alike": round(step.alike, 3),
        "reused": [span.words(after.text) for span in step.reused],
        "gone": [span.words(before.text) for span in step.gone],
        "new": [span.words(after.text) for span in step.new],
        "codes": step.coded,
    }


def show_renewal(console: Console, told: Mapping[str, Any], *, whole: bool) -> None:
    """Show a comparison: what came, went and changed."""
    names = (told["earlier"] or "the earlier text", told["later"] or "the later text")
    console.print(plain(f"From {names[0]} to {names[1]}", "bold"))
    counts = ", ".join(f"{many} {change}" for change, many in told["counts"].items())
    console.print(plain(f"Paragraphs: {counts}."))
    for one in told["steps"]:
        if whole or one["change"] in _CHANGED:
            _show_step(console, one)


def _show_step(console: Console, one: Mapping[str, Any]) -> None:
    places = " → ".join(number for number in (one["earlier"], one["later"]) if number)
    alike = f", {one['alike']:.0%} of the words stay" if one["change"] == "changed" else ""
    codes = f", codes: {', '.join(one['codes'])}" if one["codes"] else ""
    console.print(plain(f"{one['change']} {places}{alike}{codes}", "bold"), soft_wrap=True)
    for sign, words in (("-", one["gone"]), ("+", one["new"])):
        for text in words:
            console.print(plain(f"  {sign} {' '.join(text.split())}"), soft_wrap=True)
