"""The one canonical form of a record, and the name that follows from it.

A record is written as JSON after RFC 8785: keys sorted, no white space, no
floats. Its id is the SHA-256 of those bytes, so the same words said in the
same item always have the same name, on every node and in every store.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from sightline.errors import BadValue

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder(order="sorted")


class Canonical(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
    tag_field="_",
):
    """Anything that goes into the ledger: it has one canonical form and one id.

    Fields stand in alphabetical order, behind the tag ``_`` that says what
    kind of record it is. A field with its default value is left out.
    """

    @property
    def id(self) -> str:
        """The SHA-256 of the canonical form, in hexadecimal."""
        return sha256(encode(self)).hexdigest()


def encode(record: Any) -> bytes:
    """Write a record in its canonical form."""
    try:
        return _ENCODER.encode(record)
    except (TypeError, UnicodeEncodeError, msgspec.MsgspecError) as error:
        raise BadValue(f"the record cannot be written in canonical form: {error}") from error


def identify(record: Any) -> bytes:
    """Compute the id of a record as 32 bytes."""
    return sha256(encode(record)).digest()


def encode_lines(records: Iterable[Any]) -> list[bytes]:
    """Write many records, one canonical form each."""
    return [encode(record) for record in records]


def decode_lines(decoder: msgspec.json.Decoder[T], body: bytes) -> list[T]:
    """Read records that stand one to a line."""
    try:
        return decoder.decode_lines(body)
    except (UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise BadValue(f"the record is not in canonical form: {error}") from error
