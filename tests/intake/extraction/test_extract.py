"""Laws of extraction: a pure function, every place true, no two candidates in one place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.documents import Page
from sightline.intake.documents.tidying import tidy
from sightline.intake.extraction import Known, Names, What, extract

PIECES = [
    "Iyad Ag Ghaly", "Karanda Transport", "Gao", "Mali", "12 May 2018", "03/04/2018", "25/04/2018",
    "USD 300 m", "GB82 WEST 1234 5698 7654 32", "+223 20 21 22 23", "IMO 9074729", "16.27, -0.04",
    "passport No. AB1234567", "plate AB-123-CD", "ana@example.org", "paid", ". ", "\n", ", ", " ",
    "the", "é", "محمد", "Расул", "(", "'", "2018",
]  # fmt: skip
NAMES = Names(
    [
        Known(entity="p", schema="Person", prop="name", value="Iyad Ag Ghaly", basis="1"),
        Known(entity="c", schema="Company", prop="name", value="Karanda Transport", basis="2"),
    ]
)
NUMBERS = {
    "GB82WEST12345698765432": (
        Known(entity="a", schema="BankAccount", prop="iban", value="GB82…", basis="3"),
    )
}
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join).map(tidy)


@given(st.lists(texts, max_size=3))
def test_every_place_is_true_and_none_overlap(held: list[str]) -> None:
    pages = [Page(number=number, text=text) for number, text in enumerate(held, start=1)]
    found = extract(pages, NAMES, NUMBERS, "eng")
    assert found == extract(pages, NAMES, NUMBERS, "eng")
    assert sorted(found, key=lambda one: one.span) == list(found)
    for one in found:
        assert held[one.span.page - 1][one.span.offset : one.span.end] == one.text
        assert one.text.strip() == one.text
        assert one.text
    for one, following in pairwise(found):
        assert not one.span.overlaps(following.span)


@given(texts, texts)
def test_a_page_does_not_change_what_stands_on_another(one: str, other: str) -> None:
    """But for the order of day and month, which a document has only once."""
    alone = extract([Page(number=1, text=one)], NAMES, NUMBERS, "eng")
    beside = extract([Page(number=1, text=one), Page(number=2, text=other)], NAMES, NUMBERS, "eng")
    first = [each for each in beside if each.span.page == 1]
    assert [each.span for each in alone] == [each.span for each in first]


def test_a_known_number_names_its_bearer() -> None:
    (one,) = extract([Page(number=1, text="to GB82 WEST 1234 5698 7654 32")], NAMES, NUMBERS)
    assert one.what is What.IBAN
    assert [each.entity for each in one.known] == ["a"]


def test_a_name_that_nobody_knows_is_not_found() -> None:
    found = extract([Page(number=1, text="Ilyan Morovest of Obala Fuel came")], NAMES)
    assert found == ()
