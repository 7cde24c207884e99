"""Guided forms on paper: every citation is found, what is wanting is said, unknown is no nought."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sightline.picture import Picture
from sightline.products import settlement, threat
from sightline.products.order import Order
from sightline.products.paper import Grid, Heading, Made, Paper, paragraphs
from sightline.products.record import Kept, Saving, list_kept, make_item, make_records
from sightline.values import Item, Kind, Marking, Record, Statement
from sightline.workspace import Workspace
from tests.products.settlement.test_settlement import WHOLE as SETTLEMENT
from tests.products.threat.test_assessment import WHOLE as THREATS

DAY = dt.date(2018, 6, 30)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Picture, Kept, str, Marking]]:
    """A picture with one statement about a market, and one kept form."""
    at = dt.datetime(2018, 6, 30, tzinfo=dt.UTC)
    with Workspace.create(tmp_path / "house", name="h", organisation="jmac", reader="ana") as house:
        by = house.reader("ana")
        mark = house.own_marking(by)
        item = Item(title="Report", item_kind=Kind.REPORT, grade="B2", marking=mark.id)
        said = Statement(
            entity="m-1", item=item.id, prop="name", schema="IllicitMarket", value="Gold"
        )
        kept = make_item(
            Saving(
                form="threat", title="T", blob=house.keep_file(b"{}", by), marking=mark.id, at=at
            )
        )
        records: list[Record] = [mark, item, said, *make_records(kept)]
        house.add(records, by)
        with house.picture(by) as picture:
            yield picture, list_kept(picture, "threat")[0], said.id, mark


def _draw(product: Any, record: Any, shown: tuple[Picture, Kept, str, Marking]) -> Paper:
    picture, kept, _, mark = shown
    order = Order(
        made=Made(by="ana", address=picture.address), handle=lambda names: " ".join(sorted(names))
    )
    paper: Paper = product.draw_up(record, kept, order, picture, DAY)
    assert mark.id in paper.handling
    return paper


def _cite(record: Any, statement: str) -> Any:
    told = msgspec.json.encode(record).replace(b"a" * 64, statement.encode())
    return msgspec.json.decode(told, type=type(record))


def _cells(paper: Paper) -> list[object]:
    grids = (block for block in paper.blocks if isinstance(block, Grid))
    return [cell for grid in grids for row in grid.rows for cell in row]


def test_key_judgements_stand_first(shown: tuple[Picture, Kept, str, Marking]) -> None:
    paper = _draw(threat, _cite(THREATS, shown[2]), shown)
    first = paper.blocks[0]
    assert isinstance(first, Heading)
    assert first.text == "Key judgements"
    sentences = [one for each in paragraphs(paper.blocks) for one in each.sentences]
    assert sentences[0].text == "It grows."
    assert sentences[0].assessed
    assert sentences[0].basis == (shown[2],)
    assert all(one.basis for one in sentences if one.assessed)
    assert {one.statement for one in paper.quotes} == {shown[2]}
    assert "wanting" not in " ".join(b.text for b in paper.blocks if isinstance(b, Heading))


def test_unknown_impact_is_not_known_on_paper(
    shown: tuple[Picture, Kept, str, Marking],
) -> None:
    paper = _draw(threat, _cite(THREATS, shown[2]), shown)
    impact = next(b for b in paper.blocks if isinstance(b, Grid) and b.caption.startswith("Impact"))
    assert impact.rows[1] == ("Unknown", *[None] * 7)
    assert 0 not in _cells(paper)
    assert "" not in _cells(paper)


@pytest.mark.parametrize(
    ("product", "record"),
    [(threat, threat.ThreatAssessment()), (settlement, settlement.Settlement())],
)
def test_an_empty_draft_says_what_it_wants(
    product: Any, record: Any, shown: tuple[Picture, Kept, str, Marking]
) -> None:
    paper = _draw(product, record, shown)
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert "A draft: what is still wanting" in headings
    assert "" not in _cells(paper)


def test_a_settlement_shows_losses_grievances_and_what_is_open(
    shown: tuple[Picture, Kept, str, Marking],
) -> None:
    paper = _draw(settlement, _cite(SETTLEMENT, shown[2]), shown)
    grids = {block.caption: block for block in paper.blocks if isinstance(block, Grid)}
    assert grids["Grievances"].rows == (("No water", "herders", None),)
    assert grids["Who loses from peace"].rows[0][1] == "0 to 2 USD by year"
    assert len(grids["Questions and answers"].rows) == 30
    assert all(row[1] is None for row in grids["Questions and answers"].rows)


def test_the_same_form_makes_the_same_paper(shown: tuple[Picture, Kept, str, Marking]) -> None:
    record = _cite(THREATS, shown[2])
    assert _draw(threat, record, shown) == _draw(threat, record, shown)
