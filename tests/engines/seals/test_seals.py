"""Seals hold what was sealed, and open for nobody else."""

from __future__ import annotations

import os
import pickle
import stat
from hashlib import blake2b, sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.seals import (
    CaseKey,
    NodeKey,
    WorkspaceKey,
    commit_all,
    holds,
    make_salts,
    name_entry,
    pad,
    redact,
    write_secret,
)
from sightline.engines.seals.commitments import Part, RedactedCopy
from sightline.engines.seals.signatures import read_secret
from sightline.errors import BrokenSeal

SEED = bytes(range(32))
BODIES = st.lists(st.binary(min_size=1, max_size=60), min_size=1, max_size=30)


def test_salts_and_digests_are_the_published_ones() -> None:
    [_, salt] = make_salts(SEED, 2)
    assert salt == blake2b(b"\1\0\0\0", key=SEED, digest_size=16).digest()
    [digest] = commit_all([salt], [b"body"])
    assert digest == sha256(b"\0" + salt + b"body").digest()
    assert name_entry(b"node", [digest]) == sha256(b"\1node" + digest).digest()


@pytest.mark.parametrize(("count", "width"), [(0, 0), (1, 8), (8, 8), (9, 16), (10_001, 10_008)])
def test_entries_show_digests_by_the_eight(count: int, width: int) -> None:
    assert pad(count) == width


@given(bodies=BODIES, data=st.data())
def test_a_redacted_copy_has_the_name_of_the_full_one(
    bodies: list[bytes], data: st.DataObject
) -> None:
    keep = data.draw(st.sets(st.integers(0, len(bodies) + 3)))
    salts = make_salts(SEED, pad(len(bodies)))
    name = name_entry(b"node", commit_all(salts, bodies))
    copy = redact(b"node", salts, bodies, keep)
    assert copy.name == name
    disclosed = {place for place in keep if place < len(bodies)}
    assert dict(copy.disclosed) == {place: bodies[place] for place in disclosed}
    shown = b"".join(part.content for part in copy.parts if part.salt is None)
    assert all(salt not in shown for salt in salts)


@given(bodies=BODIES, data=st.data())
def test_a_changed_copy_has_another_name(bodies: list[bytes], data: st.DataObject) -> None:
    salts = make_salts(SEED, pad(len(bodies)))
    copy = redact(b"node", salts, bodies, range(0, len(bodies), 2))
    place = data.draw(st.integers(0, len(copy.parts) - 1))
    part = copy.parts[place]
    flipped = bytes([part.content[0] ^ 1]) + part.content[1:]
    parts = (*copy.parts[:place], Part(part.salt, flipped), *copy.parts[place + 1 :])
    assert RedactedCopy(copy.node, parts).name != copy.name


def test_what_is_withheld_looks_like_padding() -> None:
    bodies = [b"said", b"withheld"]
    copy = redact(b"node", make_salts(SEED, 8), bodies, {0})
    assert {len(part.content) for part in copy.parts[1:]} == {32}
    assert all(part.salt is None for part in copy.parts[1:])


def test_a_bare_digest_of_another_length_is_refused() -> None:
    with pytest.raises(BrokenSeal, match="32 bytes"):
        RedactedCopy(b"node", (Part(None, b"short"),)).name  # noqa: B018 - it is the act
    with pytest.raises(BrokenSeal, match="as many salts"):
        commit_all([], [b"body"])


def test_a_signature_holds_for_one_key_and_one_message() -> None:
    node, other = NodeKey.generate(), NodeKey.generate()
    signature = node.sign(b"message")
    assert holds(node.public, b"message", signature)
    assert not holds(other.public, b"message", signature)
    assert not holds(node.public, b"massage", signature)
    assert not holds(node.public, b"message", signature[:-1])
    assert not holds(b"no key", b"message", signature)


def test_a_node_key_survives_its_file(tmp_path: Path) -> None:
    node = NodeKey.generate()
    node.save(tmp_path / "node.key")
    assert NodeKey.load(tmp_path / "node.key").public == node.public
    assert stat.S_IMODE((tmp_path / "node.key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["node.key"]


def test_a_key_file_is_never_overwritten_and_never_shared(tmp_path: Path) -> None:
    path = tmp_path / "node.key"
    write_secret(path, b"1" * 32)
    with pytest.raises(BrokenSeal, match="never overwritten"):
        write_secret(path, b"2" * 32)
    assert read_secret(path) == b"1" * 32
    if os.name == "posix":
        path.chmod(0o644)
        with pytest.raises(BrokenSeal, match="read by others"):
            read_secret(path)


@pytest.mark.parametrize("text", ["zz", "abc", "é"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "node.key"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    with pytest.raises(BrokenSeal):
        NodeKey.load(path)


@given(content=st.binary(max_size=200), place=st.binary(max_size=20), bit=st.integers(0, 10_000))
def test_sealed_content_opens_in_its_place_only(content: bytes, place: bytes, bit: int) -> None:
    key = CaseKey.generate()
    sealed = key.seal(content, place)
    assert key.open(sealed, place) == content
    changed = bytearray(sealed)
    changed[bit % len(sealed)] ^= 1 << bit % 8
    for opener, form, where in (
        (key, bytes(changed), place),
        (key, sealed, place + b"x"),
        (CaseKey.generate(), sealed, place),
        (key, sealed[:10], place),
    ):
        with pytest.raises(BrokenSeal):
            opener.open(form, where)


def test_a_wrapped_key_opens_for_its_case_only() -> None:
    workspace, key = WorkspaceKey.generate(), CaseKey.generate()
    wrapped = workspace.wrap(key, "C-1")
    again = workspace.unwrap(wrapped, "C-1")
    assert again.open(key.seal(b"content", b""), b"") == b"content"
    assert again.make_nonce(b"form") == key.make_nonce(b"form")
    with pytest.raises(BrokenSeal):
        workspace.unwrap(wrapped, "C-2")
    with pytest.raises(BrokenSeal):
        WorkspaceKey.generate().unwrap(wrapped, "C-1")


def test_the_uses_of_a_key_have_nothing_in_common() -> None:
    key = CaseKey(SEED)
    derived = {key.make_nonce(SEED), key.make_seed(SEED).hex(), key.disguise(SEED).hex()}
    assert len(derived) == 3
    assert SEED.hex() not in derived


def test_a_key_does_not_show_itself() -> None:
    key = CaseKey(SEED)
    assert SEED.hex() not in repr(key)
    assert str(SEED) not in repr(key)
    with pytest.raises(BrokenSeal):
        pickle.dumps(key)
    with pytest.raises(BrokenSeal, match="32 bytes"):
        CaseKey(b"short")
