"""An arrival: what came over the wire, read once, before anybody knows whether it is let in."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from litestar import Request
from litestar.datastructures import UploadFile
from litestar.exceptions import HTTPException

from sightline.errors import BadInput, Refused, SightlineError
from sightline.reception import Gate, Hall, Session, Visit
from sightline.reception.cookies import COOKIE, ERRAND, LANGUAGE, name_cookie
from sightline.web.call import Call, Fields, Upload
from sightline.web.words import Words, choose_language

#: The cookies of a session, of the language of who has not signed in, and of a way to a provider.
#: The field in which every form carries the seal of its session.
SEAL = "seal"
#: The largest form that is read of somebody who has not signed in.
_LARGEST_OF_NOBODY = 64 * 1024
_UNREADABLE = "this form cannot be read: open the page anew and send it again"


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What came over the wire."""

    method: str
    address: str
    path: Mapping[str, str]
    query: Fields
    origin: str
    secure: bool
    part: bool
    #: Whether the answer may go packed, and what of it the browser holds already.
    packs: bool
    held: frozenset[str]
    language: str
    same_site: bool
    token: str | None
    session: Session | None
    errand: str | None = None
    form: Fields = msgspec.field(default_factory=dict)
    uploads: Mapping[str, Upload] = msgspec.field(default_factory=dict)
    #: What is wrong with the form, if it could not be read.
    trouble: SightlineError | None = None

    def check(self, *, post: bool) -> None:
        """Refuse a form that no page of the same visitor sent, or that cannot be read."""
        if not post:
            return
        if not self.same_site:
            raise Refused("this form came from another site: open the page here and send it again")
        if self.trouble is not None:
            raise self.trouble
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
            errand=self.errand,
        )


async def receive(
    request: Request[Any, Any, Any], gate: Gate, hall: Hall, *, public: bool
) -> Arrival:
    """Read a call, and find out whose session it is; of nobody only a small form is read."""
    arrival = await hall.run(lambda: recognise(request, gate))
    if request.method != "POST" or not (arrival.session or public) or not arrival.same_site:
        return arrival
    try:
        if arrival.session is None:
            _check_size(request)
        form, uploads = await _read_form(request)
    except BadInput as error:
        return msgspec.structs.replace(arrival, trouble=error)
    except (HTTPException, ValueError):
        return msgspec.structs.replace(arrival, trouble=BadInput(_UNREADABLE))
    return msgspec.structs.replace(arrival, form=form, uploads=uploads)


def recognise(request: Request[Any, Any, Any], gate: Gate) -> Arrival:
    """Read all of a call but its form."""
    secure = request.url.scheme == "https"
    cookies, headers = request.cookies, request.headers
    token = cookies.get(name_cookie(COOKIE, secure=secure)) or None
    session = gate.session(token) if token else None
    wanted = (session.language if session else None) or cookies.get(
        name_cookie(LANGUAGE, secure=secure)
    )
    return Arrival(
        method=request.method,
        address=request.url.path,
        path={name: str(value) for name, value in request.path_params.items()},
        query=_gather(request.query_params.multi_items()),
        origin=request.client.host if request.client else "",
        secure=secure,
        part=headers.get("hx-request") == "true",
        packs="gzip" in headers.get("accept-encoding", "").lower(),
        held=frozenset(one.strip() for one in headers.get("if-none-match", "").split(",")),
        language=choose_language(wanted, headers.get("accept-language", "")),
        same_site=_from_here(request),
        token=token,
        session=session,
        errand=cookies.get(name_cookie(ERRAND, secure=secure)),
    )


def _from_here(request: Request[Any, Any, Any]) -> bool:
    """Whether a form was sent from a page of ours, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] == request.headers.get("host")


def _check_size(request: Request[Any, Any, Any]) -> None:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > _LARGEST_OF_NOBODY:
        raise BadInput("this form is too large: sign in first")


async def _read_form(
    request: Request[Any, Any, Any],
) -> tuple[dict[str, tuple[str, ...]], dict[str, Upload]]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("", "application/x-www-form-urlencoded", "multipart/form-data"):
        raise BadInput(_UNREADABLE)
    found = await request.form()
    texts = [(name, value) for name, value in found.multi_items() if isinstance(value, str)]
    uploads: dict[str, Upload] = {}
    for name, value in found.multi_items():
        if isinstance(value, UploadFile) and value.filename:
            if name in uploads:
                raise BadInput(f"two files came in the field {name!r}: send one at a time")
            uploads[name] = Upload(value.filename, await value.read())
    return _gather(texts), uploads


def _gather(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        found[name] = (*found.get(name, ()), str(value))
    return found
