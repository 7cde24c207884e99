"""An arrival: what came over the wire, read once, before anybody knows whether it is let in."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import Cookie, UploadFile

from sightline.errors import BadInput, Refused
from sightline.reception import Gate, Hall, Session, Visit
from sightline.web.call import Call, Fields, Upload
from sightline.web.route import Route
from sightline.web.words import Words, choose_language

COOKIE, SAFE_COOKIE = "sightline", "__Host-sightline"
#: The language of who has not signed in yet.
LANGUAGE = "sightline-language"
#: The field in which every form carries the seal of its session.
SEAL = "seal"


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What came over the wire."""

    address: str
    path: Mapping[str, str]
    query: Fields
    form: Fields
    uploads: Mapping[str, Upload]
    origin: str
    secure: bool
    part: bool
    language: str
    same_site: bool
    token: str | None
    session: Session | None

    def check(self, route: Route) -> None:
        """Refuse a form that no page of this session sent."""
        if not route.post:
            return
        if not self.same_site:
            raise Refused("this form came from another site: open the page here and send it again")
        if self.session is None:
            return
        given = (self.form.get(SEAL) or ("",))[-1]
        if not hmac.compare_digest(given.encode(), self.session.seal.encode()):
            raise Refused("this form is of another session: open the page anew and send it again")

    def call(self, route: str, gate: Gate, guest: Visit | None = None) -> Call:
        """Make the call that a page answers."""
        return Call(
            route=route,
            address=self.address,
            path=self.path,
            query=self.query,
            form=self.form,
            uploads=self.uploads,
            words=Words(self.language),
            gate=gate,
            origin=self.origin,
            token=self.token,
            session=self.session,
            guest=guest,
            part=self.part,
        )

    def set_cookie(self, response: Response[Any], name: str, value: str) -> None:
        """Set a cookie that no script reads and no other site sends; an empty one goes away."""
        if name == COOKIE and self.secure:
            name = SAFE_COOKIE
        response.set_cookie(
            Cookie(
                name,
                value=value,
                path="/",
                httponly=True,
                secure=self.secure,
                samesite="strict",
                max_age=None if value else 0,
            )
        )


async def receive(request: Request[Any, Any, Any], gate: Gate, hall: Hall) -> Arrival:
    """Read a call, and find out whose session it is."""
    secure = request.url.scheme == "https"
    token = request.cookies.get(SAFE_COOKIE if secure else COOKIE)
    session = await hall.run(lambda: gate.session(token)) if token else None
    form, uploads = await _read_form(request) if request.method == "POST" else ({}, {})
    wanted = (session.language if session else None) or request.cookies.get(LANGUAGE)
    return Arrival(
        address=request.url.path,
        path={name: str(value) for name, value in request.path_params.items()},
        query=_gather(request.query_params.multi_items()),
        form=form,
        uploads=uploads,
        origin=request.client.host if request.client else "",
        secure=secure,
        part=request.headers.get("hx-request") == "true",
        language=choose_language(wanted, request.headers.get("accept-language", "")),
        same_site=_from_here(request),
        token=token,
        session=session,
    )


def _from_here(request: Request[Any, Any, Any]) -> bool:
    """Whether a form was sent from a page of ours, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] == request.headers.get("host")


async def _read_form(
    request: Request[Any, Any, Any],
) -> tuple[dict[str, tuple[str, ...]], dict[str, Upload]]:
    found = await request.form()
    texts = [(name, value) for name, value in found.multi_items() if isinstance(value, str)]
    uploads: dict[str, Upload] = {}
    for name, value in found.multi_items():
        if isinstance(value, UploadFile) and value.filename:
            if name in uploads:
                raise BadInput(f"two files came in the field {name!r}: send one at a time")
            uploads[name] = Upload(value.filename, await value.read())
    return _gather(texts), uploads


def _gather(pairs: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), str(value))
    return found
