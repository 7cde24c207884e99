"""Writing out what one may see: first what the format would lose, then the file."""

from __future__ import annotations

import io
from types import MappingProxyType

import msgspec

from sightline.errors import BadValue
from sightline.model import Loss, load_model
from sightline.picture import Picture
from sightline.products.export import FORMATS, OF_ONE_KIND, Wanted, sum_losses
from sightline.web.call import Call
from sightline.web.kept import Kept
from sightline.web.reply import Reply, send_file
from sightline.web.see.labels import label_kinds

#: The formats in words, with the end of a file's name and its kind.
CHOICES = MappingProxyType(
    {
        "ftm": ("Entities as JSON lines, in the shape of FollowTheMoney", "ftm.json"),
        "plain": ("The same in words that FollowTheMoney itself has", "plain.ftm.json"),
        "statements": ("Statements as CSV, one value to a row", "statements.csv"),
        "csv": ("A table of one kind as CSV", "csv"),
        "xlsx": ("A table of one kind as a workbook", "xlsx"),
    }
)


class Weighed(msgspec.Struct, frozen=True):
    """What an export would hold, and what it would lose."""

    lines: int
    size: int
    losses: tuple[tuple[str, int], ...]


_WEIGHED: Kept[Weighed] = Kept(50)


def show_export(call: Call) -> Reply:
    """Ask for a format; when one is named, say what it holds and loses before it is written."""
    form, kind, entity = call.asked("format"), call.asked("kind"), call.asked("entity")
    picture = call.visit.picture("export", " ".join(filter(None, ("look", form, kind, entity))))
    weighed, wrong = None, ""
    if form:
        try:
            _check(form, kind)
            key = (picture.address, form, kind, entity)
            weighed = _WEIGHED.give(key, lambda: _weigh(picture, form, kind, entity))
        except BadValue as error:
            wrong = str(error)
    kinds = sorted((label_kinds(name), name, n) for name, n in picture.schemata().items())
    return call.show(
        "see/export.html",
        status=400 if wrong else 200,
        choices=CHOICES,
        form=form,
        kind=kind,
        entity=picture.entity(entity) if entity else None,
        kinds=kinds,
        weighed=weighed,
        wrong=wrong,
        handling=call.visit.handling(_markings(picture, entity)),
        address=picture.address,
    )


def send_export(call: Call) -> Reply:
    """Write the file."""
    form, kind, entity = call.asked("format", "ftm"), call.asked("kind"), call.asked("entity")
    _check(form, kind)
    picture = call.visit.picture("export", " ".join(filter(None, (form, kind, entity))))
    stream = io.BytesIO()
    _write(stream, picture, form, kind, entity)
    name = "-".join(filter(None, ("sightline", kind, entity[:40], picture.address[:8])))
    return send_file(stream.getvalue(), "application/octet-stream", f"{name}.{CHOICES[form][1]}")


def _check(form: str, kind: str) -> None:
    if form not in CHOICES:
        raise BadValue(f"there is no format {form!r}: expected one of {', '.join(CHOICES)}")
    if kind:
        load_model().schema(kind)
    elif form in OF_ONE_KIND:
        raise BadValue("a table is of one kind: choose a kind of entity")


def _write(
    stream: io.BytesIO, picture: Picture, form: str, kind: str, entity: str
) -> tuple[int, list[Loss]]:
    lost: list[Loss] = []
    wanted = Wanted(
        picture=picture,
        schema=kind or None,
        entity=entity or None,
        plain=form == "plain",
        losses=lost,
    )
    return FORMATS["ftm" if form == "plain" else form](stream, wanted), lost


def _weigh(picture: Picture, form: str, kind: str, entity: str) -> Weighed:
    stream = io.BytesIO()
    lines, lost = _write(stream, picture, form, kind, entity)
    return Weighed(lines, len(stream.getvalue()), tuple(sum_losses(lost)))


def _markings(picture: Picture, entity: str) -> frozenset[str]:
    return picture.marked([entity]) if entity else picture.markings()
