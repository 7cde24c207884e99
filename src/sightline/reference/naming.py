"""The ids of reference data: made of the kind and the code alone, the same in every house."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^a-z0-9]+")


def entity_id(kind: str, *codes: str) -> str:
    """Make the id of an entity.

    >>> entity_id("mandate", "S/RES/2423")
    'ref-mandate-s-res-2423'
    >>> entity_id("provision", "S/RES/2149", "31(d)")
    'ref-provision-s-res-2149-31-d'
    """
    return "-".join(("ref", kind, *(slug(code) for code in codes)))


def slug(code: str) -> str:
    """Write a code in lower case, with hyphens for all that is not a letter or a digit."""
    bare = unicodedata.normalize("NFKD", code).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", bare.lower()).strip("-")
