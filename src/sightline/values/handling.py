"""Markings as people type them: ``C org:jmac org:unpol code=H1``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable
from typing import Any

from sightline.errors import BadMarking
from sightline.values.marking import Level, Marking
from sightline.values.reader import Reader

EXAMPLE = "'C org:jmac org:unpol code=H1'"
_NAMED = re.compile(r"(?P<name>[\w.-]+)=(?P<rest>(?:U|C|SC)\b.*)", re.IGNORECASE | re.DOTALL)
_YES = {"yes": True, "no": False}


def parse_marking(text: str, by: Reader) -> Marking:
    """Read a marking: a level, the bodies of the audience, and what else differs from the usual.

    Known terms are ``code``, ``owner`` (your organisation unless you say
    otherwise), ``purpose``, ``onward``, ``judicial``, ``declassify`` and
    ``review``; a list of purposes is parted by commas.
    """
    try:
        level, *rest = shlex.split(text)
    except ValueError:
        raise BadMarking(f"{text!r} is not a marking: expected e.g. {EXAMPLE}") from None
    bodies = [body for word in rest if "=" not in word for body in word.split(",") if body]
    terms = dict(word.split("=", 1) for word in rest if "=" in word)
    facts = _facts(terms, f"org:{by.organisation}")
    return Marking.of(level.upper(), *bodies, **facts)


def _facts(terms: dict[str, str], owner: str) -> dict[str, Any]:
    facts: dict[str, Any] = {"owner": terms.pop("owner", owner)}
    if "purpose" in terms:
        facts["purpose"] = [word for word in terms.pop("purpose").split(",") if word]
    if "judicial" in terms:
        said = terms.pop("judicial")
        if said not in _YES:
            raise BadMarking(f"judicial={said}: expected yes or no")
        facts["judicial_use"] = _YES[said]
    names = {"code": "code", "onward": "onward"}
    names |= {"declassify": "declassify_on", "review": "review_by"}
    facts |= {names[name]: terms.pop(name) for name in list(terms) if name in names}
    if terms:
        known = "code, owner, purpose, onward, judicial, declassify, review"
        raise BadMarking(f"a marking has no part {next(iter(terms))!r}: expected one of {known}")
    return facts


def read_markings(texts: Iterable[str], by: Reader) -> tuple[Marking | None, dict[str, Marking]]:
    """Part the marking for all from those that a mapping names (``police='SC org:unpol'``)."""
    general: Marking | None = None
    named: dict[str, Marking] = {}
    for text in texts:
        if match := _NAMED.fullmatch(text.strip()):
            named[match["name"]] = parse_marking(match["rest"], by)
        elif general is not None:
            raise BadMarking("two markings for everything: name all but one, as in police='SC ...'")
        else:
            general = parse_marking(text, by)
    return general, named


def handling_line(markings: Iterable[Marking]) -> str:
    """Write the line that goes on top of a page: the strictest of all that is shown on it."""
    held = list(markings)
    if not held:
        return "NO MARKING KNOWN // show this to nobody"
    level = max((marking.level for marking in held), key=lambda level: level.rank)
    shared = _shared_audience(held)
    names = {Level.UNCLASSIFIED: "UNCLASSIFIED", Level.CONFIDENTIAL: "CONFIDENTIAL"}
    parts = [names.get(level, "STRICTLY CONFIDENTIAL")]
    parts.append(", ".join(sorted(shared)) if shared else "nobody else: no audience is common")
    parts.append(" ".join(sorted({marking.code for marking in held})))
    parts.append("of " + ", ".join(sorted({marking.owner for marking in held})))
    purposes = sorted({purpose for marking in held for purpose in marking.purpose})
    if purposes:
        parts.append("for " + ", ".join(purposes))
    return " // ".join(parts)


def _shared_audience(markings: Iterable[Marking]) -> set[str]:
    """Find who is meant by every marking; 'all' stands for whoever the others name."""
    shared: set[str] | None = None
    for marking in markings:
        audience = set(marking.audience)
        if "all" not in audience:
            shared = audience if shared is None else shared & audience
    return {"all"} if shared is None else shared
