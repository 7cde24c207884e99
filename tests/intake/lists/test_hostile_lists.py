"""Lists made to crash, exhaust or mislead the reader: refused whole, in one clear sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import BadInput, DangerousFile, UnknownFormat, UnreadableFile
from sightline.intake import Limits
from sightline.intake.lists import ListTerms, open_list
from tests.intake.lists.files import individual, read, save, united_nations
from tests.intake.tables import OPEN

GOOD = united_nations(individual(1, "QDi.1", "ADAM"))
_BODY = GOOD.partition("?>")[2]
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
)
_REACHING = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("prolog", [_LAUGHS, _REACHING, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}{_BODY}'.replace("ADAM", "&a;")
    with pytest.raises(DangerousFile, match="document type"):
        read(save(tmp_path, text.encode(encoding)))


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    deep = GOOD.replace("ADAM", "<x>" * 5_000 + "</x>" * 5_000)
    with pytest.raises(DangerousFile, match="nests too deeply"):
        read(save(tmp_path, deep))


@pytest.mark.parametrize(
    "text",
    [
        GOOD[: len(GOOD) // 2],
        GOOD.replace("</ENTITIES>", "</INDIVIDUALS>"),
        GOOD.replace("ADAM", "A &b; C"),
        GOOD.encode().replace(b"ADAM", b"\xff\xfe\xfa"),
        GOOD.replace("UTF-8", "no-such-code"),
    ],
    ids=["cut off", "crossed", "undefined entity", "wrong bytes", "unknown encoding"],
)
def test_a_damaged_list_is_refused_whole(tmp_path: Path, text: str | bytes) -> None:
    """Half a list would make it seem that the other half was taken off."""
    with pytest.raises(UnreadableFile, match="nothing was taken"):
        read(save(tmp_path, text))


def test_a_piece_without_an_end_is_refused(tmp_path: Path) -> None:
    endless = GOOD.replace("<DATAID>", f'<DATAID x="{"y" * 3_000_000}">')
    path = save(tmp_path, endless)
    with pytest.raises(DangerousFile, match="without an end"):
        open_list(path, ListTerms(marking=OPEN), limits=Limits(line_chars=1_000_000))


def test_a_swollen_record_is_lost_and_said_to_be(tmp_path: Path) -> None:
    text = united_nations(
        individual(1, "QDi.1", "ADAM", COMMENTS1="x" * 500_000),
        individual(2, "QDi.2", "BEN", INDIVIDUAL_ALIAS=[{"QUALITY": "Low"}] * 12_000),
        individual(3, "QDi.3", "CARL"),
    )
    opened, batch = read(save(tmp_path, text))
    assert (opened.entries, opened.lost) == (1, 2)
    reasons = " ".join(one.reason for one in batch.refusals)
    assert "characters" in reasons
    assert "parts" in reasons


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<html><body>Access denied</body></html>", UnknownFormat),
        (b"<feed/>", UnknownFormat),
        (b"just words\n", UnknownFormat),
        (b"%PDF-1.7 ...", UnknownFormat),
        (b"", UnreadableFile),
        (b"<", UnreadableFile),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, error: type[BadInput]) -> None:
    with pytest.raises(error):
        read(save(tmp_path, content))


def test_a_list_in_another_encoding_is_read(tmp_path: Path) -> None:
    wide = GOOD.replace("UTF-8", "utf-16").encode("utf-16")
    assert read(save(tmp_path, wide))[0].entries == 1


def test_names_that_hide_signs_are_kept_as_data(tmp_path: Path) -> None:
    person = individual(1, "QDi.1", "=HYPERLINK(1)", "\u202eNEB")
    _, batch = read(save(tmp_path, united_nations(person)))
    assert any(one.value.startswith("=HYPERLINK") for one in batch.statements)


def test_a_name_of_a_list_cannot_be_anything(tmp_path: Path) -> None:
    path = save(tmp_path, "Name\nA\n", "own.csv")
    with pytest.raises(BadInput, match="small letters"):
        read(path, list="../x", known="2024-01-01")
