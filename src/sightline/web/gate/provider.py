"""Signing in by a provider of identities, where the house has one: out, and back in."""

from __future__ import annotations

import hmac

import httpx

from sightline.errors import NotLetIn
from sightline.reception.cookies import COOKIE, ERRAND
from sightline.web.call import Call
from sightline.web.gate.entrance import show_entrance
from sightline.web.gate.onward import stay_inside
from sightline.web.reply import Reply


def go_out(call: Call) -> Reply:
    """Send the browser to the provider, with what binds the way back to this browser."""
    wanted = stay_inside(call.asked("next", "/"))
    try:
        address, state = call.gate.send_out(wanted)
    except (NotLetIn, httpx.HTTPError) as error:
        return show_entrance(call, wanted, trouble=_say(error), status=403)
    return Reply(status=303, location=address, cookies={ERRAND: state})


def come_back(call: Call) -> Reply:
    """Let in whom the provider sends back to the same browser.

    The page goes on by itself: a redirect here would still count as coming from the provider's
    site, and the browser would not send the cookie of the new session along.
    """
    state = call.asked("state")
    try:
        _check_browser(state, call.errand)
        token, wanted = call.gate.take_back(state, call.asked("code"), call.origin)
    except (NotLetIn, httpx.HTTPError) as error:
        return show_entrance(call, "/", trouble=_say(error), status=403)
    reply = call.show("gate/came_back.html", wanted=wanted)
    return Reply(
        body=reply.body,
        headers={"refresh": f"0; url={wanted}"},
        cookies={COOKIE: token, ERRAND: ""},
    )


def _check_browser(state: str, errand: str | None) -> None:
    """Refuse a way in that another browser began: it would sign this one in as somebody else."""
    if not state or not hmac.compare_digest(state.encode(), (errand or "").encode()):
        raise NotLetIn("this way in was not begun in this browser: begin again")


def _say(error: Exception) -> NotLetIn:
    if isinstance(error, NotLetIn):
        return error
    return NotLetIn("the provider cannot be reached: sign in by password, or try later")
