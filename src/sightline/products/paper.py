"""A paper: what is said, each sentence with the statements it rests on, before it is printed.

The same paper makes the page, the PDF, the Word file and the workbook. All text is plain: nothing
in it is read as markup, as a formula or as a command by whoever prints it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from sightline.engines.figures import Figure
from sightline.errors import BadValue

#: What stands in a cell of a table; None is written "not known".
Cell = str | int | float | None


class Sentence(msgspec.Struct, frozen=True):
    """One sentence and the ids of the statements behind it.

    ``assessed`` says that it is our own conclusion: it may not stand without a basis. ``about``
    are the ids of what it names without citing a statement, so that their marking is kept.
    """

    text: str
    basis: tuple[str, ...] = ()
    assessed: bool = False
    about: tuple[str, ...] = ()


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading; the title of the paper is above level 1."""

    text: str
    level: int = 1


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Some sentences; the number is given when the paper is bound."""

    sentences: tuple[Sentence, ...]
    number: int | None = None


class Points(msgspec.Struct, frozen=True, tag="points"):
    """A list of paragraphs."""

    items: tuple[Paragraph, ...]


class Reply(msgspec.Struct, frozen=True):
    """What the one judged answered, on which day."""

    words: str
    said_on: dt.date
    speaker: str = "the subject"


class Judged(msgspec.Struct, frozen=True, kw_only=True, tag="judged"):
    """One judgement: likelihood with its range, and confidence, never in one sentence.

    ``likelihood`` is what `wording.say_likelihood` says, ``range`` its two ends
    (0.55, 0.75), ``confidence`` what `wording.say_confidence` says. ``grey`` says
    why it should not be leaned on, ``until`` when the label ends.
    """

    claim: str
    likelihood: str | None = None
    range: tuple[float, float] | None = None
    confidence: str | None = None
    rival: str = ""
    basis: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    status: str = ""
    grey: tuple[str, ...] = ()
    until: dt.date | None = None
    judgement: str = ""
    about: tuple[str, ...] = ()
    number: int | None = None


class Drawing(msgspec.Struct, frozen=True, tag="drawing"):
    """A figure, what its numbers rest on, and how much of the field they cover.

    ``coverage`` has to be said where incidents or reports are counted; "not known" says enough.
    """

    figure: Figure
    basis: tuple[str, ...] = ()
    coverage: str = ""
    counts_reports: bool = False
    about: tuple[str, ...] = ()
    number: int | None = None


class Grid(msgspec.Struct, frozen=True, kw_only=True, tag="grid"):
    """A table; None in a cell is not known. ``people`` says that its numbers count persons.

    ``rested`` may hold the statements behind each row; then each row shows its sources.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    rested: tuple[tuple[str, ...], ...] = ()
    people: bool = False
    coverage: str = ""
    counts_reports: bool = False
    about: tuple[str, ...] = ()
    number: int | None = None

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise BadValue(f"a row of {self.caption!r} is not as long as its head")
        if self.rested and len(self.rested) != len(self.rows):
            raise BadValue(f"{self.caption!r} has {len(self.rows)} rows: give a basis for each")


Block = Heading | Paragraph | Points | Judged | Drawing | Grid


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One item that the paper cites, under the number by which sentences point to it."""

    number: int
    item: str
    title: str
    kind: str
    source: str | None = None
    grade: str | None = None
    known: str | None = None
    event: str | None = None
    withdrawn: bool = False


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that the paper rests on: what it says, and where in which source."""

    statement: str
    entity: str
    caption: str
    prop: str
    value: str
    #: The entity that is the value, where one is.
    target: str | None = None
    source: int
    item: str
    grade: str | None = None
    event: str | None = None
    known: str | None = None
    place: str | None = None
    negated: bool = False
    withdrawn: bool = False


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """By whom and under which terms the picture was seen, and its address."""

    by: str
    address: str
    known: dt.date | None = None
    as_of: dt.date | None = None
    recorded: dt.date | None = None
    purpose: str | None = None


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """A whole paper. ``persons`` are the ids of the persons inside, who need a legal basis."""

    kind: str
    title: str
    day: dt.date
    made: Made
    handling: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    language: str = "en"
    persons: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    recipient: str = ""
    legal_basis: str = ""
    sources: tuple[Source, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def numbers(self, basis: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the sources behind some statements, each once, in order."""
        wanted = set(basis)
        return tuple(sorted({one.source for one in self.quotes if one.statement in wanted}))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph, those of lists included, in the order of reading."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Points):
            yield from block.items


def basis_of(block: Block) -> tuple[str, ...]:
    """All statements that a block rests on, each once, in the order of citing."""
    match block:
        case Heading():
            found: Iterable[str] = ()
        case Paragraph() | Points():
            found = (
                one
                for paragraph in paragraphs([block])
                for sentence in paragraph.sentences
                for one in sentence.basis
            )
        case Grid():
            found = (one for basis in (block.basis, *block.rested) for one in basis)
        case _:
            found = block.basis
    return tuple(dict.fromkeys(found))


def about_of(block: Block) -> tuple[str, ...]:
    """The ids of all that a block names without citing a statement."""
    match block:
        case Heading():
            return ()
        case Paragraph() | Points():
            return tuple(
                one
                for paragraph in paragraphs([block])
                for sentence in paragraph.sentences
                for one in sentence.about
            )
        case Judged():
            return (*block.about, *filter(None, [block.judgement]))
        case _:
            return block.about


def paragraph(*said: Sentence | str) -> Paragraph:
    """Make a paragraph of sentences; bare words are a sentence that claims nothing."""
    return Paragraph(tuple(Sentence(one) if isinstance(one, str) else one for one in said))


def runs(numbers: Iterable[int]) -> tuple[tuple[str, int], ...]:
    """Write the numbers of sources shortly: each run as "3-6", with the first to point to."""
    found: list[list[int]] = []
    for one in sorted(set(numbers)):
        if found and found[-1][-1] == one - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return tuple(
        (f"{run[0]}-{run[-1]}" if len(run) > 2 else str(one), one)
        for run in found
        for one in (run[:1] if len(run) > 2 else run)
    )
