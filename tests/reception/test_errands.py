"""Errands: all of a file or nothing, also when the work is stopped or the program dies in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from sightline.errors import Stopped
from sightline.reception import Hall, Job, Jobs, State, Terms, Tray, Visit, Workshop
from sightline.reception.errands import ERRANDS, FILE, SCREEN
from sightline.reception.errands.filing import file_upload
from sightline.reception.job import Made, Progress
from sightline.reception.jobs import LEASE
from sightline.workspace import Workspace

MAPPING = """\
mapping: 1
entities:
  firm:
    schema: Company
    key: [Vendor]
    properties:
      name: Vendor
      incorporationDate: Founded
"""
SAID = {"form": "table", "mapping": MAPPING, "known": "2024-05-01"}
ROWS = 12_000
TABLE = "Vendor,Founded\n" + "".join(f"Firm number {n},2011\n" for n in range(ROWS))


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = dt.datetime.now(dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.at


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    folder = tmp_path / "house"
    Workspace.create(folder, name="A house", organisation="jmac", reader="ana").close()
    hall = Hall(folder, threads=1)
    yield hall
    hall.close()


def leave(hall: Hall, body: str = TABLE) -> str:
    """Leave a table in the tray."""
    reader = hall.house().reader("ana")
    return Tray(hall.folder).put(reader, "firms.csv", body.encode()).id


def count(hall: Hall) -> int:
    """Count the entities that ana sees."""
    house = hall.house()
    with house.picture(house.reader("ana")) as picture:
        return picture.count()


def start(hall: Hall, jobs: Jobs, left: str) -> Job:
    return jobs.start(FILE, hall.house().reader("ana"), {"upload": left, "said": SAID})


def test_a_file_is_filed_and_leaves_the_tray(hall: Hall) -> None:
    jobs = Jobs(hall.folder)
    job = start(hall, jobs, leave(hall))
    Workshop(hall, ERRANDS, jobs=jobs).run_next()
    done = jobs.find(job.id, hall.house().reader("ana"))
    assert (done.state, done.error) == (State.DONE, None)
    assert done.told["rows"] == ROWS
    assert count(hall) == ROWS
    assert not list((hall.folder / "tray").glob("*"))


@pytest.mark.parametrize("phase", ["reading", "writing"])
def test_stopped_in_the_middle_it_leaves_nothing_half(hall: Hall, phase: str) -> None:
    left, reached = leave(hall), []

    class Stopping(Progress):
        """Ends the work in the middle of a phase."""

        def __call__(self, done: int, of: int | None = None, words: str = "") -> None:
            if words == phase and done:
                reached.append(done)
                raise Stopped

    jobs = Jobs(hall.folder)
    job = start(hall, jobs, left)
    progress = Stopping(
        job,
        folder=lambda: jobs.folder(job.id),
        advance=lambda *_: True,
        keep=lambda half: pytest.fail("nothing is done"),
        kept=lambda: None,
    )

    def act(visit: Visit) -> Made:
        return file_upload(visit, job.parameters, progress)

    before = hall.house().picture(hall.house().reader("ana")).address
    with pytest.raises(Stopped):
        hall.receive_now("ana", act, Terms())
    assert reached[0] < ROWS * 2
    assert count(hall) == 0
    assert hall.house().picture(hall.house().reader("ana")).address == before
    assert Tray(hall.folder).find(left, hall.house().reader("ana")).name == "firms.csv"


def test_a_worker_that_died_after_filing_is_not_asked_to_file_again(hall: Hall) -> None:
    clock = Clock()
    jobs = Jobs(hall.folder, clock)
    job = start(hall, jobs, leave(hall, "Vendor,Founded\nOne,2011\n"))
    taken = jobs.take([FILE])
    assert taken is not None
    shop = Workshop(hall, ERRANDS, jobs=jobs)
    progress = shop._progress(*taken)
    hall.receive_now("ana", lambda visit: file_upload(visit, job.parameters, progress))
    clock.at += LEASE + dt.timedelta(seconds=1)  # and here the program died
    assert shop.run_next()
    done = jobs.find(job.id, hall.house().reader("ana"))
    assert done.state is State.DONE
    assert done.told["new"] > 0
    assert count(hall) == 1


def test_a_file_of_another_is_not_filed(hall: Hall) -> None:
    house = hall.house()
    ana = house.reader("ana")
    house.enrol(msgspec.structs.replace(ana, name="bo", roles=()), ana)
    jobs, left = Jobs(hall.folder), leave(hall)
    job = jobs.start(FILE, house.reader("bo"), {"upload": left, "said": SAID})
    Workshop(hall, ERRANDS, jobs=jobs).run_next()
    done = jobs.find(job.id, house.reader("bo"))
    assert done.state is State.FAILED
    assert "no such file" in (done.error or "")
    assert count(hall) == 0


def test_a_table_whose_file_has_gone_fails_in_words(hall: Hall) -> None:
    jobs = Jobs(hall.folder)
    reader = hall.house().reader("ana")
    parameters = {"upload": "A" * 22, "said": {}, "day": "2024-05-01"}
    job = jobs.start(SCREEN, reader, parameters)
    Workshop(hall, ERRANDS, jobs=jobs).run_next()
    assert "no such file" in (jobs.find(job.id, reader).error or "")
