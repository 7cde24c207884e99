"""The laws of a ledger, as plain functions that raise `AssertionError`.

Whoever writes another `Store`, with its `Snapshot` and `Writer`, runs each of
`LAWS` over a function that makes an empty ledger on it; whoever keeps `Keys` in
another way runs each of `KEY_LAWS`. All that is part of Sightline obeys them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from sightline.engines.seals import NodeKey
from sightline.errors import Dangling, Erased, LedgerBusy, LedgerError, NotFound
from sightline.ledger.keys import Keys
from sightline.ledger.ledger import Ledger
from sightline.ledger.rows import BlobRow, RecordRow
from sightline.values import (
    Block,
    Item,
    Kind,
    Level,
    Marking,
    Reader,
    Record,
    Remarking,
    Sight,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Opening, decode_block

Make: TypeAlias = Callable[[], Ledger]
Law: TypeAlias = Callable[[Make], None]
MakeKeys: TypeAlias = Callable[[], Keys]
KeyLaw: TypeAlias = Callable[[MakeKeys], None]

OPEN = Marking.of("U", "all", owner="org:house")
SHUT = Marking.of("SC", "role:source-handler", owner="org:house")
OTHER = Marking.of("C", "org:other", owner="org:other")
CASE = Opening(basis="resolution", by="ana", case="C-1", purpose="inquiry")
ALL = Sight(frozenset({OPEN.id, SHUT.id, OTHER.id}), frozenset({"C-1"}))


def make_item(title: str, marking: Marking = OPEN) -> Item:
    """An item as the laws use it."""
    return Item(item_kind=Kind.REPORT, known="2024-03-01", marking=marking.id, title=title)


def make_statements(item: Item, count: int) -> list[Statement]:
    """Statements of one item."""
    return [
        Statement(entity=f"e-{n}", item=item.id, prop="name", schema="Person", value=f"Name {n}")
        for n in range(count)
    ]


def read(ledger: Ledger, sight: Sight, after: int = 0) -> set[str]:
    """The ids of what a sight is given, checked against the records themselves."""
    blocks = list(ledger.blocks(sight, after=after))
    seen = {record.id for block in blocks for record in decode_block(block)}
    _hold(seen == set(_ids(blocks)), "a block names the ids of its records")
    _hold(all(sight.admits(b.markings, b.case) for b in blocks), "a block is admitted")
    return seen


def appending_gives_back_what_was_appended(make: Make) -> None:
    """What one appends, those who may see it get, and nobody gets more."""
    ledger, item = make(), make_item("first")
    said = make_statements(item, 5)
    receipt = ledger.append([OPEN, *said, item], author="ana")
    _hold((receipt.added, receipt.known, receipt.entries) == (7, 0, 1), "the receipt counts")
    _hold(receipt.head == ledger.head(), "the receipt names the head")
    _hold(read(ledger, ALL) == {r.id for r in (item, *said)}, "all that is admitted is given")
    _hold(read(ledger, Sight()) == set(), "an empty sight is given nothing")
    _hold(read(ledger, Sight(frozenset({SHUT.id}))) == set(), "another marking is given nothing")
    _hold(ledger.markings() == {OPEN.id: OPEN}, "markings are known to the house")
    _hold(ledger.verify().clean, "a ledger that was only appended to verifies")


def appending_twice_changes_nothing(make: Make) -> None:
    """The same records again make no entry."""
    ledger, item = make(), make_item("first")
    batch: list[Record] = [OPEN, item, *make_statements(item, 5)]
    first = ledger.append(batch, author="ana")
    again = ledger.append(batch + batch, author="bo")
    _hold(again.head == first.head and again.added == 0, "the head stays")
    _hold(again.known == 14 and again.entries == 0, "all were known")


def a_failed_act_leaves_nothing(make: Make) -> None:
    """When one record is refused, none is appended."""
    ledger, item = make(), make_item("first")
    ledger.append([OPEN], author="ana")
    before = ledger.head()
    stray = make_statements(make_item("never appended"), 1)
    _refuse(Dangling, lambda: ledger.append([item, *stray], author="ana"))
    _refuse(Dangling, lambda: ledger.append([make_item("x", OTHER)], author="ana"))
    _hold(ledger.head() == before and read(ledger, ALL) == set(), "nothing was appended")
    _hold(ledger.verify().clean, "and the ledger verifies")


def one_writes_and_others_read(make: Make) -> None:
    """A writer keeps others from writing; readers see what was complete before."""
    ledger, item = make(), make_item("first")
    ledger.append([OPEN, item], author="ana")
    with ledger.store.write() as writer:
        writer.put([RecordRow(7, 7, 7)])
        _refuse(LedgerBusy, lambda: ledger.append([SHUT], author="bo"))
        _hold(read(ledger, ALL) == {item.id}, "readers go on")
        with ledger.store.read() as snapshot:
            _hold(snapshot.find([7]) == [], "what is not complete is not seen")
        writer.drop([RecordRow(7, 7, 7)])
    ledger.append([SHUT], author="bo")
    _hold(ledger.verify().clean, "and the ledger verifies")


def a_snapshot_stays_as_it_was(make: Make) -> None:
    """What is read does not change under the reader's hands."""
    ledger, item = make(), make_item("first")
    ledger.append([OPEN, item], author="ana")
    with ledger.store.read() as snapshot:
        head = snapshot.head()
        ledger.append(make_statements(item, 3), author="ana")
        _hold(snapshot.head() == head, "the head is that of the snapshot")
        _hold(len(list(snapshot.scan(RecordRow))) == 2, "and so are the rows")


def two_rows_never_share_a_key(make: Make) -> None:
    """A store refuses a second row with the same key, and the act with it."""
    store = make().store
    row = BlobRow("name", None, 1, b"1")

    def put_twice() -> None:
        with store.write() as writer:
            writer.put([row])
            writer.put([row])

    _refuse(LedgerError, put_twice)
    with store.read() as snapshot:
        _hold(snapshot.blob("name") is None, "nothing was kept")


def the_strictest_marking_wins(make: Make) -> None:
    """A statement needs its item's marking and its own."""
    ledger, item = make(), make_item("first", OTHER)
    [plain, tight] = make_statements(item, 2)
    tight = Statement(
        entity="e", item=item.id, marking=SHUT.id, prop="name", schema="Person", value="v"
    )
    ledger.append([OPEN, SHUT, OTHER, item, plain, tight], author="ana")
    _hold(read(ledger, _sight(OTHER)) == {item.id, plain.id}, "the item's is not enough")
    _hold(read(ledger, _sight(SHUT)) == set(), "nor is its own")
    _hold(read(ledger, _sight(OTHER, SHUT)) == {item.id, plain.id, tight.id}, "both are")


def only_the_owner_loosens(make: Make) -> None:
    """A remarking by the owner replaces; by anybody else it adds; both reach the statements."""
    ledger, item = make(), make_item("first", SHUT)
    said = {item.id, *(r.id for r in make_statements(item, 2))}
    ledger.append([OPEN, SHUT, OTHER, item, *make_statements(item, 2)], author="ana")
    before = ledger.head().seq
    ledger.append([_remark(item, OPEN, "org:other")], author="bo")
    _hold(not read(ledger, _sight(OPEN)) & said, "a stranger cannot loosen")
    _hold(said <= read(ledger, _sight(OPEN, SHUT)), "a stranger's marking is added")
    _hold(ledger.changed_sight(before), "a picture cannot be continued across it")
    ledger.append([_remark(item, OPEN, "org:house")], author="ana")
    _hold(said <= read(ledger, _sight(OPEN)), "the owner can loosen")
    _hold(not ledger.changed_sight(ledger.head().seq), "afterwards it can be continued again")
    _hold(ledger.verify().clean, "and the ledger verifies")


def an_enrolment_can_return(make: Make) -> None:
    """The latest enrolment counts, also when it says the same as one before the last."""
    ledger = make()
    trusted, barred = (
        Reader(active=on, by="ana", clearance=Level.UNCLASSIFIED, name="bo", organisation="un")
        for on in (True, False)
    )
    for card in (trusted, barred, trusted, barred):
        ledger.append([card], author="ana")
        _hold(ledger.readers() == {"bo": card}, "the latest enrolment counts")
    _hold(ledger.append([barred], author="ana").added == 0, "the same again changes nothing")
    _hold(ledger.verify().clean, "and the ledger verifies")


def a_case_is_seen_by_its_own(make: Make) -> None:
    """What is enclosed in a case needs the case in the sight, and keeps its references."""
    ledger, item = make(), make_item("first")
    [said] = make_statements(item, 1)
    gone = Withdrawal(
        author="ana", known="2024-04-01", marking=OPEN.id, reason="error", target=said.id
    )
    ledger.append([OPEN, CASE, item, said, gone], author="ana", case="C-1")
    _hold(read(ledger, _sight(OPEN)) == set(), "without the case nothing is seen")
    records = [r for block in ledger.blocks(ALL) for r in decode_block(block)]
    [held] = [r for r in records if isinstance(r, Item)]
    [told] = [r for r in records if isinstance(r, Statement)]
    [undo] = [r for r in records if isinstance(r, Withdrawal)]
    _hold(told.item == held.id and undo.target == told.id, "references follow")
    _hold(held.case == told.case == "C-1" and held.id != item.id, "ids cannot be guessed")
    again = ledger.append([item, said, gone], author="ana", case="C-1")
    _hold(again.added == 0, "enclosing the same again changes nothing")
    _hold(ledger.verify().clean, "and the ledger verifies")


def an_erased_case_is_gone(make: Make) -> None:
    """Erasing leaves a tombstone and a ledger that verifies, and nothing else."""
    ledger, item = make(), make_item("first")
    ledger.append([OPEN, CASE], author="ana")
    ledger.append([item, *make_statements(item, 3)], author="ana", case="C-1")
    kept, name = ledger.put_blob(b"open file"), ledger.put_blob(b"case file", "C-1")
    _hold(ledger.get_blob(name) == b"case file", "a file of the case is given")
    before = ledger.head().seq
    ledger.erase("C-1", basis="retention ended", reason="review", author="ana")
    _hold(read(ledger, ALL) == set(), "the content is gone")
    _refuse(NotFound, lambda: ledger.get_blob(name))
    _hold(ledger.get_blob(kept) == b"open file", "other files stay")
    _hold(ledger.cases()["C-1"].erased, "the tombstone is known")
    _hold(ledger.changed_sight(before), "a picture cannot be continued across it")
    _refuse(Erased, lambda: ledger.append([item], author="ana", case="C-1"))
    _refuse(Erased, lambda: ledger.append([CASE], author="ana"))
    verdict = ledger.verify()
    _hold(verdict.clean and verdict.withheld == 4, "and the ledger verifies")


def blocks_can_be_continued(make: Make) -> None:
    """What comes after an entry, with what came up to it, is everything."""
    ledger, item = make(), make_item("first")
    ledger.append([OPEN, item], author="ana")
    middle = ledger.head().seq
    ledger.append(make_statements(item, 4), author="bo")
    early = set(_ids(ledger.blocks(ALL, upto=middle)))
    late = set(_ids(ledger.blocks(ALL, after=middle)))
    _hold(early == {item.id} and len(late) == 4, "each part is given once")
    _hold(early | late == read(ledger, ALL), "together they are everything")


def a_key_of_a_case_stays_the_same(make: MakeKeys) -> None:
    """Keys give the same key for a case each time, and none before it is made."""
    keys = make()
    _hold(keys.case("C-1") is None, "there is no key before it is made")
    sealed = keys.create("C-1").seal(b"content", b"place")
    again, held = keys.create("C-1"), keys.case("C-1")
    _hold(again.open(sealed, b"place") == b"content", "making it again changes nothing")
    _hold(held is not None and held.open(sealed, b"place") == b"content", "it is given back")
    _hold(keys.create("C-2").make_nonce(b"") != again.make_nonce(b""), "cases differ")


def a_destroyed_key_is_gone(make: MakeKeys) -> None:
    """A key that was destroyed is neither given nor made again."""
    keys = make()
    keys.create("C-1")
    _hold(not keys.destroyed("C-1"), "it is there")
    keys.destroy("C-1")
    _hold(keys.destroyed("C-1") and keys.case("C-1") is None, "it is gone")
    _refuse(Erased, lambda: keys.create("C-1"))
    keys.destroy("C-1")
    _hold(not keys.destroyed("C-2"), "other cases are as they were")


def a_node_is_known_to_itself(make: MakeKeys) -> None:
    """One's own signature counts, and that of others once they are trusted."""
    keys, other = make(), NodeKey.generate().public
    _hold(keys.known == {keys.node.public}, "nobody else is trusted at first")
    keys.trust(other)
    _hold(keys.known == {keys.node.public, other}, "trust is given by name")


KEY_LAWS: tuple[KeyLaw, ...] = (
    a_key_of_a_case_stays_the_same,
    a_destroyed_key_is_gone,
    a_node_is_known_to_itself,
)
LAWS: tuple[Law, ...] = (
    appending_gives_back_what_was_appended,
    appending_twice_changes_nothing,
    a_failed_act_leaves_nothing,
    one_writes_and_others_read,
    a_snapshot_stays_as_it_was,
    two_rows_never_share_a_key,
    the_strictest_marking_wins,
    only_the_owner_loosens,
    an_enrolment_can_return,
    a_case_is_seen_by_its_own,
    an_erased_case_is_gone,
    blocks_can_be_continued,
)


def _hold(condition: bool, law: str) -> None:
    if not condition:
        raise AssertionError(f"it does not hold that {law}")


def _refuse(error: type[Exception], act: Callable[[], object]) -> None:
    try:
        act()
    except error:
        return
    raise AssertionError(f"{error.__name__} was expected")


def _ids(blocks: Iterable[Block]) -> list[str]:
    return [b.ids[n : n + 32].hex() for b in blocks for n in range(0, len(b.ids), 32)]


def _sight(*markings: Marking) -> Sight:
    return Sight(frozenset(marking.id for marking in markings))


def _remark(item: Item, marking: Marking, body: str) -> Remarking:
    return Remarking(
        author="ana",
        body=body,
        known="2024-05-01",
        marking=marking.id,
        reason="review",
        target=item.id,
    )
