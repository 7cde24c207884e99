"""Numbers of public registers, and of Wikidata."""

from __future__ import annotations

import re

from sightline.model.types.formats.form import Format, compact, luhn_is_good, weighted

_QID = re.compile(r"Q\d+")
_OGRN = re.compile(r"\b(\d{13}|\d{15})\b")
_OGRN_DIVISORS = {13: 11, 15: 13}
_NPI = re.compile(r"\b(\d{10}|\d{15})\b")
_NPI_LENGTH = 10
_NPI_PREFIX = "80840"
_UEI = re.compile(r"\b[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}\b", re.IGNORECASE)
_SSN = re.compile(r"(?!000|666|9)\d{3}-?(?!00)\d{2}-?(?!0000)\d{4}")
_NOT_SSN = ("078051120", "457555462", "219099999")
_USCC = re.compile(r"\d{8}[0-9A-HJ-NPQRTUWXY]{10}")
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_INN_COMPANY = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_PERSON = ((7, *_INN_COMPANY), (3, 7, *_INN_COMPANY))
_INN_LENGTHS = (10, 12)


def find_wikidata(text: str) -> str | None:
    """A Q and digits, alone or at the end of a link."""
    item = text.rsplit("/", 1)[-1].strip().upper()
    return item if _QID.fullmatch(item) else None


def find_ogrn(text: str) -> str | None:
    """The first run of 13 or 15 digits, when its check digit is good."""
    match = _OGRN.search(text)
    number = match.group(1) if match else "0"
    if number.startswith("0"):
        return None
    check = int(number[:-1]) % _OGRN_DIVISORS[len(number)] % 10
    return number if check == int(number[-1]) else None


def find_npi(text: str) -> str | None:
    """The first run of 10 or 15 digits, when its check digit is good."""
    match = _NPI.search(text)
    number = match.group(1) if match else ""
    if not number.strip("0"):
        return None
    full = _NPI_PREFIX + number if len(number) == _NPI_LENGTH else number
    return number if luhn_is_good(full) else None


def find_inn(text: str) -> str | None:
    """Ten digits with one check digit, or twelve with two."""
    number = compact(text)
    if not number.isdecimal() or len(number) not in _INN_LENGTHS:
        return None
    checks = (_INN_COMPANY,) if len(number) == _INN_LENGTHS[0] else _INN_PERSON
    good = all(weighted(number, w) % 11 % 10 == int(number[len(w)]) for w in checks)
    return number if good else None


def find_uei(text: str) -> str | None:
    """Twelve characters without I and O, not beginning with zero."""
    match = _UEI.search(text)
    return match.group(0).upper() if match else None


def find_ssn(text: str) -> str | None:
    """Nine digits of the United States, of an area that was ever given out."""
    number = text.strip()
    bare = number.replace("-", "")
    return bare if _SSN.fullmatch(number) and bare not in _NOT_SSN else None


def find_uscc(text: str) -> str | None:
    """Eighteen characters, the last a check character."""
    number = compact(text)
    if not _USCC.fullmatch(number):
        return None
    values = [_USCC_ALPHABET.index(char) for char in number]
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:-1]))
    return number if (31 - total % 31) % 31 == values[-1] else None


WIKIDATA = Format("wikidata", "Wikidata number", "a Q and digits such as Q912", find_wikidata)
OGRN = Format("ogrn", "OGRN", "13 or 15 digits, the last a check digit", find_ogrn)
NPI = Format("npi", "NPI", "ten digits, the last a check digit", find_npi)
INN = Format("inn", "INN", "ten or twelve digits with check digits", find_inn)
UEI = Format("uei", "UEI", "twelve characters", find_uei)
SSN = Format("ssn", "social security number of the United States", "nine digits", find_ssn)
USCC = Format("uscc", "USCC", "eighteen characters, the last a check character", find_uscc)
