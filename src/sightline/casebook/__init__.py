"""The casebook: dated facts of past missions, and what the flag rules would have said of them."""

from sightline.casebook.case import Case, CaseFact, Expected, Outcome, Part, Silence, Source, Told
from sightline.casebook.course import Lead, Raised, Spell, Turn
from sightline.casebook.records import case_records, casebook_records
from sightline.casebook.replay import Replay, known_days, replay, replay_all, replay_records
from sightline.casebook.score import Answer, Kept, Row, Table, Unasked, Verdict, score
from sightline.casebook.shelf import choose_cases, load_cases, read_case

__all__ = [
    "Answer",
    "Case",
    "CaseFact",
    "Expected",
    "Kept",
    "Lead",
    "Outcome",
    "Part",
    "Raised",
    "Replay",
    "Row",
    "Silence",
    "Source",
    "Spell",
    "Table",
    "Told",
    "Turn",
    "Unasked",
    "Verdict",
    "case_records",
    "casebook_records",
    "choose_cases",
    "known_days",
    "load_cases",
    "read_case",
    "replay",
    "replay_all",
    "replay_records",
    "score",
]
