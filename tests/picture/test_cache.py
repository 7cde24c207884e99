"""Kept pictures: private, never mistaken for another's, and never needed."""

from __future__ import annotations

import stat
from pathlib import Path

import duckdb
import pytest

from sightline.errors import DamagedPicture
from sightline.picture import Cache, Picture, Slot, build
from sightline.picture.database import open_to_read
from sightline.values import Record, Sight
from tests.picture.world import block, decided, item, picture, said

SOURCE = item()
RECORDS: list[Record] = [
    SOURCE,
    said(SOURCE, "p1", "name", "Musa Dara"),
    said(SOURCE, "p2", "name", "Moussa D."),
]
MINE = Slot(sight=Sight(frozenset({"m1"})), upto=3)
HERS = Slot(sight=Sight(frozenset({"m1"}), frozenset({"C-1"})), upto=3)


def make(path: Path) -> Picture:
    return build([block(RECORDS)], reader="ana", path=path)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "pictures")


def test_a_kept_picture_answers_as_the_one_in_memory(cache: Cache) -> None:
    assert cache.open(MINE, reader="ana") is None
    with picture(*RECORDS) as one, cache.keep(MINE, make, reader="ana") as kept:
        assert kept.address == one.address
        assert list(kept.export()) == list(one.export())
        assert kept.entity("p1") == one.entity("p1")
        assert kept.search("musa") == one.search("musa")
        again = cache.open(MINE, reader="ana")
        assert again is not None
        assert again.entity("p2") == one.entity("p2")


def test_the_folder_and_its_files_are_the_owners_alone(cache: Cache) -> None:
    cache.keep(MINE, make, reader="ana").close()
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    (path,) = cache.folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_another_sight_finds_nothing_not_even_by_renaming(cache: Cache) -> None:
    cache.keep(MINE, make, reader="ana").close()
    assert cache.open(HERS, reader="eve") is None
    (cache.folder / MINE.name).rename(cache.folder / HERS.name)
    assert cache.open(HERS, reader="eve") is None
    assert list(cache.folder.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_file_is_thrown_away_and_built_anew(cache: Cache, damage: bytes | None) -> None:
    cache.keep(MINE, make, reader="ana").close()
    path = cache.folder / MINE.name
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)
    assert cache.open(MINE, reader="ana") is None
    assert not path.exists()
    with cache.keep(MINE, make, reader="ana") as kept:
        assert kept.count() == 2


def test_a_foreign_database_is_thrown_away(cache: Cache) -> None:
    path = cache.folder / MINE.name
    with duckdb.connect(str(path)) as foreign:
        foreign.execute("CREATE TABLE meta (name VARCHAR, value VARCHAR)")
    assert cache.open(MINE, reader="ana") is None
    assert not path.exists()
    with pytest.raises(DamagedPicture):
        open_to_read(path)


def test_a_failed_build_leaves_nothing_behind(cache: Cache) -> None:
    def fail(path: Path) -> Picture:
        make(path).close()
        raise ValueError("the ledger went away")

    with pytest.raises(ValueError, match="went away"):
        cache.keep(MINE, fail, reader="ana")
    assert list(cache.folder.iterdir()) == []


def test_a_later_picture_continues_the_earlier_and_replaces_it(cache: Cache) -> None:
    with cache.keep(MINE, make, reader="ana") as kept:
        later = Slot(sight=MINE.sight, upto=4)
        assert cache.earlier(later) == MINE
        assert cache.earlier(MINE) is None
        assert cache.earlier(Slot(sight=HERS.sight, upto=9)) is None
        more = [block([decided("p1", "p2")])]
        grown = cache.keep(later, lambda path: kept.extend(more, path=path), reader="ana")
        assert grown.entity("p1").ids == ("p1", "p2")
        assert kept.entity("p1").ids == ("p1",)
        with picture(*RECORDS, decided("p1", "p2")) as built:
            assert grown.address == built.address
            assert list(grown.export()) == list(built.export())
        grown.close()
    assert [path.name for path in cache.folder.iterdir()] == [later.name]


def test_purging_throws_everything_away(cache: Cache) -> None:
    cache.keep(MINE, make, reader="ana").close()
    assert cache.purge() == 1
    assert list(cache.folder.iterdir()) == []


def test_a_picture_opens_no_other_file_and_takes_no_setting(cache: Cache, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    with cache.keep(MINE, make, reader="ana") as kept:
        connection = kept._database.connection
        for attempt in (
            f"FROM '{secret}'",
            f"FROM read_text('{secret}')",
            f"ATTACH '{tmp_path / 'other.db'}'",
            f"COPY entity TO '{tmp_path / 'out.csv'}'",
            "SET enable_external_access = true",
            "INSTALL httpfs",
            "DELETE FROM entity",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(attempt)
        assert kept.count() == 2
