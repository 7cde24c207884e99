"""Reading a PDF: the text of every page, and by machine what was only scanned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pypdfium2
from pypdfium2 import PdfiumError

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Fact, Page, Sort
from sightline.intake.documents.scanning import Scanner
from sightline.intake.documents.tidying import check_length, one_line, tidy

_OBJECT = re.compile(rb"\d\s+obj\b")
_STAMP = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
#: Fewer letters than this on a page with a picture are a stamp or a page number.
_FEW = 12
_IMAGE = 3
_DPI = 200
_FACTS = {"Title": "title", "Author": "author", "Creator": "generator"}
_PRIVATE = {"author", "generator"}


def read_pdf(content: bytes, name: str, desk: Desk) -> Document:
    """Read a PDF; pages that cannot be read are listed with the reason."""
    bounds = desk.bounds
    if len(_OBJECT.findall(content)) > bounds.objects:
        raise DangerousFile(f"{name}: the PDF announces more than {bounds.objects:,} objects")
    try:
        pdf = pypdfium2.PdfDocument(content)
    except PdfiumError as error:
        raise _explain(error, name) from None
    with closing(pdf):
        if len(pdf) > bounds.pages:
            raise DangerousFile(
                f"{name}: the PDF has {len(pdf):,} pages, more than the {bounds.pages:,} allowed"
            )
        if not len(pdf):
            raise UnreadableFile(f"{name}: the PDF has no pages: ask for it again")
        pages = check_length(_read_pages(pdf, bounds, desk.scanner), bounds)
        return Document(
            name=name,
            sort=Sort.PDF,
            media="application/pdf",
            pages=pages,
            facts=tuple(_facts(pdf)),
        )


def _explain(error: PdfiumError, name: str) -> UnreadableFile:
    if "password" in str(error).lower():
        return UnreadableFile(f"{name}: the PDF is protected by a password: save it without")
    return UnreadableFile(f"{name}: the PDF is damaged or cut off: ask for it again")


def _read_pages(pdf: Any, bounds: Bounds, scanner: Scanner) -> Iterator[Page]:
    for index in range(len(pdf)):
        try:
            page = pdf[index]
        except PdfiumError:
            yield Page(number=index + 1, note="the page is damaged and was not read")
            continue
        with closing(page):
            yield _read_page(page, index + 1, bounds, scanner)


def _read_page(page: Any, number: int, bounds: Bounds, scanner: Scanner) -> Page:
    try:
        with closing(page.get_textpage()) as words:
            count = words.count_chars()
            if count > bounds.page_chars:
                note = f"the page has {count:,} signs, more than any page: it was not read"
                return Page(number=number, note=note)
            text = tidy(words.get_text_range()) if count > 0 else ""
    except PdfiumError:
        return Page(number=number, note="the page is damaged and was not read")
    if len(text) >= _FEW or not _has_picture(page):
        return Page(number=number, text=text[: bounds.page_chars])
    return _scan(page, number, text, bounds, scanner)


def _has_picture(page: Any) -> bool:
    try:
        return next(iter(page.get_objects(filter=(_IMAGE,), max_depth=3)), None) is not None
    except PdfiumError:
        return False


def _scan(page: Any, number: int, text: str, bounds: Bounds, scanner: Scanner) -> Page:
    """Read a page that is a picture, or say why it was not read."""
    width, height = page.get_size()
    scale = _DPI / 72
    if not 0 < width * height * scale * scale <= bounds.pixels:
        return Page(number=number, text=text, note="the page is a picture too large to be read")
    reason = scanner.unable()
    if reason is not None:
        return Page(
            number=number, text=text, note=f"the page is a picture and was not read: {reason}"
        )
    with closing(page.render(scale=scale, grayscale=True)) as bitmap:
        read = scanner.read(bitmap.to_pil())
    if read is None:
        return Page(number=number, text=text, note="the page is a picture that could not be read")
    note = "read by machine from a picture: compare every name and figure with the page"
    return Page(number=number, text=tidy(read)[: bounds.page_chars], note=note, machine=True)


def _facts(pdf: Any) -> Iterator[Fact]:
    """What the file says of itself; it may say anything."""
    try:
        said = pdf.get_metadata_dict(skip_empty=True)
    except (PdfiumError, ValueError):
        return
    for key, prop in _FACTS.items():
        if value := one_line(said.get(key, "")):
            yield Fact(prop, value, private=prop in _PRIVATE)
    if match := _STAMP.match(said.get("CreationDate", "")):
        yield Fact("authoredAt", "-".join(part for part in match.groups() if part))
