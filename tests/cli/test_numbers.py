"""The numbers at the door: without a house, for people and for programs."""

from __future__ import annotations

from tests.cli.door import Door


def test_all_numbers_are_shown_without_a_house(door: Door) -> None:
    said = door.said("numbers")
    assert "56 numbers: 37 agree, 3 conflict, 16 cannot be computed here." in said
    assert not door.house.exists()


def test_one_number_shows_its_formula_and_its_inputs(door: Door) -> None:
    said = door.said("numbers", "x21")
    for part in ("police / troops x 1000", "16215", "S/RES/2348, paragraph 27", "24.1", "88.868"):
        assert part in said
    assert "verdict: agrees" in said


def test_a_program_gets_every_part(door: Door) -> None:
    (one,) = door.told("numbers", "X32")["numbers"]
    assert one["verdict"] == "conflicts"
    assert one["computed"]["implied_low"] < 52
    assert one["expected"] == {"implied_low": "51", "implied_high": "69"}
    assert one["inputs"]["base"] == {
        "value": ["75", "77"],
        "source": "world product of 2015-16, from memory",
    }


def test_conflicts_can_be_asked_for_alone(door: Door) -> None:
    numbers = door.told("numbers", "--conflicts")["numbers"]
    assert [one["code"] for one in numbers] == ["X15", "X18", "X32"]
    assert all(one["reason"] for one in numbers)


def test_a_number_that_is_not_there_is_refused(door: Door) -> None:
    assert "expected one of X01 to X56" in door.error("numbers", "X99")
