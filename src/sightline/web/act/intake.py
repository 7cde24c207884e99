"""Intake as pages: a file is left in the tray, looked at, and filed by a job."""

from __future__ import annotations

import re
from types import MappingProxyType

from sightline.errors import BadInput, BadValue, NotFound, Refused, SightlineError
from sightline.reception import Left
from sightline.reception.errands import FILE
from sightline.reception.errands.handing import Form, Handing, find_form, read_handing, say_name
from sightline.reception.tray import LARGEST
from sightline.values import Kind
from sightline.web.act.acting import jobs_of, may_write, tray_of
from sightline.web.act.audience import Audience, tell_audience
from sightline.web.act.preview import Preview, guess, look_at
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on

FORMS = MappingProxyType(
    {
        Form.TABLE: "A table, read by a mapping",
        Form.SET: "A known data set",
        Form.FTM: "FollowTheMoney data",
        Form.LIST: "A list of sanctions or debarments",
        Form.DOCUMENT: "A document with text",
    }
)
#: What a reader says of a file, field by field.
_TERMS = ("title", "kind", "grade", "event", "known", "source", "language", "licence")
_FIELDS = ("form", "mapping", "marking", "named", "case", "list", *_TERMS)
_BOXES = ("same", "position", "makers")
_LONGEST = 256 * 1024
_NAMELESS = re.compile(r"[\s._-]*")


def show_intake(call: Call) -> Reply:
    """Show where a file is left, and what waits in the tray."""
    return _show_intake(call)


def leave_file(call: Call) -> Reply:
    """Leave a file in the tray, and find out what it is."""
    upload = call.uploads.get("file")
    if upload is None:
        return _show_intake(call, call.words("Choose a file first."))
    tray = tray_of(call)
    try:
        left = tray.put(call.visit.reader, upload.name, upload.body)
    except (BadInput, BadValue, Refused) as error:
        return _show_intake(call, str(error))
    try:
        said = _begin(call, left)
    except SightlineError as error:
        tray.drop(left)
        return _show_intake(call, say_name(str(error), left))
    tray.say(left, said)
    return go_on(call.link(f"/intake/{left.id}"))


def show_left(call: Call) -> Reply:
    """Show a file in the tray: what it is, what it would become, and who will see it."""
    left = tray_of(call).find(call.path["upload"], call.visit.reader)
    try:
        handing = read_handing(left.said, left, call.visit)
    except SightlineError as error:
        return _show_left(call, left, None, str(error))
    return _show_left(call, left, handing)


def look_again(call: Call) -> Reply:
    """Keep what was filled in, and look at what the file would become now."""
    left = _keep(call)
    try:
        read_handing(left.said, left, call.visit)
    except SightlineError as error:
        return _show_left(call, left, None, str(error), status=400)
    return go_on(call.link(f"/intake/{left.id}"))


def file_left(call: Call) -> Reply:
    """File a file: a job reads it whole, and appends all of it or nothing."""
    left = _keep(call)
    try:
        handing = read_handing(left.said, left, call.visit)
    except SightlineError as error:
        return _show_left(call, left, None, str(error), status=400)
    seen = look_at(tray_of(call).path(left), left, handing, call.visit.reader.name)
    if seen.error:
        return _show_left(call, left, handing, seen.error, status=400)
    said = {name: value for name, value in left.said.items() if name != "job"}
    parameters = {"upload": left.id, "said": said, "file": left.name}
    job = jobs_of(call).start(FILE, call.visit.reader, parameters, call.visit.terms)
    tray_of(call).say(left, {**said, "job": job.id})
    return go_on(call.link(f"/jobs/{job.id}"))


def drop_left(call: Call) -> Reply:
    """Take a file out of the tray for good."""
    tray = tray_of(call)
    tray.drop(tray.find(call.path["upload"], call.visit.reader))
    return go_on(call.link("/intake"))


def _begin(call: Call, left: Left) -> dict[str, str]:
    """Find out what a file is, and propose how it is read."""
    path = tray_of(call).path(left)
    form = find_form(path, left.name)
    said = {"form": form.value}
    if form is Form.TABLE:
        said["mapping"] = guess(path, left)
    if form in (Form.TABLE, Form.FTM) and not _NAMELESS.fullmatch(left.name):
        said["title"] = left.name
    return said


def _keep(call: Call) -> Left:
    """Keep what was filled in, so that nothing that was typed is lost."""
    tray = tray_of(call)
    left = tray.find(call.path["upload"], call.visit.reader)
    if _find_job(call, left):
        raise Refused("this file is being filed: stop its job first")
    said = {name: call.filled(name)[:_LONGEST] for name in _FIELDS if call.filled(name)}
    said |= {name: "yes" for name in _BOXES if call.filled(name)}
    if said.get("form") not in set(Form):
        said["form"] = left.said["form"]
    if said["form"] == Form.TABLE and "mapping" not in said:
        said["mapping"] = guess(tray.path(left), left)
    return tray.say(left, said)


def _find_job(call: Call, left: Left) -> str:
    """Find the job that is filing a file, if one is under way."""
    try:
        job = jobs_of(call).find(left.said.get("job", ""), call.visit.reader)
    except NotFound:
        return ""
    return job.id if job.under_way else ""


def _show_intake(call: Call, wrong: str = "") -> Reply:
    return call.show(
        "act/intake.html",
        status=400 if wrong else 200,
        wrong=wrong,
        writes=may_write(call),
        waiting=[one for one in tray_of(call).of(call.visit.reader) if "form" in one.said],
        forms=FORMS,
        largest=LARGEST // 1024**2,
    )


def _show_left(
    call: Call, left: Left, handing: Handing | None, wrong: str = "", *, status: int = 200
) -> Reply:
    seen, audiences = Preview(), tuple[Audience, ...]()
    if handing is not None:
        seen = look_at(tray_of(call).path(left), left, handing, call.visit.reader.name)
        audiences = (
            tell_audience(call, handing.marking),
            *(tell_audience(call, one, name) for name, one in handing.named.items()),
        )
    return call.show(
        "act/left.html",
        status=status,
        handling=call.visit.handling(()) if handing is None else audiences[0].line,
        left=left,
        said=left.said,
        form=Form(left.said.get("form", Form.TABLE)),
        forms=FORMS,
        kinds=[kind.value for kind in Kind],
        cases=[one.name for one in call.visit.house.cases(call.visit.reader) if not one.erased],
        audiences=audiences,
        seen=seen,
        wrong=wrong or seen.error,
        job=_find_job(call, left),
        writes=may_write(call),
    )
