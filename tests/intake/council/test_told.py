"""Text out of files: what is taken, and what is refused with what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sightline.engines.mandates import read
from sightline.errors import BadInput
from sightline.intake.council import read_text
from sightline.intake.council.justice import read_links, stages_in
from tests.engines.mandates.texts import paragraphs


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_paragraphs_keep_their_labels(tmp_path: Path) -> None:
    listed = [{"prefix": "1.", "text": "Decides", "type": "paragraph"}, {"text": "Front"}]
    told = read_text(_write(tmp_path, "S_RES_4321(2031).json", json.dumps(listed).encode()))
    assert told.source == ("1. Decides", "Front")
    assert told.symbol == "S/RES/4321"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    text = "\n".join(paragraphs())
    told = read_text(_write(tmp_path, "a.txt", text.encode(encoding)))
    assert told.source == text
    assert told.symbol is None


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.rtf", b"{rtf}", "save its text as .txt"),
        ("a", b"words", "without an ending"),
        ("a.txt", b" \n\t", "holds no text"),
        ("a.txt", b"wor\0ds", "UTF-8"),
        ("a.json", b"{", "list of paragraphs"),
        ("a.json", b'[{"prefix": "1."}]', "text"),
        ("a.json", b"[" * 100_000, "list of paragraphs"),
        ("a.json", b'[{"text": ""}]', "holds no text"),
        ("a.txt", b"1. Decides\n" * 20_001, "20,001 lines"),
        ("a.txt", b"a" * (8 * 1024**2 + 1), "larger than"),
    ],
    ids=["rtf", "bare", "empty", "zeros", "broken", "textless", "deep", "blank", "lines", "large"],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        read_text(_write(tmp_path, name, content))


def test_a_paper_is_read_page_by_page(shared: Path) -> None:
    told = read_text(shared / "data/pdf/S_2024_302-EN.pdf")
    parts = [part for part in read(told.source).document.parts if part.kind == "operative"]
    assert [part.number for part in parts] == [str(number) for number in range(1, 9)]
    assert told.symbol is None


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="plain file"):
        read_text(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("investigating and prosecuting traffickers", {"investigation", "prosecution"}),
        ("the protection of witnesses and the courts", {"witnesses", "courts"}),
        ("the recovery of assets", {"recovery"}),
        ("to court public opinion of courtesy", {"courts"}),  # words alone: said in the guide
        ("the courtyard of the policymakers", set()),
    ],
)
def test_links_of_the_chain_are_found_by_words(text: str, links: set[str]) -> None:
    assert set(stages_in(text)) == links


def test_a_damaged_file_of_links_is_refused() -> None:
    with pytest.raises(BadInput, match=r"justice\.yaml"):
        read_links("links: [{code: police}]")
