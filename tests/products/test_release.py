"""Release: each rule has a paper that breaks it, and nothing is in the way of one that is whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from sightline.engines.figures import Bar, Figure, draw_bars
from sightline.errors import Unready
from sightline.judgements import Replied
from sightline.picture import Picture, build
from sightline.products.binding import bind
from sightline.products.paper import (
    Block,
    Drawing,
    Grid,
    Heading,
    Judged,
    Paper,
    Points,
    Sentence,
    paragraph,
)
from sightline.products.release import Problem, find_problems, release
from sightline.products.shelf import compose
from sightline.products.words import find_banned, take_out, wants_range
from tests.judgements.scenes import DAY, FIRST, THINGS, act, approved, item_of
from tests.picture.world import block, withdrawn
from tests.products.papers import handle, order

ABSENT = "f" * 64
COVER = "3 of 8 months reported"


def scene(*more: Any, gone: Any = None) -> Picture:
    replies = [act(Replied(of="j", words="Not us", said_on=DAY), "ben", 3)]
    blocks = [block(THINGS), *approved(low=0.6, high=0.6), *replies, *more]
    blocks += [block([withdrawn(gone, "2024-06-10")])] if gone else []
    return build(blocks, reader="ana")


@pytest.fixture(scope="module")
def picture() -> Picture:
    return scene()


def bound(picture: Picture, *blocks: Block, **rest: Any) -> Paper:
    return bind(order(picture, **rest), picture, DAY, kind="note", title="Note", blocks=blocks)


def codes(picture: Picture, *blocks: Block, **rest: Any) -> set[str]:
    return {one.code for one in found(picture, bound(picture, *blocks, **rest))}


def found(picture: Picture, paper: Paper) -> tuple[Problem, ...]:
    return find_problems(paper, picture, handle)


def name_of(picture: Picture, entity: str) -> str:
    """The id of a statement that names an entity."""
    return picture.statements(entity=entity, prop="name", limit=1)[0].id


def judged(picture: Picture, **rest: Any) -> Judged:
    """Give the judgement of the scene as a dossier tells it, with something changed."""
    made = compose("dossier", order(picture, subject="g"), picture, DAY)
    told = next(one for one in made.blocks if isinstance(one, Judged))
    return msgspec.structs.replace(told, **rest)


def figure(value: float | None = 3.0) -> Figure:
    return draw_bars("Levies in May", [Bar(name="north", value=value)], unit="reports")


def test_nothing_is_in_the_way_of_a_dossier_of_a_group(picture: Picture) -> None:
    made = compose("dossier", order(picture, subject="g"), picture, DAY)
    assert found(picture, made) == ()
    assert release(made, picture, handle) is made


def test_what_is_assessed_rests_on_something(picture: Picture) -> None:
    said = Sentence("They live from the road.", assessed=True)
    assert codes(picture, paragraph(said)) == {"basis"}
    rests = Sentence("They live from the road.", (name_of(picture, "g"),), assessed=True)
    assert codes(picture, paragraph(rests)) == set()
    assert codes(picture, judged(picture, basis=())) == {"basis"}


def test_a_basis_is_in_the_picture_and_stands(picture: Picture) -> None:
    assert codes(picture, paragraph(Sentence("So it is said.", (ABSENT,)))) == {"basis"}
    assert codes(picture, Points((paragraph(Sentence("So it is.", (ABSENT,))),))) == {"basis"}
    said = name_of(picture, "g")
    gone = scene(gone=FIRST)
    told = [one for one in gone.statements(entity="g", withdrawn=True) if one.withdrawn]
    assert told
    assert codes(gone, paragraph(Sentence("It was said.", (told[0].id,)))) == {"basis"}
    assert codes(picture, paragraph(Sentence("It was said.", (said,)))) == set()


@pytest.mark.parametrize(
    "changed",
    [
        {"likelihood": None},
        {"range": None},
        {"range": (0.1, 0.2)},
        {"range": (0.9, 0.2)},
        {"likelihood": "Likely."},
    ],
    ids=str,
)
def test_word_and_range_stand_together_and_match(picture: Picture, changed: Any) -> None:
    assert codes(picture, judged(picture, **changed)) == {"range"}


def test_likelihood_and_confidence_stand_apart(picture: Picture) -> None:
    mixed = "Low: likely (55-75 %) in view of two reports."
    assert codes(picture, judged(picture, confidence=mixed)) == {"mixed"}
    assert codes(picture, judged(picture, confidence="")) == {"confidence"}
    words = "With high confidence it is likely (55-75 %)."
    said = Sentence(words, (name_of(picture, "g"),), assessed=True)
    assert codes(picture, paragraph(said)) == {"mixed"}


def test_a_word_of_probability_has_its_range(picture: Picture) -> None:
    said = Sentence("It is likely to go on.", (name_of(picture, "g"),), assessed=True)
    assert codes(picture, paragraph(said)) == {"range"}
    assert list(wants_range("highly likely (80-90 %), unlikely, remote chance (0-5 %)")) == [
        "unlikely"
    ]


def test_the_marking_is_worked_out_again(picture: Picture) -> None:
    made = bound(picture, paragraph(Sentence("Said.", (name_of(picture, "g"),))))
    assert made.handling == "MARKED marking-open"
    loose = msgspec.structs.replace(made, handling="UNCLASSIFIED // all")
    assert [one.code for one in found(picture, loose)] == ["marking"]


def test_persons_need_a_recipient_and_a_legal_basis(picture: Picture) -> None:
    said = paragraph(Sentence("Said of somebody.", (name_of(picture, "p"),)))
    assert codes(picture, said) == {"persons"}
    assert codes(picture, said, recipient="The prosecutor") == {"persons"}
    assert codes(picture, said, recipient=" ", legal_basis="Order 1") == {"persons"}
    assert codes(picture, said, recipient="The prosecutor", legal_basis="Order 1") == set()
    hidden = msgspec.structs.replace(bound(picture, said), persons=())
    assert {one.code for one in found(picture, hidden)} == {"persons"}


def test_who_may_be_a_person_is_guarded_as_one(picture: Picture) -> None:
    assert codes(picture, paragraph(Sentence("Said.", (name_of(picture, "x"),)))) == {"persons"}


def test_replies_rival_and_what_greys_are_shown(picture: Picture) -> None:
    assert codes(picture, judged(picture)) == set()
    assert codes(picture, judged(picture, replies=())) == {"reply"}
    assert codes(picture, judged(picture, rival="")) == {"rival"}
    late = DAY + dt.timedelta(days=400)
    made = compose("dossier", order(picture, subject="g"), picture, late)
    told = next(one for one in made.blocks if isinstance(one, Judged))
    assert told.grey
    assert find_problems(made, picture, handle) == ()
    bare = [
        msgspec.structs.replace(one, grey=()) if isinstance(one, Judged) else one
        for one in made.blocks
    ]
    left = find_problems(msgspec.structs.replace(made, blocks=tuple(bare)), picture, handle)
    assert {one.code for one in left} == {"grey"}
    assert codes(picture, judged(picture, judgement="judgement-0")) == {"judgement"}


@pytest.mark.parametrize("word", ["criminals", "Terrorist", "warlord", "mafiosi", "kingpin"])
def test_nobody_is_called_something_outside_a_judgement(picture: Picture, word: str) -> None:
    assert codes(picture, paragraph(f"He is one of the {word}.")) == {"word"}
    assert codes(picture, Heading(f"The {word}")) == {"word"}
    grid = Grid(caption="Who", columns=("who",), rows=((f"a {word}",),))
    assert codes(picture, grid) == {"word"}
    assert codes(picture, paragraph(f"“Who is the {word}?” is asked.")) == set()


def test_law_may_be_named_and_sources_quoted() -> None:
    assert list(find_banned("criminal justice, the Criminal Code, criminal proceedings")) == []
    assert list(find_banned(take_out("Alias: The Bandits (B2).", ["The Bandits"]))) == []
    assert list(find_banned("The Bandits")) == ["Bandits"]


def test_counts_of_reports_say_what_they_cover(picture: Picture) -> None:
    def drawn(coverage: str = COVER, value: float | None = 3.0) -> Drawing:
        return Drawing(figure(value), coverage=coverage, counts_reports=True)

    assert codes(picture, drawn()) == set()
    assert codes(picture, drawn("")) == {"coverage"}
    assert codes(picture, drawn(value=0.0)) == {"zero"}
    assert codes(picture, drawn(value=None)) == set()
    fields: Any = {"caption": "Levies", "columns": ("where", "reports"), "counts_reports": True}
    assert codes(picture, Grid(rows=(("north", 0),), coverage=COVER, **fields)) == {"zero"}
    assert codes(picture, Grid(rows=(("north", 2),), **fields)) == {"coverage"}


def test_few_persons_are_not_told_apart(picture: Picture) -> None:
    def counted(number: int | None) -> Grid:
        rows = (("north", number),)
        return Grid(caption="Detained", columns=("where", "persons"), rows=rows, people=True)

    assert codes(picture, counted(4)) == {"small cell"}
    assert codes(picture, counted(5)) == codes(picture, counted(None)) == set()


def test_a_figure_has_title_words_and_table(picture: Picture) -> None:
    bare = msgspec.structs.replace(figure(), description="")
    assert codes(picture, Drawing(bare)) == {"figure"}


def test_headings_leave_no_level_out(picture: Picture) -> None:
    assert codes(picture, Heading("One"), Heading("Two", 2), Heading("One")) == set()
    assert codes(picture, Heading("One"), Heading("Three", 3)) == {"heading"}
    assert codes(picture, Heading("Two", 2)) == {"heading"}


def test_everything_in_the_way_is_said_at_once(picture: Picture) -> None:
    made = bound(picture, Heading("Two", 2), paragraph(Sentence("So.", (ABSENT,), assessed=True)))
    with pytest.raises(Unready) as refused:
        release(made, picture, handle)
    assert "level 2" in str(refused.value)
    assert "is not in this picture" in str(refused.value)


def test_the_marking_of_a_judgement_is_inside() -> None:
    """A judgement may be marked more strictly than all that it rests on."""
    acts = approved(low=0.6, high=0.6)
    strict = [msgspec.structs.replace(one, markings=frozenset({"strict"})) for one in acts]
    picture = build([block(THINGS), *strict], reader="ana")
    made = compose("dossier", order(picture, subject="g"), picture, DAY)
    assert made.handling == "MARKED marking-open, strict"
    assert item_of(acts[0]).id not in {one.item for one in made.sources}
