"""Jobs: long work that a program asks for, looks after, stops, and fetches the result of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, Parameter

from sightline.api.answer import Done
from sightline.api.counter import OF_THE_HOUSE, AtCounter, InHand
from sightline.api.working.workers import ASSESS, EXPORT, PRODUCT
from sightline.errors import BadValue, NotFound
from sightline.products.shelf import KINDS
from sightline.reception import Job, Jobs, Left, Terms, Tray, Visit
from sightline.reception.errands import FILE, LOOK, SCREEN

_Text = Annotated[str, msgspec.Meta(max_length=500)]
_Said = Annotated[dict[str, Annotated[str, msgspec.Meta(max_length=200_000)]], msgspec.Meta()]


class Work(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Long work; its kind says which."""


class FileWork(Work, frozen=True, kw_only=True, tag=FILE):
    """File what lies in the tray, on what is said of it: form, marking, mapping, grade, known."""

    upload: _Text
    said: _Said


class ScreenWork(Work, frozen=True, kw_only=True, tag=SCREEN):
    """Screen every row of a table in the tray."""

    upload: _Text
    said: _Said = {}
    day: dt.date


class LookWork(Work, frozen=True, kw_only=True, tag=LOOK):
    """Screen all whom you watch once more."""

    day: dt.date


class AssessWork(Work, frozen=True, kw_only=True, tag=ASSESS):
    """Assess an area."""

    area: _Text
    interfaces: tuple[_Text, ...] = ()


class ExportWork(Work, frozen=True, kw_only=True, tag=EXPORT):
    """Write out all that you may see, or one kind of it."""

    format: Literal["ftm", "statements"] = "ftm"
    schema: _Text | None = None


class ProductWork(Work, frozen=True, kw_only=True, tag=PRODUCT):
    """Write a product, such as a dossier, as PDF, Word or a workbook."""

    product: _Text
    subject: _Text = ""
    days: Annotated[int, msgspec.Meta(ge=1, le=3_660)] = 7
    format: Literal["pdf", "docx", "xlsx"] = "pdf"
    recipient: _Text = ""
    legal_basis: _Text = ""


AnyWork = FileWork | ScreenWork | LookWork | AssessWork | ExportWork | ProductWork


class TermsShown(msgspec.Struct, frozen=True, kw_only=True):
    """On which terms the job looks."""

    known: dt.date | None
    as_of: dt.date | None
    recorded: dt.date | None
    purpose: str | None


class FileShown(msgspec.Struct, frozen=True, kw_only=True):
    """A file that a job made, and where to fetch it."""

    name: str
    media: str
    href: str


class JobShown(msgspec.Struct, frozen=True, kw_only=True):
    """A job of yours: where it stands, how far it is, and what it made."""

    id: str
    kind: str
    state: str
    done: int
    of: int | None
    words: str
    terms: TermsShown
    made: dt.datetime
    ended: dt.datetime | None
    told: Any
    files: tuple[FileShown, ...]
    error: str | None
    href: str


class LeftShown(msgspec.Struct, frozen=True, kw_only=True):
    """A file that waits in the tray, for a day at most."""

    id: str
    name: str
    size: int
    sha256: str
    since: dt.datetime


@post("/uploads", status_code=201)
async def leave_file(
    hand: InHand,
    request: Request[Any, Any, Any],
    name: Annotated[str, Parameter(min_length=1, max_length=300, description="Its name.")],
) -> Done[LeftShown]:
    """Lay a file into the tray, as the body of the call; a job files it or screens it."""
    body = await request.body()
    return await hand.visit(
        lambda visit: _say(visit, _show_left(_tray(visit).put(visit.reader, name, body)))
    )


@get("/uploads")
async def list_files(counter: AtCounter) -> Done[tuple[LeftShown, ...]]:
    """List your files in the tray."""
    return await counter.visit(
        lambda visit: _say(visit, tuple(_show_left(one) for one in _tray(visit).of(visit.reader)))
    )


@delete("/uploads/{upload:str}", status_code=200)
async def drop_file(hand: InHand, upload: FromPath[str]) -> Done[LeftShown]:
    """Take a file of yours out of the tray."""

    def drop(visit: Visit) -> Done[LeftShown]:
        left = _tray(visit).find(upload, visit.reader)
        _tray(visit).drop(left)
        return _say(visit, _show_left(left))

    return await hand.visit(drop)


@post("/jobs", status_code=202)
async def start_job(counter: AtCounter, data: AnyWork) -> Response[Done[JobShown]]:
    """Ask for long work. The terms of the call are those of the job; it runs by your card then."""

    def start(visit: Visit) -> Done[JobShown]:
        _check(data, visit)
        told = msgspec.to_builtins(data)
        kind = told.pop("kind")
        job = _jobs(visit).start(kind, visit.reader, told, visit.terms)
        return _say(visit, _show(job))

    done = await counter.visit(start)
    return Response(done, status_code=202, headers={"location": done.data.href})


@get("/jobs")
async def list_jobs(counter: AtCounter) -> Done[tuple[JobShown, ...]]:
    """List your jobs, the latest first; of those of others nobody learns."""
    return await counter.visit(
        lambda visit: _say(visit, tuple(_show(one) for one in _jobs(visit).of(visit.reader)))
    )


@get("/jobs/{job:str}")
async def find_job(counter: AtCounter, job: FromPath[str]) -> Done[JobShown]:
    """Tell how far a job of yours is."""
    return await counter.visit(
        lambda visit: _say(visit, _show(_jobs(visit).find(job, visit.reader)))
    )


@delete("/jobs/{job:str}", status_code=200)
async def stop_job(hand: InHand, job: FromPath[str]) -> Done[JobShown]:
    """Stop a job that is under way; clear one away that has ended, with all it made."""

    def stop(visit: Visit) -> Done[JobShown]:
        jobs = _jobs(visit)
        held = jobs.find(job, visit.reader)
        if held.under_way:
            return _say(visit, _show(jobs.stop(job, visit.reader)))
        jobs.forget(job, visit.reader)
        return _say(visit, _show(held))

    return await hand.visit(stop)


@get("/jobs/{job:str}/files/{name:str}", media_type="application/octet-stream")
async def give_job_file(
    counter: AtCounter, job: FromPath[str], name: FromPath[str]
) -> Response[bytes]:
    """Give a file that a job of yours made."""
    body = await counter.visit(lambda visit: _jobs(visit).file(job, name, visit.reader))
    plain = "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in name
    )
    headers = {"content-disposition": f'attachment; filename="{plain}"'}
    return Response(body, media_type="application/octet-stream", headers=headers)


def _check(work: AnyWork, visit: Visit) -> None:
    """Refuse at once what can only fail."""
    if isinstance(work, FileWork | ScreenWork):
        _tray(visit).find(work.upload, visit.reader)
    if isinstance(work, ProductWork) and work.product not in KINDS:
        raise BadValue(f"{work.product!r} is no product: expected one of {', '.join(KINDS)}")
    named = {AssessWork: "area", ProductWork: "subject"}.get(type(work))
    wanted = getattr(work, named) if named else ""
    if wanted and not visit.picture("api job", wanted).named([wanted]):
        raise NotFound(f"there is no entity {wanted!r} in this picture")


def _jobs(visit: Visit) -> Jobs:
    return Jobs(visit.house.folder)


def _tray(visit: Visit) -> Tray:
    return Tray(visit.house.folder)


def _say(visit: Visit, data: Any) -> Done[Any]:
    return Done(reader=visit.reader.name, handling=OF_THE_HOUSE, data=data)


def _show(job: Job) -> JobShown:
    place = f"/api/v1/jobs/{job.id}"
    return JobShown(
        id=job.id,
        kind=job.kind,
        state=job.state,
        done=job.done,
        of=job.of,
        words=job.words,
        terms=_show_terms(job.terms),
        made=job.made,
        ended=job.ended,
        told=job.told,
        files=tuple(
            FileShown(name=name, media=media, href=f"{place}/files/{name}")
            for name, media in job.files.items()
        ),
        error=job.error,
        href=place,
    )


def _show_terms(terms: Terms) -> TermsShown:
    return TermsShown(**msgspec.structs.asdict(terms))


def _show_left(left: Left) -> LeftShown:
    return LeftShown(
        id=left.id, name=left.name, size=left.size, sha256=left.sha256, since=left.since
    )


ROUTES = (
    leave_file,
    list_files,
    drop_file,
    start_job,
    list_jobs,
    find_job,
    stop_job,
    give_job_file,
)
