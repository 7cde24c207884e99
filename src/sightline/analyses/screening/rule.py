"""The rule of a screening: thresholds, bars and ownership profiles, each with its reason.

It is read from a file that a lawyer can read, and named in every answer by the hash of that file.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from sightline.analyses.screening.small import read_small
from sightline.errors import BadReference
from sightline.model import load_terms

EVERY = "*"
SHIPPED = "diligence"
_MOST = 256 * 1024
_Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
_Words = Annotated[str, msgspec.Meta(min_length=10)]


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One number on which an answer turns, and why it is that number."""

    value: float
    why: _Words


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From where on a likeness is shown, and what makes a document number count."""

    possible: Threshold
    look: Threshold
    glance: Threshold
    agrees: Threshold
    digits: Threshold


class Past(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a listing that has ended counts."""

    counts: bool
    why: _Words


class Bar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which measures of which lists bar which purposes."""

    lists: tuple[str, ...]
    measures: tuple[str, ...]
    purposes: tuple[str, ...]
    why: _Words

    def meets(self, which: str, measure: str, purpose: str) -> bool:
        """Whether a measure of a list bars a purpose."""
        return all(
            EVERY in given or one in given
            for given, one in (
                (self.lists, which), (self.measures, measure), (self.purposes, purpose),
            )
        )  # fmt: skip


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From a day on: which share of a firm makes it as barred as its owner.

    ``reaches`` says whether the share itself is enough (`at-least`) or must be passed (`more`).
    ``together`` adds up the shares of several listed owners; ``cascade`` counts a firm held so
    as a holder in full.
    """

    since: str
    share: _Share
    reaches: str
    control: bool
    together: bool
    cascade: bool = False

    def met(self, share: float) -> bool:
        """Whether a share reaches far enough; a half said in thirds of per cent is a half."""
        edge = 1e-9
        return (
            share >= self.share - edge if self.reaches == "at-least" else share > self.share + edge
        )


class Ownership(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"reaches": "from"}
):
    """How far the measures of some lists reach through owners, as it changed over time."""

    lists: tuple[str, ...]
    reaches: tuple[Reach, ...]
    source: _Words

    def on(self, day: dt.date) -> Reach | None:
        """The reach that held on a day, or None before the first."""
        held = [one for one in self.reaches if dt.date.fromisoformat(one.since) <= day]
        return held[-1] if held else None


class Ties(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far ties are followed upwards, and from which share on a chain is shown."""

    steps: Annotated[int, msgspec.Meta(ge=0, le=10)]
    why: _Words
    small: Threshold


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything on which an answer turns besides the subject and the lists."""

    rule: str
    version: str
    title: str
    says: _Words
    thresholds: Thresholds
    candidates: Threshold
    past: Past
    bars: tuple[Bar, ...]
    ties: Ties
    profiles: dict[str, Ownership]
    sha256: str = ""

    def profile(self, which: str) -> tuple[str, Ownership] | None:
        """The ownership profile of a list, with its name."""
        for name, held in self.profiles.items():
            if which in held.lists:
                return name, held
        return None

    def bar(self, which: str, measure: str, purpose: str) -> Bar | None:
        """The bar that a measure of a list is for a purpose, if any."""
        return next((bar for bar in self.bars if bar.meets(which, measure, purpose)), None)


@cache
def load_rule(path: Path | None = None) -> Rule:
    """Read the rule that comes with Sightline, or a house's own from a file."""
    if path is None:
        shipped = files("sightline.analyses.screening") / "rules" / f"{SHIPPED}.yaml"
        return read_rule(shipped.read_bytes(), f"{SHIPPED}.yaml")
    name, content = read_small(path, _MOST)
    return read_rule(content, name)


def read_rule(content: bytes, name: str) -> Rule:
    """Read a rule from the bytes of its file."""
    try:
        held = yaml.safe_load(content.decode("utf-8"))
        rule = msgspec.convert(held, Rule)
        _check(rule)
    except (UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError) as error:
        words = " ".join(str(error).split())
        raise BadReference(f"{name} is not a rule for screenings: {words}") from None
    return msgspec.structs.replace(rule, sha256=sha256(content).hexdigest())


def _check(rule: Rule) -> None:
    """Refuse what would make the rule mean something other than it says."""
    if rule.sha256:
        raise ValueError("the hash of a rule is computed and never written in it")
    for name in ("possible", "look", "glance", "agrees"):
        if not 0 < getattr(rule.thresholds, name).value < 1:
            raise ValueError(f"the threshold {name!r} lies between 0 and 1")
    if not 1 <= rule.candidates.value <= 100:
        raise ValueError("from 1 to 100 candidates are shown")
    known = {term.code for term in load_terms("screening-purpose").terms} | {EVERY}
    strange = {purpose for bar in rule.bars for purpose in bar.purposes} - known
    if strange:
        raise ValueError(f"{min(strange)!r} is not a purpose: expected {', '.join(sorted(known))}")
    for held in rule.profiles.values():
        days = [dt.date.fromisoformat(one.since) for one in held.reaches]
        if not days or days != sorted(set(days)):
            raise ValueError("the reaches of a profile stand in the order of their days")
        if any(one.reaches not in ("at-least", "more") for one in held.reaches):
            raise ValueError("a share is reached by 'at-least' or by 'more'")
