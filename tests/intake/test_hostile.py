"""Files made to crash, exhaust or mislead the reader."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from sightline.errors import BadInput, DangerousFile, UnknownFormat, UnreadableFile
from sightline.intake import Limits, parse_mapping, read_table
from tests.intake.tables import (
    MARKINGS,
    PEOPLE,
    reasons,
    rewrite,
    share_words,
    take,
    values,
    workbook,
    write,
)

_ROWS: list[list[object]] = [["id", "name"], [1, "Ana"], [2, "Ben"]]
_DOCTYPE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
)
_REACHING = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [_DOCTYPE, _REACHING, b"<!DOCTYPE x>"])
@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_entities_are_refused(tmp_path: Path, part: str, prolog: bytes) -> None:
    def declare(name: str, content: bytes) -> bytes:
        body = content.partition(b"?>")[2] if content.startswith(b"<?xml") else content
        return prolog + body if name == part else content

    with pytest.raises(DangerousFile, match="document type"):
        take(rewrite(share_words(workbook(tmp_path, _ROWS)), declare))


def test_a_document_type_in_utf_16_is_refused_too(tmp_path: Path) -> None:
    def declare(name: str, content: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return content
        text = (_DOCTYPE + content.partition(b"?>")[2]).decode()
        return text.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16")

    with pytest.raises(DangerousFile):
        take(rewrite(share_words(workbook(tmp_path, _ROWS)), declare))


def test_bombs_are_refused(tmp_path: Path) -> None:
    def blow_up(name: str, content: bytes) -> bytes:
        filler = b" " * 20_000_000
        return (
            content.replace(b"<sheetData>", b"<sheetData>" + filler)
            if "sheet1" in name
            else content
        )

    path = rewrite(workbook(tmp_path, _ROWS), blow_up)
    assert path.stat().st_size < 100_000
    with pytest.raises(DangerousFile, match="fold"):
        take(path)
    with pytest.raises(DangerousFile, match="unfold to more"):
        take(path, limits=Limits(inflated_bytes=1_000_000))


def test_a_lie_about_the_size_does_not_help(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["id", "name"], *([n, "x" * 50] for n in range(3_000))])
    content = bytearray(path.read_bytes())
    info = zipfile.ZipFile(path).getinfo("xl/worksheets/sheet1.xml")
    sizes = info.file_size.to_bytes(4, "little")
    path.write_bytes(bytes(content).replace(sizes, (100).to_bytes(4, "little")))
    with pytest.raises(UnreadableFile):
        take(path)


def test_too_many_shared_words_are_refused(tmp_path: Path) -> None:
    path = share_words(
        workbook(tmp_path, [["id", "name"], *([n, f"name {n}"] for n in range(100))])
    )
    assert len(values(take(path))) == 100
    with pytest.raises(DangerousFile, match="shared words"):
        take(path, limits=Limits(shared_chars=200))


_NESTED = b"<a>" * 2_000_000
_TWICE = b'<c r="B3"><v>1</v></c>' * 300_000
_ENDLESS = b"<a " + b'b="c" ' * 1_000_000


@pytest.mark.parametrize(
    ("bomb", "words"), [(_NESTED, "nests too deeply"), (_ENDLESS, "without an end")]
)
def test_xml_without_an_end_is_refused(tmp_path: Path, bomb: bytes, words: str) -> None:
    def swell(name: str, content: bytes) -> bytes:
        return content.replace(b"</row></sheetData>", bomb) if "sheet1" in name else content

    path = rewrite(workbook(tmp_path, _ROWS), swell)
    with pytest.raises(DangerousFile, match=words):
        take(path, limits=Limits(ratio_from_bytes=10**9))


def test_one_cell_given_many_times_counts_once_and_is_listed(tmp_path: Path) -> None:
    def repeat(name: str, content: bytes) -> bytes:
        return content.replace(b"</row></sheetData>", _TWICE + b"</row></sheetData>")

    path = rewrite(workbook(tmp_path, _ROWS), repeat)
    batch = take(path, limits=Limits(columns=50))
    assert values(batch) == ["Ana", "Ben"]
    assert sum("stands twice" in reason for reason in reasons(batch)) == 48
    assert any(reason.startswith("299,952 cells") for reason in reasons(batch))


_TIES = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@pytest.mark.parametrize("element", [b"<sheet/>", b'<sheet name="x" %b r:id="rId1"/>' % _TIES])
def test_sheets_without_number_are_refused(tmp_path: Path, element: bytes) -> None:
    def repeat(name: str, content: bytes) -> bytes:
        return content.replace(b"<sheets>", b"<sheets>" + element * 20_000)

    with pytest.raises(DangerousFile, match="far too many"):
        take(rewrite(workbook(tmp_path, _ROWS), repeat))


def test_a_directory_of_countless_parts_is_refused_unread(tmp_path: Path) -> None:
    path = workbook(tmp_path, _ROWS)
    with zipfile.ZipFile(path, "a") as book:
        for number in range(200):
            book.writestr(f"part{number}.xml", "")
    with pytest.raises(DangerousFile, match="lists far too many"):
        take(path, limits=Limits(directory_bytes=5_000))
    with pytest.raises(DangerousFile, match="too many or the same one twice"):
        take(path, limits=Limits(parts=100))


@pytest.mark.parametrize("reference", ["ZZZZZZZZ1", "A99999999999", "", "&#65;1", "XFD2", "-1"])
def test_wild_references_neither_crash_nor_exhaust(tmp_path: Path, reference: str) -> None:
    def point(name: str, content: bytes) -> bytes:
        return (
            content.replace(b'r="B2"', f'r="{reference}"'.encode()) if "sheet1" in name else content
        )

    batch = take(rewrite(workbook(tmp_path, _ROWS), point))
    assert "Ben" in values(batch)
    assert batch.rows < 10


def test_rows_past_the_end_of_any_sheet_are_not_waited_for(tmp_path: Path) -> None:
    def point(name: str, content: bytes) -> bytes:
        return content.replace(b'<row r="3"', b'<row r="9999999"') if "sheet1" in name else content

    batch = take(rewrite(workbook(tmp_path, _ROWS), point))
    assert values(batch) == ["Ana"]
    assert any("nothing was read" in reason for reason in reasons(batch))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_its_parts_is_refused(tmp_path: Path, part: str) -> None:
    path = rewrite(workbook(tmp_path, _ROWS), lambda name, one: None if name == part else one)
    with pytest.raises(BadInput):
        take(path)


def test_cut_off_workbooks_are_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path, _ROWS).read_bytes()
    for share in (4, 30, 100, len(whole) // 2, len(whole) - 5):
        with pytest.raises(BadInput):
            take(write(tmp_path, whole[:share], "cut.xlsx"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"PAR1....", "Parquet"),
        (b"SQLite format 3\x00", "database"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"<html><body>", "web page"),
        (b'[{"id": 1}]', "one JSON list"),
        (b'{\n "id": 1\n}\n', "one object per line"),
    ],
)
def test_other_kinds_of_file_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        take(write(tmp_path, content))


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("word/document.xml", "Word"),
        ("xl/workbook.bin", "binary"),
        ("content.xml", "OpenDocument"),
        ("a.txt", "zip"),
    ],
)
def test_other_zip_files_are_named(tmp_path: Path, inside: str, words: str) -> None:
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as other:
        other.writestr(inside, "x")
    with pytest.raises(UnknownFormat, match=words):
        take(tmp_path / "other.xlsx")


def test_a_wrong_name_is_noted(tmp_path: Path) -> None:
    path = workbook(tmp_path, _ROWS)
    batch = take(path.rename(tmp_path / "people.csv"))
    assert values(batch) == ["Ana", "Ben"]
    assert "the name ends in '.csv'" in reasons(batch, kept=True)[0]


def test_only_plain_files_are_opened(tmp_path: Path) -> None:
    real = write(tmp_path, "id,name\n1,Ana\n")
    (tmp_path / "link.csv").symlink_to(real)
    os.mkfifo(tmp_path / "pipe.csv")
    write(tmp_path, b"", "empty.csv")
    for name, words in {
        "link.csv": "a link",
        "pipe.csv": "a pipe",
        "": "a folder",
        "empty.csv": "empty",
        "none.csv": "cannot be opened",
        "nul\x00.csv": "cannot be opened",
    }.items():
        with pytest.raises(UnreadableFile, match=words):
            take(tmp_path / name)
    with pytest.raises(DangerousFile, match="more than"):
        take(real, limits=Limits(file_bytes=5))


def test_a_file_that_changes_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path, "id,name\n1,Ana\n")
    batches = read_table(path, parse_mapping(PEOPLE), markings=MARKINGS)
    write(tmp_path, "id,name\n1,Somebody else\n")
    with pytest.raises(UnreadableFile, match="changed"):
        list(batches)


def test_what_is_listed_is_safe_to_print(tmp_path: Path) -> None:
    text = "id,name\n1,\x1b[31mred\x00\n2,\u202eevil\u202c\n,\x07bell\n"
    batch = take(write(tmp_path, text, "bad\x1bname.csv"))
    assert len(batch.refusals) == 3
    assert all(str(one).isprintable() for one in batch.refusals)


def test_signs_that_turn_the_writing_round_leave_the_value(tmp_path: Path) -> None:
    batch = take(write(tmp_path, "id,name\n1,\u202bمحمد\u202c\n2,\u2067Ana\u2069\n"))
    assert values(batch) == ["محمد", "Ana"]
    assert batch.statements[0].original == "\u202bمحمد\u202c"
    assert all("invisible" in reason for reason in reasons(batch, kept=True))
    assert len(batch.refusals) == 2


@pytest.mark.parametrize(
    "content", [b"\n\n\n", b"   ", b",,,\n,,,\n", b"\xff\xfe", b"\x00\x00\x00"]
)
def test_tables_without_names_are_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(BadInput):
        take(write(tmp_path, content))
