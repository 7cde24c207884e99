"""Intake: files in; items, statements and a list of all that was not taken out."""

from sightline.intake.limits import Limits
from sightline.intake.mapping import Mapping
from sightline.intake.mapping_text import load_mapping, parse_mapping
from sightline.intake.refusal import Batch, Refusal
from sightline.intake.take import read_table

__all__ = [
    "Batch",
    "Limits",
    "Mapping",
    "Refusal",
    "load_mapping",
    "parse_mapping",
    "read_table",
]
