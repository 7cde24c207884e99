"""Types that are words: names, labels, prose, addresses, and the plainest codes."""

from __future__ import annotations

import json
import re

from sightline.model.types.cleaned import Hint, Kind, Reading, squash

_QUOTED = re.compile(r"""^["'](.*)["']$""")
_LINE_ENDS = re.compile(r"(\r\n|\n|<BR/>|<BR>|\t|ESQ\.,|ESQ,|;)")
_DOUBLE_COMMA = re.compile(r"(,\s?[,.])")
_LETTER = re.compile(r"[^\W\d_]")
_HEX = re.compile(r"[0-9a-fA-F]+")
_SHA1_LENGTH = 40


def _read_as_is(text: str, _: Hint) -> Reading:
    return text, None


def _read_name(text: str, _: Hint) -> Reading:
    name = squash(_QUOTED.sub(r"\1", text))
    if not name:
        return None, "there is nothing between the quotation marks"
    if not _LETTER.search(name):
        return name, "there is no letter in this name"
    return name, None


def _read_address(text: str, _: Hint) -> Reading:
    address = squash(_DOUBLE_COMMA.sub(", ", _LINE_ENDS.sub(", ", text)))
    return (address, None) if address else (None, "there is nothing in it")


def _read_json(text: str, _: Hint) -> Reading:
    try:
        json.loads(text)
    except ValueError:
        return text, "it is not JSON"
    return text, None


def _read_checksum(text: str, _: Hint) -> Reading:
    if len(text) == _SHA1_LENGTH and _HEX.fullmatch(text):
        return text, None
    return text, "it is not a SHA-1 checksum of 40 hexadecimal digits"


NAME = Kind("name", "Name", _read_name, group="names", pivot=True, max_length=384)
STRING = Kind("string", "Label", _read_as_is, matchable=False, max_length=1024)
TEXT = Kind("text", "Text", _read_as_is, matchable=False, max_length=65000)
HTML = Kind("html", "HTML", _read_as_is, matchable=False, max_length=65000)
JSON = Kind("json", "Nested data", _read_json, matchable=False)
ADDRESS = Kind("address", "Address", _read_address, group="addresses", pivot=True)
CHECKSUM = Kind(
    "checksum", "Checksum", _read_checksum, group="checksums", pivot=True, max_length=40
)
