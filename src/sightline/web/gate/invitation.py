"""A one-time link: looking at it uses nothing up, choosing a password does."""

from __future__ import annotations

from sightline.errors import BadValue
from sightline.web.call import Call
from sightline.web.gate.entrance import let_in, read_chosen
from sightline.web.reply import Reply


def show_enter(call: Call) -> Reply:
    """Show the form of the password to be chosen."""
    return _show(call)


def enter(call: Call) -> Reply:
    """Keep the password that was chosen, and let its reader in."""
    try:
        chosen = read_chosen(call, "password")
        token = call.gate.enter(call.path["token"], chosen, call.filled("code"))
    except BadValue as error:
        return _show(call, trouble=error, status=400)
    return let_in(call, token, "/account/second-factor")


def _show(call: Call, *, trouble: BadValue | None = None, status: int = 200) -> Reply:
    token = call.path["token"]
    invitation = call.gate.find_invitation(token)
    return call.show(
        "gate/enter.html", status=status, token=token, invitation=invitation, trouble=trouble
    )
