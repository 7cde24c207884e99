"""Reference data in a real house: filed once, found again, and nothing lost by filing it twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sightline.reference import load_indicators, load_missions, reference_records
from sightline.values import Marking
from sightline.workspace import Workspace


def test_a_house_takes_the_reference_data_once(tmp_path: Path) -> None:
    with Workspace.create(
        tmp_path / "house", name="Desk", organisation="jmac", reader="ana"
    ) as house:
        ana = house.reader("ana")
        marking = Marking.of("U", "all", owner="org:jmac")
        records = reference_records(marking.id)
        first = house.add([marking, *records], ana)
        again = house.add(records, ana)
        assert first.new == len(records) + 1
        assert (again.new, again.known) == (0, len(records))
        today = house.picture(ana)
        assert today.count("Mission") == len(load_missions())
        assert today.count("Indicator") == len(load_indicators())
        assert today.search("MINUSMA").hits[0].id == "ref-mission-minusma"
        early = house.picture(ana, known=dt.date(2013, 12, 31), as_of=dt.date(2013, 12, 31))
        assert early.count("Indicator") == 0
        assert early.entity("ref-mission-minusma").caption
        assert house.verify(ana).clean
