"""Addresses and forms of this room: whatever they need lies ready in the house of the picture."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from sightline.analyses.screening import make_subject, read_decisions
from sightline.intake.documents import DocumentTerms, Received, make_records
from sightline.intake.documents.reading import read_here
from sightline.intake.lists import ListTerms, open_list
from sightline.judgements.review import Knowledge, build_queue, list_documents
from sightline.picture import Picture
from sightline.reception import Jobs, Made, MadeFile, State, Tray
from sightline.reception.errands import FILE
from sightline.reception.errands.filing import HEADER, LEFT_OUT
from sightline.values import Record
from sightline.workspace import Asked, Workspace
from tests.intake.lists.files import individual, united_nations
from tests.web.act.flow import LETTER, in_a_month

NOBODY = "A" * 22
#: Only for this reader something is laid ready: what is hers is absent for everybody else.
READER = "ana"


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room."""
    ready = _make_ready(picture)
    item, mention = ready["item"], ready["mention"]
    screening, job = ready["screening"], ready["job"]
    entity = picture.entities("LegalEntity", limit=1)[0].id
    return {
        "jobs": ("/jobs",),
        "job": (f"/jobs/{job}",),
        "job-file": (f"/jobs/{job}/files/0",),
        "intake": ("/intake", "/intake?known=2024-01-01"),
        "intake-left": (f"/intake/{ready['left']}",),
        "review": ("/review",),
        "review-document": (f"/review/{item}",),
        "review-candidate": (f"/review/{item}/{mention}",),
        "screening": ("/screening", "/screening?about=karanda"),
        "screening-ask": ("/screening/ask?name=Karanda+Transport&against=picture",),
        "screening-table": ("/screening/table",),
        "screening-verify": ("/screening/verify",),
        "screening-decided": (f"/screening/{screening}",),
        "certificate-pdf": (f"/screening/{screening}/certificate.pdf",),
        "certificate-json": (f"/screening/{screening}/certificate.json",),
        "watches": ("/watches",),
        "lists": ("/lists", "/lists?known=2024-01-01"),
        "lists-delta": (f"/lists/delta?old={ready['list']}&new={ready['list']}",),
        "lists-of": (f"/lists/of/{entity}",),
    }


def give_forms(picture: Picture) -> dict[str, tuple[str, dict[str, str]]]:
    """Give a filled form of every act of the room; what it names is nobody's."""
    left, job, item = f"/intake/{NOBODY}", f"/jobs/{NOBODY}", f"/review/{'0' * 64}"
    asked = {"name": "Karanda Transport", "against": "picture"}
    return {
        "job-stop": (f"{job}/stop", {}),
        "job-resume": (f"{job}/resume", {}),
        "job-forget": (f"{job}/forget", {}),
        "intake-leave": ("/intake", {}),
        "intake-look": (f"{left}/look", {"form": "table"}),
        "intake-file": (f"{left}/file", {"form": "table"}),
        "intake-drop": (f"{left}/drop", {}),
        "review-settle": (f"{item}/settle", {"mention": "0" * 20, "act": "accepted"}),
        "review-correct": (f"{item}/{'0' * 20}/correct", {"act": "same", "of": "x"}),
        "review-undo": (f"{item}/{'0' * 20}/undo", {"reason": "wrong"}),
        "screening-decide": (
            "/screening/decide",
            {**asked, "result": "clear", "reason": "nobody", "review_due": in_a_month()},
        ),
        "screening-table-do": ("/screening/table", {"for": "vendor"}),
        "screening-verify-do": ("/screening/verify", {}),
        "watch-add": ("/watches/add", asked),
        "watches-look": ("/watches/look", {}),
        "watch-end": (f"/watches/watch-{NOBODY}/end", {"reason": "over"}),
    }


def _make_ready(picture: Picture) -> dict[str, str]:
    """Lay ready a file, a job, a document, a list and a screening for one reader."""
    found = dict.fromkeys(("left", "job"), NOBODY)
    found |= {"item": "0" * 64, "mention": "0" * 20, "screening": "screening-0", "list": "un-sc@1"}
    path = picture._database.path
    if picture.reader != READER or path is None:
        return found
    with Workspace.open(Path(path).parents[1]) as house:
        reader = house.reader(READER)
        table = b"Vendor,Country\nSable Harbour Trading,SL\n"
        left = Tray(house.folder).put(reader, "vendors.csv", table)
        mapping = (
            "mapping: 1\nentities:\n  firm:\n    schema: Company\n    key: [Vendor]\n"
            "    properties:\n      name: Vendor\n"
        )
        Tray(house.folder).say(left, {"form": "table", "mapping": mapping, "title": "Vendors"})
        found["left"] = left.id
        found["job"] = _make_job(Jobs(house.folder), house)
        found |= _make_document(house)
        found["list"] = _make_list(house)
        found["screening"] = _make_screening(house)
    return found


def _make_job(jobs: Jobs, house: Workspace) -> str:
    """Make a job that has filed a file, without waiting for the workshop of a running house."""
    reader = house.reader(READER)
    job = jobs.start("example", reader, {"file": "vendors.csv"})
    taken = jobs.take(["example"])
    assert taken is not None
    listed = ",".join(HEADER).encode() + b"\r\n,3,Founded,yes,no such day,31/31/2020\r\n"
    names = ("rows", "items", "statements", "new", "known")
    told: dict[str, Any] = {**dict.fromkeys(names, 1), "left_out": 1, "noted": 0, "listed": 1}
    told |= {"form": "table", "item": None, "handling": "CONFIDENTIAL // org:jmac"}
    made = Made(told=told, files=(MadeFile(name=LEFT_OUT, media="text/csv", body=listed),))
    jobs.end(job.id, taken[1], State.DONE, made, card=reader.id)
    with jobs._open() as db:
        db.execute("update job set kind = ? where id = ?", (FILE, job.id))
    return job.id


def _make_document(house: Workspace) -> dict[str, str]:
    reader = house.reader(READER)
    mark, content = house.own_marking(reader), LETTER.encode()
    received = Received(content=content, document=read_here(content, "note.txt"))
    taken = make_records(received, DocumentTerms(marking=mark.id, known="2024-03-05"))
    for one in taken.files:
        house.keep_file(one, reader)
    house.add([mark, *taken.items, *taken.statements], reader)
    with house.picture(reader) as picture:
        item = list_documents(picture)[0]
        queue = build_queue(picture, item, Knowledge(picture))
        return {"item": item, "mention": queue.entries[0].mention.removeprefix("mention-")}


def _make_list(house: Workspace) -> str:
    reader = house.reader(READER)
    mark = house.own_marking(reader)
    path = house.folder / "example-list.xml"
    path.write_text(united_nations(individual(1, "MLi.001", "Bakary", "Samassekou")), "utf-8")
    opened = open_list(path, ListTerms(marking=mark.id))
    house.keep_file(path.read_bytes(), reader)
    records: list[Record] = [mark]
    for batch in opened.batches():
        records += [*batch.items, *batch.statements]
    house.add(records, reader)
    path.unlink()
    return opened.item.id


def _make_screening(house: Workspace) -> str:
    reader = house.reader(READER)
    with house.picture(reader) as picture:
        for one in read_decisions(picture):
            return one.of
    done = house.decide_screening(
        make_subject("Quiet Harbour Nobody", kind="body"),
        Asked(day=dt.datetime.now(dt.UTC).date()),
        reader,
        result="clear",
        reason="nobody of that name is listed",
        review_due=dt.date.fromisoformat(in_a_month()),
    )
    return done.id
