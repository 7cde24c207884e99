"""Pictures held open: shared by who sees the same, and met by nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import NotFound
from sightline.values import Item, Kind, Level, Marking, Reader, Statement
from sightline.workspace import Workspace


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "h", name="H", organisation="jmac", reader="ana")
    made.hold_pictures(2)
    return made


def _say(house: Workspace, entity: str, marking: Marking, case: str | None = None) -> None:
    ana = house.reader()
    house.add([marking], ana)
    item = Item(title=entity, item_kind=Kind.NOTE, marking=marking.id, case=case)
    told = Statement(entity=entity, schema="Group", prop="name", value=entity, item=item.id)
    house.add([item, told], ana, case=case)


def _enrol(house: Workspace, name: str, level: Level) -> Reader:
    card = Reader(name=name, organisation="jmac", clearance=level, by="")
    return house.enrol(card, house.reader())


def test_readers_who_see_the_same_share_what_is_open(house: Workspace) -> None:
    _say(house, "a", Marking.of("U", "all", owner="org:jmac"))
    one, other = (_enrol(house, name, Level.CONFIDENTIAL) for name in ("ben", "cem"))
    first, second = house.picture(one), house.picture(other)
    assert (first.reader, second.reader) == ("ben", "cem")
    assert first.address == second.address
    first.close()
    assert second.entity("a").caption == "a"
    house.close()


def test_who_sees_less_never_meets_the_picture_of_who_sees_more(house: Workspace) -> None:
    _say(house, "a", Marking.of("U", "all", owner="org:jmac"))
    _say(house, "b", Marking.of("SC", "all", owner="org:jmac"))
    low = _enrol(house, "ben", Level.UNCLASSIFIED)
    assert house.picture(house.reader()).entity("b").caption == "b"
    with pytest.raises(NotFound):
        house.picture(low).entity("b")
    house.close()


def test_a_new_card_meets_no_old_picture(house: Workspace) -> None:
    _say(house, "b", Marking.of("C", "all", owner="org:jmac"))
    ben = _enrol(house, "ben", Level.CONFIDENTIAL)
    assert house.picture(ben).entity("b").caption == "b"
    _enrol(house, "ben", Level.UNCLASSIFIED)
    with pytest.raises(NotFound):
        house.picture(ben).entity("b")
    house.close()


def test_what_was_erased_is_let_go_of(house: Workspace) -> None:
    house.open_case("quarry", house.reader(), purpose="a file", basis="order 1")
    _say(house, "c", Marking.of("C", "org:jmac", owner="org:jmac"), case="quarry")
    held = house.picture(house.reader())
    assert held.entity("c").caption == "c"
    house.erase_case("quarry", house.reader(), basis="order 2", reason="over")
    with pytest.raises(NotFound):
        house.picture(house.reader()).entity("c")
    assert held.gone
    house.close()


def test_only_so_many_are_held(house: Workspace) -> None:
    pictures = []
    for name in ("a", "b", "c"):
        _say(house, name, Marking.of("U", "all", owner="org:jmac"))
        pictures.append(house.picture(house.reader()))
    assert [one.address for one in pictures] == [
        house.picture(house.reader()).address if one is pictures[-1] else one.address
        for one in pictures
    ]
    with pytest.raises(Exception, match=r"[Cc]losed|onnection"):
        pictures[0].count()
    assert pictures[-1].count() == 3
    house.close()
