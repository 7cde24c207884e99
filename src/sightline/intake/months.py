"""The names of the months, read from a list by language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

_LIST = Path(__file__).with_name("months.yaml")
_ALEF = str.maketrans("أإآٱ", "اااا")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")


def fold(text: str) -> str:
    """Write a word without case, accents and the spelling marks of Arabic."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_ALEF))
    return "".join(char for char in bare if not unicodedata.combining(char))


@cache
def month_names() -> dict[str, int]:
    """Every name of a month, folded, with its number."""
    listed = yaml.safe_load(_LIST.read_text(encoding="utf-8"))
    return {
        fold(name): number
        for months in listed.values()
        for number, names in enumerate(months, 1)
        for name in names
    }


@cache
def month_pattern() -> re.Pattern[str]:
    """A pattern that finds the name of a month standing as a word of its own."""
    longest_first = sorted(month_names(), key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
