"""Numbers that name something: found, checked where they check, and doubted where they do not."""

from __future__ import annotations

import pytest

from sightline.intake.extraction import What, number_key
from sightline.intake.extraction.numbers import find_numbers

CASES = [
    ("to GB82 WEST 1234 5698 7654 32 FOR gold", What.IBAN, "GB82WEST12345698765432"),
    ("FR1420041010050500013M02606.", What.IBAN, "FR1420041010050500013M02606"),
    ("to GB83 WEST 1234 5698 7654 32", What.IBAN, "nothing"),
    ("the ship (IMO 9074729)", What.IMO, "IMO9074729"),
    ("IMO No. 9074729", What.IMO, "IMO9074729"),
    ("IMO number: 9074728", What.IMO, None),
    ("a sum of 9074729 euros", What.IMO, "nothing"),
    ("call +223 20 21 22 23 now", What.PHONE, "+22320212223"),
    ("call 00223 20 21 22 23", What.PHONE, "+22320212223"),
    ("tel: 20 21 22 23", What.PHONE, None),
    ("+999 12 34 56 78", What.PHONE, "nothing"),
    ("passport No. AB1234567 was", What.PASSPORT, "AB1234567"),
    ("passeport n° 12AB34567", What.PASSPORT, "12AB34567"),
    ("pasaporte número AB 1234567", What.PASSPORT, "AB1234567"),
    ("his passport expired in 2019", What.PASSPORT, "nothing"),
    ("plate AB-123-CD of", What.PLATE, "AB-123-CD"),
    ("immatriculé AA 1234 BB", What.PLATE, "AA 1234 BB"),
    ("registration 2019", What.PLATE, "nothing"),
    ("write to ana.b@example.org.", What.EMAIL, "ana.b@example.org"),
    ("not@anything", What.EMAIL, "nothing"),
]


@pytest.mark.parametrize(("text", "what", "value"), CASES)
def test_numbers(text: str, what: What, value: str | None) -> None:
    found = [one for one in find_numbers(text, 1) if one.what is what]
    if value == "nothing":
        assert found == []
        return
    (one,) = found
    assert one.value == value
    assert text[one.span.offset : one.span.end] == one.text
    assert (one.doubt is None) is (value is not None)


@pytest.mark.parametrize("digit", range(10))
def test_a_ship_has_one_good_check_digit_and_a_company_another(digit: int) -> None:
    (one,) = find_numbers(f"IMO 907472{digit}", 1)
    assert (one.value is not None) is (digit in {9, 2})


def test_a_number_in_two_lines_is_one_number_or_none() -> None:
    found = list(find_numbers("GB82 WEST\n1234 5698 7654 32", 1))
    assert all(one.what is not What.IBAN for one in found)


@pytest.mark.parametrize(
    "text",
    ["+1" + "2" * 60_000, "AB12 " * 12_000, "A1" * 30_000, "tel " * 15_000,
     "plate " + "A 1 " * 15_000,
     "a@" * 30_000, "IMO " * 15_000, "passport no " * 5_000],
)  # fmt: skip
def test_long_nonsense_is_soon_done_with(text: str) -> None:
    assert len(list(find_numbers(text, 1))) < 20_000


def test_keys_of_numbers_pass_over_how_they_are_set() -> None:
    assert number_key("gb82 west-1234") == number_key("GB82WEST1234")
