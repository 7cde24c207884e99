"""One's own account: password, sessions, and keys that are shown once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.reception import Gate
from tests.web.browser import Browser

GOOD, OTHER = "four plain words here", "another four plain words"


@pytest.fixture
def ana(folder: Path) -> Iterator[Browser]:
    gate = Gate(folder)
    token = gate.enter(gate.invite_self("ana"), GOOD)
    with Browser(folder, token=token) as browser:
        yield browser


def test_a_password_is_changed_and_other_sessions_end(folder: Path, ana: Browser) -> None:
    other = Gate(folder).open_session("ana")
    fields = {"old": GOOD, "new": OTHER, "again": OTHER}
    assert ana.post("/account/password", fields, follow=False).status == 303
    assert ana.get("/account").status == 200
    assert Gate(folder).session(other) is None
    assert Gate(folder).session(ana.token or "") is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"old": "wrong", "new": OTHER, "again": OTHER}, "present password"),
        ({"old": GOOD, "new": OTHER, "again": GOOD}, "not the same"),
        ({"old": GOOD, "new": "short", "again": "short"}, "too short"),
        ({}, "too short"),
    ],
)
def test_a_refused_password_is_told_and_not_shown(
    ana: Browser, fields: dict[str, str], said: str
) -> None:
    page = ana.post("/account/password", fields)
    assert page.status == 400
    assert said in page.words("[role=alert]")
    assert not [one for one in fields.values() if f'value="{one}"' in page.text]


def test_a_key_is_shown_once_and_withdrawn(folder: Path, ana: Browser) -> None:
    page = ana.post("/account/keys", {"label": "open refine", "days": "30"})
    key = page.words("[role=status] code")
    assert Gate(folder).find_key(key) == "ana"
    assert key not in ana.get("/account").text
    (kept,) = Gate(folder).keys("ana")
    ana.post("/account/keys/withdraw", {"key": kept.id})
    assert Gate(folder).find_key(key) is None


def test_a_refused_key_loses_nothing_that_was_typed(ana: Browser) -> None:
    page = ana.post("/account/keys", {"label": "open refine", "days": "many"})
    assert page.status == 400
    field = page.tree.css_first("input[name=label]")
    assert field is not None
    assert field.attributes["value"] == "open refine"


def test_all_other_sessions_end_at_once(folder: Path, ana: Browser) -> None:
    other = Gate(folder).open_session("ana")
    ana.post("/account/sessions")
    assert Gate(folder).session(other) is None
    assert ana.get("/account").status == 200


def test_nobody_sees_what_is_kept(folder: Path, ana: Browser) -> None:
    secret = Gate(folder).start_factor("ana").reveal()
    text = ana.get("/account").text
    assert "argon2" not in text
    assert secret not in text
