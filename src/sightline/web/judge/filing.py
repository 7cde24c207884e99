"""Filing an act from a page: everything that it wants is said at once, and nothing is lost."""

from __future__ import annotations

from sightline.errors import BadValue, NotFound, Refused, Unready
from sightline.judgements import AnyDeed, check, list_wants
from sightline.web.call import Call
from sightline.web.judge.entry import Entry
from sightline.web.judge.sitting import Sitting


def find_wrong(call: Call, sitting: Sitting, deed: AnyDeed) -> tuple[str, ...]:
    """List all that an act wants before it counts, what it names and may not name among it."""
    docket, by = sitting.docket, call.visit.reader.name
    wants = list_wants(deed, by, docket, docket.day)
    try:
        check(deed, by, docket, docket.day)
    except Unready:
        return tuple(wants)
    except NotFound as error:
        return (str(error), *wants)
    return tuple(wants)


def file_deed(
    call: Call, sitting: Sitting, family: str, deed: AnyDeed, entry: Entry
) -> tuple[str, tuple[str, ...]]:
    """File an act; give the id of what it is about, or everything that is wrong."""
    marking = entry.marking()
    wrong = (*entry.mistakes, *find_wrong(call, sitting, deed))
    if wrong:
        return "", wrong
    act = getattr(call.visit.house, family)
    try:
        done = act(
            deed,
            call.visit.reader,
            marking=marking,
            purpose=call.visit.terms.purpose,
            case=entry.text("case") or None,
        )
    except (BadValue, NotFound, Refused) as error:
        return "", (str(error),)
    return done.id, ()
