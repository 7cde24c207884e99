"""F-DETAIN: people held without a legal basis, or with no day on which it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.reading import Reading


@rule("F-DETAIN")
def see_detain(reading: Reading, card: Card) -> Iterator[Flag]:
    """See reports of detention without basis that stand, and no recorded choice to be reviewed."""
    by_holder: dict[str, list[Fact]] = {}
    for one in reading.observed("detention-without-basis"):
        if one.holds(reading.day):
            for holder in one.texts("subject"):
                by_holder.setdefault(holder, []).append(one)
    for holder, reports in sorted(by_holder.items()):
        if not _is_reviewed(reading, holder):
            yield _tell(reading, card, holder, reports)


def _is_reviewed(reading: Reading, holder: str) -> bool:
    """Whether the holder recorded its choice with a review that is still to come."""
    return any(
        one.has("aspect", "choice-recorded")
        and one.begun(reading.day)
        and one.end is not None
        and one.end >= reading.day
        for one in reading.pointing("Observation", "subject", holder)
    )


def _tell(reading: Reading, card: Card, holder: str, reports: list[Fact]) -> Flag:
    amounts = sorted({amount for one in reports if (amount := one.quantity()) is not None})
    held = " or ".join(_range(low, high) for low, high in amounts) or "an unknown number of"
    says = (
        f"{reading.caption(holder)} is reported to hold {held} people without a working legal "
        "basis, and no day of review is on record"
    )
    unknown = () if amounts else ("how many people are held",)
    others = [one for fact in reports for one in fact.texts("object")]
    since = min((one.start for one in reports if one.start), default=None)
    return make_flag(
        reading, card, holder, says, reports, others=others, unknown=unknown, since=since
    )


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
