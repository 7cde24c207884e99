"""How much of a document is read before it is refused, each bound with its reason."""

from __future__ import annotations

import msgspec


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of one document; give another `Bounds` where a known file is larger."""

    #: Scanned annexes of a panel's report reach 150 MB; more is a collection, not a document.
    file_bytes: int = 256 * 1024**2
    #: The longest report seen has some 600 pages.
    pages: int = 5_000
    #: Characters of one page. A dense page has 6,000; a statement holds 65,000.
    page_chars: int = 60_000
    #: Where a file knows no pages, its text is cut near so many characters.
    stretch_chars: int = 20_000
    #: All text of a document: eight long books.
    text_chars: int = 8_000_000
    #: Seconds for reading one document, and as many again for each scanned page up to twenty.
    seconds: int = 60
    #: Memory of the process that reads: a laptop has four times as much.
    memory_bytes: int = 2 * 1024**3
    #: What a word-processor file may unfold to.
    inflated_bytes: int = 200 * 1024**2
    #: How deep XML, HTML, letters within letters may nest.
    depth: int = 400
    letters_depth: int = 5
    #: Files enclosed in a letter, and parts of one.
    enclosed: int = 200
    #: Objects that a PDF announces; an atlas has a tenth of it.
    objects: int = 1_000_000
    #: Points of a picture that is unfolded.
    pixels: int = 60_000_000
    #: Scanned pages that are read by machine; the rest is listed.
    scanned: int = 200
