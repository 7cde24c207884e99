"""Subjects, forms and rules: what is read, and what is refused with its reason."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from sightline.analyses.screening import load_rule, make_subject, read_form, read_rule
from sightline.errors import BadInput, BadReference, BadValue

SHIPPED = (files("sightline.analyses.screening") / "rules" / "diligence.yaml").read_text("utf-8")


def test_what_is_said_is_cleaned_and_ordered() -> None:
    one = make_subject("  Ahmed   Ag Albachar ", dates=["1963-12-31", "1963"], countries=["Mali"])
    two = make_subject("Ahmed Ag Albachar", dates=["1963", "1963-12-31"], countries=["ML", "mli"])
    assert one == two
    assert one.countries == ("ml",)
    assert one.key == two.key
    assert one.key != make_subject("Ahmed Ag Albachar").key
    assert make_subject("A B", ref="7").key == make_subject("A B").key


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("1967", "1967"),
        ("1967-12", "1967-12"),
        ("1960/1970", "1960-1970"),
        ("circa 1960", "circa 1960"),
    ],
)
def test_dates_are_read_as_far_as_they_say(said: str, read: str) -> None:
    assert make_subject("A B", dates=[said]).dates == (read,)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "},
        {"name": "?!"},
        {"name": "x" * 600},
        {"name": "A B", "kind": "robot"},
        {"name": "A B", "dates": ["yesterday-ish"]},
        {"name": "A B", "dates": ["since 1990"]},
        {"name": "A B", "countries": ["Atlantis"]},
        {"name": "A B", "aliases": [f"Alias {number}" for number in range(50)]},
    ],
)
def test_what_cannot_be_read_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        make_subject(**wrong)  # type: ignore[arg-type]


def test_a_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(
        "name: Obala Fuel\nkind: body\nborn: 2001-04-05\n"
        "country: [ml, no]\nnumber: 4471\nref: 12\n",
        encoding="utf-8",
    )
    subject = read_form(path)
    assert subject.dates == ("2001-04-05",)
    assert subject.countries == ("ml", "no")
    assert (subject.numbers, subject.ref) == (("4471",), "12")


@pytest.mark.parametrize(
    "text",
    ["", "- a", "name: [a, b]", "name: A\nethnicity: x", "kind: person", "name: {a: 1}", "a: *b"],
)
def test_what_is_no_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "form.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((BadValue, BadInput)):
        read_form(path)


def test_the_shipped_rule_is_read_and_named_by_its_bytes() -> None:
    rule = load_rule()
    assert rule == read_rule(SHIPPED.encode(), "x")
    assert rule.sha256 != read_rule(SHIPPED.encode() + b"\n", "x").sha256
    assert {"un", "ofac", "eu", "uk"} == set(rule.profiles)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 0.2\n", "value: 1.2\n"),
        ("purposes: [support-recipient]", "purposes: [gossip]"),
        (
            "reaches: more, control: true, together: false",
            "reaches: most, control: true, together: false",
        ),
        ("rule: diligence", "rule: diligence\nsecret: 1"),
        ('since: "2024-07-03"', 'since: "1999-07-03"'),
        ('since: "2018-05-23"', 'since: "soon"'),
        ("title: Due diligence on a counterpart", ""),
        ("counts: false", "counts: perhaps"),
    ],
)
def test_a_rule_that_is_wrong_is_refused(old: str, new: str) -> None:
    assert old in SHIPPED
    with pytest.raises(BadReference, match="not a rule for screenings"):
        read_rule(SHIPPED.replace(old, new, 1).encode(), "mine.yaml")
