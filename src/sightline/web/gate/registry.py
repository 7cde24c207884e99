"""What registrars and custodians do for another's account: never a password, never one's own."""

from __future__ import annotations

import msgspec

from sightline.errors import BadValue, NotFound, Refused
from sightline.web.call import Call
from sightline.web.gate.entrance import read_number
from sightline.web.gate.reader import show_card
from sightline.web.gate.readers import address_of, find_card, read_card
from sightline.web.reply import Reply, go_on


def change_reader(call: Call) -> Reply:
    """Change a reader's card, or switch the reader off; whoever is off is out at once."""
    card, by = find_card(call), call.visit.reader
    try:
        if call.filled("act") == "off":
            changed = msgspec.structs.replace(card, active=False)
        else:
            changed = msgspec.structs.replace(card, active=True, **read_card(call))
        call.visit.house.enrol(changed, by)
    except BadValue as error:
        return show_card(call, card, trouble=error, status=400)
    except Refused as error:
        return show_card(call, card, trouble=error, status=403)
    if not changed.active:
        call.gate.shut_out(card.name, by.name)
    return go_on(call.link(address_of(card)))


def invite_reader(call: Call) -> Reply:
    """Make the one-time link of a reader, and show it this once."""
    card = find_card(call)
    try:
        token = call.gate.invite(card, call.visit.reader, read_number(call, "hours", "24"))
    except BadValue as error:
        return show_card(call, card, trouble=error, status=400)
    except Refused as error:
        return show_card(call, card, trouble=error, status=403)
    return show_card(call, card, invited=f"/enter/{token}")


def bind_reader(call: Call) -> Reply:
    """Bind what the provider calls a reader to that reader, or loosen it."""
    card = find_card(call)
    try:
        if call.filled("act") == "loosen":
            call.gate.loosen(card, call.visit.reader)
        else:
            call.gate.bind(card, call.visit.reader, call.filled("subject"))
    except BadValue as error:
        return show_card(call, card, trouble=error, status=400)
    except (Refused, NotFound) as error:
        return show_card(call, card, trouble=error, status=403)
    return go_on(call.link(address_of(card)))


def drop_second_factor(call: Call) -> Reply:
    """Take the second factor off for a reader who lost it."""
    card = find_card(call)
    try:
        call.gate.drop_factor_of(card, call.visit.reader)
    except Refused as error:
        return show_card(call, card, trouble=error, status=403)
    return go_on(call.link(address_of(card)))
