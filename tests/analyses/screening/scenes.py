"""Lists and subjects on which screenings are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from sightline.analyses.screening import (
    Desk,
    Rule,
    Screening,
    Subject,
    gather,
    load_rule,
    make_subject,
)
from sightline.engines.names import Index
from sightline.picture import Picture, build
from sightline.values import Item, Kind, Record, Statement
from tests.analyses.stage import MARKING, Stage
from tests.picture.world import block

DAY = dt.date(2024, 6, 1)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of an invented list."""

    id: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    schema: str = "Person"
    born: tuple[str, ...] = ()
    country: str = ""
    number: str = ""
    listed: str = "2020-01-01"
    ended: str = ""
    measures: tuple[str, ...] = ("Asset freeze", "Travel ban")


def publish(
    entries: Iterable[Entry], which: str = "eu", version: str = "2024-05-01"
) -> list[Record]:
    """One version of a list, with all its entries, as the intake files it."""
    held = list(entries)
    about = {"list": which, "version": version, "sha256": "ab" * 32, "entries": str(len(held))}
    item = Item(
        title=f"{which} of {version}",
        item_kind=Kind.DATASET,
        marking=MARKING.id,
        known=version,
        about=about,
    )
    records: list[Record] = [item]
    for entry in held:
        records += [
            Statement(entity=name, schema=schema, prop=prop, value=value, item=item.id)
            for name, schema, prop, value in _say(entry, which)
            if value
        ]
    return records


def _say(entry: Entry, which: str) -> list[tuple[str, str, str, str]]:
    name, listing = f"{which}-{entry.id}", f"{which}-listing-{entry.id}"
    born = "birthDate" if entry.schema == "Person" else "incorporationDate"
    said = [(name, entry.schema, "name", one) for one in entry.names]
    said += [(name, entry.schema, "weakAlias", one) for one in entry.weak]
    said += [(name, entry.schema, born, one) for one in entry.born]
    said += [(name, entry.schema, "country", entry.country)]
    said += [(name, entry.schema, "idNumber", entry.number)]
    said += [
        (listing, "Sanction", "entity", name),
        (listing, "Sanction", "authority", "Council of a Union"),
        (listing, "Sanction", "authorityId", entry.id),
        (listing, "Sanction", "listingDate", entry.listed),
        (listing, "Sanction", "endDate", entry.ended),
    ]
    return said + [(listing, "Sanction", "provisions", one) for one in entry.measures]


def stage(*entries: Entry, which: str = "eu", version: str = "2024-05-01") -> Stage:
    """A stage on which one version of a list stands."""
    made = Stage()
    made.records += publish(entries, which, version)
    return made


def desk(source: Stage | Picture, day: dt.date = DAY, **rest: Any) -> Desk:
    """A desk on a picture, with the index of its pool."""
    picture = source.picture() if isinstance(source, Stage) else source
    rule: Rule = rest.pop("rule", None) or load_rule()
    index = Index.build(gather(picture, rest.get("against", "lists"), rule))
    return Desk(picture, index, day=day, rule=rule, **rest)


def screened(source: Stage | Picture, subject: Subject | str, **rest: Any) -> Screening:
    """Screen one subject."""
    who = make_subject(subject) if isinstance(subject, str) else subject
    return desk(source, **rest).screen(who)


def picture_of(records: list[Record]) -> Picture:
    """The picture of some records."""
    return build([block(records, markings=(MARKING.id,))], reader="ana")


SAMASSEKOU = Entry(
    id="1",
    names=("Bakary Yoro Samassekou",),
    weak=("The Engineer",),
    born=("1971-04-05",),
    country="ml",
    number="P-4471902",
)
HOLDING = Entry(id="2", names=("Tamasna Transit Holding",), schema="Company", country="ne")
OTHERS = tuple(
    Entry(id=str(10 + place), names=(name,))
    for place, name in enumerate(("Ilyan Morovest", "Quentin Barlow", "Sadio Traore", "Ana Reyes"))
)
