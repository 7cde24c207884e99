"""One reader of the house: the card, and why that reader may see a record or may not."""

from __future__ import annotations

from typing import Any

import msgspec

from sightline.access import CUSTODIAN, REGISTRAR, Check
from sightline.errors import BadValue, NotFound
from sightline.values import Level, Reader
from sightline.web.call import Call
from sightline.web.gate.readers import describe, find_card, read_form
from sightline.web.reply import Reply


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """Why a reader may see a record, or may not: every check of each of its markings."""

    record: str
    permit: bool
    markings: tuple[tuple[str, tuple[Check, ...]], ...]


def show_reader(call: Call) -> Reply:
    """Show a reader's card, and the checks of a record when one is named."""
    return show_card(call, find_card(call))


def show_card(call: Call, card: Reader, *, status: int = 200, **said: Any) -> Reply:
    """Show a card, with what was said about a form of it."""
    roles = call.visit.reader.roles
    registrar, custodian = REGISTRAR in roles, CUSTODIAN in roles
    trouble, explained, handling = None, None, ""
    try:
        explained = explain(call, card)
    except (BadValue, NotFound) as error:
        trouble, status = error, 404 if isinstance(error, NotFound) else 400
    if explained is not None:
        held = call.visit.house.markings(call.visit.reader)
        handling = call.visit.handling(
            name
            for name, one in held.items()
            if str(one) in {said[0] for said in explained.markings}
        )
    return call.show(
        "gate/reader.html",
        status=status,
        card=card,
        form=read_form(call, describe(card)),
        levels=[level.value for level in Level],
        registrar=registrar and card.name != call.visit.reader.name,
        custodian=custodian and card.name != call.visit.reader.name,
        bonds=call.gate.bonds(card.name) if registrar else [],
        provider=call.gate.rules.provider,
        explained=explained,
        handling=handling,
        **{"trouble": trouble, "invited": None, **said},
    )


def explain(call: Call, card: Reader) -> Explained | None:
    """Explain whether a reader may see the record that was asked for."""
    record = call.asked("record").lower()
    if not record:
        return None
    if len(record) != 64 or not set(record) <= set("0123456789abcdef"):
        raise BadValue("give the whole id of a statement or an item: 64 signs")
    told = call.visit.house.explain(
        record, card, call.visit.reader, purpose=call.asked("purpose") or None
    )
    return Explained(
        record=record,
        permit=all(check.holds for _, checks in told for check in checks),
        markings=tuple((str(marking), checks) for marking, checks in told),
    )
