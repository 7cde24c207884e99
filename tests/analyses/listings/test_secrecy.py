"""What a reader may not see of lists changes nothing that he is told of them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sightline.analyses.listings import all_standings, compare_versions, tell_course, versions
from sightline.picture import Picture
from tests.analyses.listings.shelf import Shelf
from tests.intake.lists.files import individual

ADAM = individual(1, "MLi.001", "ADAM")
BEN = individual(2, "MLi.002", "BEN")


def _told(picture: Picture) -> bytes:
    found = versions(picture)
    everybody = all_standings(picture)
    courses = [tell_course(picture, one) for one in everybody]
    deltas = [compare_versions(picture, found[0], one) for one in found]
    return msgspec.json.encode([found, everybody, courses, deltas])


def test_a_version_out_of_sight_takes_nobody_off(tmp_path: Path) -> None:
    """A picture is made of what its reader sees: the same records are the same answer."""
    shelf = Shelf(tmp_path)
    shelf.add(ADAM, BEN, day="2020-01-01")
    seen = list(shelf.records)
    shelf.add(ADAM, day="2021-01-01")
    assert _told(shelf.picture(seen)) == _told(Shelf(tmp_path).picture(seen))
    assert _told(shelf.picture()) != _told(shelf.picture(seen))
    assert all(one.left is None for one in all_standings(shelf.picture(seen)))


def test_the_order_of_filing_changes_nothing(tmp_path: Path) -> None:
    forth, back = Shelf(tmp_path), Shelf(tmp_path)
    for day, records in (("2020-01-01", (ADAM, BEN)), ("2021-01-01", (ADAM,))):
        forth.add(*records, day=day)
    for day, records in (("2021-01-01", (ADAM,)), ("2020-01-01", (ADAM, BEN))):
        back.add(*records, day=day)
    assert _told(forth.picture()) == _told(back.picture())
