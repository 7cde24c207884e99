"""People and firms that may be one, told on a stage and decided about."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.picture import Picture, build
from sightline.values import Block, Identity, Record
from tests.analyses.stage import Stage
from tests.picture.world import block

LISTED = {"list": "un-sc", "version": "2024-01-01"}


def people() -> Stage:
    """Three spellings of one man, his namesake of another year, and two firms."""
    stage = Stage()
    born = "1960-06-09"
    stage.tell("p1", "Person", name="Aliou Dembazou", birthDate=born, idNumber="ML-104277")
    stage.tell("p2", "Person", name="DEMBAZOU, Aliou", birthDate=born, idNumber="ML 104277")
    stage.tell("p3", "Person", name="Aliu Dembasu", birthDate="1960")
    stage.tell("p4", "Person", name="Aliou Dembazou", birthDate="1991-02-03")
    stage.tell("c1", "Company", name="Obala Fuel SARL", country="sn")
    stage.tell("c2", "Company", name="Obala Fuels S.A.R.L.", country="sn")
    return stage


def seen(stage: Stage, acts: Iterable[Identity] = ()) -> Picture:
    """The picture of what was told and decided."""
    records: list[Record] = [*stage.records, *acts]
    blocks: list[Block] = [block(records)]
    return build(blocks, reader="ana")
