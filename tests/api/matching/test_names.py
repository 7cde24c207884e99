"""An index that takes long to build is asked for again, and is built once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sightline.api.matching.names import Names
from sightline.errors import StillBuilding
from sightline.reception import Hall, Visit


def test_who_asks_too_early_is_told_to_ask_again(folder: Path) -> None:
    names, hall = Names(patience=0.0, small=0), Hall(folder)

    def ask(visit: Visit) -> bool:
        try:
            names.prepare(visit, visit.picture("test"), "both")
        except StillBuilding:
            return False
        return True

    assert hall.receive_now("ana", ask) is False
    for _ in range(600):
        if hall.receive_now("ana", ask):
            break
        time.sleep(0.05)
    else:
        pytest.fail("the index was never ready")
    assert any(folder.rglob("*.link"))
    hall.close()
