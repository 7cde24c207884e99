"""Who stands where on which day: from versions of lists, from reports, and from regimes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.analyses.listings import (
    Gone,
    Standing,
    State,
    all_standings,
    in_force,
    standings,
    state_on,
    tell_course,
    versions,
)
from sightline.casebook import casebook_records
from sightline.errors import NotFound
from sightline.picture import build
from sightline.reference import reference_records
from sightline.values import Decision, Statement
from tests.analyses.listings.shelf import MARKING, Shelf
from tests.analyses.stage import Stage
from tests.intake.lists.files import entity, individual, save
from tests.picture.world import block, decided

BAN = "Listed so (Travel Ban)."
BOTH = "Listed so (Travel Ban, Asset Freeze)."
ADAM = individual(1, "MLi.001", "ADAM", COMMENTS1=BAN)
BEN = individual(2, "CDi.002", "BEN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29")


def on(day: str) -> dt.date:
    """One day."""
    return dt.date.fromisoformat(day)


def kinds(standing: Standing, day: str) -> list[str]:
    """The kinds of measures that hold on a day."""
    return sorted(one.kind for one in in_force(standing, on(day)))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty shelf."""
    return Shelf(tmp_path)


def test_an_entry_that_a_later_version_lacks_was_taken_off_in_between(shelf: Shelf) -> None:
    shelf.add(BEN, individual(3, "CDi.003", "CARL", UN_LIST_TYPE="DRC"), day="2020-11-30")
    shelf.add(BEN, day="2025-04-19")
    picture = shelf.picture()
    (carl,) = standings(picture, "un-sc-3")
    assert carl.left == Gone(on("2020-11-30"), on("2025-04-19"))
    assert str(carl.left) == "taken off the list between 2020-11-30 and 2025-04-19"
    days = ("2018-12-19", "2018-12-20", "2020-11-30", "2022-01-01", "2025-04-19", "2030-01-01")
    states = [state_on(carl, on(day)) for day in days]
    expected = [State.NOT_YET, State.IN_FORCE, State.IN_FORCE, State.UNKNOWN, State.LEFT]
    assert states == [*expected, State.LEFT]
    assert kinds(carl, "2020-11-30") == ["asset-freeze", "travel-ban"]
    assert kinds(carl, "2022-01-01") == []
    (ben,) = standings(picture, "un-sc-2")
    assert ben.left is None
    assert state_on(ben, on("2030-01-01")) is State.IN_FORCE


def test_who_comes_back_is_on_the_list_again(shelf: Shelf) -> None:
    for day, records in (("2020-01-01", (ADAM, BEN)), ("2021-01-01", (ADAM,)),
                         ("2022-01-01", (ADAM, BEN)), ("2023-01-01", (ADAM,))):  # fmt: skip
        shelf.add(*records, day=day)
    (ben,) = standings(shelf.picture(), "un-sc-2")
    assert ben.left == Gone(on("2022-01-01"), on("2023-01-01"))
    assert ben.gaps[0] == Gone(on("2020-01-01"), on("2021-01-01"), on("2022-01-01"))
    states = {day: state_on(ben, on(day)) for day in ("2020-06-01", "2021-06-01", "2022-01-01")}
    assert list(states.values()) == [State.UNKNOWN, State.LEFT, State.IN_FORCE]


def test_a_version_that_is_not_here_whole_takes_nobody_off(shelf: Shelf) -> None:
    """Neither an interrupted filing nor a record that could not be read is a delisting."""
    shelf.add(ADAM, BEN, day="2020-11-30")
    before = len(shelf.records)
    shelf.add(ADAM, BEN, day="2021-04-19")
    torn = [
        one
        for place, one in enumerate(shelf.records)
        if place <= before or not isinstance(one, Statement) or one.entity != "un-sc-listing-2"
    ]
    (ben,) = standings(shelf.picture(torn), "un-sc-2")
    assert ben.left is None
    assert [one.whole for one in versions(shelf.picture(torn))] == [True, False]


def test_a_lost_record_takes_nobody_off(shelf: Shelf) -> None:
    shelf.add(ADAM, BEN, day="2020-11-30")
    shelf.add(ADAM, individual("", "CDi.002", "BEN"), day="2021-04-19")
    (ben,) = standings(shelf.picture(), "un-sc-2")
    assert ben.left is None
    assert state_on(ben, on("2024-01-01")) is State.IN_FORCE


def test_an_entry_with_a_new_id_and_its_old_number_did_not_leave(shelf: Shelf) -> None:
    shelf.add(BEN, day="2020-11-30")
    shelf.add(
        individual(77, "CDi.002", "BEN", UN_LIST_TYPE="DRC", LISTED_ON="2007-03-29"),
        day="2021-04-19",
    )
    (ben,) = standings(shelf.picture(), "un-sc-2")
    assert (ben.left, ben.last_seen) == (None, on("2021-04-19"))


def test_measures_have_days_of_their_own(shelf: Shelf) -> None:
    """Mali: the travel ban first, the freeze by an amendment, and all over with the regime."""
    shelf.add(
        individual(4, "MLi.004", "DAN", COMMENTS1=BOTH, LISTED_ON="2019-07-10"),
        ADAM,
        day="2020-11-30",
    )
    dan, adam = (standings(shelf.picture(), name)[0] for name in ("un-sc-4", "un-sc-1"))
    assert kinds(dan, "2019-07-09") == []
    assert kinds(dan, "2019-07-10") == ["travel-ban"]
    assert kinds(dan, "2019-12-18") == ["travel-ban"]
    assert kinds(dan, "2019-12-19") == ["asset-freeze", "travel-ban"]
    assert kinds(dan, "2023-08-30") == ["asset-freeze", "travel-ban"]
    assert kinds(dan, "2023-08-31") == []
    assert state_on(dan, on("2023-08-31")) is State.ENDED
    assert kinds(adam, "2020-06-01") == ["travel-ban"]
    assert all(one.source for one in dan.measures)


def test_where_the_committee_says_entry_by_entry_nothing_is_assumed(shelf: Shelf) -> None:
    silent = individual(5, "LYi.005", "ELI", UN_LIST_TYPE="Libya", LISTED_ON="2011-02-26")
    shelf.add(silent, day="2020-11-30")
    (eli,) = standings(shelf.picture(), "un-sc-5")
    assert eli.measures == ()
    assert state_on(eli, on("2020-01-01")) is State.IN_FORCE
    told = [one.words for one in tell_course(shelf.picture(), eli)]
    assert "which measures it carries is not known" in told


def test_people_and_bodies_carry_what_bears_on_them(shelf: Shelf) -> None:
    shelf.add(BEN, entity(9, "CDe.009", "EXAMPLE AIR"), day="2020-11-30")
    picture = shelf.picture()
    assert kinds(standings(picture, "un-sc-2")[0], "2020-01-01") == ["asset-freeze", "travel-ban"]
    assert kinds(standings(picture, "un-sc-9")[0], "2020-01-01") == ["asset-freeze"]


def test_the_latest_version_says_what_holds(shelf: Shelf) -> None:
    shelf.add(individual(1, "LYi.1", "A", COMMENTS1=BAN, UN_LIST_TYPE="Libya"), day="2020-01-01")
    shelf.add(individual(1, "LYi.1", "A", COMMENTS1=BOTH, UN_LIST_TYPE="Libya"), day="2021-01-01")
    picture = shelf.picture()
    (one,) = standings(picture, "un-sc-1")
    assert kinds(one, "2021-01-01") == ["asset-freeze", "travel-ban"]
    changed = [event for event in tell_course(picture, one) if event.kind == "changed"]
    (event,) = changed
    assert (event.day, event.until) == (on("2020-01-01"), on("2021-01-01"))
    assert "asset freeze" in event.words


def test_a_debarment_holds_on_its_last_day(shelf: Shelf) -> None:
    text = (
        "Firm Name,Address,Nationality,Ineligible From,Ineligible Until,"
        "Notice Effective At EBRD,Originating Institution,Prohibited Practice\n"
        "Example Works,,Mali,2024-07-01,2025-05-31,2024-08-01,ADB,Fraud\n"
        "Endless Works,,Mali,2020-07-01,Ongoing,2020-08-01,ADB,Fraud\n"
    )
    shelf.take(save(shelf.folder, text, "ebrd.csv"), known="2024-10-01")
    found = {one.listed: one for one in all_standings(shelf.picture())}
    works = next(one for one in found.values() if one.until)
    assert works.measures[0].start == on("2024-07-01")
    assert [kinds(works, day) for day in ("2024-06-30", "2025-05-31", "2025-06-01")] == [
        [], ["debarment"], [],
    ]  # fmt: skip
    assert state_on(works, on("2025-06-01")) is State.ENDED
    endless = next(one for one in found.values() if not one.until)
    assert kinds(endless, "2099-01-01") == ["debarment"]


def test_a_listing_without_a_day_is_known_since_it_was_seen(shelf: Shelf) -> None:
    shelf.add(individual(6, "XXi.6", "FAY", LISTED_ON="", UN_LIST_TYPE="None"), day="2020-11-30")
    (fay,) = standings(shelf.picture(), "un-sc-6")
    assert fay.listed is None
    assert state_on(fay, on("2019-01-01")) is State.UNKNOWN
    assert state_on(fay, on("2020-11-30")) is State.IN_FORCE


def test_delisting_that_the_list_dates_itself(shelf: Shelf) -> None:
    gone = individual(7, "QDi.7", "GUY", UN_LIST_TYPE="Al-Qaida", DELISTED_ON="2019-05-02")
    shelf.add(gone, day="2020-11-30")
    (guy,) = standings(shelf.picture(), "un-sc-7")
    assert state_on(guy, on("2019-05-01")) is State.IN_FORCE
    assert state_on(guy, on("2019-05-02")) is State.LEFT


def test_a_proposal_binds_nobody() -> None:
    stage = Stage()
    stage.tell("p1", "Person", name="Hal")
    stage.tell(
        "s1",
        "Sanction",
        entity="p1",
        status="held",
        listingDate="2020-01-01",
        authority="United Nations Security Council",
        program="Mali",
    )
    (hal,) = standings(stage.picture(), "p1")
    assert state_on(hal, on("2021-01-01")) is State.UNKNOWN
    assert in_force(hal, on("2021-01-01")) == ()


def test_the_casebook_stands_as_its_reports_say() -> None:
    records = [*reference_records(MARKING.id), *casebook_records(MARKING.id)]
    picture = build([block(records, markings=(MARKING.id,))], reader="ana")
    mali = [one for one in all_standings(picture) if one.reference.startswith("MLi")]
    assert len({one.entity for one in mali}) == 8
    assert all(one.list == "" and one.left is None for one in mali)
    held = {
        day: sorted(kind for one in mali for kind in kinds(one, day))
        for day in ("2018-12-19", "2018-12-20", "2019-07-10", "2019-12-19", "2023-09-01")
    }
    bans = [["travel-ban"] * count for count in (0, 3, 8)]
    assert [held[day] for day in list(held)[:3]] == bans
    assert held["2019-12-19"] == ["asset-freeze"] * 5 + ["travel-ban"] * 8
    assert held["2023-09-01"] == []
    assert all(state_on(one, on("2023-09-01")) is State.ENDED for one in mali)
    libya = [one for one in all_standings(picture) if one.reference.startswith("LYi")]
    assert all(state_on(one, on("2018-06-06")) is not State.IN_FORCE for one in libya)


def test_two_ids_of_one_person_share_their_listings(shelf: Shelf) -> None:
    shelf.add(BEN, individual(8, "QDi.8", "BEN", UN_LIST_TYPE="Al-Qaida"), day="2020-11-30")
    shelf.records.append(decided("un-sc-2", "un-sc-8", Decision.SAME))
    picture = shelf.picture()
    found = standings(picture, "un-sc-8")
    assert sorted(one.reference for one in found) == ["CDi.002", "QDi.8"]
    assert {one.entity for one in found} == {picture.entity("un-sc-2").id}
    assert set(found) == set(all_standings(picture))


def test_whom_the_picture_does_not_hold_has_no_standing(shelf: Shelf) -> None:
    shelf.add(BEN, day="2020-11-30")
    with pytest.raises(NotFound):
        standings(shelf.picture(), "un-sc-99")


PRESENCE = st.lists(st.booleans(), min_size=1, max_size=6)


@given(PRESENCE)
def test_a_state_follows_presence(tmp_path: Path, presence: list[bool]) -> None:
    """On the day of a whole version the state is what the version shows."""
    shelf = Shelf(tmp_path)
    days = [f"20{year}-01-01" for year in range(20, 20 + len(presence))]
    for day, there in zip(days, presence, strict=True):
        shelf.add(*([ADAM, BEN] if there else [ADAM]), day=day)
    picture = shelf.picture()
    if not any(presence):
        with pytest.raises(NotFound):
            standings(picture, "un-sc-2")
        return
    (ben,) = standings(picture, "un-sc-2")
    since = presence.index(True)
    seen = [state_on(ben, on(day)) is State.IN_FORCE for day in days[since:]]
    assert seen == presence[since:]
    assert (ben.left is None) == presence[-1]
