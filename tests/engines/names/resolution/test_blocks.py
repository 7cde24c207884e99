"""Keys and blocks: each pair is met once, none is lost, and nothing depends on the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest

from sightline.engines.names.resolution import blocks as blocks_of
from sightline.engines.names.resolution.blocks import Blocks, make_blocks, meet_first
from sightline.engines.names.resolution.columns import Lexicon
from sightline.engines.names.resolution.keys import MOST_KEYS, keys_of
from sightline.engines.names.resolution.laying import Laid, lay, read_part
from sightline.engines.names.resolution.resolving import Watch, make_words
from tests.engines.names.resolution.records import RECORDS, person

CROWD = [
    person(f"Mohamed Dembazou {word}", f"{year}-03-09", country)
    for word, year, country in (
        (first + second, 1950 + place % 7, "ml" if place % 2 else "cf")
        for place, (first, second) in enumerate(
            (one, other) for one in ("Kar", "Tava", "Brink") for other in ("ros", "velin", "dum")
        )
    )
]


@pytest.fixture(scope="module")
def laid() -> tuple[Laid, Lexicon]:
    columns = lay([read_part([*RECORDS.values(), *CROWD])])
    return columns, make_words(columns, Watch())


def pairs_of(blocks: Blocks) -> list[tuple[int, int]]:
    """All pairs that are met at their first block."""
    found = []
    for block in range(blocks.total):
        members = blocks.records[blocks.starts[block] : blocks.starts[block + 1]].tolist()
        assert members == sorted(set(members))
        found += [pair for pair in combinations(members, 2) if meet_first(blocks, block, *pair)]
    return found


def keys_by_record(laid: tuple[Laid, Lexicon]) -> list[set[int]]:
    room = np.empty(MOST_KEYS, dtype=np.uint64)
    columns, lexicon = laid[0].columns, laid[1]
    return [
        set(room[: keys_of(columns, lexicon, record, room)].tolist())
        for record in range(columns.total)
    ]


def test_pairs_that_share_a_key_are_met_once(laid: tuple[Laid, Lexicon]) -> None:
    keys = keys_by_record(laid)
    wanted = [pair for pair in combinations(range(len(keys)), 2) if keys[pair[0]] & keys[pair[1]]]
    found = pairs_of(make_blocks(laid[0].columns, laid[1]))
    assert sorted(found) == wanted
    assert len(wanted) > 40


def test_spellings_of_one_name_share_a_key(laid: tuple[Laid, Lexicon]) -> None:
    keys, place = keys_by_record(laid), {one: number for number, one in enumerate(RECORDS)}
    for one, other in (("a1", "a2"), ("a1", "a3"), ("c1", "c2"), ("d1", "d2")):
        assert keys[place[one]] & keys[place[other]], (one, other)
    assert not keys[place["e1"]] & keys[place["e2"]]


def test_a_crowd_is_parted_by_year_and_country(
    laid: tuple[Laid, Lexicon], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = set(pairs_of(make_blocks(laid[0].columns, laid[1])))
    monkeypatch.setattr(blocks_of, "LARGEST", 3)
    parted = make_blocks(laid[0].columns, laid[1])
    assert np.diff(parted.starts).max() <= 3
    kept = set(pairs_of(parted))
    assert kept < whole
    first = len(RECORDS)
    assert (first + 1, first + 7) in kept, "a year apart in one country, under a common key"
    assert (first, first + 1) not in kept, "a year apart in two countries"
    assert (first, first + 4) not in kept, "four years apart, under a common key alone"


def test_keys_do_not_depend_on_the_seed_of_hashes() -> None:
    script = (
        "from tests.engines.names.resolution.test_blocks import *\n"
        "columns = lay([read_part([*RECORDS.values(), *CROWD])])\n"
        "made = make_blocks(columns.columns, make_words(columns, Watch()))\n"
        "print([array.tolist() for array in made])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
