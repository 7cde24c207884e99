"""Addresses of the pages of this room, taken from a picture, and forms that one could send."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from urllib.parse import quote, urlencode

from sightline.judgements import Docket
from sightline.picture import Picture
from sightline.web.judge.preparation import PREPARATION, prepare

Forms = dict[str, tuple[str, dict[str, str]]]


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room; the queue of who is who is worked out at once."""
    today = dt.datetime.now(dt.UTC).date()
    PREPARATION.put(prepare(picture, today), today)
    docket = Docket(picture, today)
    group, person = _subjects(picture)
    named = urlencode({"one": "Moussa Traoré", "other": "Musa Traore", "one_born": "1970"})
    return {
        "judgements": (
            *(f"/judgements?tab={tab}" for tab in ("mine", "all", "grey", "nothing")),
            f"/judgements?about={quote(group)}",
        ),
        "draft": (
            f"/judgements/new?subject={quote(group)}",
            f"/judgements/new?subject={quote(person)}&dimension=motive",
            f"/judgements/new?subject={quote(group)}&dimension=strategy&known=2024-01-01",
        ),
        "judgement": tuple(f"/judgements/{quote(one)}" for one in docket.judgements),
        "requirements": tuple(
            f"/requirements?tab={tab}" for tab in ("tree", "board", "overdue", "nothing")
        ),
        "raising": (f"/requirements/new?question=Who%3F&about={quote(group)}&origin=a.flag",),
        "requirement": tuple(f"/requirements/{quote(one)}" for one in docket.requirements),
        "forecasts": tuple(f"/forecasts?tab={tab}" for tab in ("open", "record", "nothing")),
        "opening": ("/forecasts/new",),
        "forecast": tuple(f"/forecasts/{quote(one)}" for one in docket.forecasts),
        "resolve": ("/resolve", "/resolve?skip=1"),
        "comparison": (
            "/resolve/compare",
            f"/resolve/compare?{named}",
            f"/resolve/compare?one={quote(group)}&other={quote(person)}",
        ),
        "rulings": ("/resolve/decisions", "/resolve/decisions?kind=same"),
    }


def give_forms(picture: Picture) -> Forms:
    """Give a filled form of every act of the room."""
    docket = Docket(picture, dt.datetime.now(dt.UTC).date())
    group, person = _subjects(picture)
    pair = {"one": group, "other": person, "reason": "a person is no group"}
    reply = {"deed": "reply", "words": "We only trade."}
    return {
        "draft": ("/judgements/new", {"subject": group, "dimension": "threat", "step": "check"}),
        "judgement": (f"/judgements/{_first(docket.judgements)}", reply),
        "raising": ("/requirements/new", {"question": "Who taxes the road?"}),
        "requirement": (
            f"/requirements/{_first(docket.requirements)}",
            {"deed": "task", "collector": "U2"},
        ),
        "opening": ("/forecasts/new", {"question": "Will the road close?"}),
        "forecast": (
            f"/forecasts/{_first(docket.forecasts)}",
            {"deed": "estimate", "role": "analyst", "chance0": "40"},
        ),
        "decide": ("/resolve/decide", {**pair, "decision": "different"}),
        "undo": ("/resolve/undo", pair),
    }


def _subjects(picture: Picture) -> tuple[str, str]:
    group, person = (picture.entities(kind, limit=1)[0].id for kind in ("Group", "Person"))
    return group, person


def _first(held: Iterable[str]) -> str:
    """Name the first of some, or what nobody has ever named."""
    return quote(next(iter(held), "none"))
