"""Two lists of firms that may not bid: the World Bank's and the EBRD's, and who is on both.

Banks bar each other's barred firms, so one firm stands on both lists in two spellings. Who is
on both is told here without a matcher, by a rule whose pairs were looked through once:

1. the words of the name are the same and so is the country; or
2. the country is the same, the ban ends on the same day give or take a month, the addresses
   share three words in five, no other firm of which that holds is nearer in its letters, and
   the other firm is not paired by the first rule.

Where the first rule fails by the country alone, or the second because the other firm is paired
already, the pair is open: to find it is neither right nor wrong.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

import msgspec
import openpyxl

from bench.trial import ROOT
from sightline.engines.names import Profile, Sort
from sightline.intake.lists.naming import read_naming
from sightline.intake.lists.spelling import find_country
from sightline.model.types import KINDS, Hint

FOLDER = ROOT.parent / "shared" / "data" / "debarment"
WORLD_BANK = FOLDER / "world_bank_listing_of_ineligible_firms_and_individuals.xlsx"
EBRD = FOLDER / "european_bank_for_reconstruction_and_development_ineligible_firms.csv"
MONTH, SHARED_WORDS, LIKE = 31, 0.6, 0.19
_PERSON = re.compile(r"\s*(mr|ms|mrs|dr|eng)\b", re.IGNORECASE)
_TWO_FIRMS = frozenset({"fd5fd454fd117c12"})
"""Pairs of the second rule that a look showed to be two firms: hashes of their words."""


class Firm(msgspec.Struct, frozen=True, kw_only=True):
    """A firm as one list tells of it; several rows of one name and country are one firm."""

    name: str
    words: frozenset[str]
    letters: frozenset[str]
    countries: frozenset[str]
    ends: frozenset[date | None]
    addresses: tuple[frozenset[str], ...]
    profile: Profile

    @property
    def key(self) -> str:
        """The words of the name in order."""
        return " ".join(sorted(self.words))


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d").replace("ı", "i"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return frozenset(re.findall(r"[^\W_]+", plain))


def letters_of(words: Iterable[str]) -> frozenset[str]:
    """Every three letters that follow one another in the words, put in order."""
    text = f" {' '.join(sorted(words))} "
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))


def _end(text: object) -> date | None:
    """The day on which a ban ends, None for one without end."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", str(text or ""))
    found = date.fromisoformat(match[0]) if match else None
    return None if found is None or found.year > 2900 else found


def _country(text: str) -> frozenset[str]:
    plain = " ".join(text.split())
    code = find_country(plain) or KINDS["country"].clean(plain, Hint()).value
    return frozenset({code} if code else {plain.casefold()})


def read_world_bank() -> list[Firm]:
    """The firms of the World Bank's list; persons, who have a title there, are left out."""
    sheet = openpyxl.load_workbook(WORLD_BANK).worksheets[0]
    rows: list[tuple[str, str, str, str, object]] = []
    for cells in sheet.iter_rows(min_row=4, values_only=True):
        name, more, address, country, _, until, *_ = (cell or "" for cell in cells)
        if name and not _PERSON.match(str(name)):
            rows.append((str(name), str(more), str(address), str(country), until))
    return _firms(rows)


def read_ebrd() -> list[Firm]:
    """The firms of the EBRD's list, without those who have a person's title."""
    with EBRD.open(encoding="utf-8-sig", newline="") as lines:
        rows = [
            (row["Firm Name"], "", row["Address"], row["Nationality"], row[" Ineligible Until"])
            for row in csv.DictReader(lines)
        ]
    return _firms([row for row in rows if not _PERSON.match(row[0])])


def _firms(rows: Iterable[tuple[str, str, str, str, object]]) -> list[Firm]:
    found: dict[tuple[str, frozenset[str]], list[tuple[str, str, str, object]]] = {}
    for name, more, address, country, until in rows:
        key = " ".join(sorted(words_of(name))), _country(country)
        found.setdefault(key, []).append((name, more, address, until))
    return [_firm(countries, told) for (_, countries), told in found.items()]


def _firm(countries: frozenset[str], told: list[tuple[str, str, str, object]]) -> Firm:
    names = [read_naming(name, more) for name, more, _, _ in told]
    every = [one for naming in names for one in (naming.name, *naming.aliases, *naming.former)]
    words = words_of(told[0][0])
    return Firm(
        name=told[0][0],
        words=words,
        letters=letters_of(words),
        countries=countries,
        ends=frozenset(_end(until) for _, _, _, until in told),
        addresses=tuple(words_of(address) for _, _, address, _ in told),
        profile=Profile(
            names=tuple(dict.fromkeys(name for name in every if any(map(str.isalnum, name)))),
            sort=Sort.BODY,
            countries=countries,
        ),
    )


class Truth(msgspec.Struct, frozen=True):
    """Who is on both lists, by place: the pairs that are true, and those that are open."""

    true: frozenset[tuple[int, int]]
    open: frozenset[tuple[int, int]]


def who_is_on_both(left: list[Firm], right: list[Firm]) -> Truth:
    """Tell by the rule who of the right list is who of the left."""
    true: set[tuple[int, int]] = set()
    unsure: set[tuple[int, int]] = set()
    for at, firm in enumerate(right):
        for place, other in enumerate(left):
            if firm.words == other.words:
                (true if firm.countries & other.countries else unsure).add((place, at))
    paired_left = {place for place, _ in true}
    paired_right = {at for _, at in true}
    for at, firm in enumerate(right):
        if at in paired_right:
            continue
        near = [
            (_likeness(firm, other), place)
            for place, other in enumerate(left)
            if _agree(firm, other)
        ]
        likeness, place = max(near, default=(0.0, -1))
        if likeness >= LIKE and not _two(left[place], firm):
            (unsure if place in paired_left else true).add((place, at))
    return Truth(frozenset(true), frozenset(unsure))


def _likeness(one: Firm, other: Firm) -> float:
    return len(one.letters & other.letters) / max(1, len(one.letters | other.letters))


def _agree(one: Firm, other: Firm) -> bool:
    """Whether country, end of the ban and address agree."""
    if not one.countries & other.countries:
        return False
    if not any(_same_end(end, until) for end in one.ends for until in other.ends):
        return False
    return any(
        len(here & there) >= SHARED_WORDS * max(1, min(len(here), len(there)))
        for here in one.addresses
        for there in other.addresses
    )


def _same_end(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= MONTH


def mark_of(left: Firm, right: Firm) -> str:
    """A mark for a pair that tells nothing of it."""
    return sha256(f"{left.key}|{right.key}".encode()).hexdigest()[:16]


def _two(left: Firm, right: Firm) -> bool:
    return mark_of(left, right) in _TWO_FIRMS
