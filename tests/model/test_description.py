"""The reference page says everything that the vocabulary has, and is up to date."""

from __future__ import annotations

from pathlib import Path

from sightline.model import describe, load_model, load_terms
from sightline.model.terms import term_lists

DOCS = Path(__file__).parents[2] / "docs"
page = describe(load_model())


def test_every_schema_property_and_term_is_on_the_page() -> None:
    for schema in load_model():
        assert f"### {schema.name}\n" in page
        for name in schema.properties:
            assert f"`{name}`" in page
    for name in term_lists():
        assert f"### {name}\n" in page
        for term in load_terms(name).terms:
            assert f"`{term.code}`" in page


def test_the_page_in_the_docs_is_the_page_of_the_program() -> None:
    assert (DOCS / "reference" / "vocabulary.md").read_text(encoding="utf-8") == page


def test_the_examples_of_the_guide_hold() -> None:
    person = load_model().schema("Person")
    guide = (DOCS / "guide" / "vocabulary.md").read_text(encoding="utf-8")
    assert "clean(\"Nigérien\")  # value 'ne'" in guide
    assert person.properties["nationality"].clean("Nigérien").value == "ne"
    assert person.properties["nationality"].clean("Congo").value is None
    assert person.properties["birthDate"].clean("circa 1958").value == "1958"
