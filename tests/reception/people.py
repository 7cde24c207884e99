"""People who come to the gate in tests."""

from __future__ import annotations

from sightline.reception import Gate
from sightline.values import Level, Reader


def card(name: str, *roles: str, clearance: Level = Level.CONFIDENTIAL, **rest: object) -> Reader:
    """Make a reader's card."""
    fields = {"organisation": "jmac", "by": "bruno", **rest}
    return Reader(name=name, roles=roles, clearance=clearance, **fields)  # type: ignore[arg-type] # as given


CHIEF = card("bruno", "registrar", "custodian", clearance=Level.STRICTLY_CONFIDENTIAL)
SECOND = card("wira", "registrar", "custodian", clearance=Level.STRICTLY_CONFIDENTIAL)
GOOD = "four plain words here"


def enter(gate: Gate, name: str = "ana") -> str:
    """Let a reader choose the good password by a link, and give the token of the session."""
    return gate.enter(gate.invite_self(name), GOOD)
