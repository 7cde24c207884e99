"""Letters: their heads, their words, and what was enclosed, read in turn."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sightline.errors import DangerousFile
from sightline.intake.documents import Bounds, Document, Sort
from tests.intake.documents import papers
from tests.intake.documents.papers import WORDS, read, text_of

make = pytest.mark.parametrize("make", [papers.letter, papers.outlook])


@make
def test_heads_stand_above_the_words(make: Callable[..., bytes]) -> None:
    document = read(make())
    facts = {one.prop: one.value for one in document.facts}
    assert facts["from"] == "Ana <ana@example.org>"
    assert facts["to"] == "ben@example.org"
    assert facts["date"] == "2024-05-02"
    assert document.title == facts["subject"]
    assert text_of(document).startswith("From: Ana <ana@example.org>\nTo: ben@example.org\n")
    assert text_of(document).endswith(WORDS)


@make
def test_enclosures_are_read_in_turn(make: Callable[..., bytes]) -> None:
    held = {"../../etc/note.txt": b"inner words", "C:/x/page.html": papers.web("<p>web words")}
    held |= {"tool.exe": b"MZ\x90", "letter.eml": papers.letter("deep words")}
    document = read(make(WORDS, held))
    assert [one.name for one in document.enclosed] == [
        "note.txt",
        "page.html",
        "tool.exe",
        "letter.eml",
    ]
    note, page, tool, deep = document.enclosed
    assert note.document is not None
    assert text_of(note.document) == "inner words"
    assert note.content.rstrip() == b"inner words"
    assert page.document is not None
    assert page.document.sort is Sort.HTML
    assert tool.document is None
    assert tool.problem == "tool.exe: this is a program"
    assert deep.document is not None
    assert "deep words" in text_of(deep.document)


def test_a_letter_passed_on_is_a_letter_within() -> None:
    inner = papers.letter("first words").decode()
    outer = (
        "From: a@example.org\r\nSubject: Fwd\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="X"\r\n\r\n--X\r\nContent-Type: text/plain\r\n\r\n'
        f"see below\r\n--X\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--X--\r\n"
    )
    document = read(outer.encode(), "outer.eml")
    (held,) = document.enclosed
    assert held.document is not None
    assert "first words" in text_of(held.document)
    assert "first words" not in text_of(document)


def _nest(depth: int) -> bytes:
    content = papers.letter("innermost")
    for number in range(depth):
        content = papers.letter(f"level {number}", {"inner.eml": content})
    return content


def _count(document: Document) -> int:
    held = [one.document for one in document.enclosed if one.document]
    return 1 + sum(map(_count, held))


def test_letters_within_letters_end_somewhere() -> None:
    document = read(_nest(9))
    assert _count(document) == 1 + Bounds().letters_depth
    while document.enclosed and document.enclosed[0].document:
        document = document.enclosed[0].document
    assert "nest too deeply" in (document.enclosed[0].problem or "")


def test_a_letter_of_countless_parts_is_refused() -> None:
    held = {f"{number}.txt": b"x" for number in range(100)}
    with pytest.raises(DangerousFile, match="too many parts"):
        read(papers.letter(WORDS, held), bounds=Bounds(enclosed=20))


def test_a_letter_may_enclose_only_so_many() -> None:
    held = {f"{number}.txt": b"x" for number in range(30)}
    document = read(papers.letter(WORDS, held), bounds=Bounds(enclosed=20))
    assert sum(one.document is not None for one in document.enclosed) == 20
    assert "more than 20" in (document.enclosed[-1].problem or "")


@pytest.mark.parametrize(
    "head",
    ["Date: never", "From: =?x?q?=", "To: <<>>,,;", "Subject: \x00\x01", "Content-Type: text/x;;="],
)
def test_broken_heads_lose_only_themselves(head: str) -> None:
    content = f"{head}\r\nX-One: 1\r\nX-Two: 2\r\n\r\n{WORDS}".encode()
    assert WORDS in text_of(read(content, "broken.eml"))


def test_a_false_charset_is_not_believed() -> None:
    content = papers.letter("Le café").replace(b"utf-8", b"ascii").replace(b"8bit", b"binary")
    assert "Le café" in text_of(read(content, "x.eml"))


def test_words_in_compressed_rtf_are_said_to_be_unread() -> None:
    tree = {"__properties_version1.0": b"\0" * 4096, "__substg1.0_10090102": b"x" * 4096}
    document = read(papers.compound(tree), "x.msg")
    assert any("RTF" in note for note in document.notes)
