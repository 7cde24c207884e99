"""Nobody gives away what he does not hold, and nobody changes his own card."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sightline.access import CUSTODIAN, REGISTRAR, may_enrol, may_keep
from sightline.values import Level, Reader

DAY = dt.date(2026, 11, 21)


def card(name: str = "reg", **changes: Any) -> Reader:
    fields: dict[str, Any] = {
        "name": name,
        "organisation": "jmac",
        "clearance": Level.CONFIDENTIAL,
        "by": "root",
        "roles": (REGISTRAR,),
        "cases": ("C-1",),
    }
    return Reader(**(fields | changes))


@pytest.mark.parametrize(
    ("label", "by", "new", "old", "expected"),
    [
        ("a colleague", card(), card("new", roles=()), None, True),
        ("without the role", card(roles=()), card("new"), None, False),
        ("himself", card(), card(clearance=Level.UNCLASSIFIED), card(), False),
        ("above himself", card(), card("new", clearance=Level.STRICTLY_CONFIDENTIAL), None, False),
        ("a case of others", card(), card("new", cases=("C-2",)), None, False),
        (
            "a case held before",
            card(),
            card("new", cases=("C-2",)),
            card("new", cases=("C-2",)),
            True,
        ),
        (
            "the card of somebody above",
            card(),
            card("boss"),
            card("boss", clearance=Level.STRICTLY_CONFIDENTIAL),
            False,
        ),
        ("switched off", card(active=False), card("new"), None, False),
        ("over", card(until="2026-11-01"), card("new"), None, False),
    ],
)
def test_enrolment(label: str, by: Reader, new: Reader, old: Reader | None, expected: bool) -> None:
    assert may_enrol(by, new, old, DAY).permit is expected, label


def test_a_role_is_not_another() -> None:
    assert may_keep(card(), REGISTRAR, DAY)
    assert not may_keep(card(), CUSTODIAN, DAY)
