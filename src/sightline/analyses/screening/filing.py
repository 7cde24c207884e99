"""Records for an act on a screening or a watch: the item that holds it, and statements to search.

The item is derived from what the act rests on, so that a screening and its lists are never taken
for two voices, and nothing in it accuses anybody: it says what was looked at and what was decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sightline.analyses.screening.decision import SCREENED, UNWATCHED, Decided
from sightline.analyses.screening.pool import SUBJECT
from sightline.analyses.screening.screening import Screening
from sightline.analyses.screening.subject import PERSON, Subject
from sightline.values import Item, Kind, Reader, Record, Statement
from sightline.values.canon import encode

_TITLES = {SCREENED: "Screening decided", UNWATCHED: "Watch ended"}


def make_act(
    act: str,
    of: str,
    screening: Screening,
    by: Reader,
    *,
    marking: str,
    at: dt.datetime,
    decided: Decided | None = None,
    words: str = "",
) -> list[Record]:
    """Make the item that holds an act and the statements filed beside it, the item first."""
    about = {
        "act": act,
        "by": by.name,
        "of": of,
        "roles": ", ".join(sorted(by.roles)),
        "screening": screening.content.decode(),
    }
    if decided is not None:
        about["decided"] = encode(decided).decode()
    if words:
        about["words"] = words
    item = Item(
        title=_TITLES.get(act, f"Watch {act}"),
        item_kind=Kind.NOTE,
        about=about,
        derived_from=tuple(sorted(seen.item for seen in screening.lists)),
        event=at.date().isoformat(),
        known=at.isoformat(timespec="microseconds"),
        marking=marking,
    )
    subject = name_subject(screening.subject)
    said = [*_say_screening(screening, subject, by, decided), ("date", item.event or "")]
    records: list[Record] = [item]
    records += [
        Statement(entity=of, item=item.id, prop=prop, schema="Screening", value=value)
        for prop, value in dict.fromkeys(said)
    ]
    if not screening.subject.entity:
        records += _write_subject(screening.subject, subject, item)
    return records


def name_subject(subject: Subject) -> str:
    """Name the entity of a subject: its own id, or one made of what was asked."""
    return subject.entity or f"{SUBJECT}{subject.key[:20]}"


def _say_screening(
    screening: Screening, subject: str, by: Reader, decided: Decided | None
) -> Iterator[tuple[str, str]]:
    rule = screening.rule
    yield "subject", subject
    yield "purpose", screening.purpose
    yield "rule", f"{rule.rule} {rule.version}, sha256 {rule.sha256}"
    for seen in screening.lists:
        yield "listVersion", f"{seen.list} {seen.version}, sha256 {seen.sha256}"
    yield "result", decided.result if decided else screening.result
    yield "summary", screening.says
    if decided is not None:
        yield "decision", decided.reason
        yield "decidedBy", ", ".join(sorted(by.roles)) or by.name
        yield "reviewDue", decided.review_due.isoformat()


def _write_subject(subject: Subject, entity: str, item: Item) -> Iterable[Statement]:
    """Write down what was said of the subject, as the item says it."""
    born = "birthDate" if subject.kind == PERSON else "incorporationDate"
    said = [("name", subject.name), *(("alias", alias) for alias in subject.aliases)]
    said += [("country", country) for country in subject.countries]
    said += [("idNumber", number) for number in subject.numbers]
    said += [
        (born, date) for date in subject.dates if len(date) in (4, 7, 10) and "-" not in date[:4]
    ]
    return [
        Statement(entity=entity, item=item.id, prop=prop, schema=subject.schema, value=value)
        for prop, value in dict.fromkeys(said)
    ]


def list_wants(screening: Screening, decided: Decided, today: dt.date) -> list[str]:
    """List what a decision wants before it may be filed."""
    wants = []
    if not decided.reason.strip():
        wants.append("a reason in words")
    if not today < decided.review_due <= today + dt.timedelta(days=366):
        wants.append("a day of review after today and within a year")
    known = {one.entity for one in screening.candidates}
    answered = {verdict.entity: verdict for verdict in decided.verdicts}
    wants += [
        f"no answer about {name}, which is no candidate" for name in sorted(answered.keys() - known)
    ]
    for one in screening.counted:
        verdict = answered.get(one.entity)
        same = verdict.same if verdict else bool(one.certain)
        if decided.result == "clear" and verdict is None:
            wants.append(f"an answer about {one.entity}: is it the same or another, and why")
        elif decided.result == "clear" and same:
            wants.append(f"another result than clear, since {one.entity} is held to be the same")
    wants += [
        f"a reason why {verdict.entity} is another"
        for verdict in decided.verdicts
        if not verdict.same and not verdict.reason.strip()
    ]
    held = {one.entity for one in screening.candidates if one.certain}
    held |= {verdict.entity for verdict in decided.verdicts if verdict.same}
    held -= {verdict.entity for verdict in decided.verdicts if not verdict.same}
    if decided.result in ("exposure", "prohibited") and not held:
        wants.append(
            f"a candidate that is held to be the same, since the result is {decided.result}"
        )
    return wants
