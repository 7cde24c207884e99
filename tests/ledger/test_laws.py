"""The laws hold on every store and for all keys."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from sightline.ledger import FolderKeys, Keys, Ledger, MemoryKeys, laws


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.__name__)
def test_law(law: laws.Law, make: Callable[[], Ledger]) -> None:
    law(make)


@pytest.mark.parametrize("law", laws.KEY_LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("kind", ["memory", "folder"])
def test_law_of_keys(law: laws.KeyLaw, kind: str, tmp_path: Path) -> None:
    numbers = count()

    def make() -> Keys:
        if kind == "memory":
            return MemoryKeys()
        return FolderKeys(tmp_path / str(next(numbers)), create=True)

    law(make)
