"""What was asked for: which figures, how often, how big, and who hears of the progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from bench.contract import Figure, Spec, assemble
from bench.machine import Machine
from bench.peers import missing, peers
from bench.trial import Missing, Trial, alternate

MILLION = 1_000_000
SEED = 2018


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the benchmarks. ``size`` and ``repeat`` are None where each has its own."""

    only: frozenset[str] = frozenset()
    repeat: int | None = None
    size: int | None = None
    seed: int = SEED
    machine: Machine
    versions: dict[str, str]
    say: Callable[[str], None] = print

    def sized(self, usual: int = MILLION) -> int:
        """How many statements to work on."""
        return self.size or usual

    def compare(
        self,
        specs: Iterable[Spec],
        mine: Callable[[], Trial],
        theirs: Callable[[], Trial] | Missing | None = None,
        *,
        repeat: int = 3,
        foreign: bool = True,
    ) -> list[Figure]:
        """Run both sides in turn and make all the figures that the runs tell of.

        ``foreign`` says that the peer lives in the environment of the peers.
        """
        stopped = missing() if foreign and callable(theirs) else None
        ours, peer = alternate(self.repeat or repeat, mine, stopped or theirs, self.say)
        return [self.figure(spec, ours, peer) for spec in specs]

    def figure(self, spec: Spec, ours: list[Trial], peer: list[Trial] | Missing | None) -> Figure:
        """Make one figure, with the versions of those who took part."""
        known = peers() if spec.peer and peer else {}
        extra = {} if isinstance(known, Missing) else known
        return assemble(spec, ours, peer, machine=self.machine, versions={**self.versions, **extra})


class BadRequest(Exception):
    """What was asked for cannot be measured: the words are NAME, ONLY=, REPEAT= and SIZE=."""


def read_words(
    words: Iterable[str], environment: Mapping[str, str], known: Iterable[str]
) -> tuple[frozenset[str], int | None, int | None]:
    """Read ONLY=, REPEAT= and SIZE= from the words of the command, then from the environment."""
    given = {key: environment[key] for key in ("ONLY", "REPEAT", "SIZE") if environment.get(key)}
    named: list[str] = []
    for word in words:
        key, sign, value = word.partition("=")
        if sign:
            given[key.upper()] = value
        else:
            named.append(word)
    if named:
        given["ONLY"] = ",".join(named)
    strange = set(given) - {"ONLY", "REPEAT", "SIZE"}
    if strange:
        raise BadRequest(f"{min(strange)}= is not known: expected ONLY=, REPEAT= or SIZE=")
    only = frozenset(filter(None, given.get("ONLY", "").split(",")))
    unknown = only - set(known)
    if unknown:
        raise BadRequest(f"there is no benchmark {min(unknown)!r}: expected {', '.join(known)}")
    return only, _count("REPEAT", given.get("REPEAT")), _count("SIZE", given.get("SIZE"))


def _count(name: str, text: str | None) -> int | None:
    if text is None:
        return None
    plain = text.replace("_", "").replace(",", "")
    if plain.isdigit() and int(plain) > 0:
        return int(plain)
    raise BadRequest(f"{name}={text} is not a number: expected one such as {name}=100000")
