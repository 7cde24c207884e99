"""Documents of the Council: their text out of a file, and what was read in it as records.

    read_text(path) -> Told
    describe(reading, told, ...) -> Headline
    council_records(reading, headline, marking) -> list of an item and its statements
    stages_in(text) -> links of the chain of justice, with the words for each

A decision is filed as one item under its own date, and each of its paragraphs as a provision that
joins what the reference data say of it. See docs/guide/mandates.md.
"""

from sightline.intake.council.coded import METHOD, VERSION, council_records
from sightline.intake.council.headline import Headline, describe
from sightline.intake.council.justice import LINKS, Link, stages_in
from sightline.intake.council.told import Told, read_text

__all__ = [
    "LINKS",
    "METHOD",
    "VERSION",
    "Headline",
    "Link",
    "Told",
    "council_records",
    "describe",
    "read_text",
    "stages_in",
]
