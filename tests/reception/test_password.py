"""Passwords: which are refused, how they are kept, and that nothing tells who has one."""

from __future__ import annotations

import unicodedata

import pytest
from argon2 import PasswordHasher, Type
from hypothesis import given
from hypothesis import strategies as st

from sightline.errors import BadPassword
from sightline.reception import password
from sightline.reception.password import check_password, hash_password, is_old, is_right


@pytest.mark.parametrize(
    "refused",
    [
        "",
        "eleven sign",
        "a" * 12,
        "abababababab",
        "password1234",
        "PassWord1234",
        "correct horse battery staple",
        "ana was here today",
        "x" * 100 + "abcdefg" * 20,
    ],
)
def test_a_password_that_is_easily_guessed_is_refused(refused: str) -> None:
    with pytest.raises(BadPassword) as caught:
        check_password(refused, "ana")
    assert not refused or refused not in str(caught.value)


@pytest.mark.parametrize("taken", ["four plain words", "دولة بلا قانون هنا", "пять простых слов"])
def test_no_kinds_of_signs_are_demanded(taken: str) -> None:
    assert check_password(taken, "ana") == unicodedata.normalize("NFC", taken)


@given(st.text(min_size=12, max_size=40))
def test_a_password_is_right_however_its_signs_are_composed(text: str) -> None:
    kept = hash_password(text)
    assert is_right(kept, unicodedata.normalize("NFD", text))
    assert not is_right(kept, text + "x")


def test_without_an_account_the_same_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody has is checked with the cost of today, and is never right."""
    checked: list[str] = []
    verify = PasswordHasher.verify

    def listen(self: PasswordHasher, kept: str, given: str) -> bool:
        checked.append(kept)
        return verify(self, kept, given)

    monkeypatch.setattr(PasswordHasher, "verify", listen)
    password._nobodys.cache_clear()
    assert not is_right(None, "four plain words here")
    assert not is_right(hash_password("another one of mine"), "four plain words here")
    nobodys, somebodys = (one.split("$")[1:4] for one in checked)
    assert nobodys == somebodys
    assert [len(part) for part in checked[0].split("$")] == [
        len(part) for part in checked[1].split("$")
    ]


def test_a_hash_of_less_work_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = hash_password("four plain words here")
    assert not is_old(kept)
    monkeypatch.setattr(password, "HASHER", PasswordHasher(2, 64, 1))
    assert is_old(kept)


@pytest.mark.parametrize("kept", ["", "plain", "$argon2id$v=19$m=1"])
def test_a_broken_hash_lets_nobody_in(kept: str) -> None:
    from sightline.reception.secret import Secret  # noqa: PLC0415 - one use

    assert not is_right(Secret(kept), kept)


def test_the_work_is_at_least_what_owasp_names(pytestconfig: pytest.Config) -> None:
    real = _REAL
    assert real.type is Type.ID
    assert real.memory_cost >= 19 * 1024
    assert real.time_cost >= 2


_REAL = password.HASHER
