"""Jobs: whose they are, how they end, and what becomes of them when the program ends early."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sightline.errors import BadValue, NotFound, Refused
from sightline.reception import Hall, Jobs, Made, MadeFile, Progress, State, Terms, Visit, Workshop
from sightline.reception.jobs import KEPT, LEASE, MOST, TRIES
from sightline.values import Level, Reader
from sightline.workspace import Workspace

DAY = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = DAY

    def __call__(self) -> dt.datetime:
        return self.at


def card(name: str, **said: Any) -> Reader:
    return Reader(name=name, organisation="jmac", clearance=Level.CONFIDENTIAL, by="ana", **said)


ANA, BO = card("ana"), card("bo")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with Workspace.create(
        tmp_path / "house", name="A house", organisation="jmac", reader="ana"
    ) as house:
        house.enrol(BO, house.reader("ana"))
    hall = Hall(tmp_path / "house", threads=1)
    yield hall
    hall.close()


@pytest.fixture
def jobs(hall: Hall, clock: Clock) -> Jobs:
    return Jobs(hall.folder, clock)


def count(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    for number in range(parameters["upto"]):
        progress(number + 1, parameters["upto"], "counting")
    told = {"reader": visit.reader.name, "day": visit.day.isoformat()}
    return Made(told=told, files=(MadeFile(name="a/../b.csv", media="text/csv", body=b"1,2\n"),))


def fail(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    raise BadValue("the day is not a day")


def stumble(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
    raise RuntimeError("secret words of the machine")


WORKERS = {"count": count, "fail": fail, "stumble": stumble}


def test_a_job_is_done_in_the_name_and_on_the_terms_of_its_reader(hall: Hall, jobs: Jobs) -> None:
    asked = jobs.start("count", BO, {"upto": 3}, Terms(known=dt.date(2018, 4, 25)))
    assert asked.state is State.WAITING
    assert Workshop(hall, WORKERS, jobs=jobs).run_next()
    bo = hall.house().reader("bo")
    done = jobs.find(asked.id, bo)
    assert (done.state, done.done, done.of) == (State.DONE, 3, 3)
    assert done.told == {"reader": "bo", "day": "2018-04-25"}
    assert jobs.file(asked.id, "a/../b.csv", bo) == b"1,2\n"


def test_a_job_of_another_is_as_absent_as_none(jobs: Jobs) -> None:
    asked = jobs.start("count", BO, {"upto": 1})
    tries: list[Callable[[str], object]] = [
        lambda one: jobs.find(one, ANA),
        lambda one: jobs.stop(one, ANA),
        lambda one: jobs.resume(one, ANA),
        lambda one: jobs.forget(one, ANA),
        lambda one: jobs.file(one, "a/../b.csv", ANA),
    ]
    for act in tries:
        said = set()
        for wanted in (asked.id, "never-was"):
            with pytest.raises(NotFound) as refused:
                act(wanted)
            said.add(str(refused.value))
        assert len(said) == 1
    assert jobs.of(ANA) == []
    assert jobs.find(asked.id, BO).state is State.WAITING


def test_a_waiting_job_stops_at_once(hall: Hall, jobs: Jobs) -> None:
    asked = jobs.start("count", BO, {"upto": 1})
    assert jobs.stop(asked.id, BO).state is State.STOPPED
    assert not Workshop(hall, WORKERS, jobs=jobs).run_next()
    assert jobs.resume(asked.id, BO).state is State.WAITING
    assert Workshop(hall, WORKERS, jobs=jobs).run_next()
    assert jobs.find(asked.id, hall.house().reader("bo")).state is State.DONE


def test_a_running_job_stops_at_its_next_step(hall: Hall, jobs: Jobs) -> None:
    reached = []

    def work(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
        jobs.stop(progress.job.id, BO)
        progress(1, 1)
        reached.append("too far")
        return Made(told="too far")

    asked = jobs.start("work", BO, {})
    Workshop(hall, {"work": work}, jobs=jobs).run_next()
    ended = jobs.find(asked.id, BO)
    assert (ended.state, ended.told, reached) == (State.STOPPED, None, [])


def test_what_failed_says_why_and_shows_nothing_of_the_machine(hall: Hall, jobs: Jobs) -> None:
    known, unknown = jobs.start("fail", BO, {}), jobs.start("stumble", BO, {})
    shop = Workshop(hall, WORKERS, jobs=jobs)
    assert shop.run_next()
    assert shop.run_next()
    assert jobs.find(known.id, BO).error == "the day is not a day"
    said = jobs.find(unknown.id, BO)
    assert said.state is State.FAILED
    assert "say the number" in (said.error or "")
    assert "secret" not in (said.error or "")


def test_a_job_whose_worker_died_is_taken_up_again(hall: Hall, jobs: Jobs, clock: Clock) -> None:
    def resumable(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
        return Made(told=msgspec.json.decode(progress.kept or b"[]"))

    asked = jobs.start("work", BO, {})
    taken = jobs.take(["work"])
    assert taken is not None
    jobs.keep(asked.id, taken[1], b"[1, 2]")
    shop = Workshop(hall, {"work": resumable}, jobs=jobs)
    assert not shop.run_next()  # somebody has it
    clock.at += LEASE + dt.timedelta(seconds=1)
    assert shop.run_next()
    assert jobs.find(asked.id, hall.house().reader("bo")).told == [1, 2]


def test_who_lost_the_lease_changes_nothing(jobs: Jobs, clock: Clock) -> None:
    asked = jobs.start("count", BO, {})
    first = jobs.take(["count"])
    clock.at += LEASE + dt.timedelta(seconds=1)
    second = jobs.take(["count"])
    assert first is not None
    assert second is not None
    assert not jobs.advance(asked.id, first[1], 5, None, "")
    assert not jobs.end(asked.id, first[1], State.DONE, Made(told="old"))
    jobs.keep(asked.id, first[1], b"old")
    assert jobs.kept(asked.id) is None
    assert jobs.end(asked.id, second[1], State.DONE, Made(told="new"))
    assert jobs.find(asked.id, BO).told == "new"


def test_a_job_that_always_breaks_off_fails_at_last(jobs: Jobs, clock: Clock) -> None:
    asked = jobs.start("count", BO, {})
    for _ in range(TRIES):
        assert jobs.take(["count"]) is not None
        clock.at += LEASE + dt.timedelta(seconds=1)
    assert jobs.take(["count"]) is None
    assert jobs.find(asked.id, BO).state is State.FAILED


def test_the_workshop_gives_back_what_it_has_begun(hall: Hall, jobs: Jobs) -> None:
    begun = threading.Event()

    def endless(visit: Visit, parameters: Mapping[str, Any], progress: Progress) -> Made:
        number = 0
        while True:
            begun.set()
            number += 1
            progress(number)

    asked = jobs.start("work", BO, {})
    shop = Workshop(hall, {"work": endless}, jobs=jobs)
    shop.start()
    assert begun.wait(20)
    shop.stop()
    assert jobs.find(asked.id, BO).state is State.WAITING


def test_what_was_made_is_not_given_out_when_the_card_has_changed(hall: Hall, jobs: Jobs) -> None:
    asked = jobs.start("count", BO, {"upto": 1})
    Workshop(hall, WORKERS, jobs=jobs).run_next()
    house = hall.house()
    house.enrol(msgspec.structs.replace(BO, clearance=Level.UNCLASSIFIED), house.reader("ana"))
    found = jobs.find(asked.id, house.reader("bo"))
    assert found.told is None
    assert "start it again" in (found.error or "")
    with pytest.raises(NotFound):
        jobs.file(asked.id, "a/../b.csv", house.reader("bo"))


def test_a_reader_who_was_let_go_has_nothing_done(hall: Hall, jobs: Jobs) -> None:
    asked = jobs.start("count", BO, {"upto": 1})
    house = hall.house()
    house.enrol(msgspec.structs.replace(BO, active=False), house.reader("ana"))
    Workshop(hall, WORKERS, jobs=jobs).run_next()
    assert jobs.find(asked.id, BO).state is State.FAILED


def test_readers_take_turns(jobs: Jobs) -> None:
    for _ in range(3):
        jobs.start("count", ANA, {})
    late = jobs.start("count", BO, {})
    jobs.take(["count"])
    second = jobs.take(["count"])
    assert second is not None
    assert second[0].id == late.id


def test_nobody_fills_the_house_with_jobs(jobs: Jobs) -> None:
    for _ in range(MOST):
        jobs.start("count", ANA, {})
    with pytest.raises(Refused):
        jobs.start("count", ANA, {})
    assert jobs.start("count", BO, {}).state is State.WAITING


def test_what_ended_is_cleared_away_with_its_files(hall: Hall, jobs: Jobs, clock: Clock) -> None:
    asked = jobs.start("count", BO, {"upto": 1})
    Workshop(hall, WORKERS, jobs=jobs).run_next()
    assert (hall.folder / "jobs" / asked.id).is_dir()
    clock.at += KEPT + dt.timedelta(minutes=1)
    assert jobs.sweep() == 1
    assert not (hall.folder / "jobs" / asked.id).exists()
    assert jobs.of(BO) == []


def test_only_the_house_may_open_what_is_kept(hall: Hall, jobs: Jobs) -> None:
    jobs.start("count", BO, {"upto": 1})
    Workshop(hall, WORKERS, jobs=jobs).run_next()
    found = [*hall.folder.glob("jobs.db*"), *hall.folder.glob("jobs/**/*"), hall.folder / "jobs"]
    assert len(found) > 3
    assert all(path.stat().st_mode & 0o077 == 0 for path in found)
