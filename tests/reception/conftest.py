"""A gate with a clock that tests move, and passwords that are quick to check."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from sightline.reception import Gate, password
from tests.reception.clock import Clock


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the slow hash quick; what it is made of is tested by itself."""
    monkeypatch.setattr(password, "HASHER", PasswordHasher(1, 64, 1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(tmp_path: Path, clock: Clock) -> Gate:
    return Gate(tmp_path, clock)
