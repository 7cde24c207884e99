"""Numbers of accounts, banks, securities and the bodies that hold them."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from sightline.model.sources import read
from sightline.model.types.formats.form import Format, compact, luhn_is_good, mod_97

_IBAN = re.compile(r"[A-Z]{2}\d{2}[0-9A-Z]{8,30}")
_BIC = re.compile(r"[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?")
_ISIN = re.compile(r"[A-Z]{2}[0-9A-Z]{9}\d")
_FIGI = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}\d")
_NOT_FIGI = ("BS", "BM", "GG", "GB", "GH", "KY", "VG")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}")
_BIC_LENGTH = 8


class _IbanLengths(msgspec.Struct, frozen=True):
    version: int
    lengths: dict[str, int]


@cache
def _iban_lengths() -> dict[str, int]:
    return read("iban", _IbanLengths).lengths


def find_iban(text: str) -> str | None:
    """An account number of the right length for its country, with good check digits."""
    number = compact(text).replace(".", "")
    if not _IBAN.fullmatch(number):
        return None
    if _iban_lengths().get(number[:2].lower()) != len(number):
        return None
    return number if mod_97(number[4:] + number[:4]) == 1 else None


def find_bic(text: str) -> str | None:
    """The bank's eight characters, without those of the branch."""
    number = compact(text)
    return number[:_BIC_LENGTH] if _BIC.fullmatch(number) else None


def find_isin(text: str) -> str | None:
    """Twelve characters, the last a check digit over digits and letters."""
    number = compact(text)
    if not _ISIN.fullmatch(number):
        return None
    return number if luhn_is_good("".join(str(int(char, 36)) for char in number)) else None


def find_figi(text: str) -> str | None:
    """Twelve characters without vowels, the third a G, the last a check digit."""
    number = compact(text)
    if not _FIGI.fullmatch(number) or number.startswith(_NOT_FIGI):
        return None
    values = [int(char, 36) * (1 + place % 2) for place, char in enumerate(number[:-1])]
    total = sum(value // 10 + value % 10 for value in values)
    return number if (10 - total % 10) % 10 == int(number[-1]) else None


def find_lei(text: str) -> str | None:
    """Twenty characters, the last two check digits."""
    number = compact(text)
    return number if _LEI.fullmatch(number) and mod_97(number) == 1 else None


IBAN = Format("iban", "IBAN", "the country, two check digits and the account", find_iban)
BIC = Format("bic", "BIC", "eight or eleven characters such as BCAOSNDA", find_bic)
ISIN = Format("isin", "ISIN", "two letters, nine characters and a check digit", find_isin)
FIGI = Format("figi", "FIGI", "twelve characters such as BBG000BLNNH6", find_figi)
LEI = Format("lei", "LEI", "twenty characters, the last two check digits", find_lei)
