"""A house of Sightline, opened: the only place where the ledger meets access.

Nobody queries the ledger. Whoever wants to read asks for a picture, and the
picture is built from what the reader's sight admits. Whoever wants to write
does so under his own name, and can neither name nor touch what he cannot see:
absent and forbidden are the same answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from sightline.access import CUSTODIAN, REGISTRAR, Answer, may, may_enrol, may_keep, sight_of
from sightline.audit import Audit, Reading
from sightline.errors import BadValue, NotFound, Refused, WorkspaceError
from sightline.ledger import Ledger, Verdict, create_ledger, open_ledger
from sightline.picture import Picture, PictureCache, build
from sightline.settings import FILE, Settings, read_settings, write_settings
from sightline.values import (
    Decision,
    Identity,
    Item,
    Level,
    Marking,
    Reader,
    Record,
    Remarking,
    Sight,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Opening

Progress = Callable[[int], None]


class Added(msgspec.Struct, frozen=True):
    """What an act of adding did: how many records are new, how many were there already."""

    new: int
    known: int


class Workspace:
    """One house: a folder with settings, a ledger, keys, a reading log and cached pictures."""

    def __init__(self, folder: Path, settings: Settings, ledger: Ledger) -> None:
        #: Where everything lies.
        self.folder = folder
        #: What the house is called and who reads by default.
        self.settings = settings
        self._ledger = ledger
        self._audit = Audit(folder / "readings.db")
        self._cache = PictureCache(folder / "pictures")

    # Opening and closing

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        name: str,
        organisation: str,
        reader: str,
        clearance: Level = Level.STRICTLY_CONFIDENTIAL,
        store: str = "ledger.db",
    ) -> Self:
        """Found a house in a folder, with its first reader as registrar and custodian."""
        folder = folder.resolve()
        if (folder / FILE).exists():
            raise WorkspaceError(f"{folder} is a house already: open it, or choose another folder")
        settings = Settings(name=name, organisation=organisation, store=store, reader=reader)
        first = Reader(
            name=reader,
            organisation=organisation,
            clearance=clearance,
            roles=(CUSTODIAN, REGISTRAR),
            by=reader,
        )
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        ledger = create_ledger(_address(folder, settings), folder)
        ledger.append([first], author=reader)
        write_settings(folder, settings)
        return cls(folder, settings, ledger)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the house in a folder."""
        folder = folder.resolve()
        settings = read_settings(folder)
        return cls(folder, settings, open_ledger(_address(folder, settings), folder))

    def close(self) -> None:
        """Close the ledger; what was acknowledged is on disk already."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading

    def reader(self, name: str | None = None) -> Reader:
        """Find the card of a reader, or of the one who reads by default."""
        name = name or self.settings.reader
        card = self._ledger.readers().get(name or "")
        if card is None or card.active is not True:
            raise NotFound(f"there is no active reader {name!r} in this house: see `sightline reader`")
        return card

    def picture(
        self,
        reader: Reader,
        *,
        known: dt.date | None = None,
        as_of: dt.date | None = None,
        upto: int | None = None,
        purpose: str | None = None,
        act: str = "picture",
        detail: str = "",
        progress: Progress | None = None,
    ) -> Picture:
        """Build what a reader may see, as known on a day and as of a day, and note the reading."""
        reader = self.reader(reader.name)  # the card of today, not the one in somebody's hands
        sight = self._sight(reader, purpose)
        picture = self._cache.fetch(
            self._ledger, sight, known=known, as_of=as_of, upto=upto, progress=progress
        )
        self._audit.note(reader.name, act, detail, picture.address)
        return picture

    def _sight(self, reader: Reader, purpose: str | None = None) -> Sight:
        cases = [name for name, state in self._ledger.cases().items() if not state.erased]
        return sight_of(reader, self._ledger.markings(), cases, at=_today(), purpose=purpose)

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
        self._check_filing(batch, by, case)
        receipt = self._ledger.append(batch, author=by.name, case=case, progress=progress)
        return Added(new=receipt.added, known=receipt.known)

    def _check_filing(self, batch: list[Record], by: Reader, case: str | None) -> None:
        if case is not None and case not in by.cases:
            raise NotFound(f"there is no case {case!r} to which {by.name} is assigned")
        held = dict(self._ledger.markings())
        mine: set[str] = set()
        used: set[str] = set()
        needed: set[str] = set()
        for record in batch:
            match record:
                case Marking():
                    held[record.id] = record
                case Item():
                    mine.add(record.id)
                    used.add(record.marking)
                case Statement():
                    needed.add(record.item)
                    if record.marking is not None:
                        used.add(record.marking)
                case Identity() | Withdrawal() | Remarking():
                    used.add(record.marking)
                case _:
                    raise Refused(f"{type(record).__name__} is not appended by hand")
        for name in used:
            if not may(by, "read", held.get(name), at=_today()):
                raise Refused("nobody files under a marking that he may not read himself")
        sight = self._sight(by)
        for missing in needed - mine:
            if not self._ledger.admits(sight, missing):
                raise NotFound("a statement names an item that is not in your picture")

    def own_marking(self, by: Reader) -> Marking:
        """Make the marking that a reader's own notes carry unless he says otherwise."""
        level = min(by.clearance, Level.CONFIDENTIAL, key=lambda level: level.rank)
        body = f"org:{by.organisation}"
        return Marking.of(level, body, owner=body)

    def withdraw(self, target: str, by: Reader, reason: str) -> Withdrawal:
        """Withdraw a record that the reader can see, with a reason; whoever sees it sees this too."""
        by = self.reader(by.name)
        markings = self._find(target, by)
        record = Withdrawal(
            author=by.name,
            known=_today().isoformat(),
            marking=markings[0],
            reason=_reason(reason),
            target=target,
        )
        self.add([record], by)
        return record

    def decide(
        self,
        one: str,
        other: str,
        decision: Decision | str,
        by: Reader,
        reason: str,
        marking: Marking | None = None,
    ) -> Identity:
        """Decide whether two entities of the reader's picture are one; a later decision reverses it."""
        by = self.reader(by.name)
        picture = self.picture(by, act="decide", detail=f"{one} {other}")
        for entity in (one, other):
            picture.entity(entity)  # raises NotFound for what is absent or hidden
        marking = marking or self.own_marking(by)
        record = Identity.of(
            one,
            other,
            Decision(decision),
            author=by.name,
            known=_today().isoformat(),
            marking=marking.id,
            reason=_reason(reason),
        )
        self.add([marking, record], by)
        return record

    def remark(self, target: str, marking: Marking, by: Reader, reason: str) -> Remarking:
        """Change the marking of a record that the reader can see; only its owner can loosen it."""
        by = self.reader(by.name)
        self._find(target, by)
        note = self.own_marking(by)
        record = Remarking(
            author=by.name,
            body=f"org:{by.organisation}",
            known=_today().isoformat(),
            marking=marking.id,
            reason=_reason(reason),
            target=target,
        )
        self._ledger.append([marking, note, record], author=by.name)
        return record

    def _find(self, target: str, by: Reader) -> tuple[str, ...]:
        """Find the markings of a record that a reader can see."""
        markings = self._ledger.markings_of(target, self._sight(by))
        if not markings:
            raise NotFound(f"there is no record {target[:12]}… in your picture")
        return tuple(sorted(markings))

    # Keeping the house

    def readers(self) -> list[Reader]:
        """List the cards of all readers, by name."""
        return [card for _, card in sorted(self._ledger.readers().items())]

    def enrol(self, card: Reader, by: Reader) -> Reader:
        """Write a reader's card, new or changed, in the name of a registrar."""
        by = self.reader(by.name)
        card = msgspec.structs.replace(card, by=by.name)
        _demand(may_enrol(by, card, self._ledger.readers().get(card.name), _today()))
        self._ledger.append([card], author=by.name)
        return card

    def open_case(self, case: str, by: Reader, *, purpose: str, basis: str) -> Reader:
        """Open a case with its own key; who opens it is assigned to it."""
        by = self.reader(by.name)
        if case in self._ledger.cases():
            raise Refused("a case of this name cannot be opened: choose another name")
        card = msgspec.structs.replace(by, cases=tuple(sorted({*by.cases, case})), by=by.name)
        opening = Opening(case=case, by=by.name, purpose=_reason(purpose), basis=_reason(basis))
        self._ledger.append([opening, card], author=by.name)
        return card

    def erase_case(self, case: str, by: Reader, *, basis: str, reason: str) -> None:
        """Destroy the key of a case and purge every cached picture; the tombstone stays."""
        by = self.reader(by.name)
        _demand(may_keep(by, CUSTODIAN, _today()))
        if case not in by.cases:
            raise NotFound(f"there is no case {case!r} to which {by.name} is assigned")
        self._ledger.erase(case, basis=_reason(basis), reason=_reason(reason), author=by.name)
        self._cache.purge()

    def verify(self, by: Reader, progress: Progress | None = None) -> Verdict:
        """Check every byte of the ledger and of the reading log, in the name of a custodian."""
        _demand(may_keep(self.reader(by.name), CUSTODIAN, _today()))
        return self._ledger.verify(progress).with_problems(self._audit.problems())

    def readings(self, by: Reader, limit: int = 1000) -> list[Reading]:
        """List who read what, in the name of a custodian."""
        _demand(may_keep(self.reader(by.name), CUSTODIAN, _today()))
        return self._audit.readings(limit)


def _address(folder: Path, settings: Settings) -> str:
    return settings.store if "://" in settings.store else str(folder / settings.store)


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _reason(text: str) -> str:
    if not text.strip():
        raise BadValue("a reason is needed: say in a few words why")
    return text.strip()


def _demand(answer: Answer) -> None:
    if not answer:
        raise Refused(answer.reason)
