"""Passwords that are quick to check."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from sightline.reception import password


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the slow hash quick; what it is made of is tested at the reception."""
    monkeypatch.setattr(password, "HASHER", PasswordHasher(1, 64, 1))
