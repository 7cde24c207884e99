"""The keys of one's programs: shown once, listed, withdrawn."""

from __future__ import annotations

from sightline.errors import BadValue, NotFound, Refused
from sightline.web.call import Call
from sightline.web.gate.account import show_mine
from sightline.web.gate.entrance import read_number
from sightline.web.reply import Reply, go_on


def issue_key(call: Call) -> Reply:
    """Issue a key, and show it this once."""
    try:
        days = read_number(call, "days", "90")
        issued = call.gate.issue_key(call.visit.reader.name, call.filled("label"), days)
    except BadValue as error:
        return show_mine(call, trouble=error, status=400)
    except Refused as error:
        return show_mine(call, trouble=error, status=403)
    return show_mine(call, issued=issued)


def withdraw_key(call: Call) -> Reply:
    """Withdraw a key; one that is gone already is gone."""
    try:
        call.gate.withdraw_key(call.visit.reader.name, call.filled("key"))
    except NotFound as error:
        return show_mine(call, trouble=error, status=404)
    return go_on("/account")
