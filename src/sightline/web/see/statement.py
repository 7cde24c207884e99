"""One statement: what it says, where it stands, why one may see it, and what one may do."""

from __future__ import annotations

import msgspec

from sightline.access import Check
from sightline.errors import BadInput, BadValue, NotFound, Refused
from sightline.picture import Picture, Saying, Turn
from sightline.values import Marking
from sightline.values.handling import EXAMPLE, handling_line, parse_marking
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on
from sightline.web.see.cited import cite
from sightline.web.see.labels import LABELS, TURNS, label_kind, label_property

_OTHERS = 20


class Reasons(msgspec.Struct, frozen=True):
    """One marking of a record, in words, and each check that lets its reader see it."""

    line: str
    marking: Marking
    checks: tuple[Check, ...]


def show_statement(call: Call, *, wrong: str = "", status: int = 200) -> Reply:
    """Show everything of one statement, withdrawn or not."""
    wanted = call.path["statement"]
    picture = call.visit.picture("statement", wanted)
    saying = picture.statement(wanted)
    others = picture.statements(
        entity=saying.entity, prop=saying.prop, limit=_OTHERS + 1, withdrawn=True
    )
    others = tuple(one for one in others if one.id != saying.id)[:_OTHERS]
    marked = picture.marked([], [saying.item, *(one.item for one in others)])
    reasons = explain(call, saying.id)
    marked |= {one.marking.id for one in reasons} | picture.marked([saying.entity])
    return call.show(
        "see/statement.html",
        status=status,
        saying=saying,
        kind=label_kind(saying.schema),
        label=label_property(saying.schema, saying.prop),
        item=picture.item(saying.item),
        others=others,
        cited=cite(picture, [saying, *others]),
        turns=_turns(picture, saying),
        reasons=reasons,
        wrong=wrong,
        example=EXAMPLE.strip("'"),
        handling=call.visit.handling(marked),
        address=picture.address,
        turn_words=TURNS,
        **LABELS,
    )


def withdraw_statement(call: Call) -> Reply:
    """Withdraw a statement with a reason, or a withdrawal of it, which restores it."""
    wanted = call.path["statement"]
    picture = call.visit.picture("statement", wanted)
    saying = picture.statement(wanted)
    target = call.filled("record") or saying.id
    if target not in {saying.id, *(turn.record for turn in _turns(picture, saying))}:
        raise NotFound(f"there is no withdrawal {target[:12]}… of this statement in your picture")
    try:
        call.visit.house.withdraw(target, call.visit.reader, call.filled("reason"))
    except (BadValue, BadInput, Refused) as error:
        return show_statement(call, wrong=str(error), status=400)
    return go_on(call.link(f"/statement/{saying.id}"))


def mark_statement(call: Call) -> Reply:
    """Change who may see a statement."""
    wanted = call.path["statement"]
    saying = call.visit.picture("statement", wanted).statement(wanted)
    try:
        change_marking(call, saying.id)
    except (BadValue, BadInput, Refused) as error:
        return show_statement(call, wrong=str(error), status=400)
    return go_on(call.link("/statement/" + saying.id))


def change_marking(call: Call, record: str) -> None:
    """Change the marking of a record as a form says."""
    marking = parse_marking(call.filled("marking"), call.visit.reader)
    call.visit.house.remark(record, marking, call.visit.reader, call.filled("reason"))


def explain(call: Call, record: str) -> tuple[Reasons, ...]:
    """Say why the reader may see a record: every check of each of its markings."""
    reader, purpose = call.visit.reader, call.visit.terms.purpose
    try:
        found = call.visit.house.explain(record, reader, reader, purpose=purpose)
    except NotFound:  # a record of the past that nobody may see under the cards of today
        return ()
    return tuple(Reasons(handling_line([one]), one, checks) for one, checks in found)


def _turns(picture: Picture, saying: Saying) -> tuple[Turn, ...]:
    """Follow the withdrawals of a statement, and the withdrawals of those."""
    held = picture.history(saying.entity, saying.prop)
    return tuple(
        turn
        for turn in held
        if turn.kind in ("withdrawn", "restored")
        and turn.saying is not None
        and turn.saying.id == saying.id
    )
