"""Versions of a list on a shelf, and the picture that a reader has of them."""

from __future__ import annotations

from pathlib import Path

from sightline.intake.lists import ListTerms, open_list
from sightline.picture import Picture, build
from sightline.values import Level, Marking, Record
from tests.intake.lists.files import save, united_nations
from tests.picture.world import block

MARKING = Marking.of(Level.UNCLASSIFIED, "org:test", owner="org:test")


class Shelf:
    """Lists as they are received, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records: list[Record] = []

    def add(self, *records: str, day: str) -> str:
        """Put a version of the Security Council's list on the shelf; give the id of its item."""
        path = save(self.folder, united_nations(*records, day=f"{day}T10:00:00Z"), f"{day}.xml")
        return self.take(path)

    def take(self, path: Path, **terms: str) -> str:
        """Put a file on the shelf."""
        opened = open_list(path, ListTerms(marking=MARKING.id, **terms))
        for batch in opened.batches():
            self.records += [*batch.items, *batch.statements]
        return opened.item.id

    def picture(self, records: list[Record] | None = None) -> Picture:
        """The picture of all that is on the shelf, or of some of it."""
        held = self.records if records is None else records
        return build([block(held, markings=(MARKING.id,))], reader="ana")
