"""The resolutions as the Council published them: nothing lost, and the figures of the field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.engines.mandates import Kind, Reading, Scope, Strength, parse, read
from tests.conftest import need


@pytest.fixture(scope="module")
def texts(shared: Path) -> Path:
    """The folder of resolutions."""
    folder = shared / "data" / "resolutions"
    need(folder.is_dir(), "the resolutions are not there")
    return folder


def _paragraphs(path: Path) -> list[str]:
    listed = json.loads(path.read_text("utf-8"))
    return [" ".join(filter(None, (one["prefix"], one["text"]))) for one in listed]


def _read(texts: Path, name: str) -> Reading:
    return read(_paragraphs(texts / f"S_RES_{name}.json"))


def test_nothing_is_lost_and_numbers_run_on(texts: Path) -> None:
    exact = 0
    paths = sorted(texts.glob("S_RES_*.json"))
    for path in paths:
        document = parse(_paragraphs(path))
        assert "".join(one.place.words(document.text) for one in document.parts) == document.text
        first = [one for one in document.of_kind(Kind.OPERATIVE) if one.level == 1]
        numbers = [one.number for one in first if one.number]
        exact += bool(first) and numbers == [str(at) for at in range(1, len(numbers) + 1)]
    assert len(paths) == 322
    assert exact / len(paths) >= 0.987


def test_a_mandate_that_only_asks_for_information(texts: Path) -> None:
    reading = _read(texts, "2409(2018)")
    told = [part.number for part, one in reading.tasks() if one.scope.value is Scope.INFORMATION]
    assert told == ["33"]
    coding = reading.find("33")
    assert coding is not None
    assert [theme.value for theme in coding.themes] == ["networks"]
    assert coding.strength.value is Strength.URGES
    words = coding.themes[0].words(reading.document.text)
    assert [" ".join(one.split()) for one in words] == ["criminal networks"]


@pytest.mark.parametrize(
    ("name", "number", "scope", "strength"),
    [
        ("2203(2015)", "3(d)", Scope.CAPACITY, Strength.AUTHORIZES),
        ("2512(2020)", "5(c)", Scope.CAPACITY, Strength.REQUESTS),
        ("2149(2014)", "29", Scope.NONE, Strength.AUTHORIZES),
        ("2429(2018)", "40", Scope.IMPLIED, Strength.REQUESTS),
    ],
)
def test_paragraphs_that_the_field_speaks_of(
    texts: Path, name: str, number: str, scope: Scope, strength: Strength
) -> None:
    coding = _read(texts, name).find(number)
    assert coding is not None
    assert coding.tasks_mission.value
    assert (coding.scope.value, coding.strength.value) == (scope, strength)
    assert bool(coding.force) == (name == "2149(2014)")


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("2409(2018)", (16215, 1441, 391, 1050)),
        ("2277(2016)", (19815, 1441, 391, 1050)),
        ("2659(2022)", (14400, 3020, 600, 2420)),
        ("2677(2023)", (17000, 2101, None, None)),
        ("1990(2011)", (4200, 50, None, None)),
        ("2444(2018)", (None, None, None, None)),
    ],
)
def test_authorized_strengths(texts: Path, name: str, numbers: tuple[int | None, ...]) -> None:
    found = _read(texts, name).establishment
    listed = (found.troops, found.police, found.individual, found.formed)
    assert tuple(one and one.value for one in listed) == numbers
