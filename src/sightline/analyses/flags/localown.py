"""F-LOCALOWN: operations that need an escort from outside, and no cases that are joint."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.reading import Reading


@rule("F-LOCALOWN")
def see_localown(reading: Reading, card: Card) -> Iterator[Flag]:
    """See bodies that go out under escort; one joint case is enough to answer."""
    by_body: dict[str, list[Fact]] = {}
    for one in reading.observed("escort-needed"):
        if one.holds(reading.day):
            for body in one.texts("subject"):
                by_body.setdefault(body, []).append(one)
    for body, reports in sorted(by_body.items()):
        joint = [
            one
            for one in reading.observed("joint-cases")
            if body in one.texts("subject") and one.holds(reading.day)
        ]
        if any(_is_some(one) for one in joint):
            continue
        cases = "no case is reported to be joint" if not joint else "its joint cases are zero"
        says = f"{reading.caption(body)} needs an escort for its operations, and {cases}"
        unknown = () if joint else ("how many cases are joint: nobody says",)
        others = [one for report in reports for one in report.texts("object")]
        yield make_flag(
            reading, card, body, says, (*reports, *joint), others=others, unknown=unknown
        )


def _is_some(report: Fact) -> bool:
    """A report of joint cases without a number says that there are some."""
    amount = report.quantity()
    return amount is None or amount[1] > 0
