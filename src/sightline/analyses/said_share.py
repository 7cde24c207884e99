"""The share that an observation reports, whether it was said in per cent or as a part of one."""

from __future__ import annotations

from sightline.analyses.fact import Fact

_PER_CENT = frozenset({"per cent", "percent", "%"})


def said_share(fact: Fact) -> tuple[float, float] | None:
    """Read the share as a part of one; None when no number is said.

    Without a unit a number above one can only be meant in per cent.
    """
    quantity = fact.quantity()
    if quantity is None:
        return None
    units = {unit.strip().lower() for unit in fact.texts("unit")}
    if units & _PER_CENT or (not units and max(quantity) > 1):
        return quantity[0] / 100, quantity[1] / 100
    return quantity
