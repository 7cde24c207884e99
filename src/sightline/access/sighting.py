"""From a reader to a sight: the decision is made once per marking, not once per record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sightline.access.policy import Action, may
from sightline.values import Marking, Reader, Sight


def sight_of(
    reader: Reader,
    markings: Mapping[str, Marking],
    cases: Iterable[str],
    *,
    at: dt.date,
    purpose: str | None = None,
    action: Action = Action.READ,
) -> Sight:
    """Find the markings and cases that a reader may see on a day, for a purpose."""
    permitted = frozenset(
        name
        for name, marking in markings.items()
        if may(reader, action, marking, purpose=purpose, at=at).permit
    )
    if not permitted:
        return Sight()
    return Sight(markings=permitted, cases=frozenset(cases) & frozenset(reader.cases))
