"""Whether one marking is at least as strict as another, and the strictest of several.

What rests on something may be seen by nobody who may not see that: a
judgement would otherwise tell what its evidence is not allowed to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sightline.errors import TooOpen
from sightline.values import Instant, Level, Marking, Onward
from sightline.values.marking import HANDLING_CODES

_EVERYBODY = "all"
_ONWARD = list(Onward)


def find_looser(marking: Marking, bases: Iterable[Marking], ours: str) -> Iterator[str]:
    """Say in what a marking is looser than those of what it rests on; `ours` is our own body."""
    held = list(bases)
    for base in held:
        yield from _compare(marking, base)
    foreign = sorted({base.owner for base in held} - {ours})
    if foreign and marking.owner not in foreign:
        yield f"it rests on what {', '.join(foreign)} owns, who alone may loosen it: owner"


def _compare(marking: Marking, base: Marking) -> Iterator[str]:
    if marking.level.rank < base.level.rank:
        yield f"level {marking.level} is below {base.level}"
    if base.level is not Level.UNCLASSIFIED and _ends_earlier(marking, base):
        yield f"its level falls before that of its basis ({base.declassify_on or 'never'})"
    if _EVERYBODY not in base.audience and not set(marking.audience) <= set(base.audience):
        more = ", ".join(sorted(set(marking.audience) - set(base.audience)))
        yield f"{more} may not see all that it rests on"
    if base.purpose and not (marking.purpose and set(marking.purpose) <= set(base.purpose)):
        yield f"its basis is for {', '.join(base.purpose)} alone"
    if marking.judicial_use and not base.judicial_use:
        yield "its basis may not be used in court"
    if _ONWARD.index(marking.onward) > _ONWARD.index(base.onward):
        yield f"its basis is passed on: {base.onward}"


def _ends_earlier(marking: Marking, base: Marking) -> bool:
    if marking.declassify_on is None:
        return False
    mine = Instant.parse(marking.declassify_on).latest
    theirs = Instant.parse(base.declassify_on).latest if base.declassify_on else None
    return mine is None or theirs is None or mine < theirs


def join_strictest(own: Marking, bases: Sequence[Marking], *, inherits: bool) -> Marking:
    """Make the marking that is as strict as every one of them, and as open as that allows.

    What inherits goes on with something, and is for whoever may see that.
    """
    if not bases or (inherits and len(set(bases)) == 1):
        return bases[0] if bases else own
    held = [*bases] if inherits else [own, *bases]
    audience = _shared([set(one.audience) for one in held]) or _shared(
        [set(one.audience) for one in bases]
    )
    if not audience:
        raise TooOpen("no audience is common to all that this rests on: rest it on less")
    purposes = [set(one.purpose) for one in bases if one.purpose]
    if purposes and not set.intersection(*purposes):
        raise TooOpen("what this rests on is for different purposes: rest it on less")
    foreign = sorted({one.owner for one in bases} - {own.owner})
    return Marking.of(
        max((one.level for one in held), key=lambda level: level.rank),
        *audience,
        owner=foreign[0] if foreign else own.owner,
        code=max((one.code for one in bases), key=HANDLING_CODES.index),
        onward=min((one.onward for one in bases), key=_ONWARD.index),
        purpose=set.intersection(*purposes) if purposes else (),
    )


def _shared(audiences: Sequence[set[str]]) -> set[str]:
    """Find who is in every audience; 'all' stands for whoever the others name."""
    named = [one for one in audiences if _EVERYBODY not in one]
    return set.intersection(*named) if named else {_EVERYBODY}


def choose_marking(
    given: Marking | None, own: Marking, bases: Sequence[Marking], *, inherits: bool
) -> Marking:
    """Take the marking that was given, if it is strict enough, or the strictest of the bases."""
    marking = given or join_strictest(own, bases, inherits=inherits)
    looser = list(dict.fromkeys(find_looser(marking, bases, own.owner)))
    if looser:
        raise TooOpen("the marking is looser than what this rests on: " + "; ".join(looser))
    return marking
