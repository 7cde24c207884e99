"""The latest figures by name, as lines, and the page that is written from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from bench.contract import Better, Figure
from bench.machine import Machine
from bench.wording import goal_words, met_word, number, peer_words, ratio_words, spread_words

FOLDER = Path(__file__).parent
LINES = FOLDER / "results.jsonl"
PAGE = FOLDER / "RESULTS.md"

HEAD = """\
# Results

Written from `results.jsonl` by `make bench`: the latest run of each figure, at full size.
A figure is the median of its runs; the smallest and the largest run stand in brackets.
A ratio above 1 says that Sightline does better than the peer, below 1 that it does worse.
How to read and run the benchmarks is told in `docs/guide/benchmarks.md`.
"""


def read(path: Path = LINES) -> dict[str, Figure]:
    """The kept figures by name; none if nothing was kept yet."""
    if not path.exists():
        return {}
    decoder = msgspec.json.Decoder(Figure)
    figures = [decoder.decode(line) for line in path.read_bytes().splitlines() if line.strip()]
    return {figure.name: figure for figure in figures}


def keep(new: Iterable[Figure], lines: Path = LINES, page: Path = PAGE) -> None:
    """Put new figures in the place of the old ones of the same name, and write the page anew."""
    figures = read(lines) | {figure.name: figure for figure in new}
    ranked = dict(sorted(figures.items()))
    body = b"".join(line(figure) + b"\n" for figure in ranked.values())
    _replace(lines, body)
    _replace(page, render(ranked).encode())


def line(figure: Figure) -> bytes:
    """A figure as one line of JSON."""
    return msgspec.json.encode(figure)


def render(figures: Mapping[str, Figure]) -> str:
    """The page of all figures. It says nothing that is not in the lines."""
    parts = [HEAD, _summary(figures), _table(figures), _details(figures), _machines(figures)]
    return "\n".join(part for part in parts if part)


def _summary(figures: Mapping[str, Figure]) -> str:
    judged = [figure for figure in figures.values() if figure.met is not None]
    met = sum(figure.met is True for figure in judged)
    failed = [f"`{figure.name}`" for figure in judged if figure.met is False]
    words = f"Of {len(figures)} figures {len(judged)} have a goal that could be judged: {met} met"
    return f"{words}, {len(failed)} not met{': ' + ', '.join(failed) if failed else ''}.\n"


def _table(figures: Mapping[str, Figure]) -> str:
    rows = [
        "| figure | Sightline | goal | met | peer | the peer's | ratio |",
        "|---|--:|---|---|---|--:|--:|",
    ]
    for name, one in figures.items():
        cells = (
            f"`{name}`",
            f"{number(one.value)} {one.unit} {spread_words(one.spread)}",
            goal_words(one),
            met_word(one.met),
            one.peer or "-",
            peer_words(one),
            ratio_words(one.ratio),
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _details(figures: Mapping[str, Figure]) -> str:
    parts = ["## What each figure says\n"]
    for name, one in figures.items():
        better = "more" if one.better is Better.ABOVE else "less"
        parts.append(
            f"- **`{name}`**: {one.title}; {better} is better. n = {one.n:,}, {one.runs} runs on "
            f"{one.day}, {number(one.cpu)} s of processor time, {one.memory_mb:,.0f} MB at most."
            f"{_beside(one)}{' ' + one.note if one.note else ''}"
        )
    return "\n".join(parts) + "\n"


def _beside(one: Figure) -> str:
    if one.peer_missing is not None:
        return f" No peer ran: {one.peer_missing}."
    if one.peer is None or one.peer_n is None:
        return " It has no peer."
    memory = "" if one.peer_memory_mb is None else f", {one.peer_memory_mb:,.0f} MB at most"
    return f" Peer: {one.peer}, n = {one.peer_n:,}{memory}."


def _machines(figures: Mapping[str, Figure]) -> str:
    seen: dict[str, list[str]] = {}
    for name, one in figures.items():
        seen.setdefault(_machine(one.machine, one.versions), []).append(f"`{name}`")
    parts = ["## Machines and versions\n"]
    parts += [f"- {', '.join(names)}: {words}" for words, names in seen.items()]
    return "\n".join(parts) + "\n"


def _machine(machine: Machine, versions: Mapping[str, str]) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in versions.items())
    load = "" if machine.load is None else f", load {machine.load} at the start"
    return (
        f"{machine.cpu}, {machine.cores} cores, {machine.memory_gb} GB, {machine.system}, "
        f"Python {machine.python}{load}; {libraries}."
    )


def _replace(path: Path, body: bytes) -> None:
    draft = path.with_suffix(path.suffix + ".new")
    draft.write_bytes(body)
    draft.replace(path)
