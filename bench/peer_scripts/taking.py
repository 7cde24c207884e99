"""Taking what the peers offer by name: they are not installed where types are checked."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def take(name: str) -> Any:
    """Import one thing, named as `module:thing`, or a whole module."""
    module, colon, thing = name.partition(":")
    found = import_module(module)
    return getattr(found, thing) if colon else found
