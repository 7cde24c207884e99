"""Texts of the Security Council: their parts, and who is told what in each, by rules on file.

    read(text or paragraphs, *, language=None) -> Reading
    parse(text or paragraphs, *, language=None) -> Document
    code(document) -> Reading

A document is parted without loss; every code points at the words on which it rests. The rules are
YAML files under data/, one folder for each language. Methods, figures and limits stand in
docs/guide/mandates.md.
"""

from sightline.engines.mandates.clauses import Strength
from sightline.engines.mandates.coding import Coding
from sightline.engines.mandates.document import Document, Kind, Part
from sightline.engines.mandates.establishment import Establishment, Headcount
from sightline.engines.mandates.expiry import Expiry
from sightline.engines.mandates.reading import Reading, code, read
from sightline.engines.mandates.references import Reference
from sightline.engines.mandates.scope import Scope
from sightline.engines.mandates.span import Code, Span
from sightline.engines.mandates.structure import parse
from sightline.engines.mandates.tasking import Addressee
from sightline.engines.mandates.volumes import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Addressee",
    "Code",
    "Coding",
    "Document",
    "Establishment",
    "Expiry",
    "Headcount",
    "Kind",
    "Part",
    "Reading",
    "Reference",
    "Scope",
    "Span",
    "Strength",
    "code",
    "parse",
    "read",
]
