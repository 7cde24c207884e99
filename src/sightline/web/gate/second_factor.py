"""The second factor of one's own account: set up, taken off, and its recovery codes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sightline.errors import BadCode, BadValue, Refused
from sightline.reception.second_factor import write_uri
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on

_PAGE = "/account/second-factor"


def show_second_factor(call: Call) -> Reply:
    """Show where the second factor stands."""
    return _show(call)


def set_second_factor(call: Call) -> Reply:
    """Begin, confirm, renew the recovery codes of, or take off the second factor."""
    act = _ACTS.get(call.filled("act"))
    try:
        if act is None:
            raise BadValue("choose what to do with the second factor")
        codes = act(call)
    except BadCode as error:
        return _show(call, trouble=error, status=400)
    except Refused as error:
        return _show(call, trouble=error, status=403)
    return _show(call, codes=codes) if codes else go_on(_PAGE)


def _show(call: Call, *, status: int = 200, **said: Any) -> Reply:
    name, gate = call.visit.reader.name, call.gate
    account = gate.account(name)
    uri = None
    if account.pending is not None:
        uri = write_uri(account.pending, name, call.visit.house.settings.name)
    return call.show(
        "gate/second_factor.html",
        status=status,
        on=account.factor is not None,
        secret=account.pending.reveal() if account.pending else None,
        uri=uri,
        recovery=gate.count_recovery(name),
        demanded=gate.rules.second_factor,
        **{"trouble": None, "codes": (), **said},
    )


def _start(call: Call) -> tuple[str, ...]:
    call.gate.start_factor(call.visit.reader.name)
    return ()


def _confirm(call: Call) -> tuple[str, ...]:
    return call.gate.confirm_factor(call.visit.reader.name, call.filled("code"))


def _renew(call: Call) -> tuple[str, ...]:
    return call.gate.renew_recovery(call.visit.reader.name, call.filled("code"))


def _drop(call: Call) -> tuple[str, ...]:
    call.gate.drop_factor(call.visit.reader.name, call.filled("code"))
    return ()


_ACTS: dict[str, Callable[[Call], tuple[str, ...]]] = {
    "start": _start,
    "confirm": _confirm,
    "renew": _renew,
    "drop": _drop,
}
