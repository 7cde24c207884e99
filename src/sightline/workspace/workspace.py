"""A house of Sightline, opened: the only place where the ledger meets access.

Nobody queries the ledger. Whoever wants to read asks for a picture, and the
picture is built from what the reader's sight admits. Whoever wants to write
does so under his own name, and can neither name nor touch what he cannot see:
absent and forbidden are the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from sightline.errors import BadValue, NotFound
from sightline.judgements import AnyDeed, OnForecast, OnJudgement, OnRequirement, make_records
from sightline.judgements.review import find_filed, make_review_records
from sightline.values import (
    Decision,
    Identity,
    Level,
    Marking,
    Reader,
    Record,
    Remarking,
    Ruling,
    Withdrawal,
)
from sightline.workspace.deliberation import Done, prepare
from sightline.workspace.filing import check_files, check_markings, find_needs
from sightline.workspace.house import Progress, today
from sightline.workspace.keeping import Keeping, give_reason
from sightline.workspace.reviewing import Order, Reviewed, choose_loosest, prepare_review
from sightline.workspace.strictness import choose_marking

#: So many entities are looked up one by one, and more of them all at once.
_MANY = 100


class Added(msgspec.Struct, frozen=True):
    """What an act of adding did: how many records are new, how many were there already."""

    new: int
    known: int


class Workspace(Keeping):
    """A house with everything that can be done in it: reading, writing and keeping."""

    # Writing

    def add(
        self,
        records: Iterable[Record],
        by: Reader,
        *,
        case: str | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Append records in a reader's own name; what is there already changes nothing.

        Nobody files under a marking that he may not read himself, nor speaks of
        an item that he may not see. Cards and cases have their own functions.
        """
        by = self.reader(by.name)
        batch = list(records)
        self._check(batch, by, case)
        receipt = self._ledger.append(batch, author=by.name, case=case, progress=progress)
        hidden = self._count_hidden(batch, by) if receipt.known and case is None else 0
        return Added(new=receipt.added + hidden, known=receipt.known - hidden)

    def _check(self, batch: list[Record], by: Reader, case: str | None) -> None:
        self._check_case(case, by)
        needs = find_needs(batch)
        brought = {record.id: record for record in batch if isinstance(record, Marking)}
        check_markings(needs, self._ledger.markings() | brought, by, today())
        check_files(needs, frozenset(name for owner, name in self._kept if owner == by.name))
        if len(self._ledger.seen(needs.items, self._widest(by))) < len(needs.items):
            raise NotFound("a statement names an item that is not in your picture")

    def _count_hidden(self, batch: list[Record], by: Reader) -> int:
        """Count the records that were there out of the reader's sight: he is told they are new."""
        ids = {record.id for record in batch if not isinstance(record, Marking)}
        return len(ids) - len(self._ledger.seen(ids, self._widest(by)))

    def keep_file(self, content: bytes, by: Reader, case: str | None = None) -> str:
        """Keep a file as received; it is given out only with an item that names it."""
        by = self.reader(by.name)
        self._check_case(case, by)
        name = self._ledger.put_blob(content, case)
        self._kept.add((by.name, name))
        return name

    def file(self, item: str, reader: Reader) -> bytes:
        """Give the file of an item that is in the reader's picture."""
        with self.picture(reader, act="file", detail=item) as picture:
            held = picture.item(item).item
        if held.blob is None:
            raise NotFound(f"the item {item[:12]}… has no file")
        return self._ledger.get_blob(held.blob)

    def own_marking(self, by: Reader) -> Marking:
        """Make the marking that a reader's own notes carry unless he says otherwise."""
        level = min(by.clearance, Level.CONFIDENTIAL, key=lambda level: level.rank)
        body = f"org:{by.organisation}"
        return Marking.of(level, body, owner=body)

    def marking_for(
        self, basis: Iterable[str], by: Reader, given: Marking | None = None
    ) -> Marking:
        """Choose the marking of something that rests on records which a reader can see.

        It is the one given, if that is strict enough, or else the strictest of the basis.
        """
        by, ids = self.reader(by.name), frozenset(basis)
        if len(self._ledger.seen(ids, self._widest(by))) < len(ids):
            raise NotFound("it rests on a record that is not in your picture")
        bases = self._bindings(ids, by)
        return choose_marking(given, self.own_marking(by), bases, inherits=False)

    def withdraw(self, target: str, by: Reader, reason: str) -> Withdrawal:
        """Withdraw a record that the reader can see; whoever sees the one sees the other."""
        return self.withdraw_all([target], by, reason)[0]

    def withdraw_all(
        self, targets: Iterable[str], by: Reader, reason: str
    ) -> tuple[Withdrawal, ...]:
        """Withdraw several records that the reader can see, all of them or none."""
        by = self.reader(by.name)
        records = tuple(
            Withdrawal(
                author=by.name,
                known=_now(),
                marking=self._find(target, by)[0],
                reason=give_reason(reason),
                target=target,
            )
            for target in targets
        )
        self.add(records, by)
        return records

    # Reviewing documents

    def review(self, order: Order, by: Reader, *, marking: Marking | None = None) -> Reviewed:
        """Settle candidates of one document in a reader's own name: all of them, or none."""
        by = self.reader(by.name)
        at = dt.datetime.now(dt.UTC)
        with self.picture(by, purpose=order.purpose, act="review", detail=order.item) as picture:
            prepared = prepare_review(picture, order)
        own, records = self.own_marking(by), list[Record]()
        for ready in prepared.acts:
            sets = ready.alternatives or ((),)
            options = [self._bindings([order.item, *one], by) for one in sets]
            mark = choose_loosest(marking, own, options)
            records += make_review_records(
                ready.settled, prepared.document, prepared.entity, by=by, mark=mark, at=at
            )
        self.add(records, by, case=prepared.document.case)
        return Reviewed(acts=tuple(ready.settled for ready in prepared.acts))

    def undo_review(self, item: str, by: Reader, reason: str, purpose: str | None = None) -> int:
        """Withdraw an act of review with all that it let the document say; tell how much it was."""
        with self.picture(by, purpose=purpose, act="review", detail=item) as picture:
            targets = find_filed(picture, item)
        return len(self.withdraw_all(targets, by, reason))

    def decide(
        self,
        one: str,
        other: str,
        decision: Decision | str,
        by: Reader,
        *,
        reason: str,
        marking: Marking | None = None,
    ) -> Identity:
        """Decide whether two entities of a reader's picture are one; a later decision reverses."""
        ruling = Ruling.of(one, other, _choice(decision), give_reason(reason))
        return self.decide_all([ruling], by, marking=marking)[0]

    def decide_all(
        self, rulings: Iterable[Ruling], by: Reader, *, marking: Marking | None = None
    ) -> tuple[Identity, ...]:
        """Decide about many pairs of a reader's picture in one act: all of them, or none.

        No pair may stand in it twice: of two decisions that are known at one
        moment nobody could say which is the later.
        """
        by = self.reader(by.name)
        wanted = list(rulings)
        pairs = [(one.left, one.right) for one in wanted]
        if len(set(pairs)) < len(pairs):
            raise BadValue("a pair is decided twice in one act: decide about each pair once")
        if not wanted:
            return ()
        detail = " ".join(pairs[0]) if len(pairs) == 1 else f"{len(pairs)} pairs"
        with self.picture(by, act="decide", detail=detail) as picture:
            names = sorted({name for pair in pairs for name in pair})
            if len(names) > _MANY:
                names = sorted(set(names) - picture.ids())
            for entity in names:
                picture.entity(entity)  # raises NotFound for what is absent or hidden
        marking, known = marking or self.own_marking(by), _now()
        records = tuple(
            Identity(
                author=by.name,
                decision=one.decision,
                known=known,
                left=one.left,
                marking=marking.id,
                reason=one.reason,
                right=one.right,
            )
            for one in wanted
        )
        self.add([marking, *records], by)
        return records

    def remark(self, target: str, marking: Marking, by: Reader, reason: str) -> Remarking:
        """Change the marking of a record that the reader can see; only its owner can loosen it."""
        by = self.reader(by.name)
        self._find(target, by)
        note = self.own_marking(by)
        record = Remarking(
            author=by.name,
            body=f"org:{by.organisation}",
            known=_now(),
            marking=marking.id,
            reason=give_reason(reason),
            target=target,
        )
        self._ledger.append([marking, note, record], author=by.name)
        self._cache.purge()  # a kept picture may hold what its reader may no longer see
        return record

    def judge(self, deed: OnJudgement, by: Reader, **terms: Any) -> Done:
        """Draft, review, approve, contest, withdraw or replace a judgement, or keep a reply.

        An act that would not count is refused with all that it wants.
        ``marking`` says who may see it: as strictly as all that it rests on,
        which it is unless said otherwise. ``purpose`` is the purpose for which
        the basis is read, ``case`` the case in which the act is filed.
        """
        return self._act(deed, by, "judge", **terms)

    def require(self, deed: OnRequirement, by: Reader, **terms: Any) -> Done:
        """Raise, task, answer or close an information requirement, on the terms of `judge`."""
        return self._act(deed, by, "require", **terms)

    def forecast(self, deed: OnForecast, by: Reader, **terms: Any) -> Done:
        """Open, estimate or resolve a forecast question, on the terms of `judge`."""
        return self._act(deed, by, "forecast", **terms)

    def _act(
        self,
        deed: AnyDeed,
        by: Reader,
        act: str,
        *,
        marking: Marking | None = None,
        purpose: str | None = None,
        case: str | None = None,
    ) -> Done:
        by = self.reader(by.name)
        at = dt.datetime.now(dt.UTC)
        with self.picture(by, purpose=purpose, act=act, detail=deed.of) as picture:
            ready = prepare(deed, by.name, picture, at, case)
        bases = self._bindings(ready.binding, by)
        own = self.own_marking(by)
        mark = choose_marking(marking, own, bases, inherits=ready.inherits)
        _, records = make_records(
            ready.deed, by, marking=mark.id, at=at, derived_from=ready.derived_from
        )
        self.add([mark, *records], by, case=ready.case)
        return Done(id=ready.deed.of, deed=ready.deed, marking=mark)

    def _bindings(self, ids: Iterable[str], by: Reader) -> list[Marking]:
        """Find the markings of records that a reader can see, each once."""
        held, seen = self._ledger.markings(), self._ledger.seen(ids, self._widest(by))
        names = sorted({name for markings in seen.values() for name in markings})
        return [held[name] for name in names]

    def _find(self, target: str, by: Reader) -> tuple[str, ...]:
        """Find the markings of a record that a reader can see."""
        markings = self._ledger.seen([target], self._widest(by)).get(target)
        if not markings:
            raise NotFound(f"there is no record {target[:12]}… in your picture")
        return tuple(sorted(markings))


def _now() -> str:
    """Say the moment exactly: of two decisions on one day the later counts."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


def _choice(decision: Decision | str) -> Decision:
    try:
        return Decision(decision)
    except ValueError:
        raise BadValue(f"{decision!r} is not a decision: expected {', '.join(Decision)}") from None
