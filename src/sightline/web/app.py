"""The pages as one application: every route goes through the same few lines, and no other way.

Here a call is told who it comes from, a form is checked for its seal, an error becomes a page,
and the headers are put on. A route that is not in the table does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Request, Response
from litestar.handlers import HTTPRouteHandler

from sightline.access import CUSTODIAN, REGISTRAR
from sightline.errors import NotFound, Refused
from sightline.reception import Gate, Hall, Session, Visit
from sightline.web.arrival import Arrival, receive
from sightline.web.assets import find_asset
from sightline.web.call import Call, read_terms
from sightline.web.failure import show_failure
from sightline.reception.headers import GUARDS, LASTING, PRIVATE
from sightline.web.reply import Reply, go_on
from sightline.web.route import Door, Route
from sightline.web.rooms import ROUTES

#: The cookie of a session; the longer name is kept by browsers for TLS alone.
COOKIE, SAFE_COOKIE = "sightline", "__Host-sightline"
_ROLES = {Door.REGISTRAR: REGISTRAR, Door.CUSTODIAN: CUSTODIAN}


def make_handlers(
    hall: Hall, gate: Gate, *, routes: Sequence[Route] = ROUTES
) -> list[HTTPRouteHandler]:
    """Make the handlers of all routes, and of the files that pages load."""
    return [_serve_assets(), *(_handle(route, hall, gate) for route in routes)]


def _handle(route: Route, hall: Hall, gate: Gate) -> HTTPRouteHandler:
    async def answer(request: Request[Any, Any, Any]) -> Response[bytes]:
        arrival = await receive(request, gate, hall)
        if arrival.session is None and route.door is not Door.PUBLIC:
            return _send(_ask_to_sign_in(route, arrival), arrival)
        try:
            arrival.check(route)
            reply = await _answer(route, arrival, hall, gate)
        except Exception as error:  # whatever it is, the reader gets a page that says it
            reply = await hall.run(lambda: show_failure(error, arrival.call(route.name, gate)))
        return _send(reply, arrival)

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


def _ask_to_sign_in(route: Route, arrival: Arrival) -> Reply:
    """Send whoever is not signed in to the gate; what was wanted is asked for again there."""
    if route.post:
        return go_on("/sign-in")
    wanted = arrival.address if arrival.address.startswith("/") else "/"
    return go_on("/sign-in" if wanted == "/" else f"/sign-in?next={wanted}")


def _send(reply: Reply, arrival: Arrival) -> Response[bytes]:
    headers: dict[str, str] = {**GUARDS, **PRIVATE, **reply.headers}
    if reply.location is not None:
        headers["location"] = reply.location
    if reply.filename is not None:
        headers["content-disposition"] = f'attachment; filename="{_plain(reply.filename)}"'
    response = Response(
        reply.body, status_code=reply.status, media_type=reply.media, headers=headers
    )
    for name, value in reply.cookies.items():
        arrival.set_cookie(response, name, value)
    return response


def _plain(name: str) -> str:
    """Leave of a file name what every header and every disk takes."""
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in name)
    return kept.strip(".-")[:120] or "file"


def _serve_assets() -> HTTPRouteHandler:
    async def serve_asset(digest: str, name: str) -> Response[bytes]:
        found = find_asset(f"/static/{digest}/{name}")
        if found is None:
            return Response(b"", status_code=404, headers={**GUARDS, **PRIVATE})
        return Response(found.body, media_type=found.media, headers={**GUARDS, **LASTING})

    return HTTPRouteHandler(
        "/static/{digest:str}/{name:str}", http_method="GET", include_in_schema=False
    )(serve_asset)
