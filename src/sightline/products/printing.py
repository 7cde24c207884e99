"""Printing: a paper in the form that was asked for, in the letterhead of the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from sightline.errors import BadValue
from sightline.products.evidence import evidence_map
from sightline.products.paper import Paper
from sightline.products.pdf import print_pdf
from sightline.products.word import write_docx
from sightline.products.workbook import write_xlsx

#: Where a house keeps its own template and fonts.
_TEMPLATE, _FONTS = Path("templates/house.docx"), Path("templates/fonts")


class Letterhead(msgspec.Struct, frozen=True):
    """What a house puts in place of the usual: a Word template, and folders of fonts."""

    template: bytes | None = None
    fonts: tuple[Path, ...] = ()


#: Nothing is replaced.
PLAIN = Letterhead()


class Form(msgspec.Struct, frozen=True):
    """One form of a paper: how it is made, its media type, and what it loses."""

    print: Callable[[Paper, Letterhead, bool], bytes]
    media: str
    loses: str


def read_letterhead(folder: Path) -> Letterhead:
    """Read what a house folder holds in ``templates``; without one nothing is replaced."""
    template, fonts = folder / _TEMPLATE, folder / _FONTS
    return Letterhead(
        template=template.read_bytes() if template.is_file() else None,
        fonts=(fonts,) if fonts.is_dir() else (),
    )


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        ".pdf": Form(
            lambda paper, head, annex: print_pdf(paper, fonts=head.fonts, annex=annex),
            "application/pdf",
            "signs that no font draws are written by their code",
        ),
        ".docx": Form(
            lambda paper, head, annex: write_docx(paper, head.template, annex=annex),
            f"{_OFFICE}.wordprocessingml.document",
            "figures are images; their tables are in the workbook",
        ),
        ".xlsx": Form(
            lambda paper, _head, _annex: write_xlsx(paper),
            f"{_OFFICE}.spreadsheetml.sheet",
            "figures are their tables alone",
        ),
        ".json": Form(
            lambda paper, _head, _annex: evidence_map(paper),
            "application/json",
            "the map of evidence: the words and what they rest on, without figures and tables",
        ),
    }
)


def print_paper(
    paper: Paper, ending: str, letterhead: Letterhead = PLAIN, *, annex: bool = True
) -> bytes:
    """Print a paper in the form of a file name's ending."""
    form = FORMS.get(ending.lower())
    if form is None:
        raise BadValue(f"{ending!r} is no form of a paper: expected one of {', '.join(FORMS)}")
    return form.print(paper, letterhead, annex)
