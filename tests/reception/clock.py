"""A clock that goes when it is told to."""

from __future__ import annotations

import datetime as dt

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> dt.datetime:
        return self.at

    def go(self, **step: float) -> None:
        """Let time pass, or go back."""
        self.at += dt.timedelta(**step)
