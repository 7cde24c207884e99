"""How documents are built in a language, and in which language one is written."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache, cached_property

import msgspec

from sightline.engines.mandates.volumes import LANGUAGES, read_volume
from sightline.engines.mandates.words import plain

_LOOKED_AT = 20_000


class Frame(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The words on which the parts of a document are told apart, and the names of the months."""

    council: tuple[str, ...]
    annex: tuple[str, ...]
    resolution: str
    months: tuple[str, ...]
    common: tuple[str, ...]
    preamble: tuple[str, ...]
    decisions: tuple[str, ...]

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """The words with which the Council begins to speak, alone or before the first paragraph."""
        whole, short = (re.escape(words).replace(r"\ ", r"\s+") for words in self.council)
        return re.compile(rf"\s*(?:{whole}\s*(?:,|$|(?=[A-Z]))|{short})\s*")

    @cached_property
    def annexed(self) -> re.Pattern[str]:
        """The heading of an annex."""
        return re.compile(rf"\s*(?:{'|'.join(self.annex)})\b", re.I)

    @cached_property
    def recital(self) -> re.Pattern[str]:
        """The first word of a paragraph of a preamble."""
        words = (re.escape(word).replace(r"\*", r"[^\W\d_]+") for word in self.preamble)
        return re.compile(rf"\s*(?=[^\W\d_a-z])(?:{'|'.join(words)})\b")

    @cached_property
    def decision(self) -> re.Pattern[str]:
        """The first word of a paragraph that decides, where it has no number."""
        return re.compile(rf"\s*(?:{'|'.join(self.decisions)})\b")

    @cached_property
    def symbol(self) -> re.Pattern[str]:
        """The number and the year of a resolution, by its symbol or in words."""
        return re.compile(rf"(?:\bS/RES/|{self.resolution}\s+)(\d{{1,4}})\s*\((\d{{4}})\)", re.I)

    @cached_property
    def date(self) -> re.Pattern[str]:
        """A day written in words."""
        months = "|".join(self.months)
        return re.compile(
            rf"\b(\d{{1,2}})(?:er|º|st|nd|rd|th)?\s+(?:de\s+|of\s+)?({months})"
            rf"(?:\s+de|,)?\s+(\d{{4}})\b",
            re.I,
        )

    def day(self, found: re.Match[str]) -> dt.date | None:
        """The day that was found, or None when there is no such day."""
        names = [plain(month) for month in self.months]
        try:
            return dt.date(int(found[3]), names.index(plain(found[2])) + 1, int(found[1]))
        except ValueError:
            return None


@cache
def frame_of(language: str) -> Frame:
    """The frame of a language."""
    return read_volume(f"{language}/frame.yaml", Frame)


def language_of(text: str) -> str:
    """The language in which most of the common words are; English when none is found."""
    counts = Counter(re.findall(r"[^\W\d_]+", text[:_LOOKED_AT].casefold()))
    found = {name: sum(counts[word] for word in frame_of(name).common) for name in LANGUAGES}
    return max(LANGUAGES, key=lambda name: found[name])
