"""A damaged file is refused whole, with its name and the line of the damage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sightline.errors import BadReference, BadVocabulary
from sightline.reference import concept, entity_id, precedents
from sightline.reference.concept import read_concepts
from sightline.reference.deployment import read_deployments
from sightline.reference.document import read_documents
from sightline.reference.indicator import read_indicators
from sightline.reference.mission import read_missions
from sightline.reference.origin import read_origins
from sightline.reference.practice import read_activities, read_uses
from sightline.reference.research import read_cards, read_definitions
from sightline.reference.territory import read_territories
from sightline.reference.volume import read_volume

#: The file, what is changed in it, and what the refusal says.
DAMAGE: list[tuple[str, Callable[[str], Any], str, str, str]] = [
    ("origins.yaml", read_origins, 'known: "2014-03"', "known: spring", "line 6.*not a date"),
    ("origins.yaml", read_origins, "code: caparini", "code: hansen", "second time"),
    ("territories.yaml", read_territories, "level: place, part_of: ml-gao", "level: town", "town"),
    ("territories.yaml", read_territories, "part_of: ml-gao", "part_of: mli-gao", "mli-gao"),
    ("territories.yaml", read_territories, "name: Kidal", "nam: Kidal", "nam"),
    ("missions.yaml", read_missions, "kind: spm, lead: un", "kind: spa, lead: un", "spa"),
    ("missions.yaml", read_missions, "predecessor: MISCA", "predecessor: MISCO", "MISCO"),
    ("missions.yaml", read_missions, 'end: "2023-12-31"', 'end: "2012-12-31"', "ends before"),
    ("missions.yaml", read_missions, "checked: registry", "checked: guessed", "guessed"),
    ("documents.yaml", read_documents, "subject: sanctions", "subject: sanction", "sanction"),
    ("documents.yaml", read_documents, "scope: executive", "scope: full", "full"),
    ("documents.yaml", read_documents, "strength: mandates", "strength: shall", "shall"),
    ("documents.yaml", read_documents, '"2018-06-28"', '"June 2018"', "no single day"),
    ("documents.yaml", read_documents, "supersedes: S/RES/2364", "supersedes: S/RES/1", "S/RES/1"),
    ("documents.yaml", read_documents, "    mission: MINUSCA\n", "", "needs its mission"),
    ("deployments.yaml", read_deployments, "troops: 4200", "troops: many", "troops|int"),
    ("deployments.yaml", read_deployments, "police: 50}", "police: 50, formed: 5}", "not both"),
    ("deployments.yaml", read_deployments, "troops: 4200", "troops: -1", "below zero"),
    ("deployments.yaml", read_deployments, "basis: S/RES/1990", "basis: S/RES/0", "S/RES/0"),
    ("interfaces.yaml", read_indicators, "direction: up", "direction: north", "north"),
    ("interfaces.yaml", read_indicators, "{code: I1.2,", "{code: I9.2,", "I9.2"),
    ("concepts.yaml", read_concepts, "code: predatory", "code: preying", "preying"),
    ("uses.yaml", read_uses, "measure: M15.3", "measure: M15.9", "M15.9"),
    ("uses.yaml", read_uses, "by: all missions, ", "", "give the mission"),
    ("activities.yaml", read_activities, "missions: [ISAF]", "missions: [ISEF]", "ISEF"),
    ("activities.yaml", read_activities, "quadrant: drivers-indirect", "quadrant: x", "'x'"),
    ("cards.yaml", read_cards, "caveats: [correlation]", "caveats: []", "caveats"),
    ("cards.yaml", read_cards, "take part?", "take part", "question"),
    ("definitions.yaml", read_definitions, 'date: "2000-11-15"', "date: once", "not a date"),
]


@pytest.mark.parametrize(
    ("name", "read", "old", "new", "says"), DAMAGE, ids=[f"{one[0]} {one[3]}" for one in DAMAGE]
)
def test_damage_is_named_with_its_line(
    name: str, read: Callable[[str], Any], old: str, new: str, says: str
) -> None:
    text = read_volume(name)
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    with pytest.raises(BadReference, match=says) as refusal:
        read(text.replace(old, new, 1))
    assert f"{name}, line " in str(refusal.value)
    told = int(str(refusal.value).split("line ")[1].split(":")[0])
    assert abs(told - line) <= 8  # the line of the entry, where not of the very field


def test_a_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(BadReference, match=r"uses\.yaml, line \d+: the YAML cannot be read"):
        read_uses("uses: [{measure: M01.1")


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(BadVocabulary, match="expected state-relation"):
        concept("state-relations")
    with pytest.raises(BadVocabulary, match="expected predatory"):
        concept("state-relation").get("friendly")
    with pytest.raises(BadVocabulary, match=r"M99\.1"):
        precedents("M99.1")


@pytest.mark.parametrize(
    ("codes", "made"),
    [
        (("mission", "EULEX Kosovo"), "ref-mission-eulex-kosovo"),
        (("mandate", "A/70/95-S/2015/446"), "ref-mandate-a-70-95-s-2015-446"),
        (("provision", "S/RES/2387", "44(a-e)"), "ref-provision-s-res-2387-44-a-e"),
        (("territory", "Ménaka"), "ref-territory-menaka"),
    ],
)
def test_ids_are_made_of_kind_and_code(codes: tuple[str, ...], made: str) -> None:
    assert entity_id(*codes) == made
