"""The API put together: an application of its own, so that every address of it answers alike."""

from __future__ import annotations

from litestar import Litestar, Router, asgi, get
from litestar.di import Provide
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler, Receive, Scope, Send

from sightline.api import acting, assessing, judging, matching, reading, working
from sightline.api.caller import PUBLIC, Doorkeeper
from sightline.api.counter import Provider, provide_page
from sightline.api.document import configure, give_document
from sightline.api.problem import Kind, answer_problem, list_kinds
from sightline.api.wire import guard, tag
from sightline.errors import NotFound
from sightline.reception import Gate, Hall

#: A call may carry so much; a larger file comes in by the command line or the pages.
_LARGEST = 16 * 1024**2


#: Every address of the API, family by family: what is not listed here does not exist.
FAMILIES = {
    "Reading": ("/v1", reading.ROUTES),
    "Assessing": ("/v1", assessing.ROUTES),
    "Judging": ("/v1", judging.ROUTES),
    "Acting": ("/v1", acting.ROUTES),
    "Long work": ("/v1", working.ROUTES),
    "Reconciliation": ("/v1", matching.RECONCILIATION),
    "As yente": ("/yente", matching.YENTE),
}


def make_api(hall: Hall, gate: Gate) -> Litestar:
    """Make the API of a house, whose addresses begin with the version."""
    provider = Provider(hall)
    routes: dict[str, list[ControllerRouterHandler]] = {}
    for family, (path, handlers) in FAMILIES.items():
        for handler in handlers:
            handler.tags = [family]
        routes.setdefault(path, []).extend(handlers)
    routers = [Router(path, route_handlers=handlers) for path, handlers in routes.items()]
    return Litestar(
        route_handlers=[*routers, give_document, explain_problem],
        guards=[Doorkeeper(hall, gate)],
        dependencies={
            "counter": Provide(provider.counter),
            "hand": Provide(provider.hand),
            "page": Provide(provide_page),
        },
        exception_handlers={Exception: answer_problem},
        after_request=tag,
        openapi_config=configure(),
        request_max_body_size=_LARGEST,
        logging_config=None,
    )


def make_router(hall: Hall, gate: Gate) -> Router:
    """Make the router of the API, for the application of the house."""
    guarded = guard(make_api(hall, gate))

    @asgi("/api", is_mount=True, copy_scope=True)
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await guarded(scope, receive, send)

    return Router("/", route_handlers=[answer])


@get("/problems/{kind:str}", opt={PUBLIC: True}, include_in_schema=False)
async def explain_problem(kind: FromPath[str]) -> Kind:
    """Say what a kind of problem means."""
    found = list_kinds().get(kind)
    if found is None:
        raise NotFound(f"there is no kind of problem {kind!r}")
    return found
