"""The casebook: dated facts of past missions, and what the flag rules would have said of them."""

from sightline.casebook.case import Case, CaseFact, Expected, Outcome, Part, Silence, Source, Told
from sightline.casebook.records import case_records, casebook_records
from sightline.casebook.shelf import choose_cases, load_cases, read_case

__all__ = [
    "Case",
    "CaseFact",
    "Expected",
    "Outcome",
    "Part",
    "Silence",
    "Source",
    "Told",
    "case_records",
    "casebook_records",
    "choose_cases",
    "load_cases",
    "read_case",
]
