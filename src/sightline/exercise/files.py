"""Files as a mission receives them, made from the same world, each with the mapping to read it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from openpyxl import Workbook

from sightline.exercise.draws import Draws
from sightline.exercise.incidents import TYPES, Incident
from sightline.exercise.profiles import Profile
from sightline.exercise.thing import Thing, degrees, iso

if TYPE_CHECKING:
    from sightline.exercise.exercise import Exercise

_MOST = 5_000
_INCIDENT_HEAD = (
    "Reference",
    "Date",
    "Entered",
    "Province",
    "Place",
    "Type",
    "Group",
    "Commodity",
    "Quantity",
    "Unit",
    "Deaths at least",
    "Deaths at most",
    "Latitude",
    "Longitude",
    "Grade",
)
_VENDOR_HEAD = (
    "Registration",
    "Name",
    "Sector",
    "Address",
    "Owner",
    "Born",
    "Share",
    "Contract",
    "Awarded",
    "Amount",
)


def write_files(exercise: Exercise, folder: Path) -> None:
    """Write an incident sheet, a vendor roll and a file of entities, with mappings beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "incidents.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter=";", lineterminator="\n")
        writer.writerow(_INCIDENT_HEAD)
        writer.writerows(incident_rows(exercise))
    write_vendors(exercise, folder / "vendors.xlsx")
    encoder = msgspec.json.Encoder(order="sorted")
    with (folder / "entities.ftm.json").open("wb") as lines:
        for entity in entities(exercise):
            lines.write(encoder.encode(entity) + b"\n")
    for name in ("incidents.yaml", "vendors.yaml"):
        text = resources("sightline.exercise").joinpath("mappings", name).read_text("utf-8")
        (folder / name).write_text(text, encoding="utf-8")


def incident_rows(exercise: Exercise) -> Iterator[tuple[str, ...]]:
    """Give the incident sheet of an operations room, row by row; what is not known is empty."""
    world = exercise.world
    for index in range(min(exercise.calendar.events, _MOST)):
        dossier = exercise.dossier(index)
        matter = dossier.matter
        if not isinstance(matter, Incident) or dossier.case:
            continue
        draws = Draws(exercise.seed, "sheet", index)
        known = draws.chance(700)
        good = None if matter.good is None else world.trade.goods[matter.good]
        deaths = "" if matter.deaths is None else str(matter.deaths)
        yield (
            f"OPS-{index + 1:06d}",
            _slashed(matter.day),
            _slashed(dossier.recorded),
            world.land.provinces[matter.place.province].label.spelled(),
            matter.place.label.spelled(),
            TYPES[matter.kind][0],
            world.field.groups[matter.group].label.spelled() if known else "",
            good.names[0] if good else "",
            str(matter.quantity) if good else "",
            good.unit if good else "",
            deaths,
            deaths,
            degrees(matter.place.latitude),
            degrees(matter.place.longitude),
            draws.pick(("A1", "A2", "B2", "B3", "C3", "F6")),
        )


def write_vendors(exercise: Exercise, path: Path) -> None:
    """Write the vendor roll of the mission as a spreadsheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Vendors")
    sheet.append(_VENDOR_HEAD)
    for row in vendor_rows(exercise):
        sheet.append(row)
    book.save(path)


def vendor_rows(exercise: Exercise) -> Iterator[list[str | int]]:
    """Give the vendor roll, one row for each firm with its last contract, if it has one."""
    world = exercise.world
    last = {award.firm: award for award in world.awards}
    for number, firm in enumerate(world.firms):
        award = last.get(number)
        facts = {} if award is None else dict(award.contract.values)
        yield [
            firm.number,
            firm.label.spelled(),
            firm.line,
            firm.address,
            firm.owner.name.spelled(),
            iso(firm.owner.birth),
            firm.share,
            facts.get("title", ""),
            facts.get("contractDate", ""),
            int(facts["amount"]) if facts else "",
        ]


def entities(exercise: Exercise) -> Iterator[dict[str, object]]:
    """Give groups, people and memberships as entities in the FollowTheMoney form."""
    world = exercise.world
    for group in world.field.groups:
        name = (("name", group.label.spelled()),)
        yield _entity(Thing("Organization", (group.id,), name))
    seen: set[int] = set()
    for index in range(min(exercise.calendar.events, _MOST)):
        matter = exercise.dossier(index).matter
        if not isinstance(matter, Profile) or matter.number in seen:
            continue
        seen.add(matter.number)
        person = world.crowd.person(matter.number)
        yield _entity(Thing("Person", person.ids[:1], person.thing().values))
        if person.group is not None:
            yield _entity(person.membership(person.ids[0], world.field.groups[person.group].id))


def _entity(thing: Thing) -> dict[str, object]:
    properties: dict[str, list[str]] = {}
    for prop, value in thing.values:
        properties.setdefault(prop, []).append(value)
    return {
        "id": thing.id,
        "schema": thing.schema,
        "properties": properties,
        "datasets": ["partner-register"],
    }


def _slashed(day: int) -> str:
    year, month, date = iso(day).split("-")
    return f"{date}/{month}/{year}"
