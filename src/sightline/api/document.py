"""The OpenAPI document of the API: made from the handlers, so that the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme

from sightline.api.caller import PUBLIC
from sightline.api.problem import MEDIA, Problem

VERSION = "1"
_WORDS = """The API of one house of Sightline. A call reads what one reader may know on the terms
it names, and acts in that reader's name. Every answer names the terms, the address of the picture
and how it is to be handled. Absent and forbidden are one answer. Unknown is null and never zero.
"""
_PROBLEMS = {
    400: "The call cannot be read; `places` say where.",
    401: "Nobody known calls.",
    403: "This is not yours to do.",
    404: "There is no such thing in this picture, or none that you may see.",
    409: "Something stands against it, such as a cursor of another picture.",
    413: "What was sent is too large.",
    503: "Something is being built, once for this picture: ask again in a few seconds.",
}


_PROBLEM_ANSWERS = {
    str(status): {
        "description": words,
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, words in _PROBLEMS.items()
}
_PROBLEM_SCHEMAS = msgspec.json.schema_components(
    [Problem], ref_template="#/components/schemas/{name}"
)[1]


def configure() -> OpenAPIConfig:
    """Say what stands above the document."""
    return OpenAPIConfig(
        title="Sightline",
        version=VERSION,
        description=" ".join(_WORDS.split()),
        use_handler_docstrings=True,
        operation_id_creator=_name,
        security=[{"key": []}, {"session": []}],
        components=Components(
            security_schemes={
                "key": SecurityScheme(
                    type="http", scheme="bearer", description="A key of a reader, `sl_…`."
                ),
                "session": SecurityScheme(
                    type="apiKey",
                    name="sightline",
                    security_scheme_in="cookie",
                    description="A session; what writes carries its seal in `X-Seal`.",
                ),
            }
        ),
    )


def _name(handler: HTTPRouteHandler, _: object, path: Sequence[Any]) -> str:
    """Name an operation as its function; what is reached by a pass as well has two names."""
    by_pass = any(getattr(one, "name", "") == "token" for one in path)
    return f"{handler.fn.__name__}_by_pass" if by_pass else str(handler.fn.__name__)


def describe(application: Litestar) -> dict[str, Any]:
    """Give the document as plain JSON data, with short names for what answers consist of."""
    text = msgspec.json.encode(application.openapi_schema.to_schema()).decode()
    document: dict[str, Any] = msgspec.json.decode(text)
    short = {name: _shorten(name) for name in document["components"]["schemas"]}
    for name, new in sorted(short.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{new}"')
    document = msgspec.json.decode(text)
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = {
        short[name]: {**schema, "title": short[name]} for name, schema in sorted(schemas.items())
    }
    document["servers"] = [{"url": "/api"}]
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"] |= _PROBLEM_ANSWERS
            operation["summary"] = _say(operation["operationId"])
    document["components"]["schemas"] |= _PROBLEM_SCHEMAS
    return document


def _say(name: str) -> str:
    """Say the name of an operation as words."""
    return name.replace("_", " ").capitalize()


def _shorten(name: str) -> str:
    """Shorten ``Told_sightline.api.reading.shapes.EntityShown_`` to ``ToldEntityShown``."""
    words = re.findall(r"[A-Za-z]\w*(?:\.\w+)*", name.replace("_", " "))
    last = [word.rpartition(".")[2] for word in words if word != "sightline"]
    return "".join(word[:1].upper() + word[1:] for word in last if word != "...")


@get("/v1/openapi.json", opt={PUBLIC: True}, include_in_schema=False)
async def give_document(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Give the document of the API."""
    body = msgspec.json.encode(describe(request.app))
    return Response(body, media_type="application/vnd.oai.openapi+json")
