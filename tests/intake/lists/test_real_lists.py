"""The real lists: every record is read, and the few values that are not are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.lists.files import facts, read

_LISTS = {
    "sanctions/un_sc_consolidated_2020-11-30.xml": ("un-sc", "2020-11-30", 1_018),
    "sanctions/un_sc_consolidated_2025-04-19.xml": ("un-sc", "2025-04-19", 877),
    "sanctions/ofac_consolidated_nonSDN_2025-03-28.xml": ("ofac-cons", "2025-03-28", 443),
    "debarment/world_bank_listing_of_ineligible_firms_and_individuals.xlsx": ("wb", None, 1_228),
    "debarment/european_bank_for_reconstruction_and_development_ineligible_firms.csv": (
        "ebrd", None, 1_320,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), _LISTS.items(), ids=_LISTS)
def test_every_record_is_read(
    shared: Path, name: str, expected: tuple[str, str | None, int]
) -> None:
    code, day, entries = expected
    terms = {} if day else {"known": "2025-01-07"}
    opened, batch = read(shared / "data" / name, **terms)
    assert (opened.code, opened.entries, opened.lost) == (code, entries, 0)
    assert opened.item.known == (day or "2025-01-07")
    left_out = [one for one in batch.refusals if not one.kept]
    assert len(left_out) * 500 < len(batch.statements)
    assert all(one.row is not None for one in left_out)


def test_the_measures_of_the_malian_entries_are_those_of_the_list(shared: Path) -> None:
    path = shared / "data/sanctions/un_sc_consolidated_2020-11-30.xml"
    _, batch = read(path)
    numbers = {one.value: one.entity for one in batch.statements if one.prop == "unscId"}
    measures = {
        number: facts(batch, name)["provisions"]
        for number, name in numbers.items()
        if number.startswith("MLi")
    }
    both = ["travel ban", "asset freeze"]
    assert [measures[f"MLi.00{n}"] for n in range(1, 9)] == [["travel ban"]] * 3 + [both] * 5
