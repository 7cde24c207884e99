"""The register of numbers: every figure that the sources state, beside what its inputs give.

Where the sources give the inputs alone, the figure was worked out by hand, and the entry says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec

from sightline.analyses.numbers.agreement import agree
from sightline.analyses.numbers.formulas import FORMULAS, Formula, Result
from sightline.analyses.numbers.inputs import Input, Inputs
from sightline.errors import BadReference, NotFound
from sightline.reference.volume import Volume


class Verdict(StrEnum):
    """How the expected figure stands to the computed one."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    NOT_COMPUTABLE = "not computable here"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure as the register has it."""

    code: str
    quantity: str
    formula: str
    inputs: Mapping[str, Input]
    expected: Mapping[str, str]
    source: str
    by_hand: bool = False
    says: str | None = None
    not_computable: str | None = msgspec.field(name="open", default=None)


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: formula, inputs, what was computed, what is expected, and the verdict."""

    code: str
    quantity: str
    formula: str
    inputs: Mapping[str, Input]
    computed: Mapping[str, Result]
    expected: Mapping[str, str]
    by_hand: bool
    source: str
    verdict: Verdict
    reason: str | None


class _Shelf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    numbers: tuple[Entry, ...]


@cache
def load_numbers() -> tuple[Number, ...]:
    """Compute the whole register."""
    text = files("sightline.analyses.numbers").joinpath("numbers.yaml").read_text("utf-8")
    return read_numbers(text)


def find_number(code: str) -> Number:
    """Find one figure by its code."""
    for one in load_numbers():
        if one.code == code.strip().upper():
            return one
    codes = [one.code for one in load_numbers()]
    raise NotFound(f"there is no number {code!r}: expected one of {codes[0]} to {codes[-1]}")


def read_numbers(text: str, name: str = "numbers.yaml") -> tuple[Number, ...]:
    """Read and compute a register."""
    volume = Volume(name, text, _Shelf)
    entries = volume.content.numbers
    volume.check_codes((one.code for one in entries), "numbers")
    found = []
    for number, entry in enumerate(entries):
        volume.check_known(entry.formula, FORMULAS, "numbers", number, "formula")
        try:
            found.append(_compute(entry, FORMULAS[entry.formula]))
        except (BadReference, ValueError, ZeroDivisionError) as error:
            volume.refuse(f"{entry.code} cannot be computed: {error}", "numbers", number)
    return tuple(found)


def _compute(entry: Entry, formula: Formula) -> Number:
    given = Inputs(entry.inputs)
    computed = formula.compute(given)
    inner = computed.pop("agrees", True)
    unlike = [
        name for name in entry.expected if not agree(computed.get(name), entry.expected[name])
    ]
    verdict: Verdict
    reason: str | None
    if entry.not_computable is not None:
        verdict, reason = Verdict.NOT_COMPUTABLE, entry.not_computable
    elif unlike or inner is False:
        verdict, reason = Verdict.CONFLICTS, entry.says or f"unlike: {', '.join(unlike)}"
    else:
        verdict, reason = Verdict.AGREES, entry.says
    return Number(
        code=entry.code,
        quantity=entry.quantity,
        formula=formula.words,
        inputs={name: Input(given.values[name], one.source) for name, one in entry.inputs.items()},
        computed=computed,
        expected=entry.expected,
        by_hand=entry.by_hand,
        source=entry.source,
        verdict=verdict,
        reason=reason,
    )
