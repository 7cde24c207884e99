"""What is refused: in one clear line, with a status, and without a trace of what is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from sightline.cli import failure
from tests.cli.door import KARANDA, Door


def test_a_folder_without_a_house_says_what_to_do(door: Door) -> None:
    assert "run `sightline init`" in door.error("list")


def test_an_unknown_command_is_a_usage_error(door: Door) -> None:
    assert "sightline --help" in door.error("shwo", status=2)


def test_errors_are_json_when_json_is_asked_for(door: Door) -> None:
    said = json.loads(door.error("list", "--json"))["error"]
    assert said["type"] == "WorkspaceError"
    assert said["status"] == 1
    said = json.loads(door.error("list", "--limit", "none", "--json", status=2))["error"]
    assert said["status"] == 2


def test_a_second_house_in_the_folder_is_refused(door: Door) -> None:
    door.found()
    assert "a house already" in door.error("init", "--org", "jmac", "--reader", "ana")


HIDDEN = (
    ("show", "{}"),
    ("history", "{}"),
    ("same", "{}", KARANDA, "--because", "x"),
    ("withdraw", "{}", "--because", "x"),
    ("mark", "{}", "--marking", "SC org:unpol", "--because", "x"),
    ("reader", "explain", "ben", "{}"),
)


@pytest.mark.parametrize("command", HIDDEN, ids=lambda command: " ".join(command[:2]))
def test_hidden_and_absent_are_the_same_answer(filled: Door, command: tuple[str, ...]) -> None:
    item = filled.told("search", "morovest")["hits"]["hits"][0]["saying"]["item"]
    pairs = (("reg-7", "reg-6"), (item, item[::-1]), (item[:12], item[:12][::-1]))
    for hidden, absent in pairs:
        answers = [
            filled.error(*(word.format(name) for word in command), by="ben").replace(name, "X")
            for name in (hidden, absent)
        ]
        shortened = [
            answer.replace(hidden[:12], "X").replace(absent[:12], "X") for answer in answers
        ]
        assert shortened[0] == shortened[1]


def test_lists_and_searches_hold_nothing_of_what_is_hidden(filled: Door) -> None:
    for args in (("list",), ("search", "karanda"), ("list", "--all"), ("export",)):
        said = filled.call(*args, "--json", by="ben").output
        assert "reg-" not in said
        assert "Morovest" not in said
    assert "SC org" not in filled.said("show", KARANDA, by="ben")
    assert filled.said("show", KARANDA, by="ben").startswith("CONFIDENTIAL // org:jmac, org:unpol")


def test_hidden_records_change_no_byte_of_what_is_shown(filled: Door) -> None:
    calls = [("list",), ("search", "karanda"), ("show", KARANDA), ("export", "--schema", "Company")]
    before = [filled.call(*args, "--json", by="ben").output for args in calls]
    more = filled.write(
        "more.ftm.json", '{"id": "x-1", "schema": "Company", "properties": {"name": ["Karanda"]}}\n'
    )
    filled.call("add", more, "--marking", "SC org:jmac")
    filled.call("same", "x-1", KARANDA, "--because", "one firm")
    assert [filled.call(*args, "--json", by="ben").output for args in calls] == before


def test_an_unknown_reader_is_refused(filled: Door) -> None:
    assert "no active reader 'eve'" in filled.error("list", by="eve")


@pytest.mark.parametrize("act", [("verify",), ("readings",), ("backup", "copy.db")], ids=" ".join)
def test_keeping_the_house_needs_the_custodian(filled: Door, act: tuple[str, ...]) -> None:
    assert "custodian" in filled.error(*act, by="ben")


def test_enrolling_needs_the_registrar(filled: Door) -> None:
    refused = filled.error("reader", "add", "eve", "--org", "x", "--clearance", "U", by="ben")
    assert "registrar" in refused


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("add", "nowhere.csv", "--mapping", "no.yaml"), "no.yaml"),
        (("add", "vendors.csv"), "--guess"),
        (("add", "vendors.csv", "--mapping", "vendors.yaml", "--grade", "Z9"), "not a source mark"),
        (("add", "vendors.csv", "--mapping", "vendors.yaml", "--known", "soon"), "not a date"),
        (("add", "vendors.csv", "--mapping", "vendors.yaml", "--marking", "C"), "audience"),
        (("add", "vendors.csv", "--mapping", "vendors.yaml", "--marking", "X all"), "Level"),
        (("add", "vendors.csv", "--mapping", "vendors.yaml", "--case", "none"), "no case"),
        (("add", "vendors.csv", "--guess"), "already"),
        (("show", "--schemata", "Persn"), "Person"),
        (("list", "Persn"), "Person"),
        (("export", "--schema", "Persn"), "Person"),
        (("restore", "nowhere.db"), "there already"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_bad_input_says_what_is_wrong(
    filled: Door, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], expected: str
) -> None:
    monkeypatch.chdir(filled.folder)
    said = filled.error(*args)
    assert expected in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "args",
    [
        ("diff",),
        ("diff", "--since", "7d", "--from", "2024"),
        ("diff", "--from", "2025", "--to", "2024"),
        ("diff", "--since", "soon"),
        ("show",),
        ("export", "--format", "csv"),
        ("export", "--format", "csv", "--plain"),
        ("add", "vendors.csv", "--preview"),
        ("reader", "change", "ben"),
        ("reader", "add", "eve"),
        ("same", "one"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_understood_ends_with_two(
    filled: Door, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(filled.folder)
    assert "--help" in filled.error(*args, status=2)


def test_the_unforeseen_names_no_content(capsys: pytest.CaptureFixture[str]) -> None:
    status = failure.report(KeyError("Ilyan Morovest"), [])
    said = capsys.readouterr().err
    assert status == 1
    assert "KeyError" in said
    assert "Morovest" not in said


def test_being_stopped_says_how_to_go_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert failure.report(click.Abort(), []) == 130
    assert "same command again" in capsys.readouterr().err


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = FileNotFoundError(2, "No such file or directory", str(tmp_path / "x.csv"))
    assert failure.report(error, []) == 1
    assert "x.csv: no such file" in capsys.readouterr().err


def test_the_trace_is_shown_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIGHTLINE_DEBUG", "1")
    failure.report(KeyError("here"), [])
    assert "KeyError: 'here'" in capsys.readouterr().err
