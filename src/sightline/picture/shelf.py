"""Pictures held open between two looks, so that a server need not open one for every page."""

from __future__ import annotations

from collections import OrderedDict

from sightline.picture.cache import Slot
from sightline.picture.picture import Picture


class Shelf:
    """A few open pictures of one house, the latest used last.

    A picture is found again only for the same reader in the same slot, so that neither a new
    record nor a new card ever meets an old picture. One whose file is gone, because something
    was erased, is let go of at the next look.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, Slot], Picture] = OrderedDict()

    def take(self, slot: Slot, reader: str) -> Picture | None:
        """Find the picture of a reader in a slot among those held."""
        self._let_go()
        found = self._held.get((reader, slot))
        if found is not None:
            self._held.move_to_end((reader, slot))
        return found

    def put(self, slot: Slot, reader: str, picture: Picture) -> None:
        """Hold a picture, and close those that were not used for longest."""
        if not self._most:
            return
        picture.hold()
        self._held[reader, slot] = picture
        self._held.move_to_end((reader, slot))
        while len(self._held) > self._most:
            self._held.popitem(last=False)[1].let_go()

    def clear(self) -> None:
        """Close everything that is held."""
        while self._held:
            self._held.popitem()[1].let_go()

    def _let_go(self) -> None:
        for key in [key for key, picture in self._held.items() if picture.gone]:
            self._held.pop(key).let_go()
