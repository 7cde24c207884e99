"""What one sees: search, dossiers, statements and items, history and difference, and old cases."""

from __future__ import annotations

from sightline.web.route import Route
from sightline.web.see.casebook import list_cases, show_case
from sightline.web.see.difference import show_difference
from sightline.web.see.dossier import show_dossier
from sightline.web.see.export import send_export, show_export
from sightline.web.see.history import show_history
from sightline.web.see.item import mark_item, send_item, show_item, withdraw_item
from sightline.web.see.search import show_search
from sightline.web.see.statement import mark_statement, show_statement, withdraw_statement

_STATEMENT, _ITEM = "/statement/{statement:str}", "/item/{item:str}"

ROUTES: tuple[Route, ...] = (
    Route(path="/search", name="search", answer=show_search),
    Route(path="/entity/{entity:str}", name="dossier", answer=show_dossier),
    Route(path="/entity/{entity:str}/history", name="history", answer=show_history),
    Route(path=_STATEMENT, name="statement", answer=show_statement),
    Route(
        path=f"{_STATEMENT}/withdraw",
        name="statement-withdraw",
        answer=withdraw_statement,
        post=True,
    ),
    Route(path=f"{_STATEMENT}/mark", name="statement-mark", answer=mark_statement, post=True),
    Route(path=_ITEM, name="item", answer=show_item),
    Route(path=f"{_ITEM}/file", name="item-file", answer=send_item),
    Route(path=f"{_ITEM}/withdraw", name="item-withdraw", answer=withdraw_item, post=True),
    Route(path=f"{_ITEM}/mark", name="item-mark", answer=mark_item, post=True),
    Route(path="/difference", name="difference", answer=show_difference),
    Route(path="/export", name="export", answer=show_export),
    Route(path="/export/file", name="export-file", answer=send_export),
    Route(path="/casebook", name="casebook", answer=list_cases),
    Route(path="/casebook/{case:str}", name="case", answer=show_case),
)
