"""Whether a computed figure says what is expected, to the decimals that are given."""

from __future__ import annotations

_SLACK = 1e-9  # what is lost in computing; an expected figure is rounded far more coarsely


def agree(computed: float | str | bool | None, stated: str) -> bool:
    """Compare a computed figure with an expected one; ``<50`` and ``>40`` are bounds.

    >>> agree(88.868, "88.9"), agree(88.868, "88.8"), agree(49, "<50"), agree(None, "0")
    (True, False, True, False)
    """
    if computed is None or isinstance(computed, str):
        return computed == stated
    if stated.startswith("<"):
        return computed < float(stated[1:])
    if stated.startswith(">"):
        return computed > float(stated[1:])
    return abs(computed - float(stated)) <= _half_unit(stated) + _SLACK


def _half_unit(stated: str) -> float:
    """Half of the last decimal that was given: what rounding can hide."""
    _, _, decimals = stated.partition(".")
    return 0.5 * 10.0 ** -len(decimals)
