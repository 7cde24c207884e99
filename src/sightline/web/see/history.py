"""The history of an entity on both clocks, page by page, with a line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sightline.engines.figures import Figure, draw_timeline
from sightline.engines.figures.timeline import Moment
from sightline.picture import Entity, Turn
from sightline.web.call import Call
from sightline.web.reply import Reply
from sightline.web.see.cited import cite
from sightline.web.see.days import follow, read_days
from sightline.web.see.labels import LABELS, TURNS, label_kind, label_property
from sightline.web.see.pages import turn_to

_ROWS = 40


def show_history(call: Call) -> Reply:
    """Show what was said, withdrawn and decided about an entity, the latest known first."""
    wanted = call.path["entity"]
    prop = call.asked("prop")
    picture = call.visit.picture("history", wanted)
    entity = picture.head(wanted)
    turns = picture.history(entity.id)
    chosen = [turn for turn in turns if not prop or turn.prop == prop]
    page = turn_to(call, chosen[::-1], _ROWS)
    cited = cite(picture, (turn.saying for turn in page.rows if turn.saying))
    props = sorted({turn.prop for turn in turns if turn.prop})
    marked = picture.marked([entity.id, *entity.ids, *cited.names], withdrawn=True)
    return call.show(
        "see/history.html",
        entity=entity,
        kind=label_kind(entity.schema),
        page=page,
        cited=cited,
        prop=prop,
        props=[(name, label_property(entity.schema, name)) for name in props],
        figure=_draw(entity, page.rows),
        course=follow(call, entity.id),
        handling=call.visit.handling(marked),
        address=picture.address,
        turn_words=TURNS,
        **LABELS,
    )


def _draw(entity: Entity, turns: Iterable[Turn]) -> Figure | None:
    """Draw when things happened, and when they became known."""
    moments = [
        Moment(
            row=label_property(entity.schema, turn.prop or "") or turn.kind,
            words=turn.value or turn.kind,
            start=(start := _first(turn)) or turn.known_by,
            known=turn.known_by if start is not None else None,
        )
        for turn in turns
        if turn.known_by is not None or turn.event
    ]
    if not moments:
        return None
    return draw_timeline(f"History of {entity.caption}", moments)


def _first(turn: Turn) -> dt.date | None:
    return read_days([turn.event])[0] if turn.event else None
