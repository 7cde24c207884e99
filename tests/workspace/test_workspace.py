"""A house from founding to erasure, as its keepers use it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sightline.errors import Erased, NotFound, Refused, WorkspaceError
from sightline.values import (
    Item,
    Kind,
    Level,
    Marking,
    Reader,
    Record,
    Statement,
)
from sightline.workspace import Workspace

OURS = Marking.of("C", "org:jmac", owner="org:jmac")
THEIRS = Marking.of("C", "org:unpol", owner="org:unpol")
BOTH = Marking.of("C", "org:jmac", "org:unpol", owner="org:jmac")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """A house with two readers of two organisations, and a keeper."""
    made = Workspace.create(tmp_path / "h", name="Trial", organisation="jmac", reader="keeper")
    keeper = made.reader()
    made.enrol(card("ana", "jmac"), keeper)
    made.enrol(card("ben", "unpol"), keeper)
    with made:
        yield made


def card(name: str, organisation: str, **rest: Any) -> Reader:
    fields: dict[str, Any] = {"clearance": Level.CONFIDENTIAL, "by": "x"} | rest
    return Reader(name=name, organisation=organisation, **fields)


def report(marking: Marking, *names: str, title: str = "a report") -> list[Record]:
    item = Item(title=title, item_kind=Kind.REPORT, marking=marking.id, known="2026-01-05")
    said = [
        Statement(entity=f"p-{n}", item=item.id, prop="name", schema="Person", value=n)
        for n in names
    ]
    return [marking, item, *said]


def names(house: Workspace, reader: str, **rest: Any) -> list[str]:
    picture = house.picture(house.reader(reader), **rest)
    return sorted(row.caption for row in picture.entities(limit=100))


def test_what_goes_in_comes_out_for_those_meant(house: Workspace) -> None:
    house.add(report(OURS, "Amara"), house.reader("ana"))
    house.add(report(BOTH, "Binta"), house.reader("ana"))
    assert names(house, "ana") == ["Amara", "Binta"]
    assert names(house, "ben") == ["Binta"]


def test_the_same_twice_changes_nothing(house: Workspace) -> None:
    ana = house.reader("ana")
    first = house.add(report(OURS, "Amara"), ana)
    address = house.picture(ana).address
    again = house.add(report(OURS, "Amara"), ana)
    assert first.new == 3
    assert (again.new, again.known) == (0, 3)
    assert house.picture(ana).address == address


def test_a_picture_of_an_earlier_day(house: Workspace) -> None:
    house.add(report(OURS, "Amara"), house.reader("ana"))
    assert names(house, "ana", known=dt.date(2026, 1, 4)) == []
    assert names(house, "ana", known=dt.date(2026, 1, 5)) == ["Amara"]


def test_nobody_files_blindly(house: Workspace) -> None:
    with pytest.raises(Refused):
        house.add(report(THEIRS, "Amara"), house.reader("ana"))


def test_absent_and_forbidden_are_one_answer(house: Workspace) -> None:
    """Whoever names what he cannot see is told what he would be told if it were not there."""
    hidden = report(OURS, "Amara")
    absent = report(OURS, "Nobody", title="never filed")
    house.add(hidden, house.reader("ana"))
    ben = house.reader("ben")
    told = []
    for records in (hidden, absent):
        item = records[1]
        assert isinstance(item, Item)
        line = Statement(entity="e", item=item.id, prop="name", schema="Person", value="x")
        with pytest.raises(NotFound) as adding:
            house.add([line], ben)
        with pytest.raises(NotFound) as withdrawing:
            house.withdraw(item.id, ben, "wrong")
        with pytest.raises(NotFound) as marking:
            house.remark(item.id, BOTH, ben, "wider")
        shown = [
            str(error.value).replace(item.id[:12], "…") for error in (adding, withdrawing, marking)
        ]
        told.append(shown)
    assert told[0] == told[1]


def test_a_withdrawn_statement_is_gone_and_its_history_is_not(house: Workspace) -> None:
    ana = house.reader("ana")
    records = report(OURS, "Amara", "Binta")
    house.add(records, ana)
    house.withdraw(records[2].id, ana, "the source took it back")
    assert names(house, "ana") == ["Binta"]


def test_same_and_different_again(house: Workspace) -> None:
    ana = house.reader("ana")
    house.add(report(OURS, "Amara", "Ammara"), ana)
    house.decide("p-Amara", "p-Ammara", "same", ana, reason="same phone")
    assert len(names(house, "ana")) == 1
    house.decide("p-Amara", "p-Ammara", "different", ana, reason="two phones after all")
    assert len(names(house, "ana")) == 2


def test_decisions_need_both_in_the_picture(house: Workspace) -> None:
    house.add(report(OURS, "Amara", "Ammara"), house.reader("ana"))
    with pytest.raises(NotFound):
        house.decide("p-Amara", "p-Ammara", "same", house.reader("ben"), reason="a guess")


def test_only_the_owner_loosens(house: Workspace) -> None:
    ana, ben = house.reader("ana"), house.reader("ben")
    shared = report(BOTH, "Binta")
    house.add(shared, ana)
    house.remark(shared[1].id, Marking.of("U", "all", owner="org:unpol"), ben, "everybody knows")
    assert names(house, "ben") == ["Binta"]
    house.remark(shared[1].id, OURS, ana, "too wide")
    assert names(house, "ben") == []
    assert names(house, "ana") == ["Binta"]


def test_a_tightened_record_is_in_no_kept_picture(house: Workspace) -> None:
    ana = house.reader("ana")
    shared = report(BOTH, "Binta")
    house.add(shared, ana)
    assert names(house, "ben") == ["Binta"]
    kept = house.folder / "pictures"
    assert list(kept.glob("*.picture"))
    house.remark(shared[1].id, OURS, ana, "too wide")
    assert not list(kept.glob("*.picture"))


def test_a_file_is_given_with_its_item_only(house: Workspace) -> None:
    ana, ben = house.reader("ana"), house.reader("ben")
    name = house.keep_file(b"a ledger, photographed", ana)
    item = Item(title="photo", item_kind=Kind.IMAGE, marking=OURS.id, blob=name)
    house.add([OURS, item], ana)
    assert house.file(item.id, ana) == b"a ledger, photographed"
    with pytest.raises(NotFound):
        house.file(item.id, ben)
    stolen = Item(title="mine", item_kind=Kind.IMAGE, marking=BOTH.id, blob=name)
    with pytest.raises(NotFound):
        house.add([BOTH, stolen], ben)


def test_a_case_is_closed_to_others_and_can_be_erased(house: Workspace) -> None:
    ana, keeper = house.reader("ana"), house.reader("keeper")
    house.open_case("C-1", keeper, purpose="a file for the prosecutor", basis="order 12")
    house.add(report(OURS, "Sekou"), keeper, case="C-1")
    assert names(house, "keeper") == ["Sekou"]
    assert names(house, "ana") == []
    with pytest.raises(NotFound):
        house.add(report(OURS, "Sekou"), ana, case="C-1")
    house.erase_case("C-1", keeper, basis="order 13", reason="acquitted")
    assert names(house, "keeper") == []
    with pytest.raises(Erased):
        house.add(report(OURS, "Sekou"), keeper, case="C-1")
    assert house.verify(keeper).clean


def test_keeping_needs_the_role(house: Workspace) -> None:
    ana = house.reader("ana")
    with pytest.raises(Refused):
        house.verify(ana)
    with pytest.raises(Refused):
        house.readings(ana)
    with pytest.raises(Refused):
        house.enrol(card("carl", "jmac"), ana)


def test_a_card_switched_off_ends_the_reading_at_once(house: Workspace) -> None:
    ana = house.reader("ana")
    house.add(report(OURS, "Amara"), ana)
    house.enrol(card("ana", "jmac", active=False), house.reader("keeper"))
    with pytest.raises(NotFound):
        house.picture(ana)


def test_readings_are_noted_and_chained(house: Workspace) -> None:
    ana, keeper = house.reader("ana"), house.reader("keeper")
    house.picture(ana, act="search", detail="salt")
    house.picture(ana, act="show", detail="p-1")
    assert [r.act for r in house.readings(keeper)][:2] == ["show", "search"]
    assert house.verify(keeper).clean


def test_backup_and_restore(house: Workspace, tmp_path: Path) -> None:
    ana, keeper = house.reader("ana"), house.reader("keeper")
    house.add(report(OURS, "Amara"), ana)
    address = house.picture(ana).address
    archive = tmp_path / "copy.db"
    assert house.backup(archive, keeper).clean
    house.close()
    with pytest.raises(WorkspaceError):
        Workspace.restore(archive, house.folder)
    for left in house.folder.glob("ledger.db*"):
        left.unlink()
    with Workspace.restore(archive, house.folder) as back:
        assert back.picture(back.reader("ana")).address == address
        assert back.verify(back.reader("keeper")).clean


def test_moving_changes_no_id(house: Workspace) -> None:
    ana = house.reader("ana")
    house.add(report(OURS, "Amara"), ana)
    address = house.picture(ana).address
    moved = house.move("other.db", house.reader("keeper"))
    assert moved.picture(ana).address == address
    moved.close()


def test_a_folder_that_is_no_house(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="sightline init"):
        Workspace.open(tmp_path)


def test_founding_twice(house: Workspace) -> None:
    with pytest.raises(WorkspaceError):
        Workspace.create(house.folder, name="x", organisation="jmac", reader="keeper")


def test_cards_tell_nothing_of_cases_of_others(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "h", name="H", organisation="jmac", reader="ana") as house:
        ana = house.reader()
        house.open_case("quarry", ana, purpose="a file", basis="order 1")
        ben = Reader(
            name="ben", organisation="unpol", clearance=Level.CONFIDENTIAL, by="", label="Ben"
        )
        house.enrol(ben, house.reader())
        seen = {card.name: card.cases for card in house.cards(house.reader("ben"))}
        assert seen == {"ana": (), "ben": ()}
        assert house.cards(house.reader())[0].cases == ("quarry",)
