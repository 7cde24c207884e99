"""A certificate is what was signed and nothing else, on paper and as a document."""

from __future__ import annotations

import datetime as dt
import json
import zlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.analyses.screening import Decided, Decision, Verdict, make_subject
from sightline.engines.seals import NodeKey
from sightline.errors import BrokenSeal, SightlineError, UnknownFormat
from sightline.products.certificate import (
    Certificate,
    find_attached,
    make_certificate,
    print_page,
    read_certificate,
    verify,
)
from tests.analyses.screening.scenes import OTHERS, SAMASSEKOU, screened, stage

KEY = NodeKey(b"k" * 32)
OTHER = NodeKey(b"o" * 32)


def decision(name: str = "Bakary Yoro Samassekou") -> Decision:
    found = screened(stage(SAMASSEKOU, *OTHERS), make_subject(name, kind="person"))
    verdicts = tuple(
        Verdict(entity=one.entity, same=False, mark=one.mark, reason="born elsewhere")
        for one in found.candidates
    )
    decided = Decided(
        result="clear", reason="somebody else", review_due=dt.date(2025, 1, 1), verdicts=verdicts
    )
    return Decision(
        of="screening-1",
        key=found.subject.key,
        decided=decided,
        screening=found,
        by="ana",
        on=dt.date(2024, 6, 2),
        item="1" * 64,
        role="analyst",
        order=("2024-06-02T10:00:00Z", "", ""),
    )


def certificate(name: str = "Bakary Yoro Samassekou", key: NodeKey = KEY) -> Certificate:
    return make_certificate(
        decision(name), key, house="Desk", organisation="jmac", handling="CONFIDENTIAL"
    )


MADE = certificate()


def test_anybody_can_verify_it() -> None:
    assert verify(MADE.document) == MADE
    assert verify(MADE.document, KEY.public.hex()) == MADE
    assert certificate().document == MADE.document


def test_no_hit_is_certified_with_its_lists() -> None:
    made = certificate("Rosa Lindqvist")
    assert made.content.screening.candidates == ()
    assert made.content.screening.lists[0].sha256 == "ab" * 32
    assert verify(made.document).content.decided.result == "clear"


def test_another_key_is_named() -> None:
    with pytest.raises(BrokenSeal, match="another key"):
        verify(MADE.document, OTHER.public.hex())
    with pytest.raises(BrokenSeal, match="hexadecimal"):
        verify(MADE.document, "no key")


@settings(max_examples=40)
@given(place=st.integers(0, len(MADE.document) - 2), byte=st.integers(0, 255))
def test_a_certificate_with_one_byte_changed_is_refused(place: int, byte: int) -> None:
    document = bytearray(MADE.document)
    if document[place] == byte:
        return
    document[place] = byte
    with pytest.raises(SightlineError):
        verify(bytes(document))


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held["content"]["decided"].update(result="prohibited"),
        lambda held: held["content"].update(decided_by="ben"),
        lambda held: held["content"]["screening"]["rule"].update(version="2"),
        lambda held: held["content"]["screening"]["lists"].clear(),
        lambda held: held.update(sha256="0" * 64),
        lambda held: held.update(signature="00" * 64),
        lambda held: held.update(public=OTHER.public.hex()),
    ],
)
def test_a_certificate_written_anew_is_refused(change: object) -> None:
    held = json.loads(MADE.document)
    change(held)  # type: ignore[operator]
    document = json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    with pytest.raises(BrokenSeal):
        verify(document)


def test_a_signature_over_another_content_does_not_hold() -> None:
    swapped = msgspec.structs.replace(MADE, content=certificate("Rosa Lindqvist").content)
    with pytest.raises(BrokenSeal):
        verify(swapped.document)


@pytest.mark.parametrize("rubbish", [b"", b"{}", b"[1]", b"\xff", b"%PDF-1.7", b"[" * 5000])
def test_what_is_no_certificate_is_refused(rubbish: bytes) -> None:
    with pytest.raises(UnknownFormat):
        read_certificate(rubbish)


def test_more_than_the_canonical_bytes_is_refused() -> None:
    for changed in (MADE.document + b" ", MADE.document.replace(b'":', b'": ', 1)):
        with pytest.raises(BrokenSeal):
            verify(changed)


def test_the_page_has_the_same_bytes_and_holds_the_document() -> None:
    page = print_page(MADE)
    assert page == print_page(certificate())
    assert page.startswith(b"%PDF")
    assert find_attached(page) == MADE.document


def test_a_page_for_many_scripts_and_for_signs_that_hide() -> None:
    page = print_page(certificate("محمد الأمين\u202e العربي كشلاف *bold* #panic() Мохаммад"))
    document = find_attached(page)
    assert "\u202e" in verify(document).content.screening.subject.name


def test_a_page_without_a_document_or_with_a_bomb_is_refused() -> None:
    with pytest.raises(UnknownFormat):
        find_attached(b"%PDF-1.7 stream\nnothing\nendstream")
    bomb = zlib.compress(b'{"content":' + b"0" * (17 * 1024**2))
    with pytest.raises(SightlineError, match="larger"):
        find_attached(b"%PDF-1.7 stream\n" + bomb + b"\nendstream")
