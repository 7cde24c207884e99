"""The readers of the house: their cards, and enrolling new ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sightline.access import REGISTRAR
from sightline.errors import BadValue, NotFound, Refused
from sightline.values import Level, Reader
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on

_PER_PAGE = 50


def show_readers(call: Call) -> Reply:
    """List the cards of the readers of the house."""
    return _show(call)


def enrol_reader(call: Call) -> Reply:
    """Enrol a reader, in the name of a registrar."""
    by = call.visit.reader
    try:
        card = Reader(name=_read_name(call), by=by.name, **read_card(call))
        call.visit.house.enrol(card, by)
    except BadValue as error:
        return _show(call, trouble=error, status=400)
    except Refused as error:
        return _show(call, trouble=error, status=403)
    return go_on(call.link(address_of(card)))


def address_of(card: Reader) -> str:
    """Write the address of a reader's card."""
    return f"/readers/{quote(card.name, safe='')}"


def find_card(call: Call) -> Reader:
    """Find the card that the address names."""
    for card in call.visit.house.cards(call.visit.reader):
        if card.name == call.path["reader"]:
            return card
    raise NotFound("there is no such reader in this house")


def read_card(call: Call) -> dict[str, Any]:
    """Read what a form says of a card; clearance and organisation must be said."""
    try:
        clearance = Level(call.filled("clearance"))
    except ValueError:
        raise BadValue("choose a clearance: U, C or SC") from None
    if not call.filled("organisation"):
        raise BadValue("name the organisation, in small letters such as unpol")
    words = {name: _list(call.filled(name)) for name in ("roles", "cases", "purposes")}
    return {
        "clearance": clearance,
        "organisation": call.filled("organisation"),
        "label": call.filled("label")[:200],
        "since": call.filled("since") or None,
        "until": call.filled("until") or None,
        **words,
    }


def describe(card: Reader) -> Mapping[str, str]:
    """Write a card as a form holds it."""
    return {
        "organisation": card.organisation,
        "clearance": card.clearance.value,
        "label": card.label,
        "roles": ", ".join(card.roles),
        "cases": ", ".join(card.cases),
        "purposes": ", ".join(card.purposes),
        "since": card.since or "",
        "until": card.until or "",
    }


def read_form(call: Call, names: Mapping[str, str]) -> Mapping[str, str]:
    """Give what was filled in, so that a form that is shown again has lost nothing."""
    return {name: call.filled(name, value) for name, value in names.items()}


def _show(call: Call, *, trouble: Exception | None = None, status: int = 200) -> Reply:
    cards = call.visit.house.cards(call.visit.reader)
    after = call.asked("after")
    rest = [card for card in cards if card.name > after]
    empty = dict.fromkeys((*_FIELDS, "name"), "")
    return call.show(
        "gate/readers.html",
        status=status,
        cards=rest[:_PER_PAGE],
        after=rest[_PER_PAGE - 1].name if len(rest) > _PER_PAGE else None,
        registrar=REGISTRAR in call.visit.reader.roles,
        form=read_form(call, empty),
        levels=[level.value for level in Level],
        trouble=trouble,
    )


_FIELDS = (
    "organisation", "clearance", "label", "roles", "cases", "purposes", "since", "until",
)  # fmt: skip


def _read_name(call: Call) -> str:
    name = call.filled("name")
    if not 0 < len(name) <= 63 or not name.isprintable() or "/" in name:
        raise BadValue("a reader needs a name of 63 signs at most, without a slash")
    if any(card.name.casefold() == name.casefold() for card in call.visit.house.readers()):
        raise Refused(f"{name} is enrolled already: change that card instead")
    return name


def _list(text: str) -> tuple[str, ...]:
    return tuple(sorted({word.strip() for word in text.split(",") if word.strip()}))
