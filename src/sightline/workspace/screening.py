"""The house with its screening desk: names, screenings, decisions, certificates and watches."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

import msgspec

from sightline.analyses.screening import (
    LISTS,
    LOOKED,
    SCREENED,
    UNWATCHED,
    WATCHED,
    Decided,
    Desk,
    Rule,
    Screening,
    Seen,
    Subject,
    Verdict,
    Watch,
    compare,
    list_wants,
    load_rule,
    make_act,
    read_decisions,
    read_watches,
    without_address,
)
from sightline.engines.names import Index
from sightline.errors import NotFound, Refused, Unready
from sightline.picture import Picture
from sightline.products.certificate import Certificate, make_certificate
from sightline.values import Marking, Reader
from sightline.workspace.house import today
from sightline.workspace.naming import open_names
from sightline.workspace.strictness import choose_marking
from sightline.workspace.workspace import Workspace as Archive


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a screening is asked for: the day, the purpose, the pool and the rule."""

    day: dt.date
    purpose: str = "vendor"
    against: str = LISTS
    rule: Rule = msgspec.field(default_factory=load_rule)


class Screened(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that was filed: of which screening, what was decided, under which marking."""

    id: str
    screening: Screening
    decided: Decided
    marking: Marking


class Workspace(Archive):
    """A house with everything that can be done in it, the screening of names among it."""

    def names(self, picture: Picture, *, against: str = LISTS, rule: Rule | None = None) -> Index:
        """Open the index of names of a picture: built once, of what its reader may see."""
        return open_names(self._cache.folder / "names", picture, against, rule or load_rule())

    def desk(self, picture: Picture, asked: Asked) -> Desk:
        """Open the desk at which subjects are screened in a picture."""
        index = self.names(picture, against=asked.against, rule=asked.rule)
        return Desk(
            picture,
            index,
            day=asked.day,
            rule=asked.rule,
            purpose=asked.purpose,
            against=asked.against,
        )

    def decide_screening(
        self,
        subject: Subject,
        asked: Asked,
        by: Reader,
        *,
        result: str,
        reason: str,
        review_due: dt.date,
        same: Iterable[str] = (),
        another: Iterable[tuple[str, str]] = (),
        seen: str | None = None,
        marking: Marking | None = None,
        purpose: str | None = None,
    ) -> Screened:
        """Decide a screening in one's own name: the result, and of each candidate who it is.

        The subject is screened once more, and what is found is filed with the decision. ``seen``
        is the mark of the screening that was looked at: when something else is found now, the
        decision is refused. ``purpose`` is that for which the picture is read. The marking is as
        strict as all that the screening rests on.
        """
        by = self.reader(by.name)
        with self.picture(by, purpose=purpose, act="screen decide", detail=subject.name) as picture:
            screening = self.desk(picture, asked).screen(subject)
            case = _find_case(picture, screening)
        if seen is not None and seen != mark_of(screening):
            raise Unready("something else is found now than was looked at: screen again first")
        decided = Decided(
            result=result,
            reason=reason.strip(),
            review_due=review_due,
            verdicts=_answer(screening, tuple(same), tuple(another)),
        )
        wants = list_wants(screening, decided, today())
        if wants:
            raise Unready("this does not count yet:\n" + "\n".join(f"- {want}" for want in wants))
        name = f"screening-{secrets.token_hex(10)}"
        mark = self._file(
            Act(SCREENED, name, case), screening, by, marking=marking, decided=decided
        )
        return Screened(id=name, screening=screening, decided=decided, marking=mark)

    def certify(self, screening: str, by: Reader, *, purpose: str | None = None) -> Certificate:
        """Certify a decided screening of a reader's picture with the key of the house."""
        by = self.reader(by.name)
        with self.picture(by, purpose=purpose, act="certify", detail=screening) as picture:
            decision = next((one for one in read_decisions(picture) if one.of == screening), None)
        if decision is None:
            raise NotFound(f"there is no decided screening {screening!r} in your picture")
        marks = self._bindings([decision.item], by)
        return make_certificate(
            decision,
            self._ledger.keys.node,
            house=self.settings.name,
            organisation=self.settings.organisation,
            handling="; ".join(sorted(str(mark) for mark in marks)),
        )

    # Watches

    def watch(
        self,
        subject: Subject,
        asked: Asked,
        by: Reader,
        *,
        marking: Marking | None = None,
        purpose: str | None = None,
    ) -> Watch:
        """Keep a watch on a subject: what is found now is what later looks are compared with."""
        by = self.reader(by.name)
        with self.picture(by, purpose=purpose, act="watch add", detail=subject.name) as picture:
            screening = self.desk(picture, asked).screen(subject)
            case = _find_case(picture, screening)
        name = f"watch-{secrets.token_hex(10)}"
        self._file(Act(WATCHED, name, case), screening, by, marking=marking)
        return Watch(of=name, by=by.name, since=today(), looked=today(), last=screening, item="")

    def look(
        self,
        by: Reader,
        *,
        day: dt.date,
        rule: Rule | None = None,
        purpose: str | None = None,
    ) -> tuple[Seen, ...]:
        """Screen everybody one watches once more, and keep what is different."""
        by = self.reader(by.name)
        found: list[Seen] = []
        with self.picture(by, purpose=purpose, act="watch run") as picture:
            desks: dict[tuple[str, str], Desk] = {}
            for watch in read_watches(picture, by.name):
                asked = _ask_again(watch, day, rule)
                key = asked.purpose, asked.against
                desk = desks.setdefault(key, desks.get(key) or self.desk(picture, asked))
                now = desk.screen(watch.last.subject)
                found.append(Seen(watch=watch, now=now, changes=compare(watch.last, now)))
            cases = [_find_case(picture, one.now) if one.changes else None for one in found]
        for one, case in zip(found, cases, strict=True):
            if one.changes:
                self._file(Act(LOOKED, one.watch.of, case), one.now, by)
        return tuple(found)

    def unwatch(self, watch: str, by: Reader, reason: str, *, purpose: str | None = None) -> Watch:
        """End a watch of one's own, with the reason."""
        by = self.reader(by.name)
        with self.picture(by, purpose=purpose, act="watch remove", detail=watch) as picture:
            held = next((one for one in read_watches(picture, by.name) if one.of == watch), None)
            case = picture.item(held.item).item.case if held else None
        if held is None:
            raise NotFound(f"there is no watch {watch!r} of yours in your picture")
        if not reason.strip():
            raise Unready("a reason is needed: say in a few words why")
        self._file(Act(UNWATCHED, watch, case, reason.strip()), held.last, by)
        return held

    def _file(
        self,
        act: Act,
        screening: Screening,
        by: Reader,
        *,
        marking: Marking | None = None,
        decided: Decided | None = None,
    ) -> Marking:
        """File an act under a marking as strict as all that it rests on."""
        bases = self._bindings(screening.basis, by)
        mark = choose_marking(marking, self.own_marking(by), bases, inherits=False)
        records = make_act(
            act.name,
            act.of,
            screening,
            by,
            marking=mark.id,
            at=dt.datetime.now(dt.UTC),
            decided=decided,
            words=act.words,
        )
        self.add([mark, *records], by, case=act.case)
        return mark


class Act(NamedTuple):
    """Which act it is, of which screening or watch, in which case, and with what words."""

    name: str
    of: str
    case: str | None
    words: str = ""


def mark_of(screening: Screening) -> str:
    """Name what was found, whatever else is new in the picture."""
    return sha256(without_address(screening)).hexdigest()[:16]


def _find_case(picture: Picture, screening: Screening) -> str | None:
    """Find the case of what a screening rests on: what it tells is erased together with that."""
    items = set(picture.items_named(screening.basis))
    items |= {picture.statement(one).item for one in screening.basis if one not in items}
    cases = {one.item.case for one in picture.items_named(items).values()} - {None}
    if len(cases) > 1:
        named = ", ".join(sorted(case for case in cases if case))
        raise Refused(f"this rests on the cases {named}, and an act lies in one")
    return next(iter(cases), None)


def _answer(
    screening: Screening, same: tuple[str, ...], another: tuple[tuple[str, str], ...]
) -> tuple[Verdict, ...]:
    """Put the answers beside the candidates as they are now."""
    marks = {one.entity: one.mark for one in screening.candidates}
    answers = {name: Verdict(entity=name, same=True, mark=marks.get(name, "")) for name in same}
    for name, reason in another:
        if name in answers:
            raise Unready(f"{name} is said to be the same and to be another: say one of them")
        answers[name] = Verdict(entity=name, same=False, mark=marks.get(name, ""), reason=reason)
    return tuple(answers[name] for name in sorted(answers))


def _ask_again(watch: Watch, day: dt.date, rule: Rule | None) -> Asked:
    last = watch.last
    return Asked(day=day, purpose=last.purpose, against=last.against, rule=rule or load_rule())
