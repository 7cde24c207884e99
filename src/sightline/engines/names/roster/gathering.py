"""From a reading to the bearers most worth a look: rare tokens first, common ones sparingly.

What is left out for speed is decided by counts over the whole index, never by how it is
divided, so that the same bearers are found whatever way an index came to be.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import (
    Bits,
    Hashes,
    Offsets,
    Packed,
    Places,
    Small,
    compiled,
    inlined,
)
from sightline.engines.names.roster.facts import (
    BODY,
    DATE_BITS,
    MORE,
    OTHER_COUNTRY_BITS,
    OTHER_SORT_BITS,
    SAME_COUNTRY_BITS,
    SAME_NUMBER_BITS,
    YEAR,
    best_days,
    compare_days,
    same_country,
    shared_country,
)
from sightline.engines.names.roster.shelf import Nearby, Question, Shelf
from sightline.engines.names.roster.vocabulary import LEVELS

BUDGET = 20_000
"""So many places are read in full; past them only bearers reached by rarer tokens get more."""
ENOUGH = 6.0
"""So many bits must have been asked for before anything is left out."""
SLACK, LEAST_REACHED = 40, 200
CUT, FAR_BEHIND = 0.25, 17.0
"""Who reaches less than this share of what the best reached, or so many bits less, is left out."""
STEP, BINS, ORIGIN = 4.0, 640, 100
GRAIN = 64.0
_TOKEN_BITS = 4
_TOKEN = 15


class Tray(NamedTuple):
    """Working space of one list: what every bearer reached, and who was reached at all.

    A cell of ``reached`` holds the bits in grains, and in its last four bits the token that
    added last, so that no token counts twice for one bearer.
    """

    reached: Packed
    touched: Places
    worth: Bits
    bins: Places


@compiled
def new_tray(size: int) -> Tray:
    """Working space for a list of this size."""
    return Tray(
        np.zeros(size, np.uint32),
        np.empty(size, np.int32),
        np.empty(size, np.float32),
        np.zeros(BINS, np.int32),
    )


@compiled
def _add(  # noqa: PLR0917 - kernels take arrays one by one
    postings: Places, start: int, end: int, reached: Packed, touched: Places,
    grains: int, token: int, count: int,
) -> int:  # fmt: skip
    """Add what a token tells to those who have it; say how many are touched by now."""
    for at in range(start, end):
        row = postings[at]
        cell = reached[row]
        if cell == 0:
            touched[count] = row
            count += 1
        elif (cell & _TOKEN) == token:
            continue
        reached[row] = ((cell >> _TOKEN_BITS) + grains) << _TOKEN_BITS | token
    return count


@compiled
def _add_known(  # noqa: PLR0917
    postings: Places, start: int, end: int, reached: Packed, grains: int, token: int
) -> None:
    """Add what a token tells to those of its bearers who were reached before."""
    for at in range(start, end):
        row = postings[at]
        cell = reached[row]
        if cell != 0 and (cell & _TOKEN) != token:
            reached[row] = ((cell >> _TOKEN_BITS) + grains) << _TOKEN_BITS | token


@compiled
def _first_of_year(postings: Places, facts: Packed, low: int, high: int, year: int) -> int:
    """Where those born in a year or later begin; bearers stand in the order of years."""
    while low < high:
        middle = (low + high) >> 1
        if (facts[postings[middle]] >> YEAR) < year:
            low = middle + 1
        else:
            high = middle
    return low


@inlined
def _pour(  # noqa: PLR0917
    shelf: Shelf, question: Question, nearby: Nearby, tray: Tray, asked: int, place: int,
    count: int, sparing: bool, skipped: bool, year: int,
) -> int:  # fmt: skip
    """Add all neighbours of one token, the best levels first."""
    postings, ends, token = shelf.postings, shelf.posting_ends, place + 1
    for rank in range(LEVELS):
        level = question.order[asked, rank]
        bits = question.bits[asked, level]
        if bits <= 0.0:
            break
        grains = int(bits * GRAIN)
        for at in range(level_start(nearby.ends, asked, level), nearby.ends[asked, level]):
            near = nearby.tokens[at]
            start = ends[near - 1] if near > 0 else 0
            end = ends[near]
            if not sparing:
                count = _add(postings, start, end, tray.reached, tray.touched, grains, token, count)
                continue
            if year > 0:
                low = _first_of_year(postings, shelf.facts, start, end, year - 1)
                high = _first_of_year(postings, shelf.facts, low, end, year + 2)
                count = _add(postings, low, high, tray.reached, tray.touched, grains, token, count)
            if not skipped:
                _add_known(postings, start, end, tray.reached, grains, token)
    return count


@compiled
def level_start(ends: Offsets, asked: int, level: int) -> int:
    """Where the neighbours of a level begin."""
    if level > 0:
        return int(ends[asked, level - 1])
    return int(ends[asked - 1, LEVELS - 1]) if asked > 0 else 0


@inlined
def _reach(shelf: Shelf, question: Question, nearby: Nearby, tray: Tray, reading: int) -> int:
    """Touch all who share something with a reading; say how many they are."""
    start = question.ends[reading - 1] if reading else 0
    tokens = question.tokens[start : question.ends[reading]]
    first_fact = question.fact_ends[reading - 1] if reading else 0
    year = int(question.facts[first_fact] >> YEAR)
    masses = np.empty(len(tokens), np.int64)
    for place in range(len(tokens)):
        masses[place] = question.mass[tokens[place]] * 16 + place
    seen, count, told = 0, 0, 0.0
    for mass in np.sort(masses):
        place, weight = mass & 15, mass >> 4
        asked = tokens[place]
        sparing = told >= ENOUGH and seen + weight > BUDGET
        skipped = sparing and weight > SLACK * (seen + LEAST_REACHED)
        seen += weight
        count = _pour(shelf, question, nearby, tray, asked, place, count, sparing, skipped, year)
        told += question.token_bits[asked]
    start = nearby.number_ends[reading - 1] if reading else 0
    for at in range(start, nearby.number_ends[reading]):
        row = nearby.number_rows[at]
        if tray.reached[row] == 0:
            tray.touched[count] = row
            count += 1
        tray.reached[row] += np.uint32(int(SAME_NUMBER_BITS * GRAIN) << _TOKEN_BITS)
    return count


@compiled
def more_of(shelf: Shelf, row: int) -> Packed:
    """The further dates and countries of a bearer."""
    low, high = 0, len(shelf.more_rows)
    while low < high:
        middle = (low + high) >> 1
        if shelf.more_rows[middle] < row:
            low = middle + 1
        else:
            high = middle
    end = low
    while end < len(shelf.more_rows) and shelf.more_rows[end] == row:
        end += 1
    return shelf.more_facts[low:end]


@compiled
def _at_first_sight(fact: int, asked: int) -> float:
    """What one date, one country and the sort say, in bits."""
    bits = OTHER_SORT_BITS if ((fact ^ asked) & BODY) != 0 else 0.0
    if (asked >> YEAR) != 0 and (fact >> YEAR) != 0:
        bits += DATE_BITS[compare_days(asked, fact)]
    country = same_country(asked, fact)
    if country != 0:
        bits += SAME_COUNTRY_BITS if country > 0 else OTHER_COUNTRY_BITS
    return float(bits)


@compiled
def _at_longer_sight(asked: Packed, fact: int, more: Packed) -> float:
    """The same where either side has several dates or countries."""
    bits = OTHER_SORT_BITS if ((fact ^ int(asked[0])) & BODY) != 0 else 0.0
    bits += DATE_BITS[best_days(asked, fact, more, DATE_BITS)]
    country = shared_country(asked, fact, more)
    if country != 0:
        bits += SAME_COUNTRY_BITS if country > 0 else OTHER_COUNTRY_BITS
    return float(bits)


@compiled
def _bin(worth: float) -> int:
    return min(max(int(worth * STEP) + ORIGIN, 0), BINS - 1)


@compiled
def _best_reached(tray: Tray, gone: Small, count: int) -> float:
    """The most bits that anybody reached who was not removed."""
    best = 0
    for number in range(count):
        row = tray.touched[number]
        cell = tray.reached[row] >> _TOKEN_BITS
        if cell > best and (len(gone) == 0 or gone[row] == 0):
            best = cell
    return best / GRAIN


@inlined
def _weed(shelf: Shelf, asked: Packed, tray: Tray, count: int, best: float) -> int:
    """Keep who reached enough and was not removed, with what is worth a look about them."""
    kept, first = 0, int(asked[0])
    least = int(max(best * CUT, best - FAR_BEHIND) * GRAIN)
    for number in range(count):
        row = tray.touched[number]
        cell = tray.reached[row] >> _TOKEN_BITS
        tray.reached[row] = 0
        if cell < least or (len(shelf.gone) > 0 and shelf.gone[row] != 0):
            continue
        fact = int(shelf.facts[row])
        if (fact & MORE) == 0 and len(asked) == 1:
            worth = cell / GRAIN + _at_first_sight(fact, first)
        else:
            worth = cell / GRAIN + _at_longer_sight(asked, fact, more_of(shelf, row))
        tray.touched[kept], tray.worth[kept] = row, worth
        tray.bins[_bin(worth)] += 1
        kept += 1
    return kept


@compiled
def _threshold(tray: Tray, most: int) -> int:
    """The bin of which only some can be kept, those of better bins being fewer than ``most``."""
    total, at = 0, BINS - 1
    while at > 0 and total + tray.bins[at] <= most:
        total += tray.bins[at]
        at -= 1
    tray.bins[:] = 0
    return at


@compiled
def _keep(tray: Tray, kept: int, keys: Hashes, most: int, rows: Places, worth: Bits) -> int:  # noqa: PLR0917
    """Write out the best; of those that are worth the same the smallest keys go first."""
    edge = _threshold(tray, most)
    found, tied = 0, 0
    for number in range(kept):
        at = _bin(tray.worth[number])
        if at > edge:
            rows[found], worth[found] = tray.touched[number], tray.worth[number]
            found += 1
        elif at == edge:
            tray.touched[tied], tray.worth[tied] = tray.touched[number], tray.worth[number]
            tied += 1
    if found + tied <= most:
        rows[found : found + tied] = tray.touched[:tied]
        worth[found : found + tied] = tray.worth[:tied]
        return found + tied
    if found == most:
        return found
    order = np.argsort(-tray.worth[:tied])
    last = tray.worth[order[most - found - 1]]
    for number in range(tied):
        if tray.worth[number] > last:
            rows[found], worth[found] = tray.touched[number], tray.worth[number]
            found += 1
    equal = np.flatnonzero(tray.worth[:tied] == last)
    for number in equal[np.argsort(keys[tray.touched[equal]])][: most - found]:
        rows[found], worth[found] = tray.touched[number], last
        found += 1
    return found


@compiled
def gather(  # noqa: PLR0917
    shelf: Shelf, question: Question, nearby: Nearby, best: Bits, rows: Places, worth: Bits
) -> None:
    """For each reading the bearers most worth a look, in no order.

    ``rows`` and ``worth`` have a line for each reading; what is not filled stays -1. ``best``
    has for each reading the most bits that anybody in the index reached, or nothing at all if
    this list is the whole index.
    """
    tray = new_tray(len(shelf.facts))
    for reading in range(len(question.ends)):
        start = question.fact_ends[reading - 1] if reading else 0
        asked = nearby.facts[start : question.fact_ends[reading]]
        count = _reach(shelf, question, nearby, tray, reading)
        most = best[reading] if len(best) > 0 else _best_reached(tray, shelf.gone, count)
        kept = _weed(shelf, asked, tray, count, most)
        _keep(tray, kept, shelf.id_keys, rows.shape[1], rows[reading], worth[reading])


@compiled
def reach_best(shelf: Shelf, question: Question, nearby: Nearby, best: Bits) -> None:
    """Raise ``best`` to what anybody in this list reaches for each reading."""
    tray = new_tray(len(shelf.facts))
    for reading in range(len(question.ends)):
        count = _reach(shelf, question, nearby, tray, reading)
        best[reading] = max(best[reading], _best_reached(tray, shelf.gone, count))
        for number in range(count):
            tray.reached[tray.touched[number]] = 0
