"""Errors as pages: what was expected, what came, what to do; and never what may not be seen."""

from __future__ import annotations

import logging
import secrets

from sightline.errors import BadInput, BadValue, NotFound, Refused, SightlineError
from sightline.web.call import Call
from sightline.web.reply import Reply

_LOG = logging.getLogger("sightline.web")


def show_failure(error: Exception, call: Call) -> Reply:
    """Turn an error into a page with its status."""
    if not isinstance(error, SightlineError):
        number = secrets.token_hex(4)
        _LOG.error("unforeseen error %s at route %s", number, call.route, exc_info=error)
        said = call.words(
            "Something went wrong that was not foreseen. Say the number {number}.", number=number
        )
        return call.show("failure.html", status=500, said=said)
    return call.show("failure.html", status=status_of(error), said=str(error))


def status_of(error: SightlineError) -> int:
    """Choose the status of an error; absent and forbidden are one and the same."""
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Refused):
        return 403
    if isinstance(error, BadValue | BadInput):
        return 400
    return 409
