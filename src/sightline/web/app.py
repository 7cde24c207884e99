"""The pages as one application: every route goes through the same few lines, and no other way.

Here a call is told who it comes from, a form is checked for its seal, an error becomes a page,
and the headers are put on. A route that is not in the table does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from sightline.access import CUSTODIAN, REGISTRAR
from sightline.errors import NotFound, Unidentified
from sightline.reception import Gate, Hall, Visit
from sightline.reception.cookies import COOKIE
from sightline.reception.headers import GUARDS, LASTING, PRIVATE
from sightline.web.arrival import Arrival, receive, recognise
from sightline.web.assets import find_asset
from sightline.web.call import read_terms
from sightline.web.departure import send
from sightline.web.failure import show_failure
from sightline.web.reply import Reply, go_on
from sightline.web.rooms import ROUTES
from sightline.web.route import Door, Route

_ROLES = {Door.REGISTRAR: REGISTRAR, Door.CUSTODIAN: CUSTODIAN}
#: Where a reader goes who must set up a second factor first, and what he may do until then.
_FINISH = "/account/second-factor"
_UNFINISHED = frozenset({"second-factor", "set-second-factor", "sign-out", "language"})


def make_handlers(
    hall: Hall, gate: Gate, *, routes: Sequence[Route] = ROUTES
) -> list[HTTPRouteHandler]:
    """Make the handlers of all routes, and of the files that pages load."""
    return [_serve_assets(), *(_handle(route, hall, gate) for route in routes)]


def make_refusal(gate: Gate) -> Callable[[Request[Any, Any, Any], Exception], Response[Any]]:
    """Make what answers where there is no route: as where there is one that is not for you."""

    def refuse(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        del error  # which of the ways of being nothing it was, nobody needs to know
        arrival = recognise(request, gate)
        if arrival.session is None:
            return send(_ask_to_sign_in(arrival), arrival)
        reply = show_failure(NotFound("there is no such page"), arrival.call("nothing", gate))
        return send(reply, arrival)

    return refuse


def _handle(route: Route, hall: Hall, gate: Gate) -> HTTPRouteHandler:
    async def answer(request: Request[Any, Any, Any]) -> Response[bytes]:
        arrival = await receive(request, gate, hall, public=route.door is Door.PUBLIC)
        if arrival.session is None and route.door is not Door.PUBLIC:
            return send(_ask_to_sign_in(arrival), arrival)
        try:
            arrival.check(post=route.post)
            reply = await _answer(route, arrival, hall, gate)
        except Unidentified:
            reply = await hall.run(lambda: _see_out(arrival, gate))
        except Exception as error:  # whatever it is, the reader gets a page that says it
            failed = error
            reply = await hall.run(lambda: show_failure(failed, arrival.call(route.name, gate)))
        return send(reply, arrival)

    answer.__name__ = route.name.replace("-", "_")
    return HTTPRouteHandler(
        route.path,
        http_method="POST" if route.post else "GET",
        name=f"{'do' if route.post else 'page'}:{route.name}",
        include_in_schema=False,
        status_code=200,
    )(answer)


async def _answer(route: Route, arrival: Arrival, hall: Hall, gate: Gate) -> Reply:
    if arrival.session is None or route.door is Door.PUBLIC:
        return await hall.run(lambda: route.answer(arrival.call(route.name, gate)))
    if arrival.session.unfinished and route.name not in _UNFINISHED:
        return go_on(_FINISH)

    def visit(guest: Visit) -> Reply:
        _let_in(route, guest)
        return route.answer(arrival.call(route.name, gate, guest))

    reader, terms = arrival.session.reader, read_terms(arrival.query)
    return await hall.receive(reader, visit, terms=terms)


def _let_in(route: Route, guest: Visit) -> None:
    """Let in only who may come; to the others there is nothing here."""
    role = _ROLES.get(route.door)
    if role is not None and role not in guest.reader.roles:
        raise NotFound("there is no such page")


def _see_out(arrival: Arrival, gate: Gate) -> Reply:
    """End the session of who is no longer a reader."""
    if arrival.token is not None:
        gate.close_session(arrival.token)
    return Reply(status=303, location="/sign-in", cookies={COOKIE: ""})


def _ask_to_sign_in(arrival: Arrival) -> Reply:
    """Send whoever is not signed in to the gate; what was wanted is asked for again there."""
    if arrival.method != "GET" or arrival.address == "/":
        return go_on("/sign-in")
    asked = urlencode([(name, one) for name, all_ in arrival.query.items() for one in all_])
    wanted = quote(arrival.address) + (f"?{asked}" if asked else "")
    return go_on(f"/sign-in?{urlencode({'next': wanted})}")


def _serve_assets() -> HTTPRouteHandler:
    async def serve_asset(digest: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        found = find_asset(f"/static/{digest}/{name}")
        if found is None:
            return Response(b"", status_code=404, headers={**GUARDS, **PRIVATE})
        headers = {**GUARDS, **LASTING, "content-type": found.media}
        return Response(found.body, headers=headers)

    return HTTPRouteHandler(
        "/static/{digest:str}/{name:str}", http_method="GET", include_in_schema=False
    )(serve_asset)
