"""Intake: files in; items, statements and a list of all that was not taken out."""

from sightline.intake.format import Format, find_format
from sightline.intake.ftm import Provenance, SameAs
from sightline.intake.ftm_entities import read_ftm_entities
from sightline.intake.ftm_out import (
    plain_entities,
    statement_id,
    statement_rows,
    write_entities,
    write_statements,
)
from sightline.intake.ftm_statements import read_ftm_statements
from sightline.intake.guess import Guess, guess_mapping
from sightline.intake.limits import Limits
from sightline.intake.mapping import Mapping
from sightline.intake.mapping_text import load_mapping, parse_mapping
from sightline.intake.preview import preview
from sightline.intake.refusal import Batch, Refusal
from sightline.intake.table_out import guard, write_table
from sightline.intake.take import read_table

__all__ = [
    "Batch",
    "Format",
    "Guess",
    "Limits",
    "Mapping",
    "Provenance",
    "Refusal",
    "SameAs",
    "find_format",
    "guard",
    "guess_mapping",
    "load_mapping",
    "parse_mapping",
    "plain_entities",
    "preview",
    "read_ftm_entities",
    "read_ftm_statements",
    "read_table",
    "statement_id",
    "statement_rows",
    "write_entities",
    "write_statements",
    "write_table",
]
