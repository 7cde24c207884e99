"""Tables of names screened as jobs: left in the tray, looked at, and screened row by row."""

from __future__ import annotations

import datetime as dt

from sightline.errors import SightlineError
from sightline.reception.errands import SCREEN
from sightline.reception.errands.screening import open_table
from sightline.reception.tray import LARGEST
from sightline.web.act.acting import jobs_of, may_write, tray_of
from sightline.web.act.question import AGAINST, PURPOSES, SORTS, read_day
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on

#: What a column of a table may say of whom to screen.
COLUMNS = ("name", "alias", "born", "country", "number", "ref", "kind")
_FIELDS = ("for", "against", "kind", "dates", "sheet", *(f"column-{one}" for one in COLUMNS))


def show_table(call: Call) -> Reply:
    """Show where a table of names is handed in."""
    return _show(call)


def screen_table(call: Call) -> Reply:
    """Take a table of names in, and let a job screen it."""
    upload = call.uploads.get("file")
    if upload is None:
        return _show(call, call.words("Choose a file first."))
    said = {name: call.filled(name)[:300] for name in _FIELDS if call.filled(name)}
    tray, reader = tray_of(call), call.visit.reader
    try:
        day = read_day(call.filled("day")) or dt.datetime.now(dt.UTC).date()
        left = tray.put(reader, upload.name, upload.body)
    except SightlineError as error:
        return _show(call, str(error))
    try:
        open_table(tray.path(left), left, said)
    except (SightlineError, ValueError) as error:
        tray.drop(left)
        return _show(call, str(error))
    tray.say(left, {"screened": "yes"})
    parameters = {"upload": left.id, "said": said, "day": day.isoformat(), "file": left.name}
    job = jobs_of(call).start(SCREEN, reader, parameters, call.visit.terms)
    return go_on(call.link(f"/jobs/{job.id}"))


def _show(call: Call, wrong: str = "") -> Reply:
    return call.show(
        "act/table.html",
        status=400 if wrong else 200,
        wrong=wrong,
        filled=call.filled,
        columns=COLUMNS,
        largest=LARGEST // 1024**2,
        purposes=PURPOSES,
        pools=AGAINST,
        sorts=SORTS,
        writes=may_write(call),
    )
