"""Edges of nomenklatura's resolver: a JSON list to a line, read and written as that program does.

A line holds the two ids, the greater first, a judgement, a score, who judged, and when. What is
no such line is listed with its place, and the rest is kept.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

import msgspec

from sightline.errors import BadValue
from sightline.intake.cells import object_to
from sightline.intake.limits import Limits
from sightline.intake.refusal import Refusal, show
from sightline.intake.source import find_source

_CANONICAL = re.compile(r"NK-.+|Q[1-9]\d*")
_FEWEST, _MOST = 6, 7


class EdgeJudgement(StrEnum):
    """What an edge says of its two ends."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"
    NO_JUDGEMENT = "no_judgement"


class Edge(msgspec.Struct, frozen=True):
    """What a resolver holds of two ids. ``line`` is where it stood, nought where nowhere."""

    target: str
    source: str
    judgement: EdgeJudgement
    score: float | None = None
    user: str | None = None
    at: str | None = None
    line: int = 0

    def __post_init__(self) -> None:
        if _rank(self.target) <= _rank(self.source):
            raise BadValue("an edge has two different ends, the greater id first")

    @classmethod
    def of(cls, one: str, other: str, judgement: EdgeJudgement, **rest: Any) -> Edge:
        """Make an edge of two ids in any order."""
        source, target = sorted((one, other), key=_rank)
        return cls(target, source, judgement, **rest)

    @property
    def pair(self) -> tuple[str, str]:
        """The two ends as a key."""
        return self.target, self.source


def is_canonical(name: str) -> bool:
    """Whether an id was made by a resolver or by Wikidata to stand for several others."""
    return _CANONICAL.fullmatch(name) is not None


def read_edges(
    path: str | Path, *, limits: Limits | None = None
) -> tuple[tuple[Edge, ...], tuple[Refusal, ...]]:
    """Read every edge of a file, and list every line that is none."""
    bounds = limits or Limits()
    source = find_source(path, bounds)
    edges, refusals = [], []
    with source.open() as handle:
        number = 0
        while raw := handle.readline(bounds.line_chars):
            number += 1
            read: Edge | str
            if len(raw) >= bounds.line_chars and not raw.endswith(b"\n"):
                _skip(handle, bounds)
                read = f"the line has more than {bounds.line_chars:,} bytes"
            elif not raw.strip():
                continue
            else:
                read = _read_edge(raw, number, bounds)
            if isinstance(read, Edge):
                edges.append(read)
            else:
                shown = show(raw[:400].decode("utf-8", "replace"))
                refusals.append(Refusal(file=source.name, row=number, reason=read, raw=shown))
    return tuple(edges), tuple(refusals)


def write_edges(stream: IO[bytes], edges: Iterable[Edge]) -> int:
    """Write edges, one to a line, and count them."""
    count = 0
    for one in edges:
        row = [one.target, one.source, one.judgement.value, one.score, one.user, one.at]
        stream.write(json.dumps(row).encode() + b"\n")
        count += 1
    return count


def _read_edge(raw: bytes, number: int, limits: Limits) -> Edge | str:
    """Read one line, or say what is wrong with it."""
    try:
        row = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)
    except UnicodeDecodeError:
        return "the line is not UTF-8"
    except (msgspec.DecodeError, RecursionError):
        return "the line is not JSON"
    if not isinstance(row, list) or not _FEWEST <= len(row) <= _MOST:
        return "expected a list of two ids, a judgement, a score, a user and a time"
    ends, judgement, score, said = row[:2], row[2], row[3], row[4:6]
    for one in ends:
        if not isinstance(one, str) or not one.strip():
            return "an end of the edge is no id"
        if reason := object_to(one, limits):
            return reason
    if judgement not in list(EdgeJudgement):
        return f"{show(str(judgement))!r} is no judgement: expected {', '.join(EdgeJudgement)}"
    if isinstance(score, bool) or not isinstance(score, int | float | None):
        return "the score is no number"
    if not all(one is None or isinstance(one, str) for one in said):
        return "who judged, and when, are text or nothing"
    if len(row) == _MOST and row[6]:
        return "the edge was deleted where it comes from"
    if ends[0] == ends[1]:
        return "both ends are the same id"
    number_or_none = None if score is None else float(score)
    return Edge.of(
        ends[0],
        ends[1],
        EdgeJudgement(judgement),
        score=number_or_none,
        user=said[0],
        at=said[1],
        line=number,
    )


def _rank(name: str) -> tuple[int, str]:
    """The order of ids in a resolver: those of Wikidata above its own, and those above others."""
    return (2 if name.startswith("NK-") else 3 if is_canonical(name) else 1), name


def _skip(handle: io.BufferedReader, limits: Limits) -> None:
    while (rest := handle.readline(limits.line_chars)) and not rest.endswith(b"\n"):
        pass
