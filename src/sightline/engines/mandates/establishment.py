"""How many troops and police a text authorizes, with the numbers as they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from sightline.engines.mandates.clauses import Found
from sightline.engines.mandates.phrases import Hit, longest
from sightline.engines.mandates.span import Code, Span

_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+|\d{2,6}")
_AFTER, _BEFORE = 6, 9
_FEW = 30


class Headcount(msgspec.Struct, frozen=True):
    """A number of people of one kind; ``part_of`` says that a number before it counts them too."""

    kind: str
    count: int
    place: Span
    part_of: bool = False


class Establishment(msgspec.Struct, frozen=True, kw_only=True):
    """The authorized strength: what a text does not state is None, and never zero.

    ``police`` are all police, ``individual`` those who do not come in formed units.
    """

    troops: Code[int] | None = None
    police: Code[int] | None = None
    individual: Code[int] | None = None
    formed: Code[int] | None = None
    headcounts: tuple[Headcount, ...] = ()


def headcounts_in(found: Found, months: frozenset[str]) -> list[Headcount]:
    """Find the ceilings of a paragraph."""
    if not found.named("figures", "ceiling"):
        return []
    texts = found.words.texts
    kinds = [hit for hit in longest(found.named("figures")) if hit.name in _KINDS]
    units = {hit.first for hit in found.named("figures", "units")}
    parts = [hit.first for hit in found.named("figures", "part_of")]
    numbers = [place for place, text in enumerate(texts) if _is_count(texts, place, text, months)]
    counts: list[Headcount] = []
    last = 0
    for place in numbers:
        value = int(re.sub(r"\D", "", texts[place]))
        kind = _kind(texts, kinds, place, numbers)
        if kind is None or (value < _FEW and place + 1 in units):
            continue
        span = found.spans([Hit(place, place + 1, kind)])[0]
        within = bool(counts) and any(last < part <= place for part in parts)
        counts.append(Headcount(kind, value, span, within))
        last = place
    return counts


_KINDS = frozenset({"military", "observers", "formed", "individual", "police", "corrections"})


def _is_count(texts: list[str], place: int, text: str, months: frozenset[str]) -> bool:
    """A number of people: no date, no number of a resolution, and not the figure of a "by"."""
    if not _NUMBER.fullmatch(text) or texts[place + 1 : place + 2] == ["("]:
        return False
    plain = len(text) == 4 and text.isdigit() and 1940 <= int(text) < 2100
    following = texts[place + 1].casefold() if place + 1 < len(texts) else ""
    if plain or following in months:
        return False
    before = texts[place - 1].casefold() if place else ""
    return before not in {"by", "resolution", "resolutions", "paragraph", "paragraphs", "("}


def _kind(texts: list[str], kinds: Sequence[Hit], place: int, numbers: Sequence[int]) -> str | None:
    """Of whom a number speaks: the words after it, up to a stop, or else those before it."""
    end = place + 1
    while (
        end < min(len(texts), place + 1 + _AFTER)
        and texts[end] not in ",;.:("
        and (end not in numbers)
    ):
        end += 1
    after = [hit for hit in kinds if place < hit.first < end]
    if after:
        return _told_by(after).name
    start = max([number for number in numbers if number < place] + [place - _BEFORE])
    before = [hit for hit in kinds if start < hit.first < place]
    return before[-1].name if before and texts[place - 1] not in ",;" else None


def _told_by(hits: Sequence[Hit]) -> Hit:
    """Formed units tell more than the word police beside them."""
    return next((hit for hit in hits if hit.name == "formed"), hits[0])


def establishment_of(counts: Iterable[Headcount]) -> Establishment:
    """Put the numbers together: all police are their parts, where a text gives both."""
    listed = tuple(counts)
    first: dict[str, Headcount] = {}
    for one in listed:
        first.setdefault(one.kind, one)
    formed, whole = first.get("formed"), first.get("police")
    individual = first.get("individual")
    if whole and formed and not formed.part_of and individual is None:
        individual, whole = whole, None
    police = _code(whole) or _added(individual, formed)
    alone = _code(individual) or (_taken(whole, formed) if formed and formed.part_of else None)
    return Establishment(
        troops=_code(first.get("military")),
        police=police,
        individual=alone,
        formed=_code(formed),
        headcounts=listed,
    )


def _code(one: Headcount | None) -> Code[int] | None:
    return None if one is None else Code(one.count, (one.place,))


def _added(one: Headcount | None, other: Headcount | None) -> Code[int] | None:
    if one is None or other is None:
        return None
    return Code(one.count + other.count, (one.place, other.place))


def _taken(whole: Headcount | None, part: Headcount | None) -> Code[int] | None:
    if whole is None or part is None or part.count > whole.count:
        return None
    return Code(whole.count - part.count, (whole.place, part.place))
