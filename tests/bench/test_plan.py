"""What is asked for is understood, or refused in words."""

from __future__ import annotations

import pytest
from bench.families import FAMILIES
from bench.plan import BadRequest, Plan, read_words
from bench.trial import Missing, Trial

from tests.bench.figures import MACHINE, spec, trial

KNOWN = ("append", "picture")


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        ([], {}, (frozenset(), None, None)),
        (["append"], {}, (frozenset({"append"}), None, None)),
        (["append", "picture"], {}, (frozenset(KNOWN), None, None)),
        (["ONLY=append,picture"], {}, (frozenset(KNOWN), None, None)),
        (["append", "REPEAT=5", "SIZE=100_000"], {}, (frozenset({"append"}), 5, 100_000)),
        ([], {"ONLY": "picture", "SIZE": "1000"}, (frozenset({"picture"}), None, 1000)),
        (["append"], {"ONLY": "picture"}, (frozenset({"append"}), None, None)),
        ([], {"ONLY": ""}, (frozenset(), None, None)),
    ],
)
def test_words_and_environment_are_read(
    words: list[str],
    environment: dict[str, str],
    expected: tuple[frozenset[str], int | None, int | None],
) -> None:
    assert read_words(words, environment, KNOWN) == expected


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["apend"], "there is no benchmark 'apend': expected append, picture"),
        (["SIZE=big"], "SIZE=big is not a number"),
        (["SIZE=0"], "SIZE=0 is not a number"),
        (["REPEAT=-1"], "REPEAT=-1 is not a number"),
        (["SPEED=9"], "SPEED= is not known"),
    ],
)
def test_what_cannot_be_measured_is_refused(words: list[str], part: str) -> None:
    with pytest.raises(BadRequest, match=part):
        read_words(words, {}, KNOWN)


def test_every_family_has_a_name_that_can_be_asked_for() -> None:
    assert read_words([",".join(FAMILIES)], {}, FAMILIES)[0] == frozenset(FAMILIES)


def test_a_missing_peer_leaves_our_figure_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.plan.missing", lambda: Missing("no compiler"))
    plan = Plan(machine=MACHINE, versions={}, say=lambda _: None)

    def never() -> Trial:
        raise AssertionError("the peer was run")

    (made,) = plan.compare([spec(ratio=6)], lambda: trial(7.0), never, repeat=2)
    assert (made.value, made.runs, made.peer, made.met) == (7.0, 2, None, None)
    assert made.peer_missing == "no compiler"


def test_a_peer_that_needs_no_foreign_environment_runs_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bench.plan.missing", lambda: Missing("no compiler"))
    plan = Plan(machine=MACHINE, versions={}, say=lambda _: None)
    (made,) = plan.compare([spec()], lambda: trial(7.0), lambda: trial(2.0), foreign=False)
    assert (made.peer_value, made.ratio) == (2.0, 3.5)
