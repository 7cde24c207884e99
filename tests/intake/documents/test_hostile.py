"""Documents made to crash, exhaust or mislead the reader."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from sightline.errors import BadInput, DangerousFile, UnreadableFile
from sightline.intake.documents import Bounds, read_document
from sightline.intake.documents.cell import Order, read_apart
from tests.intake.documents import papers
from tests.intake.documents.papers import WORDS, read, text_of

_BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
)
_REACHING = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [_BILLION, _REACHING, b"<!DOCTYPE x>"])
def test_entities_are_refused(prolog: bytes) -> None:
    def declare(name: str, part: bytes) -> bytes:
        return prolog + part.partition(b"?>")[2] if name == "word/document.xml" else part

    with pytest.raises(DangerousFile, match="document type"):
        read(papers.repack(papers.word(WORDS), declare))


def test_bombs_are_refused() -> None:
    def swell(name: str, part: bytes) -> bytes:
        return part.replace(b"WORDS", b" " * 30_000_000) if name == "word/document.xml" else part

    bomb = papers.repack(papers.word("WORDS"), swell)
    assert len(bomb) < 200_000
    with pytest.raises(DangerousFile, match="fold"):
        read(bomb)
    with pytest.raises(DangerousFile, match="the document would unfold"):
        read(bomb, bounds=Bounds(inflated_bytes=1_000_000))


@pytest.mark.parametrize("piece", [b"<w:tbl>", b"<w:p>", b"<w:r>"])
def test_word_files_do_not_nest_without_end(piece: bytes) -> None:
    def nest(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<w:sectPr", piece * 5_000 + b"<w:sectPr") if "document" in name else part
        )

    with pytest.raises(DangerousFile, match="nests too deeply"):
        read(papers.repack(papers.word(WORDS), nest))


def test_a_word_file_without_its_text_is_refused() -> None:
    content = papers.repack(
        papers.word(WORDS), lambda name, part: None if name == "word/document.xml" else part
    )
    with pytest.raises(BadInput):
        read(content + b"word/document.xml")


@pytest.mark.parametrize("element", ["div", "b", "span", "table"])
def test_web_pages_do_not_nest_without_end(element: str) -> None:
    with pytest.raises(DangerousFile, match="nests"):
        read(papers.web(f"<{element}>" * 100_000), "deep.html")


def test_many_paragraphs_are_no_depth() -> None:
    document = read(papers.web("<p>x" * 3_000 + "<br>" * 3_000 + "<div>y</div>" * 3_000), "x.html")
    assert text_of(document).count("x") == 3_000


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        (Bounds(pages=2), "3 pages"),
        (Bounds(objects=20), "objects"),
        (Bounds(text_chars=60), "text"),
    ],
)
def test_pdfs_beyond_the_bounds_are_refused(bounds: Bounds, words: str) -> None:
    with pytest.raises(DangerousFile, match=words):
        read(papers.pdf(WORDS, WORDS, WORDS, objects=30), bounds=bounds)


def test_a_page_of_a_pdf_with_too_many_signs_is_listed() -> None:
    document = read(papers.pdf(WORDS, "short"), bounds=Bounds(page_chars=40))
    assert "it was not read" in (document.pages[0].note or "")
    assert document.pages[1].text == "short"


def test_a_protected_pdf_is_said_to_be_one() -> None:
    locked = papers.pdf(WORDS).replace(
        b"/Root 1 0 R",
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (" + b"x" * 32 + b") /U (" + b"y" * 32
        + b") /P -4 >> /ID [(a) (a)] /Root 1 0 R",
    )  # fmt: skip
    with pytest.raises(UnreadableFile, match="password"):
        read(locked)


def test_a_line_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    with path.open("wb") as handle:
        handle.truncate(1024**3)
    with pytest.raises(DangerousFile, match="bytes"):
        read_document(path)


def test_a_line_that_is_merely_long_is_cut() -> None:
    document = read(b"word " * 100_000, "line.txt")
    assert max(len(page.text) for page in document.pages) <= Bounds().stretch_chars
    with pytest.raises(DangerousFile, match="characters of text"):
        read(b"word " * 10_000_000, "line.txt")


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are those of POSIX")
def test_links_and_pipes_are_not_opened(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text(WORDS)
    link, pipe = tmp_path / "link.txt", tmp_path / "pipe.txt"
    link.symlink_to(real)
    os.mkfifo(pipe)
    for path in (link, pipe, tmp_path, tmp_path / "absent"):
        with pytest.raises(UnreadableFile):
            read_document(path)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x\\..\\y.txt", "a\u202etxt.exe", "..."])
def test_only_the_end_of_a_name_is_believed(name: str) -> None:
    told = read(WORDS.encode(), name).name
    assert told.isprintable()
    assert not {"/", "\\"} & set(told)
    assert told.strip(". ")


def test_a_file_in_a_zip_never_leaves_it(tmp_path: Path) -> None:
    out = io.BytesIO(papers.word(WORDS))
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("../../escaped.txt", "x")
    assert WORDS in text_of(read(out.getvalue()))
    assert not list(tmp_path.rglob("escaped.txt"))


def _order(content: bytes, **bounds: int) -> Order:
    return Order(name="paper", content=content, bounds=Bounds(**bounds))


def test_a_cell_gives_what_would_be_read_here() -> None:
    content = papers.letter(WORDS, {"paper.pdf": papers.pdf(WORDS)})
    assert read_apart(_order(content)) == read(content)


def test_an_error_in_a_cell_is_the_same_error() -> None:
    with pytest.raises(UnreadableFile, match="cut off"):
        read_apart(_order(papers.pdf(WORDS)[:30]))


@pytest.mark.skipif(os.name != "posix", reason="only POSIX lets a process give up memory and time")
def test_a_cell_runs_out_of_memory_and_of_time_alone() -> None:
    big = papers.image("PNG", (7_000, 7_000))
    with pytest.raises(DangerousFile, match=r"memory|broke down"):
        read_apart(_order(big, memory_bytes=120 * 1024**2))
    slow = papers.web("<div>" * 60_000)
    with pytest.raises(DangerousFile, match="longer than is allowed"):
        read_apart(_order(slow, seconds=1, depth=10**6))


def test_a_broken_cell_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.intake.documents.cell.sys.executable", "/bin/false")
    with pytest.raises(DangerousFile, match="broke down"):
        read_apart(_order(WORDS.encode()))
