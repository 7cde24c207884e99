"""The gate: signing in, one's own account, who may read what and why, and who read what."""

from __future__ import annotations

from sightline.web.gate.account import change_password, end_sessions, show_account
from sightline.web.gate.entrance import show_sign_in, sign_in, sign_out, speak
from sightline.web.gate.invitation import enter, show_enter
from sightline.web.gate.keys import issue_key, withdraw_key
from sightline.web.gate.provider import come_back, go_out
from sightline.web.gate.reader import show_reader
from sightline.web.gate.readers import enrol_reader, show_readers
from sightline.web.gate.readings import show_readings
from sightline.web.gate.registry import (
    bind_reader,
    change_reader,
    drop_second_factor,
    invite_reader,
)
from sightline.web.gate.second_factor import set_second_factor, show_second_factor
from sightline.web.route import Door, Route

_OPEN, _REGISTRAR, _CUSTODIAN = Door.PUBLIC, Door.REGISTRAR, Door.CUSTODIAN
_READER = "/readers/{reader:str}"

ROUTES: tuple[Route, ...] = (
    Route(path="/sign-in", name="sign-in", answer=show_sign_in, door=_OPEN),
    Route(path="/sign-in", name="sign-in", answer=sign_in, door=_OPEN, post=True),
    Route(path="/sign-in/provider", name="go-out", answer=go_out, door=_OPEN),
    Route(path="/sign-in/back", name="come-back", answer=come_back, door=_OPEN),
    Route(path="/sign-out", name="sign-out", answer=sign_out, post=True),
    Route(path="/language", name="language", answer=speak, door=_OPEN, post=True),
    Route(path="/enter/{token:str}", name="enter", answer=show_enter, door=_OPEN),
    Route(path="/enter/{token:str}", name="enter", answer=enter, door=_OPEN, post=True),
    Route(path="/account", name="account", answer=show_account),
    Route(path="/account/password", name="change-password", answer=change_password, post=True),
    Route(path="/account/sessions", name="end-sessions", answer=end_sessions, post=True),
    Route(path="/account/keys", name="issue-key", answer=issue_key, post=True),
    Route(path="/account/keys/withdraw", name="withdraw-key", answer=withdraw_key, post=True),
    Route(path="/account/second-factor", name="second-factor", answer=show_second_factor),
    Route(
        path="/account/second-factor",
        name="set-second-factor",
        answer=set_second_factor,
        post=True,
    ),
    Route(path="/readers", name="readers", answer=show_readers),
    Route(path="/readers", name="enrol", answer=enrol_reader, door=_REGISTRAR, post=True),
    Route(path=_READER, name="reader", answer=show_reader),
    Route(path=_READER, name="change", answer=change_reader, door=_REGISTRAR, post=True),
    Route(path=f"{_READER}/link", name="invite", answer=invite_reader, door=_REGISTRAR, post=True),
    Route(path=f"{_READER}/identity", name="bind", answer=bind_reader, door=_REGISTRAR, post=True),
    Route(
        path=f"{_READER}/second-factor",
        name="drop-second-factor",
        answer=drop_second_factor,
        door=_CUSTODIAN,
        post=True,
    ),
    Route(path="/readings", name="readings", answer=show_readings, door=_CUSTODIAN),
)
