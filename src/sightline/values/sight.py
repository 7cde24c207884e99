"""What one reader may see: the permitted markings and cases, and nothing else.

A sight is computed by `access` and handed to the ledger, which gives out the
records all of whose markings are in it. An empty sight sees nothing.
"""

from __future__ import annotations

import msgspec


class Sight(msgspec.Struct, frozen=True):
    """The markings and cases that one reader may see at one moment."""

    markings: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()

    def admits(self, markings: frozenset[str], case: str | None) -> bool:
        """Say whether a record with these markings, in this case, may be seen.

        A record without a marking is seen by nobody.
        """
        return bool(markings) and markings <= self.markings and (case is None or case in self.cases)
