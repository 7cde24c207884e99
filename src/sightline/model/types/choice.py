"""Types with a short list of allowed values: gender and topic; and references to entities."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from sightline.model.sources import read
from sightline.model.types.cleaned import Hint, Kind, Reading

_ENTITY_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")


class _Choices(msgspec.Struct, frozen=True):
    version: int
    gender: dict[str, tuple[str, ...]]


@cache
def _gender_words() -> dict[str, str]:
    listed = read("genders", _Choices).gender
    words = {word: code for code, spellings in listed.items() for word in spellings}
    return words | {code: code for code in listed}


def _read_gender(text: str, _: Hint) -> Reading:
    code = _gender_words().get(text.casefold())
    return (code, None) if code else (None, "expected male, female or other")


class _Topic(msgspec.Struct, frozen=True):
    code: str


class _TopicList(msgspec.Struct, frozen=True):
    terms: tuple[_Topic, ...]


class _TopicFile(msgspec.Struct, frozen=True):
    topic: _TopicList


@cache
def _topics() -> frozenset[str]:
    return frozenset(term.code for term in read("terms", _TopicFile).topic.terms)


def _read_topic(text: str, _: Hint) -> Reading:
    code = text.casefold()
    if code in _topics():
        return code, None
    return None, "it is not one of the topics of FollowTheMoney 4.11"


def _read_entity(text: str, _: Hint) -> Reading:
    if _ENTITY_ID.fullmatch(text):
        return text, None
    return None, "it is not an entity id: expected letters, digits, dots and hyphens"


GENDER = Kind("gender", "Gender", _read_gender, group="genders", matchable=False, max_length=16)
TOPIC = Kind("topic", "Topic", _read_topic, group="topics", matchable=False, max_length=64)
ENTITY = Kind("entity", "Entity", _read_entity, group="entities", pivot=True, max_length=200)
