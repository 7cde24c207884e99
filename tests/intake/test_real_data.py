"""Real files with their real traps."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from sightline.intake import Provenance, guess_mapping, parse_mapping, preview, read_ftm_entities
from tests.intake.tables import OPEN, join, reasons, take, values

_DONATIONS = """
item: {marking: open, title: Party donations}
entities:
  party: {schema: Organization, key: Party, properties: {name: Party}}
  donor:
    schema:
      column: DonorType
      lookup: {ORG: Organization, COMPANY: Company, PERSON: Person}
      otherwise: LegalEntity
    key: Donor
    properties:
      name: Donor
      country: {column: Country, lookup: {Deutschland: de}, otherwise: keep}
      addressEntity: {entity: address}
  address:
    schema: Address
    key: [Street, City, Country]
    key_gaps: true
    properties: {full: {template: "{Street}, {City}"}, city: City, street: Street}
  donation:
    schema: Payment
    key: [Party, Donor, DonationDate, DonationEUR]
    properties:
      payer: {entity: donor}
      beneficiary: {entity: party}
      date: {column: DonationDate, format: "%Y-%m-%d"}
      amountEur: DonationEUR
"""
_SEATS = """
item: {marking: open}
entities:
  seat:
    schema: Address
    key: id
    properties: {city: mission_location, latitude: mission_latitude, longitude: mission_longitude}
"""


def test_donations_agree_with_the_entities_made_by_others(shared: Path) -> None:
    batch = take(shared / "data/ftm/nomenklatura_donations.csv", _DONATIONS)
    theirs = [
        json.loads(line)
        for line in (shared / "data/ftm/nomenklatura_donations.ijson")
        .read_text("utf-8")
        .splitlines()
    ]
    for schema, prop in (("Payment", "date"), ("Payment", "amountEur"), ("Person", "name")):
        ours = {one.value for one in batch.statements if (one.schema, one.prop) == (schema, prop)}
        wanted = {
            " ".join(value.split())
            for one in theirs
            if one["schema"] == schema
            for value in one["properties"].get(prop, [])
        }
        assert ours >= wanted
    payments = {one.entity for one in batch.statements if one.schema == "Payment"}
    assert len(payments) == sum(1 for one in theirs if one["schema"] == "Payment")
    misspelt = {one.raw for one in batch.refusals if not one.kept}
    assert "Niedlerlande" in misspelt
    assert all(one.column == "Country" for one in batch.refusals)


@pytest.mark.parametrize("name", ["nomenklatura_donations.ijson", "yente_t1.ftm.json"])
def test_every_value_of_the_entities_is_taken(shared: Path, name: str) -> None:
    path = shared / "data/ftm" / name
    batch = join(read_ftm_entities(path, Provenance(marking=OPEN)))
    wanted: Counter[tuple[str, str, str]] = Counter()
    for line in path.read_text("utf-8").splitlines():
        entity = json.loads(line)
        for prop, given in entity["properties"].items():
            wanted.update((entity["id"], prop, value) for value in given)
    assert Counter((one.entity, one.prop, one.value) for one in batch.statements) == wanted
    assert all(one.column == "referents" for one in batch.refusals if not one.kept)


def test_swapped_coordinates_of_the_registry_are_found(shared: Path) -> None:
    batch = take(shared / "data/peacekeeping/DPPADPOSS-PKO.csv", _SEATS)
    doubtful = {one.row for one in batch.refusals}
    assert {7, 8, 67} <= doubtful
    assert 9 not in doubtful
    assert {"15.9833", "45.8167"} <= set(values(batch, "longitude") + values(batch, "latitude"))
    assert all(one.kept for one in batch.refusals)


def test_months_in_words(shared: Path) -> None:
    mapping = """
item: {marking: open}
table: {missing: [Present]}
entities:
  mission:
    schema: Organization
    key: [Acronym, Start Date]
    properties: {name: Mission name, incorporationDate: Start Date, dissolutionDate: End Date}
"""
    batch = take(shared / "data/peacekeeping/PACT_PKO_start_end.csv", mapping)
    dates = values(batch, "incorporationDate")
    assert dates[0] == "1948-05"
    assert len(dates) > 50
    assert reasons(batch) == []


def test_events_with_their_actors(shared: Path) -> None:
    mapping = """
item: {marking: open}
entities:
  event:
    schema: Incident
    key: id
    event: {column: date_start}
    properties:
      name: {template: "{conflict_name}: {where_coordinates}"}
      date: date_start
      latitude: latitude
      longitude: longitude
      country: country
      deathsLow: low
      involved: [{entity: side_a}, {entity: side_b}]
  side_a: {schema: Group, namespace: actor, key: side_a_new_id, properties: {name: side_a}}
  side_b: {schema: Group, namespace: actor, key: side_b_new_id, properties: {name: side_b}}
"""
    batch = take(shared / "data/conflict/ucdp_ged_23_sample1000.csv", mapping)
    events = {one.entity for one in batch.statements if one.schema == "Incident"}
    assert len(events) == 1_000
    assert len(values(batch, "latitude")) == 1_000
    assert len([one for one in batch.statements if one.prop == "involved"]) == 2_000
    assert {one.column for one in batch.refusals if not one.kept} <= {"country"}
    assert not any("swapped" in reason for reason in reasons(batch))


def test_armed_actors_with_former_names(shared: Path) -> None:
    mapping = """
item: {marking: open}
table: {missing: [n/a]}
entities:
  group:
    schema: Group
    key: ActorId
    properties: {name: NameData, alias: [NameOrigFull, NameOrigFullEng], previousName: NamePrev}
"""
    batch = take(shared / "data/conflict/ucdp-actor-221.csv", mapping)
    assert len({one.entity for one in batch.statements}) == batch.rows
    assert "n/a" not in values(batch, "alias")


def test_titles_above_a_real_list_and_its_merged_header(shared: Path) -> None:
    path = shared / "data/debarment/world_bank_listing_of_ineligible_firms_and_individuals.xlsx"
    guess = guess_mapping(path)
    assert {one.column for one in guess.columns if one.prop} == {"Firm Name", "Address", "Country"}
    batch = preview(path, parse_mapping(guess.text), rows=50)
    assert len(values(batch)) >= 45
    assert any("above the table" in reason for reason in reasons(batch))


def test_a_map_is_a_table_of_its_features(shared: Path) -> None:
    guess = guess_mapping(shared / "data/conflict/ucdp_ged_23.1_CAR.geojson")
    assert {"latitude", "longitude"} <= {one.column for one in guess.columns if one.prop}
