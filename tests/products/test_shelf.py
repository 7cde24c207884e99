"""Products: what each has to tell, and that what is hidden changes no byte of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sightline.analyses.reading import Reading
from sightline.errors import BadValue, NotFound
from sightline.judgements import Raised
from sightline.picture import Picture, build
from sightline.products.change import impersonal
from sightline.products.paper import Drawing, Grid, Heading, Judged, Paper, paragraphs
from sightline.products.printing import FORMS, print_paper
from sightline.products.release import find_problems
from sightline.products.shelf import KINDS, compose
from tests.analyses.stage import Stage
from tests.judgements.scenes import act, approved
from tests.products.papers import handle, order

DAY = dt.date(2024, 6, 10)
WEEK = dt.date(2024, 6, 3)


def told() -> Stage:
    """A mission, its district, a group, and two incidents, one of them of this week."""
    stage = Stage()
    stage.tell("m1", "Mission", name="Mission One", territory="t1")
    stage.tell("t1", "Territory", name="North", level="province")
    stage.tell("t2", "Territory", name="North-East", level="district", partOf="t1")
    stage.tell("t3", "Territory", name="South", level="province")
    stage.tell("g", "Group", name="Valley Guard", groupKind="gang", territory="t2")
    place: dict[str, Any] = {"territory": "t2", "latitude": "10.5", "longitude": "20.5"}
    stage.tell(
        "i1", "Incident", known="2024-06-05", event="2024-06-04", name="Levy, east road",
        incidentType="roadblock-tax", date="2024-06-04", involved=("g", "p"), **place,
    )  # fmt: skip
    stage.tell("i0", "Incident", name="Raid", incidentType="raid", date="2023-01-01", **place)
    stage.tell("p", "Person", known="2024-06-05", name="Ilyan Morovest")
    stage.tell("x", "Company", name="Valley Haulage", grade=None)
    stage.tell("o", "Ownership", owner="p", asset="x", startDate="2020")
    stage.tell("x", "Company", denied=True, name="Guard Trading")
    stage.tell(
        "s", "Sanction", name="Listing", entity="x", authority="Council", listingDate="2020-01-01",
        endDate="2023-01-01", provisions="assets freeze", unscId="E.1",
    )  # fmt: skip
    return stage


def see(*more: Any, known: dt.date | None = None) -> Picture:
    return build([*told().blocks(), *more], reader="ana", known=known)


@pytest.fixture(scope="module")
def picture() -> Picture:
    acts = approved(basis=(first(see(), "g"),), low=0.6, high=0.7)
    asked = Raised(
        of="r", question="Who lives from the road?", level="EEI", decision="Where to patrol",
        owner="jmac", due=DAY + dt.timedelta(days=3), about="g",
    )  # fmt: skip
    return see(*acts, act(asked, "ana", 5))


def first(picture: Picture, entity: str) -> str:
    return picture.statements(entity=entity, limit=1)[0].id


def made(picture: Picture, kind: str, **rest: Any) -> Paper:
    return compose(kind, order(picture, **rest), picture, DAY)


def text(paper: Paper) -> str:
    said = [s.text for one in paragraphs(paper.blocks) for s in one.sentences]
    heads = [one.text for one in paper.blocks if isinstance(one, Heading)]
    return "\n".join([paper.title, *heads, *said])


def everything(picture: Picture) -> dict[str, Paper]:
    older = see(known=WEEK)
    basis: dict[str, Any] = {"recipient": "The head", "legal_basis": "Mandate, 10"}
    return {
        "brief": made(picture, "brief", older=older),
        "flash": made(picture, "flash", subject="i1", **basis),
        "dossier": made(picture, "dossier", subject="x", **basis),
        "interfaces": made(picture, "interfaces", subject="m1", **basis),
    }


def test_every_kind_is_made_and_nothing_is_in_its_way(picture: Picture) -> None:
    papers = everything(picture)
    assert set(papers) == set(KINDS)
    for name, paper in papers.items():
        assert find_problems(paper, picture, handle) == (), name
        assert paper.kind == name


def test_a_brief_tells_judgements_first_and_names_no_person(picture: Picture) -> None:
    paper = made(picture, "brief", older=see(known=WEEK))
    assert isinstance(paper.blocks[1], Judged)
    assert paper.persons == ()
    said = text(paper)
    assert "Levy, east road (Incident) is new." in said
    assert "records on one person changed" in said
    assert "Ilyan" not in said + str(paper.quotes)
    assert "1 incident is reported" in said
    assert "Who lives from the road?" in said
    assert [one.figure.title for one in paper.blocks if isinstance(one, Drawing)] == [
        "Incidents reported by kind, 2024-06-03 to 2024-06-10",
        "Incidents reported by place, 2024-06-03 to 2024-06-10",
    ]
    assert all(one.coverage for one in paper.blocks if isinstance(one, Drawing))


def test_a_brief_of_one_area_tells_who_is_said_to_be_there(picture: Picture) -> None:
    assert isinstance(made(picture, "brief", subject="t2").blocks[1], Judged)
    assert not isinstance(made(picture, "brief", subject="t3").blocks[1], Judged)
    assert "Who lives from the road?" not in text(made(picture, "brief", subject="t3"))


def test_a_brief_of_silence_says_that_silence_is_no_peace(picture: Picture) -> None:
    paper = compose("brief", order(picture, older=picture, days=3), picture, dt.date(2025, 1, 1))
    said = text(paper)
    assert "That is not to say that none happened" in said
    assert "Nothing changed in this picture." in said


def test_without_a_judgement_a_paper_says_that_nothing_is_assessed() -> None:
    bare = see()
    assert "it is not assessed" in text(made(bare, "brief"))
    assert "Not assessed." in text(made(bare, "flash", subject="i1"))
    assert "No approved judgement" in text(made(bare, "dossier", subject="g"))


def test_a_dossier_tells_denials_listings_and_gaps(picture: Picture) -> None:
    said = text(made(picture, "dossier", subject="x"))
    assert "Denied, Name: Guard Trading (B2)." in said
    assert "Name: Valley Haulage (ungraded)." in said
    assert "no finding of guilt" in said
    assert "Council, E.1: ended on 2024-06-10" in said
    assert "Ownership from Ilyan Morovest, from 2020-01-01/2020-12-31 to a day not known" in said
    assert "Not known: " in said


def test_a_flash_counts_voices(picture: Picture) -> None:
    assert "1 independent voice behind it." in text(made(picture, "flash", subject="i1"))


def test_interfaces_show_what_cannot_be_seen(picture: Picture) -> None:
    paper = made(picture, "interfaces", subject="m1")
    assert "Cannot be seen here" in text(paper)
    grids = [one for one in paper.blocks if isinstance(one, Grid)]
    assert all(any(basis for basis in one.rested) for one in grids)


@pytest.mark.parametrize("kind", ["flash", "dossier", "interfaces", "brief"])
def test_what_is_absent_is_not_found(picture: Picture, kind: str) -> None:
    with pytest.raises(NotFound, match="nobody"):
        made(picture, kind, subject="nobody")


def test_an_order_says_what_it_wants(picture: Picture) -> None:
    with pytest.raises(BadValue, match="brief"):
        made(picture, "poem")
    with pytest.raises(BadValue, match="about one entity"):
        made(picture, "flash")


def test_statements_that_name_persons_are_left_out(picture: Picture) -> None:
    said = [one.id for one in picture.statements(entity="i1")]
    kept = set(impersonal(picture, said))
    named = {one.id for one in picture.statements(entity="i1") if one.value == "p"}
    assert named
    assert kept == set(said) - named
    assert impersonal(picture, [one.id for one in picture.statements(entity="p")]) == ()


@pytest.mark.parametrize("ending", list(FORMS))
def test_the_same_picture_makes_the_same_bytes(picture: Picture, ending: str) -> None:
    again = {name: print_paper(one, ending) for name, one in everything(picture).items()}
    for name, one in everything(picture).items():
        assert print_paper(one, ending) == again[name]


def test_every_number_of_a_brief_is_read_from_the_picture(picture: Picture) -> None:
    reading = Reading(picture, DAY)
    incidents = [one.id for one in reading.of("Incident")]
    assert incidents == ["i0", "i1"]
    drawn = [one for one in made(picture, "brief").blocks if isinstance(one, Drawing)]
    assert drawn[0].figure.table.rows[0][1] == 1.0
    assert drawn[0].about == ("i1",)
