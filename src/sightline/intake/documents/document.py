"""A document as text: its pages, what it says of itself, and what was enclosed in it.

A place in it is a page and an offset into the text of that page. A file that
knows no pages is cut into stretches, which are counted as pages.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Sort(StrEnum):
    """What kind of file a document came in."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"
    LETTER = "letter"
    OUTLOOK = "outlook letter"
    IMAGE = "image"


#: The kind of entity that stands for a document of each sort.
SCHEMATA = {
    Sort.PDF: "Pages",
    Sort.DOCX: "Pages",
    Sort.HTML: "HyperText",
    Sort.TEXT: "PlainText",
    Sort.LETTER: "Email",
    Sort.OUTLOOK: "Email",
    Sort.IMAGE: "Image",
}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page: its text, and why there is none or what to beware of.

    ``machine`` says that the letters were told by a machine from a picture.
    """

    number: int
    text: str = ""
    note: str | None = None
    machine: bool = False


class Fact(msgspec.Struct, frozen=True):
    """One thing that a file says of itself, as a property of its entity.

    ``private`` marks what could lead to whoever made the file, or to where he stood.
    """

    prop: str
    value: str
    private: bool = False


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document, read."""

    name: str
    sort: Sort
    media: str
    pages: tuple[Page, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[str, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    language: str | None = None

    @property
    def schema(self) -> str:
        """The kind of entity that stands for it."""
        return SCHEMATA[self.sort]

    @property
    def title(self) -> str:
        """What it is called: by its own word, else by the name of the file."""
        named = [one.value for one in self.facts if one.prop in {"title", "subject"}]
        return named[0] if named else self.name


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A file enclosed in a letter: read, or why it was not."""

    name: str
    content: bytes = b""
    document: Document | None = None
    problem: str | None = None


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of the text of one page."""

    page: int
    offset: int
    length: int

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.offset + self.length

    def overlaps(self, other: Span) -> bool:
        """Say whether two stretches have a character in common."""
        return self.page == other.page and self.offset < other.end and other.offset < self.end
