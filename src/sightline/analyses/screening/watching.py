"""Standing watches: who is watched, what was seen last, and what is different now, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from sightline.analyses.screening.decision import LOOKED, UNWATCHED, WATCHED, Act, read_acts
from sightline.analyses.screening.screening import Candidate, Screening, name_result, read_screening
from sightline.errors import BadValue
from sightline.picture import Picture


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """One watch that has not ended: set by whom, since when, and the screening seen last."""

    of: str
    by: str
    since: dt.date
    looked: dt.date
    last: Screening
    item: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is different, in words. ``why`` says what it comes from."""

    kind: str
    words: str
    why: str
    entity: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A watch looked at again: what is different since, and the screening of now."""

    watch: Watch
    now: Screening
    changes: tuple[Change, ...]


def read_watches(picture: Picture, by: str) -> tuple[Watch, ...]:
    """Read the watches of a person that have not ended, the oldest first."""
    held: dict[str, Watch] = {}
    for act in read_acts(picture):
        if act.received.author != by:
            continue
        if act.act == UNWATCHED:
            held.pop(act.of, None)
        elif act.act in (WATCHED, LOOKED) and (screening := _read(act)) is not None:
            known = held.get(act.of)
            if known is None and act.act == LOOKED:
                continue
            held[act.of] = Watch(
                of=act.of,
                by=by,
                since=known.since if known else act.on,
                looked=act.on,
                last=screening,
                item=act.received.id,
            )
    return tuple(held.values())


def _read(act: Act) -> Screening | None:
    try:
        return read_screening(act.words["screening"])
    except (KeyError, BadValue):
        return None


def compare(before: Screening, now: Screening) -> tuple[Change, ...]:
    """Tell what is different between two screenings of one subject; likeness alone is no change."""
    return tuple(_compare(before, now))


def _compare(before: Screening, now: Screening) -> Iterator[Change]:
    why = _say_why(before, now)
    if before.result != now.result:
        words = f"{name_result(before.result)} is now {name_result(now.result)}"
        yield Change(kind="result", words=words, why=why)
    earlier = {one.entity: one for one in before.candidates}
    later = {one.entity: one for one in now.candidates}
    for name in sorted(earlier.keys() | later.keys()):
        old, new = earlier.get(name), later.get(name)
        if old is None and new is not None:
            words = f"{new.caption} is a candidate now: {_say(new)}"
            yield Change(kind="appeared", entity=name, words=words, why=why)
        elif new is None and old is not None:
            yield Change(
                kind="gone", entity=name, words=f"{old.caption} is no candidate any more", why=why
            )
        elif old is not None and new is not None:
            yield from _compare_candidates(old, new, why)


def _compare_candidates(old: Candidate, new: Candidate, why: str) -> Iterator[Change]:
    def change(kind: str, words: str) -> Change:
        return Change(kind=kind, entity=new.entity, words=f"{new.caption}: {words}", why=why)

    if old.verdict != new.verdict or old.certain != new.certain or old.settled != new.settled:
        yield change("verdict", f"{name_result(new.verdict)}, {new.because}")
    if [one.words for one in old.standings] != [one.words for one in new.standings]:
        yield change("listing", "; ".join(one.words for one in new.standings) or "on no list")
    if old.through != new.through:
        yield change("ties", "; ".join(_say_ties(new)) or "nobody listed stands above it any more")
    rest = set(old.basis) ^ set(new.basis)
    if rest and old.standings == new.standings and old.through == new.through:
        gained, lost = len(set(new.basis) - set(old.basis)), len(set(old.basis) - set(new.basis))
        yield change("statements", f"{gained} statements more and {lost} fewer are known of it")


def _say(candidate: Candidate) -> str:
    stood = [one.words for one in candidate.standings] + list(_say_ties(candidate))
    return "; ".join(stood) or candidate.because


def _say_ties(candidate: Candidate) -> Iterator[str]:
    for one in candidate.through:
        yield f"{', '.join(one.ties)} ({one.words})"


def _say_why(before: Screening, now: Screening) -> str:
    """Say where a difference comes from: lists, rule, day, or statements."""
    old = {(seen.list, seen.version, seen.sha256) for seen in before.lists}
    new = {(seen.list, seen.version, seen.sha256) for seen in now.lists}
    reasons = [
        f"the list {which} has the version {version}" for which, version, _ in sorted(new - old)
    ]
    if before.rule != now.rule:
        reasons.append(f"the rule is {now.rule.rule} {now.rule.version}")
    if now.day < before.day:
        reasons = [f"the day asked for is {now.day}, before that of the last look"]
    if not reasons:
        same = before.address == now.address
        reasons.append("time has passed" if same else "statements, decisions or the day are new")
    return "; ".join(reasons)
