"""What a reading and a bearer have in common and what not, as a row of numbers with names."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from sightline.engines.names.compiled import Bits, Hashes, Places, Small, compiled, inlined
from sightline.engines.names.roster.alignment import (
    BY_INITIAL,
    MOST_TOKENS,
    PAIRED,
    SAME,
    USED,
    WORST,
    Aligned,
    Pairs,
    align,
    align_initials,
    new_aligned,
    new_pairs,
)
from sightline.engines.names.roster.facts import (
    BODY,
    DATE_BITS,
    MORE,
    NUMBER,
    OTHER_COUNTRY_BITS,
    OTHER_NUMBER_BITS,
    OTHER_SORT_BITS,
    SAME_COUNTRY_BITS,
    SAME_NUMBER_BITS,
    best_days,
    compare_days,
    rarest_country,
    same_country,
)
from sightline.engines.names.roster.gathering import more_of
from sightline.engines.names.roster.shelf import (
    LEGAL_MARK,
    MADE_MARK,
    WEAK_MARK,
    Nearby,
    Question,
    Shelf,
)
from sightline.engines.names.roster.vocabulary import LEVELS

FEATURES = (
    "net", "shared", "shared_known", "asked_left", "known_left", "conflicts", "asked_left_bits",
    "known_left_bits", "conflict_bits", "asked_ends", "known_ends", "same", "worst", "breaks",
    "initials", "paired", "shared_asked", "legal", "date", "country", "country_bits", "number",
    "names", "weak", "size", "body", "other_sort", "asked_parts", "known_parts", "sight",
)  # fmt: skip
"""`docs/guide/names.md` says what each is. ``net`` is the bits of all pairs less ``size``."""
(NET, SHARED, SHARED_KNOWN, ASKED_LEFT, KNOWN_LEFT, CONFLICTS, ASKED_LEFT_BITS, KNOWN_LEFT_BITS,
 CONFLICT_BITS, ASKED_ENDS, KNOWN_ENDS, SAME_SHARE, WORST_LEVEL, BREAKS, INITIALS, PAIRS,
 SHARED_ASKED, LEGAL, DATE, COUNTRY_SAME, COUNTRY_BITS, NUMBER_SAME, NAMES, WEAK, SIZE, IS_BODY,
 OTHER_SORT, ASKED_PARTS, KNOWN_PARTS, SIGHT) = range(30)  # fmt: skip
COUNT = len(FEATURES)
_NOTHING = -1e9
_UNNAMED = -10.0
_WEAK_BITS = 2.0


class Slots(NamedTuple):
    """For every token of a list a chain of the asked tokens that are near it.

    ``head`` has a cell for each token, -1 for none; the other arrays hold the links.
    """

    head: Places
    next: Places
    token: Places
    place: Small
    level: Small
    bits: Bits


class _Ranked(NamedTuple):
    """The evidence and the worth of all candidates, and the best of them in order."""

    rows: Bits
    worth: Bits
    order: Places


@compiled
def _new_slots(tokens: int, most: int) -> Slots:
    return Slots(
        np.full(tokens, -1, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.int32),
        np.empty(most, np.uint8),
        np.empty(most, np.uint8),
        np.empty(most, np.float32),
    )


@compiled
def _most_near(question: Question, nearby: Nearby) -> int:
    """The greatest number of neighbours that one reading has."""
    most, start = 1, 0
    for reading in range(len(question.ends)):
        count = 0
        for token in question.tokens[start : question.ends[reading]]:
            first = nearby.ends[token - 1, LEVELS - 1] if token else 0
            count += nearby.ends[token, LEVELS - 1] - first
        start = question.ends[reading]
        most = max(most, count)
    return most


@compiled
def _hang(slots: Slots, question: Question, nearby: Nearby, first: int, last: int) -> int:
    """Hang the neighbours of all asked tokens into their chains; say how many they are."""
    count = 0
    for place in range(last - first):
        asked = question.tokens[first + place]
        start = nearby.ends[asked - 1, LEVELS - 1] if asked else 0
        for level in range(LEVELS):
            end = nearby.ends[asked, level]
            bits = question.bits[asked, level]
            if bits > 0.0:
                for at in range(start, end):
                    token = nearby.tokens[at]
                    slots.next[count], slots.head[token] = slots.head[token], count
                    slots.token[count], slots.place[count] = token, place
                    slots.level[count], slots.bits[count] = level, bits
                    count += 1
            start = end
    return count


@inlined
def _pair(shelf: Shelf, slots: Slots, start: int, length: int, pairs: Pairs) -> None:
    """Note which tokens of a name are near which that were asked for."""
    size = 0
    for place in range(length):
        at = slots.head[shelf.name_tokens[start + place]]
        while at >= 0 and size < len(pairs.left):
            pairs.left[size], pairs.right[size] = slots.place[at], place
            pairs.bits[size], pairs.level[size] = slots.bits[at], slots.level[at]
            size += 1
            at = slots.next[at]
    pairs.size[0] = size


@inlined
def _left(  # noqa: PLR0917 - kernels take arrays one by one
    question: Question, shelf: Shelf, first: int, asked_length: int, start: int, length: int,
    found: Aligned, row: Bits,
) -> float:  # fmt: skip
    """Write what is left over on either side; return the worth of the name as a whole."""
    whole, asked_bits, known_whole, known_bits, asked, other = 0.0, 0.0, 0.0, 0.0, 0, 0
    for place in range(asked_length):
        bits = question.token_bits[question.tokens[first + place]]
        whole += bits
        if found.partner[place] < 0:
            asked, asked_bits = asked + 1, asked_bits + bits
    for place in range(length):
        bits = shelf.known_bits[shelf.name_tokens[start + place]]
        known_whole += bits
        if not (found.counts[USED] >> place) & 1:
            other, known_bits = other + 1, known_bits + bits
    contested, contested_bits = min(asked, other), min(asked_bits, known_bits)
    told = found.bits[0]
    worth = told - 0.35 * asked_bits - 0.2 * known_bits - 1.2 * contested - 0.4 * contested_bits
    row[NET] = told
    row[SHARED] = told / max(whole, 1.0)
    row[SHARED_ASKED] = (whole - asked_bits) / max(whole, 0.5)
    row[SHARED_KNOWN] = (known_whole - known_bits) / max(known_whole, 0.5)
    row[ASKED_LEFT], row[KNOWN_LEFT], row[CONFLICTS] = asked, other, contested
    row[ASKED_LEFT_BITS], row[KNOWN_LEFT_BITS] = asked_bits, known_bits
    row[CONFLICT_BITS] = contested_bits
    return float(worth)


@inlined
def _form(found: Aligned, length: int, known_length: int, row: Bits) -> None:
    """Write what the order and the kinds of the pairs say."""
    last, breaks = -1, 0
    for place in range(length):
        partner = found.partner[place]
        if partner >= 0:
            if 0 <= partner < last:
                breaks += 1
            last = partner
    used = found.counts[USED]
    row[ASKED_ENDS] = 2.0 * (found.partner[0] < 0) + (found.partner[length - 1] < 0)
    row[KNOWN_ENDS] = 2.0 * ((used & 1) == 0) + (((used >> (known_length - 1)) & 1) == 0)
    row[SAME_SHARE] = found.counts[SAME] / max(found.counts[PAIRED], 1)
    row[WORST_LEVEL], row[BREAKS] = found.counts[WORST], breaks
    row[INITIALS], row[PAIRS] = found.counts[BY_INITIAL], found.counts[PAIRED]
    row[ASKED_PARTS], row[KNOWN_PARTS] = length, known_length


@inlined
def _best_name(  # noqa: PLR0917
    shelf: Shelf, question: Question, slots: Slots, reading: int, bearer: int,
    pairs: Pairs, found: Aligned, row: Bits, trial: Bits,
) -> float:  # fmt: skip
    """Align a reading with all names of a bearer and write down the best."""
    best, mark = _NOTHING, question.marks[reading]
    first = question.ends[reading - 1] if reading > 0 else 0
    asked_length = question.ends[reading] - first
    for name in range(
        shelf.bearer_ends[bearer - 1] if bearer > 0 else 0, shelf.bearer_ends[bearer]
    ):
        start = shelf.name_ends[name - 1] if name > 0 else 0
        length = min(shelf.name_ends[name] - start, MOST_TOKENS)
        _pair(shelf, slots, start, length, pairs)
        if pairs.size[0] == 0:
            continue
        align(pairs, asked_length, found)
        if found.counts[PAIRED] < min(asked_length, length):
            align_initials(
                question.initials, question.tokens, first, asked_length,
                shelf.initials, shelf.name_tokens, start, length, found,
            )  # fmt: skip
        worth = _left(question, shelf, first, asked_length, start, length, found, trial)
        other = shelf.name_marks[name]
        if ((other | mark) & WEAK_MARK) != 0:
            worth -= _WEAK_BITS
        if worth > best:
            best = worth
            _form(found, asked_length, length, trial)
            trial[LEGAL], trial[WEAK] = _legal(mark, other), _weak(mark | other)
            row[:] = trial
    return best


@compiled
def _legal(mark: int, other: int) -> float:
    """Whether the legal forms are known, and whether they are the same."""
    one, another = mark & LEGAL_MARK, other & LEGAL_MARK
    if one == 0 or another == 0:
        return 0.0
    return 1.0 if one == another else 2.0


@compiled
def _weak(marks: int) -> float:
    """Whether one of the names is made of first letters, or a weak alias."""
    if (marks & MADE_MARK) != 0:
        return 2.0
    return 1.0 if (marks & WEAK_MARK) != 0 else 0.0


@inlined
def _surroundings(  # noqa: PLR0917
    shelf: Shelf, question: Question, nearby: Nearby, reading: int, bearer: int, row: Bits
) -> float:
    """Write what dates, countries, numbers and sorts say, and return it in bits."""
    start = question.fact_ends[reading - 1] if reading > 0 else 0
    end = question.fact_ends[reading]
    asked, fact = int(nearby.facts[start]), int(shelf.facts[bearer])
    if end - start == 1 and (fact & MORE) == 0:
        date, country = compare_days(asked, fact), same_country(asked, fact)
    else:
        more = more_of(shelf, bearer)
        date = best_days(nearby.facts[start:end], fact, more, DATE_BITS)
        country = rarest_country(nearby.facts[start:end], fact, more, shelf.country_bits)
    row[DATE], row[COUNTRY_SAME], row[COUNTRY_BITS] = date, 0.0, 0.0
    worth = float(DATE_BITS[date])
    if country > 0:
        row[COUNTRY_SAME], row[COUNTRY_BITS] = 1.0, shelf.country_bits[country]
        worth += SAME_COUNTRY_BITS
    elif country < 0:
        row[COUNTRY_SAME] = 2.0
        worth += OTHER_COUNTRY_BITS
    row[NUMBER_SAME] = 0.0
    if (asked & fact & NUMBER) != 0:
        same = _has_number(nearby, reading, bearer)
        row[NUMBER_SAME] = 1.0 if same else 2.0
        worth += SAME_NUMBER_BITS if same else OTHER_NUMBER_BITS
    row[IS_BODY] = fact & BODY
    row[OTHER_SORT] = (fact ^ asked) & BODY
    if row[OTHER_SORT] != 0.0:
        worth += OTHER_SORT_BITS
    return worth


@compiled
def _has_number(nearby: Nearby, reading: int, bearer: int) -> bool:
    found = False
    start = nearby.number_ends[reading - 1] if reading > 0 else 0
    for at in range(start, nearby.number_ends[reading]):
        found = found or nearby.number_rows[at] == bearer
    return found


@compiled
def _unnamed(question: Question, first: int, last: int, row: Bits) -> None:
    """Write down that no name has anything in common."""
    row[:] = 0.0
    for at in range(first, last):
        row[ASKED_LEFT_BITS] += question.token_bits[question.tokens[at]]
    row[ASKED_LEFT] = row[ASKED_PARTS] = last - first
    row[ASKED_ENDS], row[KNOWN_ENDS] = 3.0, 3.0


@compiled
def weigh(  # noqa: PLR0917
    shelf: Shelf, question: Question, nearby: Nearby,
    candidates: Places, rows: Places, evidence: Bits,
) -> None:  # fmt: skip
    """Weigh the candidates of each reading in full and keep the best, the best first.

    ``rows`` and ``evidence`` have a line of the same length for each reading; rows that are
    not filled stay -1. Of equals the smaller key goes first.
    """
    slots = _new_slots(len(shelf.posting_ends), _most_near(question, nearby))
    pairs, found = new_pairs(), new_aligned()
    trial = np.zeros(COUNT, np.float32)
    ranked = _Ranked(
        np.empty((candidates.shape[1], COUNT), np.float32),
        np.empty(candidates.shape[1], np.float32),
        np.empty(rows.shape[1], np.int32),
    )
    for reading in range(len(question.ends)):
        first = question.ends[reading - 1] if reading > 0 else 0
        hung = _hang(slots, question, nearby, first, question.ends[reading])
        kept = 0
        for number in range(candidates.shape[1]):
            bearer = candidates[reading, number]
            if bearer < 0:
                continue
            row = ranked.rows[number]
            best = _best_name(shelf, question, slots, reading, bearer, pairs, found, row, trial)
            if best == _NOTHING:
                best = _UNNAMED
                _unnamed(question, first, question.ends[reading], row)
            best += _surroundings(shelf, question, nearby, reading, bearer, row)
            _finish(shelf, question, bearer, best, row)
            kept = _insert(
                shelf.id_keys, candidates, reading, ranked.worth, ranked.order, kept, number, best
            )
        for number in range(hung):
            slots.head[slots.token[number]] = -1
        for rank in range(kept):
            rows[reading, rank] = candidates[reading, ranked.order[rank]]
            evidence[reading, rank] = ranked.rows[ranked.order[rank]]


@compiled
def _finish(shelf: Shelf, question: Question, bearer: int, best: float, row: Bits) -> None:
    start = shelf.bearer_ends[bearer - 1] if bearer > 0 else 0
    row[NET] -= question.size_bits
    row[SIZE] = question.size_bits
    row[NAMES] = shelf.bearer_ends[bearer] - start
    row[SIGHT] = best


@compiled
def _insert(  # noqa: PLR0917
    keys: Hashes, candidates: Places, reading: int, worth: Bits, order: Places, kept: int,
    number: int, best: float,
) -> int:  # fmt: skip
    """Put a candidate into the order of the best, and say how many these are now."""
    worth[number] = best
    at = kept
    while at > 0:
        other = order[at - 1]
        if worth[other] > worth[number]:
            break
        if worth[other] == worth[number] and (
            keys[candidates[reading, other]] < keys[candidates[reading, number]]
        ):
            break
        at -= 1
    if at == len(order):
        return kept
    kept = min(kept + 1, len(order))
    for place in range(kept - 1, at, -1):
        order[place] = order[place - 1]
    order[at] = number
    return kept
