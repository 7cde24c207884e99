"""Forms for acts: their fields, what they still want, and what they were filled in with."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Filled = Mapping[str, tuple[str, ...]]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a form. Its label and hint are English, and are put into words by the page."""

    name: str
    label: str
    #: ``line``, ``words``, ``day``, ``share``, ``yes``, ``choice`` or ``hidden``.
    kind: str = "words"
    hint: str = ""
    needed: bool = False
    #: What can be chosen: each value with its words.
    choices: tuple[tuple[str, str], ...] = ()


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One act that can be done here: with its fields, or with the reasons why it cannot."""

    name: str
    title: str
    button: str
    fields: tuple[Field, ...] = ()
    #: Fields that most acts of this kind leave as they are.
    more: tuple[Field, ...] = ()
    #: Whether it asks for statements and items on which it rests.
    rests: bool = False
    #: What it asks for before it counts.
    wants: tuple[str, ...] = ()
    #: Why nothing that this reader fills in would make it count.
    barred: tuple[str, ...] = ()
    #: What it was filled in with when it was sent, and what was wrong.
    filled: Filled = {}
    wrong: tuple[str, ...] = ()


def fill(form: Form, filled: Filled, wrong: tuple[str, ...]) -> Form:
    """Give a form back with everything that was typed, and with what was wrong."""
    return msgspec.structs.replace(form, filled=filled, wrong=wrong)
