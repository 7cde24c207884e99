"""Jobs as pages: how far each is, how it is stopped, and what it made."""

from __future__ import annotations

from types import MappingProxyType

from sightline.errors import NotFound
from sightline.reception import Job
from sightline.reception.errands import FILE, LOOK, SCREEN
from sightline.reception.errands.filing import LEFT_OUT, read_refusals
from sightline.web.act.acting import PAGE, jobs_of, read_number, turn_page
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on, send_file

KINDS = MappingProxyType(
    {
        FILE: "Filing a file",
        SCREEN: "Screening a table",
        LOOK: "Looking again at whom you watch",
    }
)
STATES = MappingProxyType(
    {
        "waiting": "waiting its turn",
        "running": "under way",
        "done": "done",
        "stopped": "stopped",
        "failed": "failed",
    }
)
PHASES = MappingProxyType(
    {
        "reading": "reading",
        "writing": "writing",
        "screening": "screening",
        "preparing the names": "preparing the names",
    }
)


def list_jobs(call: Call) -> Reply:
    """List the jobs of the reader."""
    held, after = turn_page(jobs_of(call).of(call.visit.reader), call.asked("after"))
    return call.show(
        "act/jobs.html", jobs=held, after=after, kinds=KINDS, states=STATES, phases=PHASES
    )


def show_job(call: Call) -> Reply:
    """Show one job: how far it is, and what came of it."""
    jobs = jobs_of(call)
    job = jobs.find(call.path["job"], call.visit.reader)
    start = read_number(call.asked("after"))
    told = job.told if isinstance(job.told, dict) else {}
    rows: list[list[str]] = []
    if job.kind == FILE and LEFT_OUT in job.files:
        content = jobs.file(job.id, LEFT_OUT, call.visit.reader)
        rows = [row[:6] for row in read_refusals(content, start, PAGE)]
    after = str(start + PAGE) if start + PAGE < told.get("listed", 0) else ""
    return call.show(
        "act/job.html",
        handling=told.get("handling", ""),
        job=job,
        told=told,
        rows=rows,
        start=start,
        after=after,
        kinds=KINDS,
        states=STATES,
        phases=PHASES,
    )


def stop_job(call: Call) -> Reply:
    """Stop a job."""
    job = jobs_of(call).stop(call.path["job"], call.visit.reader)
    return go_on(call.link(_address(job)))


def resume_job(call: Call) -> Reply:
    """Take a job up again."""
    job = jobs_of(call).resume(call.path["job"], call.visit.reader)
    return go_on(call.link(_address(job)))


def forget_job(call: Call) -> Reply:
    """Clear away a job that has ended, with what it made."""
    jobs_of(call).forget(call.path["job"], call.visit.reader)
    return go_on(call.link("/jobs"))


def send_made(call: Call) -> Reply:
    """Give out a file that a job made."""
    jobs = jobs_of(call)
    job = jobs.find(call.path["job"], call.visit.reader)
    names, number = list(job.files), read_number(call.path["number"])
    if number >= len(names):
        raise NotFound("this job made no such file")
    name = names[number]
    body = jobs.file(job.id, name, call.visit.reader)
    return send_file(body, job.files[name], name)


def _address(job: Job) -> str:
    return f"/jobs/{job.id}"
