"""Known data sets: told by their columns, read as their makers meant, nothing lost in silence."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from sightline.errors import NotFound
from sightline.intake import Batch, read_table
from sightline.intake.sets import find_sets, known_sets, load_set
from sightline.values import Statement
from tests.intake.tables import join

MARKING = "m" * 64
FILES = {
    "conflict/ucdp_ged_23_sample1000.csv": ("ucdp-ged",),
    "conflict/ucdp_ged_23.1_CAR.geojson": ("ucdp-ged",),
    "conflict/ucdp-actor-221.csv": ("ucdp-actors",),
    "peacekeeping/GeoPKO_FrontMap_v.2.3.csv": ("geo-pko",),
    "peacekeeping/DPPADPOSS-PKO.csv": ("un-operations",),
    "indicators/global_oc_index_2021_2023.xlsx": ("oc-index-2023", "oc-index-2021"),
    "geo/ipis/ipis_drc_mines_points_2017.csv": ("ipis-mines",),
    "geo/ipis/Groupesarmes_IPISv2_2015.geojson": ("ipis-zones",),
    "geo/ipis/titres_V2.geojson": ("ipis-titles",),
    "indicators/owid_unodc_homicide_rate.csv": (),
    "peacekeeping/PACT_PKO_start_end.csv": (),
}


def read(path: Path, name: str) -> Batch:
    return join(read_table(path, load_set(name), marking=MARKING))


def said(batch: Batch, prop: str, schema: str | None = None) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in batch.statements:
        if one.prop == prop and schema in (None, one.schema):
            found.setdefault(one.entity, []).append(one.value)
    return found


@pytest.mark.parametrize("name", [one.name for one in known_sets()])
def test_every_mapping_stands_and_knows_its_columns(name: str) -> None:
    mapping, known = load_set(name), next(one for one in known_sets() if one.name == name)
    assert mapping.columns
    assert known.warning.endswith(".")
    assert mapping.item.source is not None
    assert mapping.item.licence is not None


def test_a_set_that_is_not_known_is_refused() -> None:
    with pytest.raises(NotFound, match="expected one of"):
        load_set("../catalogue")


@pytest.mark.parametrize("file", FILES)
def test_files_are_told_by_their_columns(shared: Path, file: str) -> None:
    assert tuple(one.name for one in find_sets(shared / "data" / file)) == FILES[file]


@pytest.mark.parametrize("file", [file for file, names in FILES.items() if names])
def test_the_same_file_twice_makes_the_same_records(shared: Path, file: str) -> None:
    for name in FILES[file]:
        path = shared / "data" / file
        one = read(path, name)
        assert one.statements
        assert [record.id for record in one.statements] == [
            record.id for record in read(path, name).statements
        ]
        assert all(statement.place for statement in one.statements)


def test_events_and_their_actors_are_one_across_files(shared: Path) -> None:
    folder = shared / "data/conflict"
    events = read(folder / "ucdp_ged_23_sample1000.csv", "ucdp-ged")
    area = read(folder / "ucdp_ged_23.1_CAR.geojson", "ucdp-ged")
    actors = read(folder / "ucdp-actor-221.csv", "ucdp-actors")
    names = said(actors, "name")
    for batch in (events, area):
        sides = said(batch, "name", "Organization")
        both = set(sides) & set(names)
        assert len(both) / len(sides) > 0.8
        assert sum(sides[one][0] in names[one] for one in both) / len(both) > 0.9
    lra = next(entity for entity, values in names.items() if values == ["LRA"])
    assert "Uganda Democratic Christian Army" in said(actors, "previousName")[lra]
    assert sum(lra in values for values in said(area, "involved").values()) > 100


def test_an_event_is_read_as_counted(shared: Path) -> None:
    batch = read(shared / "data/conflict/ucdp_ged_23_sample1000.csv", "ucdp-ged")
    with (shared / "data/conflict/ucdp_ged_23_sample1000.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert sum(float(row["low"]) for row in rows) == sum(
        float(one) for values in said(batch, "deathsLow").values() for one in values
    )
    exact = [row for row in rows if float(row["date_prec"]) == 1]
    assert len(said(batch, "date", "Incident")) == len(exact)
    assert len(said(batch, "startDate")) == len(rows)
    assert "Civilians" not in {one for values in said(batch, "name").values() for one in values}
    kinds = Counter(value for values in said(batch, "incidentType").values() for value in values)
    assert kinds["killing"] == sum(float(row["type_of_violence"]) == 3 for row in rows)


def test_a_map_and_a_table_of_one_event_make_one_entity(tmp_path: Path) -> None:
    columns = [
        "id", "type_of_violence", "side_a_new_id", "side_a", "side_b_new_id", "side_b", "dyad_name",
        "where_prec", "where_coordinates", "where_description", "latitude", "longitude", "country",
        "country_id", "date_prec", "date_start", "date_end", "low", "high", "best",
        "number_of_sources",
    ]  # fmt: skip
    cells = [
        "7.0", "1.0", "3.0", "Government of A", "4.0", "Group B", "A - B", "1.0", "Kuru",
        "near Kuru", "5.5", "-1.25", "Aland", "9.0", "1.0", "2020-02-03", "2020-02-03", "1.0",
        "4.0", "2.0", "1.0",
    ]  # fmt: skip
    table = tmp_path / "events.csv"
    table.write_text(f"{','.join(columns)}\n{','.join(cells)}\n", "utf-8")
    named = ",".join(
        f'"{column}": "{cell.removesuffix(".0")}"'
        for column, cell in zip(columns, cells, strict=True)
        if column not in ("latitude", "longitude")
    )
    drawn = tmp_path / "events.geojson"
    point = '{"type": "Point", "coordinates": [-1.25, 5.5]}'
    drawn.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": '
        f'{{{named}}}, "geometry": {point}}}]}}',
        "utf-8",
    )
    assert [one.name for one in find_sets(drawn)] == ["ucdp-ged"]

    def told(batch: Batch) -> set[tuple[str, str, str]]:
        return {(one.entity, one.prop, one.value) for one in batch.statements}

    assert told(read(table, "ucdp-ged")) == told(read(drawn, "ucdp-ged"))


def test_swapped_coordinates_are_pointed_out_and_kept(shared: Path) -> None:
    batch = read(shared / "data/peacekeeping/DPPADPOSS-PKO.csv", "un-operations")
    swapped = [one.reason for one in batch.refusals if "seem to be swapped" in one.reason]
    assert {word for reason in swapped for word in ("Mogadishu", "Bamako") if word in reason} == {
        "Mogadishu",
        "Bamako",
    }
    assert all(one.kept for one in batch.refusals if "swapped" in one.reason)
    latitudes = {value for values in said(batch, "latitude").values() for value in values}
    assert {"-8.0000", "45.3500"} & latitudes or {"-8", "45.35"} & latitudes
    assert len(said(batch, "name", "Mission")) == 81


def test_troops_that_are_not_known_are_no_nought(shared: Path) -> None:
    path = shared / "data/peacekeeping/GeoPKO_FrontMap_v.2.3.csv"
    batch = read(path, "geo-pko")
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    known = [row for row in rows if row["NoTroops"] not in ("NA", "")]
    assert len(said(batch, "troops")) == len(known) < len(rows)
    assert not said(batch, "ipo")


def test_an_outside_view_says_that_it_is_one(shared: Path) -> None:
    batch = read(shared / "data/indicators/global_oc_index_2021_2023.xlsx", "oc-index-2023")
    readings = said(batch, "valueNumber")
    assert len(readings) == 193 * 36
    definitions = [value for values in said(batch, "definition").values() for value in values]
    assert all("as experts of the index see it" in one for one in definitions)
    index = next(one for one in known_sets() if one.name == "oc-index-2023")
    assert "outside view" in index.warning


def test_zones_keep_their_place_in_words_only(shared: Path) -> None:
    batch = read(shared / "data/geo/ipis/Groupesarmes_IPISv2_2015.geojson", "ipis-zones")
    zones: list[Statement] = [one for one in batch.statements if one.schema == "Territory"]
    assert len({one.entity for one in zones}) == 29
    assert len(said(batch, "actor")) == 29
    assert not said(batch, "latitude")
