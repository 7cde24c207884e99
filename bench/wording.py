"""Figures in words and digits: the same for the page and for the table on the screen."""

from __future__ import annotations

from bench.contract import Better, Figure


def number(value: float) -> str:
    """Three significant digits, with commas in the thousands."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def spread_words(spread: tuple[float, float]) -> str:
    """The smallest and the largest run."""
    return f"[{number(spread[0])} - {number(spread[1])}]"


def goal_words(figure: Figure) -> str:
    """The goal of a figure as a reader would say it."""
    goal, parts = figure.goal, []
    if goal.bound is not None:
        sign = ">" if figure.better is Better.ABOVE else "<"
        parts.append(f"{sign} {number(goal.bound)} {figure.unit}")
    if goal.ratio is not None:
        parts.append(f"at least {number(goal.ratio)} times the peer")
    return " and ".join(parts) or "-"


def met_word(met: bool | None) -> str:
    """Yes, no, or that it was not judged."""
    return {True: "yes", False: "**no**", None: "not judged"}[met]


def peer_words(figure: Figure) -> str:
    """What the peer reached, with its spread."""
    if figure.peer_value is None or figure.peer_spread is None:
        return "-"
    return f"{number(figure.peer_value)} {figure.unit} {spread_words(figure.peer_spread)}"


def ratio_words(ratio: float | None) -> str:
    """How many times better than the peer."""
    return "-" if ratio is None else f"{number(ratio)} x"
