"""The gate of a house: who comes in, by what, and what was done there.

What it can do is parted by the things it keeps: sessions, keys of programs, second factors,
passwords, one-time links, and identities of a provider.
"""

from __future__ import annotations

from sightline.reception.doors import now
from sightline.reception.identity import Identities

__all__ = ["Gate", "now"]


class Gate(Identities):
    """The accounts and sessions of one house."""
