"""Documents in: text with pages and offsets, and a list of what could not be read.

Every document is read in a process of its own, with little memory and time:

    read_document(path, *, bounds=None, position=False) -> Received

Nothing that is found in a text is stated here; see `intake.extraction`.
"""

from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.document import Document, Enclosed, Fact, Page, Sort, Span
from sightline.intake.documents.filing import DocumentTerms, Taken, make_records
from sightline.intake.documents.language import guess_language
from sightline.intake.documents.reading import read_here
from sightline.intake.documents.receiving import Received, read_document

__all__ = [
    "Bounds",
    "Document",
    "DocumentTerms",
    "Enclosed",
    "Fact",
    "Page",
    "Received",
    "Sort",
    "Span",
    "Taken",
    "guess_language",
    "make_records",
    "read_document",
    "read_here",
]
