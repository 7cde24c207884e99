"""Documents are parted without loss: every sign stays, and numbers and chapeaux are found."""

from __future__ import annotations

import datetime as dt
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.mandates import Kind, parse
from sightline.engines.mandates.labels import label_of
from sightline.errors import BadValue
from tests.engines.mandates.texts import FRONT, OPERATIVE, paragraphs

NUMBERS = ["1", "2", "2(a)", "2(b)", "2(b)(i)", "2(b)(ii)", "2(c)", "3", "4", "5", "6"]


def _operative(source: str | list[str]) -> list[str]:
    return [part.number for part in parse(source).of_kind(Kind.OPERATIVE)]


def test_each_part_has_its_kind() -> None:
    document = parse(paragraphs())
    kinds = [part.kind.value for part in document.parts]
    assert kinds[:5] == ["front"] * 3 + ["preamble"] * 2
    assert kinds.count("heading") == 1
    assert kinds[5] == kinds[-1] == "operative"
    assert document.symbol == "S/RES/4321 (2031)"
    assert document.adopted == dt.date(2031, 3, 3)
    assert [part.number for part in document.of_kind(Kind.PREAMBLE)] == ["PP1", "PP2"]


def test_numbers_and_what_stands_above() -> None:
    document = parse(paragraphs())
    assert _operative(paragraphs()) == NUMBERS
    deep = document.find("2(b)(ii)")
    assert deep is not None
    assert [part.number for part in document.chapeau(deep)] == ["2", "2(b)"]
    assert document.words(deep).startswith("To seize")
    headed = document.find("4")
    assert headed is not None
    assert headed.heading is not None
    assert document.words(document.parts[headed.heading]) == "Headquarters"
    assert document.find("7") is None


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("width", [400, 72])
def test_a_raw_text_is_parted_alike(width: int, between: str, ends: str) -> None:
    wrapped = (textwrap.fill(" ".join(one.split()), width) for one in paragraphs())
    text = ("\n" + between).join(wrapped).replace("\n", ends)
    assert _operative(text) == NUMBERS
    assert "".join(part.place.words(text) for part in parse(text).parts) == text


def test_a_page_in_the_middle_of_a_sentence_is_overlooked() -> None:
    head = "\n".join(FRONT)
    text = (
        f"{head}\n1. Requests the Mission to monitor the smuggling of\n\nS/RES/4321 (2031)\n\n"
        "2/7 31-01234\n\ntimber and to report on it;\n2. Decides to remain seized of the matter.\n"
    )
    document = parse(text)
    assert _operative(text) == ["1", "2"]
    first = document.find("1")
    assert first is not None
    assert document.words(first).endswith("report on it;")
    assert [span.words(text).strip() for span in document.overlooked] == [
        "S/RES/4321 (2031)",
        "2/7 31-01234",
    ]


def test_an_i_after_an_h_is_a_letter_unless_ii_follows() -> None:
    letters = [f"({sign}) to act;" for sign in "abcdefghij"]
    assert _operative([*FRONT, "1. Requests UNMIKAR:", *letters])[-2:] == ["1(i)", "1(j)"]
    roman = ["(h) to act:", "(i) first;", "(ii) second;"]
    listed = [*FRONT, "1. Requests UNMIKAR:", *letters[:7], *roman]
    assert _operative(listed)[-2:] == ["1(h)(i)", "1(h)(ii)"]


def test_a_number_that_lost_its_stop_counts_where_it_is_due() -> None:
    listed = [*FRONT, "1. Urges all States to act;", "2 Requests UNMIKAR to act;", "3. Decides."]
    assert _operative(listed) == ["1", "2", "3"]
    date = [*FRONT, "1. Urges all States to act;", "12 Decides this;", "2. Decides that;"]
    assert [number for number in _operative(date) if number.isdigit()] == ["1", "1", "2"]


def test_an_annex_and_a_note_stand_apart() -> None:
    listed = [*paragraphs(), "Annex I", "1. The parties shall disarm;", "-----"]
    document = parse(listed)
    assert _operative(listed) == NUMBERS
    assert [part.number for part in document.of_kind(Kind.ANNEX)] == ["", "1"]
    assert len(document.of_kind(Kind.NOTE)) == 1


def test_a_decision_without_a_number_is_operative() -> None:
    document = parse([*FRONT, "Requests the Secretary-General to enlarge the panel."])
    assert [part.kind for part in document.parts][-1] is Kind.OPERATIVE
    assert document.parts[-1].number == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("12. Decides", "12"),
        ("12.\tDecides", "12"),
        ("12.Decides", "12"),
        ("(aa) to act", "(aa)"),
        ("(iv)\u00a0to act", "(iv)"),
        ("b) to act", "(b)"),
        ("2.1. To act", "2.1"),
        ("– to act", "•"),
        ("•\tto act", "•"),
        ("1.5 million", None),
        ("(ibid) as said", None),
        ("2031 was a year", None),
        ("", None),
    ],
)
def test_labels(text: str, shown: str | None) -> None:
    label = label_of(text)
    assert (label.text if label else None) == shown


PIECES = st.sampled_from(
    [*paragraphs(), "Annex", "12.", "(a)", "(i)", "•", "", " ", "\n", "\u00a0", "\x0c", "1", "–"]
) | st.text(max_size=40)


@given(st.lists(PIECES, max_size=25))
def test_no_sign_is_lost_of_paragraphs(listed: list[str]) -> None:
    document = parse(listed)
    assert document.text == "\n".join(listed)
    assert "".join(part.place.words(document.text) for part in document.parts) == document.text


@given(st.lists(PIECES, max_size=25).map("\n".join))
def test_no_sign_is_lost_of_a_raw_text(text: str) -> None:
    document = parse(text)
    assert "".join(part.place.words(text) for part in document.parts) == text
    for part in document.parts:
        assert part.place.start <= part.body.start <= part.body.end <= part.place.end
        assert all(above < document.parts.index(part) for above in part.above)


def test_operative_paragraphs_need_no_front() -> None:
    assert _operative(OPERATIVE) == NUMBERS


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(BadValue, match="'de': expected en, fr, es"):
        parse("Der Sicherheitsrat,", language="de")


def test_a_text_that_nests_without_end_is_kept_within_bounds() -> None:
    text = "Resolution 4321 (2031)\n" + "1. Decides\n" * 300
    document = parse(text)
    assert "".join(one.place.words(text) for one in document.parts) == text
    assert max(len(one.above) for one in document.parts) <= 13
    assert max(len(one.number) for one in document.parts) < 40
