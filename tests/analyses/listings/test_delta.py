"""What changed between two versions: added, taken off, renamed, amended."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.analyses.listings import compare_versions, find_version, versions
from sightline.errors import BadValue, NotFound
from tests.analyses.listings.shelf import Shelf
from tests.intake.lists.files import individual, save, treasury
from tests.intake.lists.test_treasury import PERSON

ADAM = individual(1, "MLi.001", "ADAM")
BEN = individual(2, "MLi.002", "BEN", INDIVIDUAL_DOCUMENT={"NUMBER": "A1"})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path)


def test_every_kind_of_change_is_told(shelf: Shelf) -> None:
    shelf.add(ADAM, BEN, individual(3, "MLi.003", "CARL"), day="2020-01-01")
    newer = individual(2, "MLi.002", "BEN", INDIVIDUAL_DOCUMENT={"NUMBER": "A2"})
    renamed = individual(1, "MLi.001", "ADEM")
    shelf.add(renamed, newer, individual(4, "MLi.004", "DAN"), day="2021-01-01")
    picture = shelf.picture()
    delta = compare_versions(picture, *versions(picture))
    assert [one.name for one in delta.added] == ["DAN"]
    assert [one.name for one in delta.removed] == ["CARL"]
    assert [one.reference for one in delta.renamed] == ["MLi.001"]
    assert (delta.renamed[0].changes[-1].before, delta.common) == (("ADAM",), 2)
    papers = {one.prop: (one.before, one.after) for one in delta.amended[1].changes}
    assert papers == {"paper number": (("A1",), ("A2",))}
    assert delta.cautions == ()


def test_a_version_against_itself_shows_nothing(shelf: Shelf) -> None:
    shelf.add(ADAM, BEN, day="2020-01-01")
    picture = shelf.picture()
    (one,) = versions(picture)
    delta = compare_versions(picture, one, one)
    assert (delta.added, delta.removed, delta.amended, delta.common) == ((), (), (), 2)


def test_forth_and_back_mirror_each_other(shelf: Shelf) -> None:
    shelf.add(ADAM, BEN, day="2020-01-01")
    shelf.add(BEN, individual(9, "MLi.009", "EVE"), day="2021-01-01")
    picture = shelf.picture()
    old, new = versions(picture)
    forth, back = compare_versions(picture, old, new), compare_versions(picture, new, old)
    assert (forth.added, forth.removed) == (back.removed, back.added)
    assert any("newer" in words for words in back.cautions)


def test_two_lists_are_not_compared(shelf: Shelf) -> None:
    shelf.add(ADAM, day="2020-01-01")
    shelf.take(save(shelf.folder, treasury(PERSON), "ofac.xml"))
    picture = shelf.picture()
    with pytest.raises(BadValue, match="two versions of one list"):
        compare_versions(picture, *versions(picture))


def test_versions_are_named_by_day_or_item(shelf: Shelf) -> None:
    item = shelf.add(ADAM, day="2020-01-01")
    picture = shelf.picture()
    assert find_version(picture, "un-sc@2020-01-01").item == item
    assert find_version(picture, item[:10]).item == item
    for wrong in ("un-sc@2020-01-02", item[:7], "", "x" * 200):
        with pytest.raises(NotFound):
            find_version(picture, wrong)


def test_an_incomplete_version_is_warned_of(shelf: Shelf) -> None:
    shelf.add(ADAM, BEN, day="2020-01-01")
    shelf.add(ADAM, individual("", "MLi.002", "BEN"), day="2021-01-01")
    picture = shelf.picture()
    (caution,) = compare_versions(picture, *versions(picture)).cautions
    assert "2021-01-01" in caution


def test_the_two_real_versions_differ_as_counted_by_hand(shelf: Shelf, shared: Path) -> None:
    for day in ("2020-11-30", "2025-04-19"):
        shelf.take(shared / f"data/sanctions/un_sc_consolidated_{day}.xml")
    picture = shelf.picture()
    delta = compare_versions(picture, *versions(picture))
    counted = (len(delta.added), len(delta.removed), len(delta.renamed), delta.common)
    assert counted == (45, 186, 9, 832)
    iran = [one for one in delta.removed if one.reference.startswith("IR")]
    assert len(iran) == 84
