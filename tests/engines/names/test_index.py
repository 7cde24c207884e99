"""The index: finds what comparing finds, changes without being rebuilt, and keeps to itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.engines.names import Hit, Index, Profile, Sort, keep, open_kept
from sightline.errors import BadName, DamagedIndex
from tests.engines.names.profiles import FAMILY, GIVEN, body, person, profiles

LISTED = {
    f"p{number}": person(f"{given} {family}", dates=(f"{1950 + number}",))
    for number, (given, family) in enumerate(
        (given, family) for given in GIVEN for family in FAMILY
    )
}
LISTED["firm"] = body("Karvelin Trading Bank Ltd")
bearers = st.dictionaries(st.sampled_from([f"b{n}" for n in range(8)]), profiles, max_size=6)


def answers(index: Index, profile: Profile) -> list[tuple[str, float]]:
    return [(hit.id, round(hit.match.log_odds, 9)) for hit in index.search(profile)]


def first(index: Index, *names: str, sort: Sort = Sort.PERSON) -> Hit:
    return index.search(Profile(names=names, sort=sort))[0]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Muhammad Dembazou", "Mohamed Dembazou"),
        ("OUSTAROV, Serguei", "Sergei Oustaroff"),
        ("Фатумата Тавароса", "Fatoumata Tavarosa"),
        ("خالد الزردوي", "Khaled al-Zerdawi"),
        ("Ibrahima Ndoulumba", "Ibrahim Ndolumba"),
        ("Mariebrinkhuis", "Marie Brinkhuis"),
    ],
)
def test_names_that_are_only_alike_are_found(asked: str, meant: str) -> None:
    hit = first(Index.build(LISTED), asked)
    assert hit.match.right == meant


@pytest.mark.parametrize(("asked", "listed"), [("Giovanni", "Ivan"), ("Bill", "William")])
def test_forms_that_share_no_sound_are_found_by_their_family(asked: str, listed: str) -> None:
    assert [hit.id for hit in Index.build({"x": person(listed)}).search(person(asked))] == ["x"]


def test_a_body_is_found_by_its_first_letters() -> None:
    assert first(Index.build(LISTED), "KTB", sort=Sort.BODY).id == "firm"


def test_nobody_is_found_where_nothing_is_shared() -> None:
    assert not Index.build(LISTED).search(person("Xqwzt"))
    assert not Index.build({}).search(person("Aliou"))


def test_who_is_looked_for_is_likelier_in_a_short_list() -> None:
    short = {identity: LISTED[identity] for identity in ("p0", "p9")}
    asked = person("Mohamed Dembazou")
    long_list, short_list = Index.build(LISTED).search(asked), Index.build(short).search(asked)
    assert long_list[0].id == short_list[0].id == "p0"
    assert short_list[0].match.probability > long_list[0].match.probability


@given(bearers, bearers, st.sets(st.sampled_from([f"b{n}" for n in range(8)])), profiles)
@settings(max_examples=40)
def test_changing_is_the_same_as_building_anew(
    start: dict[str, Profile], more: dict[str, Profile], gone: set[str], asked: Profile
) -> None:
    changed = Index.build(start).plus(more).minus(gone)
    anew = Index.build({key: value for key, value in {**start, **more}.items() if key not in gone})
    assert list(changed) == list(anew)
    assert len(changed) == len(anew)
    assert answers(changed, asked) == answers(anew, asked)


def test_many_small_changes_are_the_same_as_building_anew() -> None:
    index = Index.build({})
    for identity in sorted(LISTED, reverse=True):
        index = index.plus({identity: LISTED[identity]})
    assert len(index.holdings) <= 8
    asked = person("Serguei Karveline")
    assert answers(index, asked) == answers(Index.build(LISTED), asked)


def test_an_index_is_a_value() -> None:
    index = Index.build(LISTED)
    asked = person("Mohamed Dembazou")
    before = answers(index, asked)
    index.plus({"new": asked}).minus(["p0"])
    assert answers(index, asked) == before
    assert "p0" in index
    assert "p0" not in index.minus(["p0", "nobody"])


def test_a_reader_learns_nothing_of_who_is_not_in_the_index() -> None:
    seen = {identity: LISTED[identity] for identity in sorted(LISTED)[:20]}
    hidden = {identity: LISTED[identity] for identity in sorted(LISTED)[20:]}
    asked = person("Aliou Karvelin", "Mohamed Dembazou")
    whole = Index.build(seen).plus(hidden)
    whole.search(asked)
    assert answers(whole.minus(hidden), asked) == answers(Index.build(seen), asked)


def test_a_kept_index_answers_alike_and_lies_on_disk(tmp_path: Path) -> None:
    index = Index.build(LISTED).plus({"new": person("Aliou Karvelin")}).minus(["p3"])
    keep(index, tmp_path / "names")
    keep(index, tmp_path / "names")
    opened = open_kept(tmp_path / "names")
    assert isinstance(opened.holdings[0].segment.postings, np.memmap)
    assert [path.name for path in tmp_path.iterdir()] == ["names"]
    assert list(opened) == list(index)
    assert opened.profile("new") == index.profile("new")
    for name in ("Aliou Karveline", "Sergei Oustarof"):
        assert answers(opened, person(name)) == answers(index, person(name))


@pytest.mark.parametrize("harm", ["card", "array", "missing", "version"])
def test_a_damaged_index_is_refused(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "names"
    keep(Index.build(LISTED), folder)
    if harm == "card":
        (folder / "index.json").write_bytes(b"{")
    elif harm == "version":
        card = (folder / "index.json").read_bytes()
        (folder / "index.json").write_bytes(card.replace(b'"version":2', b'"version":9'))
    elif harm == "missing":
        (folder / "0.postings.npy").unlink()
    else:
        np.save(folder / "0.tokens.data.npy", np.zeros(3, dtype=np.uint8))
    with pytest.raises(DamagedIndex):
        open_kept(folder)


def test_what_cannot_be_expected_is_refused() -> None:
    with pytest.raises(BadName, match="expected"):
        Index.build(LISTED).search(person("Aliou"), expected=1)
