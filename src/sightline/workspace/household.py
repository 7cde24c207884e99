"""What a house tells of itself: markings, cases, the reasons of a decision, its public key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from sightline.access import Check, explain
from sightline.errors import NotFound, WorkspaceError
from sightline.exercise import Batch
from sightline.ledger import CaseState, create_ledger
from sightline.picture import Picture
from sightline.settings import FILE, Settings, write_settings
from sightline.values import Marking, Reader
from sightline.workspace.house import House, find_store, today


class Household(House):
    """The part of a workspace that answers questions about the house, never about the world."""

    @classmethod
    def rehearse(
        cls,
        folder: Path,
        batches: Iterable[Batch],
        *,
        name: str,
        organisation: str,
        reader: str,
        progress: Callable[[int], None] | None = None,
    ) -> Self:
        """Found the house of an exercise, with all that was entered in it, by whom and when."""
        folder = folder.resolve()
        if (folder / FILE).exists():
            raise WorkspaceError(f"{folder} is a house already: open it, or choose another folder")
        settings = Settings(name=name, organisation=organisation, reader=reader)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ledger = create_ledger(find_store(folder, settings), folder / "keys")
        entered = 0
        for batch in batches:
            ledger.append(batch.records, author=batch.author, at=batch.at, case=batch.case)
            entered += len(batch.records)
            if progress is not None:
                progress(entered)
        write_settings(folder, settings)
        return cls(folder, settings, ledger)

    def markings(self, by: Reader) -> dict[str, Marking]:
        """Give the markings under which a reader may read, by their ids."""
        sight = self._widest(self.reader(by.name))
        held = self._ledger.markings()
        return {name: held[name] for name in sorted(sight.markings) if name in held}

    def cases(self, by: Reader) -> list[CaseState]:
        """List the cases to which a reader is assigned; of the others he learns nothing."""
        mine = self.reader(by.name).cases
        return [state for name, state in sorted(self._ledger.cases().items()) if name in mine]

    def explain(
        self, target: str, reader: Reader, by: Reader, *, purpose: str | None = None
    ) -> list[tuple[Marking, tuple[Check, ...]]]:
        """Explain whether a reader may see a record that `by` sees: every check of each marking."""
        by = self.reader(by.name)
        seen = self._ledger.seen([target], self._sight(by, purpose)).get(target)
        if not seen:
            raise NotFound(f"there is no record {target[:12]}… in your picture")
        picture = self.picture(by, purpose=purpose, act="explain", detail=f"{reader.name} {target}")
        with picture:
            case = _find_case(picture, target)
        held = self._ledger.markings()
        return [
            (
                held[name],
                explain(reader, "read", held[name], case=case, purpose=purpose, at=today()),
            )
            for name in sorted(seen)
        ]

    def public_key(self, by: Reader) -> str:
        """Give the key by which others check what this house signs."""
        self.reader(by.name)
        return self._ledger.keys.node.public.hex()


def _find_case(picture: Picture, target: str) -> str | None:
    """Find the case in which an item or a statement stands."""
    try:
        item = picture.statement(target).item
    except NotFound:
        item = target
    return picture.item(item).item.case
