"""From profiles to columns: ranges of records are read apart, and their words numbered at last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from sightline.engines.names.compiled import Bits, Counts, Offsets, Places
from sightline.engines.names.dates import read_day
from sightline.engines.names.parts import Sort
from sightline.engines.names.profile import Profile
from sightline.engines.names.resolution.columns import Columns
from sightline.engines.names.resolution.particulars import pack_day
from sightline.engines.names.roster.tokens import LEGAL, read_name
from sightline.engines.names.roster.vocabulary import digest
from sightline.engines.names.surroundings import plain_number

MOST_NAMES = 40
"""So many names of a record are read; those that come first are the strong ones."""
LEAST_SHARE = 1e-4
_LEGAL = {legal: place for place, legal in enumerate(LEGAL)}


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some records in columns, their words and countries numbered among themselves."""

    columns: Columns
    words: tuple[str, ...]
    countries: tuple[str, ...]


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """All records in columns. ``counts`` says how many records carry each word.

    ``words`` stand in the order of the alphabet; ``surprise`` is what a country tells, in bits.
    """

    columns: Columns
    words: tuple[str, ...]
    counts: Counts
    surprise: Bits


class _Numbers(dict[str, int]):
    """Numbers in the order in which texts are first met."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


class _Lists:
    """Lists of lists, end to end."""

    def __init__(self) -> None:
        self.values: list[int] = []
        self.starts: list[int] = [0]

    def add(self, values: Iterable[int]) -> None:
        self.values.extend(values)
        self.starts.append(len(self.values))

    def array(self, kind: type[np.generic]) -> NDArray[Any]:
        return np.array(self.values, dtype=kind)

    @property
    def offsets(self) -> Offsets:
        return np.array(self.starts, dtype=np.int64)


def read_part(profiles: Iterable[Profile]) -> Part:
    """Read records into columns."""
    words, countries = _Numbers(), _Numbers()
    names, tokens, days, lands, numbers = (_Lists() for _ in range(5))
    sorts: list[int] = []
    for profile in profiles:
        sorts.append(int(profile.sort is Sort.BODY))
        names.add(_read_names(profile, words, tokens))
        days.add(_days(profile.dates))
        lands.add(countries[country] for country in sorted(profile.countries))
        numbers.add(digest(number) for number in _numbers(profile.identifiers))
    described = names.array(np.uint8)
    columns = Columns(
        sorts=np.array(sorts, dtype=np.uint8),
        name_starts=names.offsets,
        word_starts=tokens.offsets,
        words=tokens.array(np.int32),
        legal=(described >> 1).astype(np.uint8),
        weak=(described & 1).astype(bool),
        day_starts=days.offsets,
        days=days.array(np.uint32),
        country_starts=lands.offsets,
        countries=lands.array(np.int32),
        number_starts=numbers.offsets,
        numbers=numbers.array(np.uint64),
    )
    return Part(columns=columns, words=tuple(words), countries=tuple(countries))


def _read_names(profile: Profile, words: _Numbers, tokens: _Lists) -> list[int]:
    """Read the names that have a word, each way to read one once; describe each by a number."""
    found: dict[tuple[tuple[str, ...], str], bool] = {}
    named = [(name, False) for name in profile.names] + [(name, True) for name in profile.weak]
    for name, weak in named[:MOST_NAMES]:
        reading = read_name(name, profile.sort)
        if reading.tokens:
            found.setdefault((reading.tokens, reading.legal), weak)
    for read, _ in found:
        tokens.add(words[word] for word in read)
    return [_LEGAL[legal] << 1 | weak for (_, legal), weak in found.items()]


def _days(dates: Sequence[str]) -> list[int]:
    days = {read_day(text) for text in dates}
    return sorted(pack_day(day.year, day.month, day.day, day.within) for day in days)


def _numbers(identifiers: Iterable[str]) -> list[str]:
    return sorted({plain_number(number) for number in identifiers} - {""})


def lay(parts: Sequence[Part]) -> Laid:
    """Put parts together, which stand in the order of the ids of their records."""
    words = sorted({word for part in parts for word in part.words})
    lands = sorted({country for part in parts for country in part.countries})
    word_places = {word: place for place, word in enumerate(words)}
    land_places = {country: place for place, country in enumerate(lands)}
    numbered = [
        part.columns._replace(
            words=_renumbered(part.columns.words, part.words, word_places),
            countries=_renumbered(part.columns.countries, part.countries, land_places),
        )
        for part in parts
    ]
    columns = Columns(
        *(
            _end_to_end([getattr(part, field) for part in numbered], field.endswith("starts"))
            for field in Columns._fields
        )
    )
    return Laid(
        columns=columns,
        words=tuple(words),
        counts=_carried(columns, len(words)),
        surprise=_surprise(columns, len(lands)),
    )


def _renumbered(column: Places, texts: Sequence[str], places: dict[str, int]) -> Places:
    if not texts:
        return column
    return np.array([places[text] for text in texts], dtype=np.int32)[column]


def _end_to_end(columns: list[NDArray[Any]], offsets: bool) -> NDArray[Any]:
    if not offsets:
        return np.concatenate(columns)
    shifts = np.cumsum([0] + [int(column[-1]) for column in columns[:-1]])
    moved = [column[1:] + shift for column, shift in zip(columns, shifts, strict=True)]
    return np.concatenate([np.zeros(1, dtype=np.int64), *moved])


def _carried(columns: Columns, words: int) -> Counts:
    """How many records carry each word, in whichever of their names."""
    names = np.repeat(np.arange(columns.total), np.diff(columns.name_starts))
    of_word = np.repeat(names, np.diff(columns.word_starts)).astype(np.int64)
    couples = np.unique(of_word * max(words, 1) + columns.words)
    return np.bincount(couples % max(words, 1), minlength=words).astype(np.int64)


def _surprise(columns: Columns, countries: int) -> Bits:
    """How few of the records whose country is known share a country, in bits."""
    known = max(1, int((np.diff(columns.country_starts) > 0).sum()))
    shares = np.bincount(columns.countries, minlength=countries) / known
    return (-np.log2(np.maximum(shares, LEAST_SHARE))).astype(np.float32)
