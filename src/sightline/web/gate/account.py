"""One's own account: the password, the sessions, and the keys of one's programs."""

from __future__ import annotations

from typing import Any

from sightline.errors import BadValue, Refused
from sightline.reception.cookies import COOKIE
from sightline.web.call import Call
from sightline.web.gate.entrance import read_chosen, read_secret
from sightline.web.reply import Reply


def show_account(call: Call) -> Reply:
    """Show one's own account."""
    return show_mine(call)


def change_password(call: Call) -> Reply:
    """Change one's own password: every other session ends."""
    reader, old = call.visit.reader.name, read_secret(call, "old")
    try:
        new = read_chosen(call, "new")
        token = call.gate.change_password(reader, old, new, call.token or "")
    except BadValue as error:
        return show_mine(call, trouble=error, status=400)
    except Refused as error:
        return show_mine(call, trouble=error, status=429)
    return Reply(status=303, location="/account", cookies={COOKIE: token})


def end_sessions(call: Call) -> Reply:
    """End all one's other sessions."""
    call.gate.close_sessions(call.visit.reader.name, but=call.token)
    return Reply(status=303, location="/account")


def show_mine(call: Call, *, status: int = 200, **said: Any) -> Reply:
    """Show one's own account, with what was said about a form of it."""
    name = call.visit.reader.name
    return call.show(
        "gate/account.html",
        status=status,
        account=call.gate.account(name),
        stays=call.gate.sessions(name, call.token),
        keys=call.gate.keys(name),
        recovery=call.gate.count_recovery(name),
        **{"trouble": None, "issued": None, **said},
    )
