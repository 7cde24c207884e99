"""How the rules word what they count."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say how many: 1 measure, 2 measures."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
