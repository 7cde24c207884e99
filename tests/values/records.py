"""Hypothesis strategies for every kind of record, in as strange words as people may send."""

from __future__ import annotations

from hypothesis import strategies as st

from sightline.values import (
    Decision,
    Identity,
    Item,
    Kind,
    Level,
    Marking,
    Onward,
    Reader,
    Remarking,
    Statement,
    Withdrawal,
)
from sightline.values.entry import Body, Erasure, Opening, Preface

HOSTILE = [
    "\x00\x01\x1f",
    "\x7f\x80\x85",
    "\u2028\u2029",
    "\ufeff",
    "\ue000",
    "\uffff",
    "😀",
    "\U00010000",
    "\U0010ffff",
    '"\\/\b\f\n\r\t',
    "e\u0301 é",
    "\u202eright to left",
    "أمارة ديالو",
    "</script>",
    "A" * 300,
    "1e400",
    "null",
]
TEXT = st.text(min_size=1) | st.sampled_from(HOSTILE)
ANY = st.none() | TEXT
PLAIN = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]))
VISIBLE = TEXT.filter(lambda text: bool(text.strip()))
NAMES = VISIBLE.map(str.strip)
DATES = st.sampled_from(["2018", "circa 2018", "2018-04/2018-06", "2026-11-21T02:00:00Z"])
GRADES = st.sampled_from(["B2", "F6", "3x5x2:1AP", "4x4:X4"])
SETS = st.sets(NAMES, max_size=3).map(lambda names: tuple(sorted(names)))


def either(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """What may be left out."""
    return st.none() | strategy


ITEMS = st.builds(
    Item,
    about=st.dictionaries(PLAIN, TEXT, max_size=4),
    blob=ANY,
    case=ANY,
    derived_from=st.lists(TEXT, max_size=3).map(tuple),
    event=either(DATES),
    grade=either(GRADES),
    item_kind=st.sampled_from(Kind),
    known=either(DATES),
    language=ANY,
    licence=ANY,
    marking=TEXT,
    nonce=ANY,
    source=ANY,
    title=VISIBLE,
)
STATEMENTS = st.builds(
    Statement,
    case=ANY,
    entity=TEXT,
    event=either(DATES),
    grade=either(GRADES),
    item=TEXT,
    lang=ANY,
    marking=ANY,
    negated=st.booleans(),
    nonce=ANY,
    original=ANY,
    place=ANY,
    prop=TEXT,
    schema=TEXT,
    value=TEXT,
)
IDENTITIES = st.builds(
    lambda pair, **rest: Identity(left=min(pair), right=max(pair), **rest),
    st.lists(TEXT, min_size=2, max_size=2, unique=True),
    author=TEXT,
    decision=st.sampled_from(Decision),
    known=DATES,
    marking=TEXT,
    reason=TEXT,
)
WITHDRAWALS = st.builds(
    Withdrawal, author=TEXT, known=DATES, marking=TEXT, reason=TEXT, target=TEXT
)
REMARKINGS = st.builds(
    Remarking, author=TEXT, body=TEXT, known=DATES, marking=TEXT, reason=TEXT, target=TEXT
)
MARKINGS = st.builds(
    Marking,
    audience=SETS.filter(bool),
    code=st.sampled_from(["H0", "H3", "P", "C"]),
    declassify_on=either(DATES),
    judicial_use=st.booleans(),
    level=st.sampled_from(Level),
    onward=st.sampled_from(Onward),
    owner=VISIBLE,
    purpose=SETS,
    review_by=either(DATES),
)
READERS = st.builds(
    Reader,
    active=st.booleans(),
    by=TEXT,
    cases=SETS,
    clearance=st.sampled_from(Level),
    label=st.text(),
    name=VISIBLE,
    organisation=VISIBLE,
    purposes=SETS,
    roles=SETS,
    since=either(DATES),
    until=either(DATES),
)
OPENINGS = st.builds(Opening, basis=TEXT, by=TEXT, case=TEXT, purpose=TEXT, review_by=either(DATES))
ERASURES = st.builds(Erasure, basis=TEXT, by=TEXT, case=TEXT, known=DATES, reason=TEXT)
PREFACES = st.builds(Preface, at=DATES, author=TEXT, prev=TEXT, seq=st.integers(0, 2**53 - 1))

BODIES: st.SearchStrategy[Body] = st.one_of(
    ITEMS,
    STATEMENTS,
    IDENTITIES,
    WITHDRAWALS,
    REMARKINGS,
    MARKINGS,
    READERS,
    OPENINGS,
    ERASURES,
    PREFACES,
)
