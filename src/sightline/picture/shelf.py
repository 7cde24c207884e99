"""Pictures held open between two looks, so that a server need not open one for every page."""

from __future__ import annotations

from collections import OrderedDict

from sightline.picture.cache import Slot
from sightline.picture.picture import Picture


class Shelf:
    """A few open pictures of one house, the latest used last.

    A picture is found again only in the same slot, so that neither a new record nor a new card
    ever meets an old picture. Readers whose cards let them see exactly the same are in one slot
    and share what is open; each gets it under the own name. One whose file is gone, because
    something was erased, is let go of at the next look.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Slot, Picture] = OrderedDict()

    def take(self, slot: Slot, reader: str) -> Picture | None:
        """Find the picture of a slot among those held, in the name of a reader."""
        self._let_go()
        found = self._held.get(slot)
        if found is None:
            return None
        self._held.move_to_end(slot)
        return found.named_for(reader)

    def put(self, slot: Slot, picture: Picture) -> None:
        """Hold a picture that was just opened, and close those that were not used for longest."""
        if not self._most:
            return
        picture.hold()
        self._held[slot] = picture
        while len(self._held) > self._most:
            self._held.popitem(last=False)[1].let_go()

    def clear(self) -> None:
        """Close everything that is held."""
        while self._held:
            self._held.popitem()[1].let_go()

    def _let_go(self) -> None:
        for key in [key for key, picture in self._held.items() if picture.gone]:
            self._held.pop(key).let_go()
