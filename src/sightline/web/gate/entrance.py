"""Signing in and out, and the language in which the pages speak."""

from __future__ import annotations

from sightline.errors import BadValue, Locked, NotLetIn, Refused
from sightline.reception.cookies import COOKIE, LANGUAGE
from sightline.web.call import Call
from sightline.web.gate.onward import stay_inside
from sightline.web.reply import Reply, go_on
from sightline.web.words import LANGUAGES


def show_sign_in(call: Call) -> Reply:
    """Show the form of name, password and code; who is in already goes on."""
    wanted = stay_inside(call.asked("next", "/"))
    if call.session is not None:
        return go_on(wanted)
    return show_entrance(call, wanted)


def sign_in(call: Call) -> Reply:
    """Sign in; a session that this browser had before ends."""
    wanted, name = stay_inside(call.filled("next", "/")), call.filled("name")
    try:
        token = call.gate.sign_in(
            name, read_secret(call, "password"), call.filled("code"), call.origin
        )
    except Locked as error:
        return show_entrance(call, wanted, trouble=error, name=name, status=429)
    except NotLetIn as error:
        return show_entrance(call, wanted, trouble=error, name=name, status=403)
    return let_in(call, token, wanted)


def let_in(call: Call, token: str, wanted: str) -> Reply:
    """Give the browser the token of its new session, and send it on."""
    if call.token is not None and call.session is not None:
        call.gate.close_session(call.token)
    return Reply(status=303, location=wanted, cookies={COOKIE: token})


def show_entrance(
    call: Call, wanted: str, *, trouble: Refused | None = None, name: str = "", status: int = 200
) -> Reply:
    """Show the form of signing in, with what was wrong before."""
    return call.show(
        "gate/sign_in.html",
        status=status,
        wanted=wanted,
        trouble=trouble,
        name=name,
        provider=call.gate.rules.provider,
    )


def sign_out(call: Call) -> Reply:
    """Sign out."""
    call.gate.close_session(call.token or "")
    return Reply(status=303, location="/sign-in", cookies={COOKIE: ""})


def speak(call: Call) -> Reply:
    """Choose the language of the pages."""
    language = call.filled("language")
    if language not in LANGUAGES:
        raise BadValue(f"this is no language of the pages: choose one of {', '.join(LANGUAGES)}")
    if call.session is not None and call.token is not None:
        call.gate.speak(call.token, language)
    wanted = stay_inside(call.filled("next", "/"))
    return Reply(status=303, location=wanted, cookies={LANGUAGE: language})


def read_chosen(call: Call, name: str) -> str:
    """Read a password that was typed twice, or say that it was not the same."""
    chosen = read_secret(call, name)
    if chosen != read_secret(call, "again"):
        raise BadValue("the two passwords are not the same: type it twice")
    return chosen


def read_number(call: Call, name: str, usual: str) -> int:
    """Read a whole number, or say what was expected."""
    said = call.filled(name, usual)
    if not (said.isascii() and said.isdecimal()) or len(said) > 4:
        raise BadValue(f"{name}: give a whole number such as {usual}")
    return int(said)


def read_secret(call: Call, name: str) -> str:
    """Read a field as it was typed, spaces and all."""
    return (call.form.get(name) or ("",))[-1]
