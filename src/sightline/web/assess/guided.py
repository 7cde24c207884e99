"""The pages of guided forms: the list, the paper of a form, and its steps, which keep versions."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from sightline.errors import BadValue, Refused
from sightline.judgements import Docket, Raised
from sightline.picture import Picture
from sightline.products.order import Order
from sightline.products.paper import Made, Paper
from sightline.products.printing import FORMS, print_paper, read_letterhead
from sightline.products.record import COMPLETE, DRAFT, Kept, find_kept, list_kept, list_versions
from sightline.products.release import release
from sightline.products.threat.scales import ANCHORS, say_probability
from sightline.reception import Terms
from sightline.web.assess.fields import (
    Filled,
    compact,
    count_rows,
    drop_row,
    flatten,
    gather,
    read_fields,
)
from sightline.web.assess.keeping import find_mistakes, is_newest, keep_version, open_record
from sightline.web.assess.layout import Guide, Step
from sightline.web.call import Call
from sightline.web.reply import Reply, go_on, send_file

_MOST_LISTED = 300
_MOST_OFFERED = 12
#: What may be the subject of a row or the area of a form.
_OFFERED = ("Mission", "Territory", "IllicitMarket", "Group", "PublicBody", "Position")


def list_forms(guide: Guide, call: Call) -> Reply:
    """List the forms of a kind that the reader may see, the latest first."""
    picture = call.visit.picture(guide.form, "list")
    kept = list_kept(picture, guide.form)
    return call.show(
        "assess/guided_list.html",
        guide=guide,
        kept=kept,
        names=picture.named(one.about for one in kept if one.about),
        handling=call.visit.handling({one.marking for one in kept}) if kept else "",
        address=picture.address,
    )


def show_new(guide: Guide, call: Call) -> Reply:
    """Show the first step of a form that is not kept yet."""
    picture = call.visit.picture(guide.form, "new")
    fields = {"area": call.asked("area")} if call.asked("area") else {}
    return _show_form(call, guide, picture, guide.steps[0], fields)


def begin(guide: Guide, call: Call) -> Reply:
    """Keep the first version of a form."""
    picture = call.visit.picture(guide.form, "begin", Terms())
    fields = gather(call.form)
    return _save(call, guide, picture, guide.steps[0], fields, before=None)


def show_form(guide: Guide, call: Call) -> Reply:
    """Show a kept form as the paper that it makes, with what it wants and what it leaves open."""
    picture = call.visit.picture(guide.form, call.path["item"])
    kept = find_kept(picture, call.path["item"], guide.form)
    record = open_record(call, guide, kept)
    paper = make_paper(call, guide, kept, record, picture)
    asked = {one.raised.question for one in Docket(picture, call.visit.day).requirements.values()}
    return call.show(
        "assess/guided_show.html",
        guide=guide,
        kept=kept,
        paper=paper,
        cited={one.statement: one.source for one in paper.quotes},
        wants=guide.wants(record, call.visit.day),
        forms=FORMS,
        newer=is_newest(picture, kept),
        versions=list_versions(picture, kept),
        gaps=[(words, about, words in asked) for words, about in guide.gaps(record)],
        decision=guide.decision(record),
        handling=call.visit.handling(_markings(picture, kept) | _inside(picture, paper)),
        address=picture.address,
    )


def make_paper(call: Call, guide: Guide, kept: Kept, record: Any, picture: Picture) -> Paper:
    """Draw up a kept form as a paper."""
    made = Made(
        by=call.visit.reader.name,
        address=picture.address,
        **msgspec.structs.asdict(call.visit.terms),
    )
    order = Order(
        made=made, handle=call.visit.handling, subject=kept.item,
        recipient=call.asked("recipient"),
        legal_basis=call.asked("basis"),
        words=call.visit.house.settings.words,
    )  # fmt: skip
    paper: Paper = guide.draw_up(record, kept, order, picture, call.visit.day)
    return paper


def send_form(guide: Guide, call: Call) -> Reply:
    """Give a kept form out as a file, or refuse with everything that is in the way."""
    picture = call.visit.picture("product", f"{guide.form} {call.path['item']}")
    kept = find_kept(picture, call.path["item"], guide.form)
    paper = make_paper(call, guide, kept, open_record(call, guide, kept), picture)
    ending = f".{call.asked('form', 'pdf')}"
    if ending not in FORMS:
        raise BadValue(f"{ending!r} is no form of a paper: expected one of {', '.join(FORMS)}")
    words = call.visit.house.settings.words
    released = release(paper, picture, call.visit.handling, words)
    content = print_paper(released, ending, read_letterhead(call.visit.house.folder))
    return send_file(content, FORMS[ending].media, f"{guide.form}-{kept.item[:8]}{ending}")


def show_edit(guide: Guide, call: Call) -> Reply:
    """Show one step of a kept form."""
    picture = call.visit.picture(guide.form, call.path["item"])
    kept = find_kept(picture, call.path["item"], guide.form)
    fields = flatten(open_record(call, guide, kept))
    return _show_form(call, guide, picture, guide.step(call.asked("step")), fields, kept=kept)


def edit(guide: Guide, call: Call) -> Reply:
    """Keep a step as a new version, or give the form back with one row more or less."""
    picture = call.visit.picture(guide.form, call.path["item"], Terms())
    kept = find_kept(picture, call.path["item"], guide.form)
    step = guide.step(call.filled("step"))
    held = flatten(open_record(call, guide, kept))
    others = {n: text for n, text in held.items() if n.split(".")[0] not in step.prefixes}
    typed = {
        name: text
        for name, text in gather(call.form).items()
        if name.split(".")[0] in step.prefixes
    }
    return _save(call, guide, picture, step, others | typed, before=kept)


def complete(guide: Guide, call: Call) -> Reply:
    """Keep a form as complete; everything that it wants is said at once."""
    picture = call.visit.picture(guide.form, call.path["item"], Terms())
    kept = find_kept(picture, call.path["item"], guide.form)
    record = open_record(call, guide, kept)
    wants = guide.wants(record, call.visit.day)
    if wants:
        raise Refused(f"it is not complete, and stays a draft: it wants {'; '.join(wants)}")
    if is_newest(picture, kept) is not None:
        raise Refused("there is a newer version: complete that one")
    mistakes = find_mistakes(picture, guide, record)
    if mistakes:
        raise Refused("; ".join(mistakes))
    item = keep_version(call, guide, picture, record, before=kept, stage=COMPLETE)
    return go_on(call.link(f"{guide.address}/{item}"))


def raise_gaps(guide: Guide, call: Call) -> Reply:
    """Raise what a form leaves open as information requirements, those that were ticked."""
    picture = call.visit.picture(guide.form, call.path["item"], Terms())
    kept = find_kept(picture, call.path["item"], guide.form)
    record = open_record(call, guide, kept)
    about = dict(guide.gaps(record))
    wanted = [one for one in call.filled_all("gap") if one in about]
    if not wanted:
        raise BadValue("no question was ticked: tick those that are to be raised")
    house, by = call.visit.house, call.visit.reader
    mark = house.marking_for([kept.item], by)
    for question in wanted:
        deed = Raised(
            question=question,
            level="EEI",
            decision=call.filled("decision") or guide.decision(record),
            owner=call.filled("owner"),
            due=_read_day(call.filled("due")),
            about=about[question],
            origin=guide.form,
        )
        house.require(deed, by, marking=mark)
    return go_on(call.link("/requirements"))


def _read_day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadValue(f"{text!r} is not a day: give one such as 2018-04-25") from None


def _save(
    call: Call, guide: Guide, picture: Picture, step: Step, fields: Filled, *, before: Kept | None
) -> Reply:
    changed = _change_rows(call, step, fields)
    if changed is not None:
        return _show_form(call, guide, picture, step, changed, kept=before)
    fields = compact(fields, [rows.path for one in guide.steps for rows in one.rows])
    record, mistakes = _read(picture, guide, fields)
    if before is not None and record is not None:
        newer = is_newest(picture, before)
        if newer is not None:
            mistakes = {"": f"{newer.author} kept version {newer.version} meanwhile: open it first"}
    if record is None or mistakes:
        return _show_form(call, guide, picture, step, fields, kept=before, mistakes=mistakes)
    try:
        item = keep_version(
            call, guide, picture, record, before=before, stage=DRAFT,
            marking=call.filled("marking"),
        )  # fmt: skip
    except (BadValue, Refused) as error:
        told = {"": str(error)}
        return _show_form(call, guide, picture, step, fields, kept=before, mistakes=told)
    onward = guide.after(step) if call.filled("do") != "save" else step.name
    if not onward:
        return go_on(call.link(f"{guide.address}/{item}"))
    return go_on(call.link(f"{guide.address}/{item}/edit", step=onward))


def _read(picture: Picture, guide: Guide, fields: Filled) -> tuple[Any, dict[str, str]]:
    try:
        record, mistakes = read_fields(fields, guide.shape)
        if record is not None:
            guide.check(record)
    except BadValue as error:
        return None, {"": str(error)}
    if record is not None:
        found = find_mistakes(picture, guide, record)
        mistakes = {"": "; ".join(found)} if found else {}
    return record, mistakes


def _change_rows(call: Call, step: Step, fields: Filled) -> Filled | None:
    """Add or drop a row, when that was the button; None when the form is to be kept."""
    what, _, where = call.filled("do").partition(":")
    path, _, row = where.rpartition(".")
    tables = {one.path: one for one in step.rows}
    if what == "add" and where in tables:
        place = count_rows(fields, where)
        return fields | {f"{where}.{place}.{tables[where].fields[0].path}": ""}
    if what == "drop" and path in tables and row.isascii() and row.isdigit():
        return drop_row(fields, path, int(row))
    return None


def _show_form(
    call: Call,
    guide: Guide,
    picture: Picture,
    step: Step,
    fields: Filled,
    *,
    kept: Kept | None = None,
    mistakes: dict[str, str] | None = None,
) -> Reply:
    rows = {one.path: max(count_rows(fields, one.path), 1) for one in step.rows}
    subjects = [text for name, text in fields.items() if name.split(".")[-1] in ("subject", "area")]
    names = picture.named(one for one in subjects if one)
    return call.show(
        "assess/guided_form.html",
        status=400 if mistakes else 200,
        guide=guide,
        step=step,
        fields=fields,
        rows=rows,
        kept=kept,
        mistakes=mistakes or {},
        offered=_offer(picture, step),
        evidence=_find_evidence(picture, step, fields, rows),
        names=names,
        probability_table=[(n, say_probability(n)) for n in range(1, 6)],
        anchor_table=[(name, *anchors) for name, anchors in ANCHORS.items()],
        marking=call.filled("marking"),
        handling=call.visit.handling(_markings(picture, kept)) if kept else "",
        address=picture.address,
    )


def _offer(picture: Picture, step: Step) -> list[tuple[str, str]]:
    """Offer entities where a step asks for one."""
    every = [*step.fields, *(field for rows in step.rows for field in rows.fields)]
    if not any(field.kind == "entity" for field in every):
        return []
    schemata = ("Mission", "Territory") if not step.rows else _OFFERED
    each = _MOST_LISTED // len(schemata)
    return [
        (one.id, one.caption) for schema in schemata for one in picture.entities(schema, limit=each)
    ]


def _find_evidence(
    picture: Picture, step: Step, fields: Filled, rows: dict[str, int]
) -> dict[str, list[Any]]:
    """Find statements about the subject of each row, to be ticked."""
    found: dict[str, list[Any]] = {}
    for table in step.rows:
        for row in range(rows[table.path]):
            subject = fields.get(f"{table.path}.{row}.subject", "")
            if subject and picture.named([subject]):
                sayings = picture.statements(entity=subject, limit=_MOST_OFFERED)
                found[f"{table.path}.{row}"] = list(sayings)
    return found


def _markings(picture: Picture, kept: Kept) -> frozenset[str]:
    return frozenset([kept.marking]) | picture.markings(kept.record)


def _inside(picture: Picture, paper: Paper) -> frozenset[str]:
    """Name the markings of what a paper speaks of and quotes."""
    items = picture.items_named(one.item for one in paper.sources).values()
    subjects = picture.named(paper.subjects)
    named = (picture.markings(one) for one in subjects)
    return frozenset(one.item.marking for one in items).union(*named)
