"""Without their environment the peers are missing with a reason, and in it they are known."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import bench.peers as room
import pytest
from bench.ftm import plain_place, plain_statement
from bench.trial import Missing

from sightline.model import load_model
from sightline.values import Statement


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    room.peers.cache_clear()
    yield
    room.peers.cache_clear()


def test_an_environment_that_cannot_be_made_gives_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(room, "PYTHON", tmp_path / "python")
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    found = room.missing()
    assert isinstance(found, Missing)
    assert "no uv" in found.reason


def test_a_build_that_fails_is_told_by_its_last_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\necho compiling >&2\necho 'icu is not there' >&2\nexit 1\n")
    uv.chmod(0o755)
    monkeypatch.setattr(room, "PYTHON", tmp_path / "python")
    monkeypatch.setattr("shutil.which", lambda *_, **__: str(uv))
    found = room.missing()
    assert isinstance(found, Missing)
    assert found.reason.endswith("could not be built: icu is not there")


def test_an_environment_without_the_peers_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PYTHON", Path(sys.executable))
    found = room.missing()
    assert isinstance(found, Missing)
    assert "nomenklatura" in found.reason


def test_every_place_of_ours_has_a_place_in_the_peers_words() -> None:
    model = load_model()
    for schema in model:
        for prop in schema.properties:
            plain_schema, plain_prop = plain_place(schema.name, prop)
            target = model.schema(plain_schema)
            assert not target.own
            assert plain_prop in target.properties


def test_a_statement_keeps_its_entity_and_value() -> None:
    said = Statement(entity="e1", item="i", prop="name", schema="Group", value="A", lang="fra")
    plain = plain_statement(said)
    assert (plain.entity_id, plain.value, plain.lang) == ("e1", "A", "fra")
    assert plain.schema == load_model().schema("Group").plain
    assert plain.id == said.id[:40]
