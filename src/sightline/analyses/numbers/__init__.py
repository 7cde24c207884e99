"""The numbers of the field: each computed from its inputs, beside what its source states."""

from sightline.analyses.numbers.formulas import FORMULAS, Formula
from sightline.analyses.numbers.inputs import Input
from sightline.analyses.numbers.register import (
    Number,
    Verdict,
    find_number,
    load_numbers,
    read_numbers,
)

__all__ = [
    "FORMULAS",
    "Formula",
    "Input",
    "Number",
    "Verdict",
    "find_number",
    "load_numbers",
    "read_numbers",
]
