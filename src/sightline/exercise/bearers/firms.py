"""Companies: how they are called in four languages, and how that is written."""

from __future__ import annotations

from functools import cache

import msgspec

from sightline.exercise.bearers.bearer import Firm, Written
from sightline.exercise.bearers.naming import draw_person, write_person
from sightline.exercise.bearers.ranking import strung
from sightline.exercise.bearers.slavic import coin_family, romanised
from sightline.exercise.bearers.tables import Choices, words
from sightline.exercise.bearers.western import coin_family as coin_western
from sightline.exercise.draws import Draws, Weighted

_LANGUAGES = Weighted(("english", 45), ("french", 33), ("portuguese", 10), ("russian", 12))
_OWNERS = {
    "english": ("arabic-east", "western", "somali"),
    "french": ("sahel", "arabic-west", "lakes"),
    "portuguese": ("lusophone",),
}
_COINED = 40_000


@cache
def legal_forms(language: str) -> tuple[Choices, ...]:
    """The legal forms of a language, each in all its ways."""
    return tuple(tuple(form.split("=")) for form in words("firms", language, "legal"))


@cache
def _abroad() -> dict[str, Choices]:
    forms = (form.split("=") for form in words("firms", "russian", "abroad"))
    return {own: tuple(ways) for own, *ways in forms}


def coined(draws: Draws, language: str) -> str:
    """Coin a word such as companies are called by."""
    kind = "russian-firm" if language == "russian" else "firm"
    return strung(kind, draws.below(_COINED), (1,) * draws.pick((2, 2, 3, 3, 4)))


def draw_firm(draws: Draws) -> Firm:
    """Draw a company."""
    language = draws.weigh(_LANGUAGES)
    trades = words("firms", language, "trade")
    count = draws.pick((0, 1, 1) if language == "russian" else (1, 1, 2, 2, 3))
    return Firm(
        language=language,
        head=_head(draws, language),
        trades=tuple(dict.fromkeys(draws.pick(trades) for _ in range(count))),
        place=draws.pick(words("firms", language, "place")) if draws.below(4) == 0 else "",
        number=str(draws.between(2, 99)) if draws.below(25) == 0 else "",
        legal=draws.pick(legal_forms(language)),
    )


def _head(draws: Draws, language: str) -> str:
    kind = draws.below(100)
    if language == "russian":
        if kind < 30:
            return coin_family(draws.below(9_000))
        if kind < 60:
            trades = words("firms", language, "trade")
            return draws.pick(trades) + draws.pick(trades).casefold()
        return coined(draws, language)
    if kind < 35:
        return coined(draws, language)
    if kind < 55:
        return f"{coined(draws, language)} {coined(draws, language)}"
    if kind < 80:
        return _owned(draws, language)
    return coin_western(draws.below(7_000))


def _owned(draws: Draws, language: str) -> str:
    """Call a company by its owner's surname, with or without the kin."""
    owner = draw_person(draws, draws.pick(_OWNERS[language]))
    written = write_person(msgspec.structs.replace(owner, fame=""), draws, loose=False)
    name = written.words[-1] if written.script == "latin" else coined(draws, language)
    return name + (draws.pick(words("firms", language, "kin")) if draws.below(10) < 4 else "")


def write_firm(firm: Firm, draws: Draws) -> Written:
    """Write a company's name, with its legal form nine times in ten."""
    legal = draws.pick(firm.legal) if draws.below(10) < 6 else firm.legal[0]
    body = [part for part in (firm.head, *firm.trades, firm.place, firm.number) if part]
    if firm.language == "russian":
        return _write_russian(firm, body, legal, draws)
    if firm.language == "french" and draws.below(5) == 0:
        body.insert(0, "Société")
    return Written([*body, legal] if draws.below(10) else body, "latin")


def _write_russian(firm: Firm, body: list[str], legal: str, draws: Draws) -> Written:
    text, kind = " ".join(body), draws.below(100)
    if kind < 60:
        return Written([legal, f"«{text}»" if draws.below(10) < 4 else text], "cyrillic")
    latin = romanised(text, "board" if kind < 85 else "passport", draws)
    abroad = draws.pick(_abroad()[firm.legal[0]])
    return Written([abroad, f'"{latin}"' if draws.below(10) < 3 else latin], "latin")


def countries(firm: Firm) -> Choices:
    """Where a company of a language may be registered."""
    return words("firms", firm.language, "country")
