"""Extraction: what the text of a document may say, as candidates for a person to look at.

    Names(known) finds the names of a picture and of the gazetteer in one pass
    extract(pages, names, numbers, language) -> tuple[Candidate, ...]

A candidate is never a statement; see `judgements.review` for what becomes of it.
"""

from sightline.intake.extraction.automaton import Automaton
from sightline.intake.extraction.candidate import Candidate, Known, What
from sightline.intake.extraction.extract import MOST, extract
from sightline.intake.extraction.gazetteer import Entry, gazetteer
from sightline.intake.extraction.names import Names
from sightline.intake.extraction.numbers import number_key
from sightline.intake.extraction.tokens import name_keys, tokens, word_keys

__all__ = [
    "MOST",
    "Automaton",
    "Candidate",
    "Entry",
    "Known",
    "Names",
    "What",
    "extract",
    "gazetteer",
    "name_keys",
    "number_key",
    "tokens",
    "word_keys",
]
