"""What a person says to a candidate: who may see it, what it leaves behind, and taking it back."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sightline.errors import BadValue, NotFound, Refused, TooOpen, Unready
from sightline.intake.documents import DocumentTerms, Received, make_records, read_here
from sightline.judgements.review import Act, Entry, Knowledge, Queue, Wish, build_queue
from sightline.values import Item, Kind, Level, Marking, Reader, Statement, Withdrawal
from sightline.workspace import Order, Workspace

OPEN = Marking.of("C", "org:jmac", "org:unpol", owner="org:jmac")
STRICT = Marking.of("SC", "org:jmac", owner="org:jmac")
TEXT = (
    "Karanda Transports carried fuel to Gao on 3 March 2024.\n"
    "The driver was Ilyan Morovest, tel +223 20 21 22 23.\n"
    "He paid USD 300 to Obala Fuel; plate AB-123-CD; Congo."
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """A house that knows two firms openly, and a person whom only one body may know."""
    made = Workspace.create(tmp_path / "h", name="Trial", organisation="jmac", reader="keeper")
    keeper = made.reader()
    for name, body, level in (("ana", "jmac", "SC"), ("eve", "jmac", "SC"), ("ben", "unpol", "C")):
        card = Reader(name=name, organisation=body, clearance=Level(level), by="x")
        made.enrol(card, keeper)
    ana = made.reader("ana")
    for marking, names in (
        (OPEN, {"c-1": "Karanda Transport", "c-2": "Obala Fuel"}),
        (STRICT, {"p-1": "Ilyan Morovest"}),
    ):
        item = Item(title=f"register {marking.level}", item_kind=Kind.DATASET, marking=marking.id)
        said = [
            Statement(
                entity=one,
                item=item.id,
                prop="name",
                schema="Person" if one.startswith("p") else "Company",
                value=name,
            )
            for one, name in names.items()
        ]
        made.add([marking, item, *said], ana)
    with made:
        yield made


def file_text(house: Workspace, text: str = TEXT, case: str | None = None) -> str:
    """File a text as a document; give its item."""
    content = text.encode()
    received = Received(content=content, document=read_here(content, "note.txt"))
    taken = make_records(received, DocumentTerms(marking=OPEN.id))
    ana = house.reader("ana")
    house.keep_file(content, ana, case)
    house.add([OPEN, *taken.items, *taken.statements], ana, case=case)
    if case is None:
        return taken.items[0].id
    with house.picture(ana) as picture:
        return next(one.id for one in picture.items() if one.item.title == "note.txt")


def queue(house: Workspace, item: str, by: str = "ana") -> Queue:
    """Build the queue of a document in somebody's picture."""
    with house.picture(house.reader(by)) as picture:
        return build_queue(picture, item, Knowledge(picture))


def entry(house: Workspace, item: str, text: str, by: str = "ana") -> Entry:
    """Find one candidate by its text."""
    return next(one for one in queue(house, item, by).entries if one.candidate.text == text)


def act(house: Workspace, item: str, text: str, what: Act, by: str = "ana", **rest: Any) -> Any:
    """Settle the candidate of some text."""
    mention = entry(house, item, text, by).mention.removeprefix("mention-")
    marking = rest.pop("marking", None)
    order = Order(item=item, mentions=(mention,), act=what, **rest)
    return house.review(order, house.reader(by), marking=marking)


def said(house: Workspace, entity: str, prop: str, by: str = "ana") -> list[tuple[str, str | None]]:
    """What is said of an entity in somebody's picture: value and place."""
    with house.picture(house.reader(by)) as picture:
        held = picture.statements(entity=entity, prop=prop)
        return sorted(((one.value, one.place) for one in held), key=str)


def total(house: Workspace, by: str = "ana") -> int:
    """Count all statements of a picture, but for those of acts."""
    with house.picture(house.reader(by)) as picture:
        return len(picture.statements(limit=10_000))


def test_finding_states_nothing(house: Workspace) -> None:
    item = file_text(house)
    before = total(house)
    assert len(queue(house, item).open) == 9
    assert queue(house, item) == queue(house, item)
    assert total(house) == before
    assert said(house, "p-1", "name") == [("Ilyan Morovest", None)]


def test_what_is_accepted_is_said_by_the_document_at_its_place(house: Workspace) -> None:
    item = file_text(house)
    (done,) = act(house, item, "Karanda Transports", Act.ACCEPTED).acts
    assert done.act is Act.ACCEPTED
    with house.picture(house.reader("ana")) as picture:
        (one,) = [each for each in picture.statements(entity="c-1") if each.item == item]
    assert (one.prop, one.value) == ("name", "Karanda Transports")
    assert one.place == "page 1, offset 0+18"
    assert one.author == "ana"
    settled = next(
        each for each in queue(house, item).entries if each.candidate.text == "Karanda Transports"
    )
    assert settled.decided is not None
    assert settled.decided.by == "ana"


def test_what_was_settled_is_settled_for_whoever_may_see_it(house: Workspace) -> None:
    item = file_text(house)
    act(house, item, "Karanda Transports", Act.ACCEPTED)
    assert entry(house, item, "Karanda Transports", "ben").decided is not None
    with pytest.raises(Refused, match="was accepted by ana"):
        act(house, item, "Karanda Transports", Act.REJECTED, by="ben")


def test_a_name_from_elsewhere_is_found_by_nobody_who_may_not_know_it(house: Workspace) -> None:
    item = file_text(house)
    assert entry(house, item, "Ilyan Morovest").candidate.known
    assert "Ilyan Morovest" not in {one.candidate.text for one in queue(house, item, "ben").entries}
    mention = entry(house, item, "Ilyan Morovest").mention.removeprefix("mention-")
    order = Order(item=item, mentions=(mention,), act=Act.REJECTED)
    with pytest.raises(NotFound):
        house.review(order, house.reader("ben"))


@pytest.mark.parametrize(
    ("what", "wish"),
    [
        (Act.ACCEPTED, Wish()),
        (Act.REJECTED, Wish()),
        (Act.SAME, Wish(of="c-1")),
        (Act.CHANGED, Wish(value="Ilian Morovest")),
        (Act.CHANGED, Wish(new="Person")),
    ],
)
def test_no_act_on_it_tells_others_that_it_was_found(
    house: Workspace, what: Act, wish: Wish
) -> None:
    """The document is open, but what lets one look at this stretch of it is not."""
    item = file_text(house)
    with house.picture(house.reader("ben")) as picture:
        before = picture.address, queue(house, item, "ben")
    act(house, item, "Ilyan Morovest", what, wish=wish)
    with house.picture(house.reader("ben")) as picture:
        assert before == (picture.address, queue(house, item, "ben"))
    with pytest.raises(TooOpen):
        act(house, item, "Obala Fuel", Act.SAME, wish=Wish(of="p-1"), marking=OPEN)


def test_who_may_see_the_document_and_the_name_sees_the_act(house: Workspace) -> None:
    item = file_text(house)
    act(house, item, "Ilyan Morovest", Act.ACCEPTED)
    assert len(said(house, "p-1", "name", "eve")) == 2
    assert entry(house, item, "Ilyan Morovest", "eve").decided is not None


def test_same_says_who_is_meant(house: Workspace) -> None:
    item = file_text(house)
    act(house, item, "Obala Fuel", Act.SAME, wish=Wish(of="c-1"))
    assert ("Obala Fuel", "page 1, offset 128+10") in said(house, "c-1", "name")
    with pytest.raises(NotFound):
        act(house, item, "Karanda Transports", Act.SAME, wish=Wish(of="nobody"))


def test_hidden_and_absent_are_the_same_answer_to_same(house: Workspace) -> None:
    item = file_text(house)
    told = []
    for name in ("p-1", "p-9"):
        with pytest.raises(NotFound) as refused:
            act(house, item, "Obala Fuel", Act.SAME, by="ben", wish=Wish(of=name))
        told.append(str(refused.value).replace(name, "…"))
    assert told[0] == told[1]


def test_a_day_and_a_sum_need_somebody_to_say_of_whom(house: Workspace) -> None:
    item = file_text(house)
    for text in ("3 March 2024", "USD 300"):
        with pytest.raises(Unready, match="of whom"):
            act(house, item, text, Act.ACCEPTED)
    with pytest.raises(Unready, match="property"):
        act(house, item, "3 March 2024", Act.ACCEPTED, wish=Wish(of="c-1"))
    wish = Wish(of="c-1", prop="incorporationDate")
    act(house, item, "3 March 2024", Act.ACCEPTED, wish=wish)
    assert said(house, "c-1", "incorporationDate") == [("2024-03-03", "page 1, offset 42+12")]


def test_what_has_a_number_of_its_own_becomes_a_thing(house: Workspace) -> None:
    item = file_text(house)
    (done,) = act(house, item, "AB-123-CD", Act.ACCEPTED).acts
    (one,) = done.said
    assert (one.schema, one.prop, one.value) == ("Vehicle", "registrationNumber", "AB-123-CD")
    (other,) = entry(house, file_text(house, "plate AB-123-CD"), "AB-123-CD").candidate.known
    assert other.entity == one.entity


def test_a_document_says_itself_what_it_mentions(house: Workspace) -> None:
    item = file_text(house)
    act(house, item, "Gao", Act.ACCEPTED)
    act(house, item, "+223 20 21 22 23", Act.ACCEPTED)
    document = queue(house, item).document
    assert [value for value, _ in said(house, document, "locationMentioned")] == ["Gao"]
    assert [value for value, _ in said(house, document, "phoneMentioned")] == ["+22320212223"]


def test_what_the_gazetteer_leaves_open_is_not_accepted_as_it_is(house: Workspace) -> None:
    item = file_text(house)
    with pytest.raises(Unready):
        act(house, item, "Congo", Act.ACCEPTED)
    act(house, item, "Congo", Act.CHANGED, wish=Wish(of="c-1", prop="country", value="cg"))
    assert [value for value, _ in said(house, "c-1", "country")] == ["cg"]


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(of="c-1", new="Person"),
        Wish(new="Thing"),
        Wish(new="Page"),
        Wish(of="c-1", prop="country", value="nowhere at all"),
    ],
)
def test_changes_that_say_nothing_good_are_refused(house: Workspace, wish: Wish) -> None:
    item = file_text(house)
    before = total(house)
    with pytest.raises(Unready):
        act(house, item, "Obala Fuel", Act.CHANGED, wish=wish)
    assert total(house) == before


def test_undoing_takes_back_the_act_and_what_it_said_and_no_more(house: Workspace) -> None:
    item = file_text(house)
    act(house, item, "Karanda Transports", Act.ACCEPTED)
    act(house, item, "Obala Fuel", Act.ACCEPTED)
    before = said(house, "c-2", "name")
    (done,) = [one for one in queue(house, item).decided if one.settled.text.startswith("Karanda")]
    ana = house.reader("ana")
    assert house.undo_review(done.item, ana, "a mistake") == 2
    assert [value for value, _ in said(house, "c-1", "name")] == ["Karanda Transport"]
    assert said(house, "c-2", "name") == before
    assert entry(house, item, "Karanda Transports").decided is None
    act(house, item, "Karanda Transports", Act.ACCEPTED)
    assert ("Karanda Transports", "page 1, offset 0+18") in said(house, "c-1", "name")


def test_two_who_accepted_the_same_do_not_undo_each_other(house: Workspace) -> None:
    item = file_text(house)
    strict = Marking.of("C", "org:unpol", owner="org:jmac")
    act(house, item, "Obala Fuel", Act.ACCEPTED, by="ben", marking=strict)
    act(house, item, "Obala Fuel", Act.ACCEPTED)
    assert len(said(house, "c-2", "name", "ben")) == 3
    own = next(one for one in queue(house, item).decided if one.by == "ana")
    house.undo_review(own.item, house.reader("ana"), "a mistake")
    assert len(said(house, "c-2", "name", "ben")) == 2
    assert len(said(house, "c-2", "name", "ana")) == 1


def test_several_are_settled_together_or_not_at_all(house: Workspace) -> None:
    item = file_text(house)
    mentions = tuple(
        entry(house, item, text).mention.removeprefix("mention-")
        for text in ("Obala Fuel", "Karanda Transports", "USD 300")
    )
    ana, before = house.reader("ana"), total(house)
    with pytest.raises(Unready):
        house.review(Order(item=item, mentions=mentions, act=Act.ACCEPTED), ana)
    assert total(house) == before
    done = house.review(Order(item=item, mentions=mentions[:2], act=Act.ACCEPTED), ana)
    assert [one.text for one in done.acts] == ["Obala Fuel", "Karanda Transports"]
    with pytest.raises(BadValue):
        house.review(Order(item=item, mentions=(), act=Act.ACCEPTED), ana)


def test_an_act_in_a_case_stays_in_the_case(house: Workspace) -> None:
    ana = house.open_case("C-1", house.reader("ana"), purpose="a file", basis="order 1")
    item = file_text(house, case="C-1")
    with house.picture(ana) as picture:
        assert picture.item(item).item.case == "C-1"
    act(house, item, "Obala Fuel", Act.ACCEPTED)
    assert len(said(house, "c-2", "name")) == 2
    assert len(said(house, "c-2", "name", "eve")) == 1
    (done,) = queue(house, item).decided
    with house.picture(ana) as picture:
        assert picture.item(done.item).item.case == "C-1"
    assert house.undo_review(done.item, ana, "a mistake") == 2
    assert len(said(house, "c-2", "name")) == 1
    assert house.verify(house.reader("keeper")).problems == ()


def test_a_withdrawn_document_has_no_queue(house: Workspace) -> None:
    item = file_text(house)
    house.withdraw(item, house.reader("ana"), "false")
    with pytest.raises(NotFound):
        queue(house, item)


def test_an_act_that_somebody_else_wrote_down_does_not_count(house: Workspace) -> None:
    """A forged item has the look of an act by ana, but the ledger knows that ben entered it."""
    item = file_text(house)
    one = entry(house, item, "Obala Fuel")
    span = one.candidate.span
    forged = Item(
        title="Review: Obala Fuel rejected",
        item_kind=Kind.NOTE,
        about={
            "act": "rejected", "by": "ana", "of": one.mention, "document": item,
            "page": "1", "offset": str(span.offset), "length": str(span.length),
            "what": "organisation", "text": "Obala Fuel",
        },
        known=dt.datetime.now(dt.UTC).isoformat(),
        marking=OPEN.id,
    )  # fmt: skip
    document = queue(house, item).document
    line = Statement(
        entity=one.mention, item=forged.id, prop="document", schema="Mention", value=document
    )
    house.add([forged, line], house.reader("ben"))
    assert entry(house, item, "Obala Fuel").decided is None


def test_a_later_reading_of_a_page_moves_no_place(house: Workspace) -> None:
    """The same file read by a newer program gives another text, but the first goes on to count."""
    item = file_text(house)
    document, text = queue(house, item).document, queue(house, item).pages[0].text
    later = [
        Statement(
            entity=f"{document}-p1",
            item=item,
            place="page 1",
            prop="bodyText",
            schema="Page",
            value=f"{number} {text}",
        )
        for number in range(8)
    ]
    time.sleep(1.1)  # the ledger counts in seconds
    house.add(later, house.reader("ana"))
    assert queue(house, item).pages[0].text == text


def test_all_of_several_withdrawals_or_none(house: Workspace) -> None:
    item = file_text(house)
    ana = house.reader("ana")
    with pytest.raises(NotFound):
        house.withdraw_all([item, "0" * 64], ana, "wrong")
    with house.picture(ana) as picture:
        assert not picture.item(item).withdrawn
    (done,) = house.withdraw_all([item], ana, "wrong")
    assert isinstance(done, Withdrawal)
