"""What forms, tabs and notes say is there in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sightline.web.judge import (
    deeds,
    forecast,
    forecasts,
    judgement,
    judgements,
    requirement,
    requirements,
)
from sightline.web.judge.form import Form
from sightline.web.words import load_catalogue

FORMS = (*deeds.FORMS, *requirement.FORMS, forecasts.OPENING)
TABLES = (
    judgements.TABS,
    requirements.TABS,
    requirements.STATES,
    forecasts.TABS,
    judgement.DONE,
    requirement.DONE,
    forecast.DONE,
)


def _words_of(form: Form) -> Iterator[str]:
    yield from (form.title, form.button)
    for field in (*form.fields, *form.more):
        yield from (field.label, field.hint, *(words for _, words in field.choices))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_said_in_every_language(form: Form) -> None:
    missing = {words for words in _words_of(form) if words} - load_catalogue().keys()
    assert not missing


def test_tabs_and_notes_are_said_in_every_language() -> None:
    missing = {words for table in TABLES for words in table.values()} - load_catalogue().keys()
    assert not missing
