"""Kept forms: what their items say, and how they are found again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sightline.errors import BadValue, NotFound
from sightline.products.record import (
    COMPLETE,
    Kept,
    Saving,
    find_kept,
    list_kept,
    list_versions,
    make_item,
    make_records,
    read_kept,
)
from sightline.values import Item, Kind, Reader
from sightline.workspace import Workspace

NOW = dt.datetime(2018, 6, 30, 12, tzinfo=dt.UTC)


def _keep(house: Workspace, by: Reader, content: bytes, **terms: object) -> Item:
    mark = house.own_marking(by)
    given = {"form": "threat", "title": "T", "marking": mark.id, "at": NOW} | terms
    item = make_item(Saving(blob=house.keep_file(content, by), **given))  # type: ignore[arg-type]
    house.add([mark, *make_records(item)], by)
    return item


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "house", name="h", organisation="jmac", reader="ana")


def test_versions_follow_one_another(house: Workspace) -> None:
    by = house.reader("ana")
    first = _keep(house, by, b"{}")
    with house.picture(by) as picture:
        (before,) = list_kept(picture, "threat")
    second = _keep(house, by, b"{ }", replaces=before, stage=COMPLETE)
    other = _keep(house, by, b"{  }", form="settlement")
    with house.picture(by) as picture:
        (kept,) = list_kept(picture, "threat")
        assert (kept.item, kept.version, kept.stage) == (second.id, 2, COMPLETE)
        assert (kept.record, kept.replaces) == (before.record, first.id)
        assert [one.version for one in list_versions(picture, kept)] == [2, 1]
        assert [one.item for one in list_kept(picture, "settlement")] == [other.id]
        assert find_kept(picture, first.id, "threat").version == 1
        with pytest.raises(NotFound):
            find_kept(picture, other.id, "threat")
    house.withdraw(second.id, by, "wrong")
    with house.picture(by) as picture:
        assert [one.item for one in list_kept(picture, "threat")] == [first.id]
        with pytest.raises(NotFound):
            find_kept(picture, second.id, "threat")
    house.close()


def test_two_forms_of_one_content_are_two(house: Workspace) -> None:
    by = house.reader("ana")
    _keep(house, by, b"{}")
    _keep(house, by, b"{}")
    with house.picture(by) as picture:
        assert len(list_kept(picture, "threat")) == 2
    house.close()


@pytest.mark.parametrize(
    "about",
    [
        {},
        {"form": "letter", "record": "r", "version": "1"},
        {"form": "threat", "record": "r", "version": "one"},
        {"form": "threat", "record": "", "version": "1"},
        {"form": "threat", "record": "r"},
    ],
)
def test_what_is_no_form_is_none(house: Workspace, about: dict[str, str]) -> None:
    by, mark = house.reader("ana"), house.own_marking(house.reader("ana"))
    blob = house.keep_file(b"x", by)
    item = Item(title="x", item_kind=Kind.NOTE, about=about, blob=blob, marking=mark.id)
    house.add([mark, item], by)
    with house.picture(by) as picture:
        assert read_kept(picture.item(item.id)) is None
    house.close()


@pytest.mark.parametrize("change", [{"form": "letter"}, {"stage": "done"}])
def test_a_form_that_is_not_kept_is_refused(change: dict[str, str]) -> None:
    terms = {"form": "threat", "title": "T", "blob": "b", "marking": "m", "at": NOW} | change
    with pytest.raises(BadValue):
        make_item(Saving(**terms))  # type: ignore[arg-type]


def test_a_marking_is_never_looser_than_its_basis(house: Workspace) -> None:
    by = house.reader("ana")
    item = _keep(house, by, b"{}")
    assert house.marking_for([item.id], by).level is house.own_marking(by).level
    with pytest.raises(NotFound):
        house.marking_for(["0" * 64], by)
    house.close()


def test_what_a_version_replaces_is_among_its_ancestors() -> None:
    before = Kept(
        item="i", record="r", form="threat", title="T", version=3, stage="draft", author="ana",
        recorded="2018", marking="m",
    )  # fmt: skip
    item = make_item(
        Saving(form="threat", title=" ", blob="b", marking="m", at=NOW, replaces=before)
    )
    assert item.derived_from == ("i",)
    assert item.about["version"] == "4"
    assert item.about["record"] == "r"
    assert item.title == "Without a title"
