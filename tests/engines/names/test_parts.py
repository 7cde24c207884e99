"""Names taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given

from sightline.engines.names import Sort, take_apart
from tests.engines.names.profiles import loose_names


def texts(name: str, sort: Sort = Sort.PERSON) -> list[str]:
    return [part.text for part in take_apart(name, sort).parts]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Khaled al-Zerdawi", ["khaled", "zerdawi"]),
        ("ZERDAWI, Khaled", ["zerdawi", "khaled"]),
        ("Abdelkader ould Sidi", ["abd", "kader", "sidi"]),
        ("Abd al-Kader", ["abd", "kader"]),
        ("Noureddine Tavarosa", ["nour", "din", "tavarosa"]),
        ("Jean-Marie K. Ndolumba", ["jean", "marie", "k", "ndolumba"]),
        ("General Aliou Dembazou", ["aliou", "dembazou"]),
        ("General Dembazou", ["general", "dembazou"]),
        ("Serg3i Karvel1n", ["sergei", "karvelin"]),
        ("عبد الرحمن", ["~bd", "~rhmn"]),
        ("ould", ["ould"]),
    ],
)
def test_people(name: str, parts: list[str]) -> None:
    assert texts(name) == parts


@pytest.mark.parametrize(
    ("name", "parts", "legal"),
    [
        ("Sahel Mining Co. Ltd", ["sahel", "mining"], "limited"),
        ("S.A.R.L. Tavarosa & Fils", ["tavarosa", "fils"], "limited"),
        ("ООО Карвелин", ["karvelin"], "limited"),
        ("First Intl Bank", ["1", "intl", "bank"], ""),
        ("1st International Bank", ["1", "international", "bank"], ""),
        ("Fund IV L.P.", ["fund", "4"], "partner"),
        ("Limited", ["limited"], "limited"),
    ],
)
def test_bodies(name: str, parts: list[str], legal: str) -> None:
    assert texts(name, Sort.BODY) == parts
    assert take_apart(name, Sort.BODY).legal in {legal, ""}


def test_a_word_for_a_people_carries_no_weight() -> None:
    taken = take_apart("Aliou Dembazou Peul")
    assert [part.text for part in taken.parts] == ["aliou", "dembazou"]
    assert taken.silent == ("Peul",)


@given(loose_names)
def test_no_name_is_lost_whole(name: str) -> None:
    for sort in Sort:
        taken = take_apart(name, sort)
        assert taken.parts or taken.silent or not any(c.isalnum() for c in name)
