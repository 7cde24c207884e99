"""How somebody who asks writes a name: from what they heard, with one kind of noise each.

The name is written anew from the bearer, never copied from the list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import msgspec

from sightline.exercise.bearers.bearer import Bearer, Firm, Person, Written
from sightline.exercise.bearers.firms import write_firm
from sightline.exercise.bearers.naming import NAMINGS, write_person
from sightline.exercise.bearers.slips import at_a_long_one, bare, misread, mistyped
from sightline.exercise.bearers.tables import nicknames, words
from sightline.exercise.draws import Draws, Weighted

OF_PERSONS = Weighted(
    *(("translit", 30), ("order", 10), ("drop", 14), ("typo", 12), ("typo2", 4), ("initials", 6)),
    *(("ocr", 4), ("mixed", 12), ("nickname", 2), ("plain", 6)),
)
OF_FIRMS = Weighted(
    *(("legal", 25), ("abbreviation", 14), ("firm-typo", 20), ("firm-drop", 12), ("firm-ocr", 6)),
    *(("firm-order", 6), ("firm-plain", 7), ("firm-mixed", 10)),
)


def heard(bearer: Bearer, draws: Draws) -> tuple[str, str]:
    """Write the name of a bearer as somebody asks for it; say the kind of noise too."""
    if isinstance(bearer.name, Firm):
        return heard_firm(bearer.name, draws)
    return heard_person(bearer.name, draws)


def heard_person(person: Person, draws: Draws) -> tuple[str, str]:
    """Write a person's name with one kind of noise."""
    kind = draws.weigh(OF_PERSONS)
    if kind == "nickname" and person.given not in nicknames():
        kind = "translit"
    if kind == "nickname":
        person = msgspec.structs.replace(person, given=nicknames()[person.given])
    written = write_person(person, draws, loose=kind in {"drop", "mixed", "translit"})
    parts = list(written.words)
    for bend in _BENDS.get(kind, ()):
        parts = bend(parts, draws)
    text = " ".join(" ".join(parts).split())
    text = dressed(text, written.script, draws)
    if kind == "order" and draws.below(10) < 4 and " " in text:
        first, rest = text.split(" ", 1)
        text = f"{first}, {rest}"
    if draws.below(20) == 0:
        text = f"{draws.pick(NAMINGS[person.naming].titles)} {text}"
    if draws.below(50) == 0:
        text = text.replace(" ", "", 1)
    return text, kind


def dressed(text: str, script: str, draws: Draws) -> str:
    """Drop the accents as three writers in ten do; write all large or all small, as some do."""
    if script == "latin" and draws.below(10) < 3:
        text = bare(text)
    size = draws.below(10)
    return text.upper() if size < 2 else text.lower() if size == 2 else text


def _turned(parts: list[str], draws: Draws) -> list[str]:
    """Put the last part first, or all of them in any order."""
    if draws.below(10) < 7:
        return [*parts[-1:], *parts[:-1]]
    places = sorted((draws.below(1000), place) for place in range(len(parts)))
    return [parts[place] for _, place in places]


def _shortened(parts: list[str], draws: Draws) -> list[str]:
    """Leave out one part from the middle."""
    if len(parts) < 3:
        return parts
    out = draws.between(1, len(parts) - 2)
    return parts[:out] + parts[out + 1 :]


def _slipped(parts: list[str], draws: Draws) -> list[str]:
    at = at_a_long_one(parts, draws)
    return [*parts[:at], mistyped(parts[at], draws), *parts[at + 1 :]]


def _scanned(parts: list[str], draws: Draws) -> list[str]:
    at = at_a_long_one(parts, draws)
    return [*parts[:at], misread(parts[at], draws), *parts[at + 1 :]]


def _initialled(parts: list[str], draws: Draws) -> list[str]:
    """Give one part before the last by its first letter."""
    if len(parts) < 2:
        return parts
    at = draws.below(len(parts) - 1)
    letter = parts[at][:1]
    return (
        [*parts[:at], letter + draws.pick((".", "")), *parts[at + 1 :]]
        if letter.isalpha()
        else parts
    )


Bend = Callable[[list[str], Draws], list[str]]
_BENDS: dict[str, tuple[Bend, ...]] = {
    "order": (_turned,),
    "drop": (_shortened,),
    "typo": (_slipped,),
    "typo2": (_slipped, _slipped),
    "initials": (_initialled,),
    "ocr": (_scanned,),
    "mixed": (_turned, _slipped),
}


def heard_firm(firm: Firm, draws: Draws) -> tuple[str, str]:
    """Write a company's name with one kind of noise."""
    kind = draws.weigh(OF_FIRMS)
    written = write_firm(firm, draws)
    text = written.text
    if kind in {"legal", "firm-mixed"}:
        text = _reformed(text, firm, draws)
    if kind in {"abbreviation", "firm-mixed"}:
        text = _abbreviated(text, firm, draws)
    if kind == "firm-typo" or (kind == "firm-mixed" and draws.below(10) < 6):
        text = " ".join(_slipped(text.split(), draws))
    if kind == "firm-ocr":
        text = misread(text, draws)
    parts = text.split()
    if kind == "firm-drop" and len(parts) > 2:
        parts.pop(draws.between(1, len(parts) - 1))
    if kind == "firm-order" and len(parts) > 2:
        at = draws.between(1, len(parts) - 2)
        parts[at], parts[at + 1] = parts[at + 1], parts[at]
    text = " ".join(parts)
    if written.script == "latin" and draws.below(10) < 4:
        text = bare(text)
    return (text.upper() if draws.below(10) < 3 else text), kind


def _reformed(text: str, firm: Firm, draws: Draws) -> str:
    """Leave the legal form out, or write it in another of its ways."""
    for form in sorted(firm.legal, key=len, reverse=True):
        if text.endswith(" " + form):
            text = text.removesuffix(" " + form)
            break
        if text.startswith(form + " "):
            text = text.removeprefix(form + " ")
            break
    if firm.language == "russian" or draws.below(2):
        return text
    return f"{text} {draws.pick(firm.legal)}"


@cache
def _short(language: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in words("firms", language, "short"))


def _abbreviated(text: str, firm: Firm, draws: Draws) -> str:
    """Shorten the words that are commonly shortened; write & for and, or and for &."""
    short = _short(firm.language)
    text = " ".join(short.get(word, word) for word in text.split())
    if draws.below(2):
        return text.replace(" & ", " and ").replace(" et ", " & ").replace(" e ", " & ")
    return text


def listed_names(bearer: Bearer, draws: Draws) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a bearer on a list, one to four of them, and now and then a weak alias."""
    if isinstance(bearer.name, Firm):
        names = [write_firm(bearer.name, draws).text]
        if draws.below(4) == 0:
            names.append(write_firm(bearer.name, draws).text)
        return tuple(dict.fromkeys(names)), ()
    names = [write_person(bearer.name, draws, loose=draws.below(2) == 0).text]
    for _ in range(draws.weigh(_ALIASES)):
        names.append(write_person(bearer.name, draws, loose=draws.below(10) < 6).text)
    if draws.below(4) == 0:
        names[0] = names[0].upper()
    weak = _weak_alias(bearer.name, draws) if draws.below(100) < 3 else ()
    return tuple(dict.fromkeys(names)), weak


_ALIASES = Weighted((0, 45), (1, 28), (2, 17), (3, 10))


def _weak_alias(person: Person, draws: Draws) -> tuple[str, ...]:
    """A by-name that many bear: one word of the name alone."""
    written: Written = write_person(person, draws, loose=True)
    return (written.words[0],)
