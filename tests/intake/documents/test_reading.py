"""Every sort of document gives its text page by page, and what it says of itself."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest

from sightline.errors import BadInput, UnknownFormat, UnreadableFile
from sightline.intake.documents import Document, Sort, read_document
from sightline.intake.documents.tidying import tidy
from tests.conftest import need
from tests.intake.documents import papers
from tests.intake.documents.papers import WORDS, read, text_of

GOOD = [
    ("paper.pdf", papers.pdf(WORDS), Sort.PDF),
    ("paper.docx", papers.word(WORDS), Sort.DOCX),
    ("page.html", papers.web(f"<p>{WORDS}</p>"), Sort.HTML),
    ("note.txt", WORDS.encode(), Sort.TEXT),
    ("wide.txt", WORDS.encode("utf-16"), Sort.TEXT),
    ("letter.eml", papers.letter(), Sort.LETTER),
    ("letter.eml", papers.letter(f"<p>{WORDS}</p>", kind="text/html"), Sort.LETTER),
    ("letter.msg", papers.outlook(), Sort.OUTLOOK),
    ("letter.msg", papers.outlook(html=True), Sort.OUTLOOK),
]


def _facts(document: Document, *, private: bool) -> dict[str, str]:
    return {one.prop: one.value for one in document.facts if one.private is private}


@pytest.mark.parametrize(("name", "content", "sort"), GOOD)
def test_every_sort_gives_its_text(name: str, content: bytes, sort: Sort) -> None:
    document = read(content, name)
    assert document.sort is sort
    assert WORDS in text_of(document)
    assert [page.number for page in document.pages] == [1]
    assert document.pages[0].note is None


@pytest.mark.parametrize(("name", "content", "sort"), GOOD)
def test_the_name_of_a_file_is_not_believed(name: str, content: bytes, sort: Sort) -> None:
    if sort not in {Sort.HTML, Sort.LETTER}:
        assert read(content, "something.jpg").sort is sort
    assert read(content, name).sort is sort


def test_pages_of_a_pdf_are_told_apart() -> None:
    document = read(papers.pdf("First", "Second\nline"))
    assert [(page.number, page.text) for page in document.pages] == [
        (1, "First"),
        (2, "Second\nline"),
    ]


def test_who_made_a_file_is_told_apart_from_what_it_says() -> None:
    document = read(papers.pdf(WORDS, title="On fuel"))
    assert document.title == "On fuel"
    assert _facts(document, private=False) == {"title": "On fuel", "authoredAt": "2024-05-02"}
    assert _facts(document, private=True) == {"author": "A Source"}


def test_a_scanned_page_is_said_to_be_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    (page,) = read(papers.scan()).pages
    assert page.text == ""
    assert page.note == "the page is a picture and was not read: tesseract is not installed"


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands for tesseract, and reads the same from every picture."""
    path = tmp_path / "tesseract"
    path.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = "--list-langs" ]; then echo "List of languages (2):"; echo eng; echo fra\n'
        'else cat >/dev/null; echo "langs $4"; echo "Karanda Transport"; fi\n'
    )
    path.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return path


@pytest.mark.parametrize("content", [papers.scan(), papers.image(), papers.image("PNG")])
def test_a_picture_is_read_by_machine_where_one_is_there(scanner: Path, content: bytes) -> None:
    (page,) = read(content).pages
    assert page.machine
    assert page.text == "langs eng+fra\nKaranda Transport"
    assert page.note is not None
    assert "compare" in page.note
    scanner.write_text("#!/bin/sh\nif [ $1 = --list-langs ]; then echo eng; else exit 1; fi\n")
    (page,) = read(content).pages
    assert page.text == ""
    assert page.note is not None


def test_a_word_file_reads_as_its_own_library_reads_it() -> None:
    cells = [["Name", "Sum"], ["Karanda", "300"]]
    content = papers.word("First", "Second with\ttab", cells=cells, title="On fuel")
    document = read(content)
    theirs = docx.Document(io.BytesIO(content))
    told = [tidy(one.text) for one in theirs.paragraphs]
    told += [" | ".join(cell.text for cell in row.cells) for row in theirs.tables[0].rows]
    assert [line for line in text_of(document).split("\n") if line] == [one for one in told if one]
    assert document.title == "On fuel"


def test_what_was_struck_out_is_not_said_and_notes_are() -> None:
    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        return part.replace(
            b"KEPT</w:t></w:r>",
            b"kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            b"<w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
        )

    note = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:footnote><w:p><w:r><w:t>A note below</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    content = papers.repack(papers.word("KEPT"), change)
    content = papers.repack(content, lambda name, part: part)
    with_note = io.BytesIO(content)
    zipfile.ZipFile(with_note, "a").writestr("word/footnotes.xml", note)
    assert text_of(read(content)) == "keptnew"
    assert text_of(read(with_note.getvalue())) == "keptnew\n\nA note below"


def test_a_web_page_reads_as_it_is_shown() -> None:
    body = "<h1>Fuel</h1><p>At <b>G</b>ao</p><ul><li>one<li>two</ul><noscript>not</noscript>"
    body += "<table><tr><td>a<td>b</table><!-- not --><p>&eacute;&#233; &lt;x&gt;"
    document = read(papers.web(body, title="A &amp; B"), "x.html")
    assert text_of(document) == "Fuel\nAt Gao\n\none\ntwo\n\na | b\néé <x>"
    assert document.title == "A & B"


def test_long_text_is_cut_between_lines_and_nothing_is_lost() -> None:
    text = "\n".join(f"line {number} of many" for number in range(5_000))
    document = read(text.encode(), "long.txt")
    assert len(document.pages) > 3
    assert "\n".join(page.text for page in document.pages) == text
    assert all(page.text.startswith("line ") for page in document.pages)


def test_a_place_counts_in_the_text_that_is_kept() -> None:
    raw = "a\u202eb\u200b\x00c\r\n\r\n\r\n\r\nd\u00a0 e\u0301 x\ufffey"
    document = read(raw.encode(), "odd.txt")
    text = text_of(document)
    assert text == "abc\n\nd é xy"
    assert tidy(text) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le café à Ségou, déjà payé.", "cp1252"),
        ("Взятка в Гао была большой.", "cp1251"),
        ("دفع الرشوة في غاو هذا العام", "cp1256"),
        ("Le café", "utf-8-sig"),
        ("Взятка", "utf-16"),
    ],
)
def test_older_encodings_are_guessed(text: str, encoding: str) -> None:
    assert text_of(read(text.encode(encoding), "old.txt")) == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04" + b"xl/workbook.xml", "workbook"),
        (b"PK\x03\x04" + b"something", "compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"\x7fELF\x00\x01", "a program"),
        (bytes(range(256)) * 20, "none of the kinds"),
    ],
)
def test_other_kinds_of_file_are_named(content: bytes, words: str) -> None:
    with pytest.raises((UnknownFormat, UnreadableFile), match=words):
        read(content, "some.file")


@pytest.mark.parametrize(("name", "content", "sort"), GOOD)
@pytest.mark.parametrize("share", [8, 60, 300, 700])
def test_what_is_cut_off_is_read_or_refused(
    name: str, content: bytes, sort: Sort, share: int
) -> None:
    try:
        document = read(content[:share], name)
    except BadInput:
        return
    assert document.pages
    assert sort is document.sort or sort is not Sort.PDF


def test_real_papers_of_the_council(shared: Path) -> None:
    papers_there = sorted((shared / "data/pdf").glob("*.pdf"))
    need(papers_there, "the papers of the Council, ../shared/data/pdf, are not there")
    for path in papers_there:
        document = read_document(path).document
        text = text_of(document)
        assert document.language == "eng"
        assert "The Security Council," in text
        assert "S/20" in text
        assert all(page.text for page in document.pages)
