"""Keeping the house: cards, cases, verifying, backups, moving, and who read what."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import msgspec

from sightline.access import CUSTODIAN, REGISTRAR, Answer, may_enrol, may_keep
from sightline.audit import Reading
from sightline.errors import BadValue, NotFound, Refused, SightlineError, WorkspaceError
from sightline.ledger import Problem, Verdict, backup, create_ledger, move, restore
from sightline.settings import read_settings, write_settings
from sightline.values import Reader
from sightline.values.entry import Opening
from sightline.workspace.house import Progress, find_store, today
from sightline.workspace.household import Household


class Keeping(Household):
    """A house with all that its registrars and custodians do in it."""

    def readers(self) -> list[Reader]:
        """List the cards of all readers, by name."""
        return [card for _, card in sorted(self._ledger.readers().items())]

    def cards(self, by: Reader) -> list[Reader]:
        """List the cards as a reader may see them: of cases that are not his he learns nothing.

        A registrar sees them all, because he assigns them.
        """
        by = self.reader(by.name)
        if REGISTRAR in by.roles:
            return self.readers()
        mine = frozenset(by.cases)
        return [
            msgspec.structs.replace(card, cases=tuple(one for one in card.cases if one in mine))
            for card in self.readers()
        ]

    def enrol(self, card: Reader, by: Reader) -> Reader:
        """Write a reader's card, new or changed, in the name of a registrar."""
        by = self.reader(by.name)
        card = msgspec.structs.replace(card, by=by.name)
        _demand(may_enrol(by, card, self._ledger.readers().get(card.name), today()))
        self._ledger.append([card], author=by.name)
        return card

    def open_case(self, case: str, by: Reader, *, purpose: str, basis: str) -> Reader:
        """Open a case with its own key; who opens it is assigned to it."""
        by = self.reader(by.name)
        if case in self._ledger.cases():
            raise Refused("a case of this name cannot be opened: choose another name")
        card = msgspec.structs.replace(by, cases=tuple(sorted({*by.cases, case})), by=by.name)
        opening = Opening(
            case=case, by=by.name, purpose=give_reason(purpose), basis=give_reason(basis)
        )
        self._ledger.append([opening, card], author=by.name)
        return card

    def erase_case(self, case: str, by: Reader, *, basis: str, reason: str) -> None:
        """Destroy the key of a case and purge every cached picture; the tombstone stays."""
        by = self.reader(by.name)
        _demand(may_keep(by, CUSTODIAN, today()))
        self._check_case(case, by)
        self._ledger.erase(
            case, basis=give_reason(basis), reason=give_reason(reason), author=by.name
        )
        self._cache.purge()

    def verify(self, by: Reader, progress: Progress | None = None) -> Verdict:
        """Check every byte of the ledger and of the reading log, in the name of a custodian."""
        _demand(may_keep(self.reader(by.name), CUSTODIAN, today()))
        verdict = self._ledger.verify(progress)
        more = tuple(Problem("reading log", what) for what in self._audit.problems())
        return msgspec.structs.replace(verdict, problems=verdict.problems + more)

    def backup(self, archive: Path, by: Reader) -> Verdict:
        """Copy the ledger into a new file; it counts only when the copy verifies.

        The keys do not go with it: back up the folder ``keys`` apart, so that
        an erasure reaches the backups too.
        """
        _demand(may_keep(self.reader(by.name), CUSTODIAN, today()))
        return backup(self._ledger, archive)

    def move(self, store: str, by: Reader) -> Self:
        """Move the ledger to another store, a file name or a PostgreSQL address, id for id."""
        _demand(may_keep(self.reader(by.name), CUSTODIAN, today()))
        settings = msgspec.structs.replace(self.settings, store=store)
        target = create_ledger(find_store(self.folder, settings), self.folder / "keys")
        try:
            move(self._ledger.store, target.store, self._ledger.keys)
        finally:
            target.close()
        write_settings(self.folder, settings)
        self._cache.purge()
        self.close()
        return type(self).open(self.folder)

    @classmethod
    def restore(cls, archive: Path, folder: Path) -> Self:
        """Bring a backup back into a house whose ledger is gone; settings and keys must stand."""
        settings = read_settings(folder)
        if "://" not in settings.store and (folder / settings.store).exists():
            raise WorkspaceError(
                f"{folder / settings.store} is there already: move it away before restoring"
            )
        target = create_ledger(find_store(folder, settings), folder / "keys")
        try:
            restore(archive, target.store, target.keys)
        except SightlineError:
            target.close()
            if "://" not in settings.store:
                (folder / settings.store).unlink(missing_ok=True)
            raise
        target.close()
        return cls.open(folder)

    def readings(self, by: Reader, limit: int = 1000) -> list[Reading]:
        """List who read what, in the name of a custodian."""
        _demand(may_keep(self.reader(by.name), CUSTODIAN, today()))
        return self._audit.readings(limit)

    def _check_case(self, case: str | None, by: Reader) -> None:
        if case is not None and case not in by.cases:
            raise NotFound(f"there is no case {case!r} to which {by.name} is assigned")


def give_reason(text: str) -> str:
    """Give a reason without the space around it; there must be one."""
    if not text.strip():
        raise BadValue("a reason is needed: say in a few words why")
    return text.strip()


def _demand(answer: Answer) -> None:
    if not answer:
        raise Refused(answer.reason)
