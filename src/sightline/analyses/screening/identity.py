"""Whether an identity is certain: by a person's decision, or by a document number with the name."""

from __future__ import annotations

import msgspec

from sightline.analyses.screening.rule import Rule
from sightline.analyses.screening.subject import Subject
from sightline.engines.names import Profile, compare

_START = 0.01
"""How likely two who carry one number are one before their names are compared."""


def agree_by_number(subject: Subject, listed: Profile, rule: Rule) -> str:
    """Name the document number that makes an identity certain, or nothing.

    The number is the same sign by sign and long enough, and the strong names agree by themselves:
    a weak alias never makes anything certain.
    """
    theirs = {plain_number(number): number for number in sorted(listed.identifiers)}
    shared = sorted(
        number
        for number in subject.numbers
        if plain_number(number) in theirs and _long(number, rule)
    )
    if not shared or not listed.names:
        return ""
    bare = msgspec.structs.replace(listed, identifiers=frozenset(), weak=())
    for profile in subject.profiles():
        mine = msgspec.structs.replace(profile, identifiers=frozenset())
        if compare(mine, bare, prior=_START).probability >= rule.thresholds.agrees.value:
            return shared[0]
    return ""


def plain_number(number: str) -> str:
    """A number of a document without signs and spaces, in one case."""
    return "".join(sign for sign in number if sign.isalnum()).casefold()


def _long(number: str, rule: Rule) -> bool:
    plain = plain_number(number)
    return len(plain) >= rule.thresholds.digits.value and any(sign.isdigit() for sign in plain)
