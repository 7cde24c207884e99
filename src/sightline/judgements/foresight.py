"""Rules that raise flags, held to account as forecasters: each flag becomes a question.

A rule says that something is so and what would make it wrong. Whether it was
right is found later, by people, with a basis; its record stands beside those
of other roles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from sightline.judgements.acts import begin
from sightline.judgements.deeds import Estimated, Opened

ROLE = "rule"


class _Flag(Protocol):
    """What a flag has to tell to be held to account."""

    @property
    def rule(self) -> str:
        """The code of the rule, such as F-LAG."""

    @property
    def subject(self) -> str:
        """The entity that it is about."""

    @property
    def says(self) -> str:
        """What it says."""

    @property
    def wrong_if(self) -> tuple[str, ...]:
        """What would make it wrong."""


def foresee(
    flags: Iterable[_Flag], *, opens: dt.date, closes: dt.date, chance: float, base: float
) -> tuple[tuple[Opened, Estimated], ...]:
    """Propose a question and an estimate for each flag; a person files them, and another resolves.

    ``chance`` is how often the rule is held to be right, ``base`` how often a
    flag of its kind was right before; both are said before anybody looks.
    """
    return tuple(_foresee(flag, opens, closes, chance, base) for flag in flags)


def _foresee(
    flag: _Flag, opens: dt.date, closes: dt.date, chance: float, base: float
) -> tuple[Opened, Estimated]:
    wrong = "; ".join(flag.wrong_if) or "nobody said what would make it wrong"
    question = Opened(
        question=f"{flag.rule} says: {flag.says} Was it right?",
        opens=opens,
        closes=closes,
        rule=f"Yes, if it is borne out by the last day. No, if: {wrong}",
        base=(base,),
        about=flag.subject,
    )
    question = begin(question)
    role = f"{ROLE} {flag.rule}"
    return question, Estimated(of=question.of, role=role, chances=(chance,))
