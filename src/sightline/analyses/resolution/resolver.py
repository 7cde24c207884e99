"""Decisions to and from nomenklatura's resolver, seen from one picture.

A resolver joins entities through ids of its own (NK-...) and of Wikidata (Q...). What hangs on an
id that is not in the picture is joined to one another instead. An id that is not there and one
that may not be seen are the same: both are passed over, and listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from sightline.analyses.resolution.decided import Pair, Settled, in_order
from sightline.intake.edges import Edge, EdgeJudgement, is_canonical
from sightline.picture import Decided, Picture
from sightline.values import Decision, Ruling

_DECISIONS = {
    EdgeJudgement.POSITIVE: Decision.SAME,
    EdgeJudgement.NEGATIVE: Decision.DIFFERENT,
    EdgeJudgement.UNSURE: Decision.UNSURE,
}
_JUDGEMENTS = {decision: judgement for judgement, decision in _DECISIONS.items()}
#: The letters of a resolver's own ids: none that could be taken for another.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_LENGTH = 22
#: A resolver keeps so many signs of a time.
_TIME = 28


class PassedOver(msgspec.Struct, frozen=True, order=True):
    """An edge or a decision that was not carried over, with its line if it has one."""

    line: int
    left: str
    right: str
    reason: str


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What edges come to in a picture: rulings to be decided, and all that was passed over.

    ``held`` counts what is decided so already, ``suggestions`` what nobody judged.
    """

    rulings: tuple[Ruling, ...]
    passed_over: tuple[PassedOver, ...]
    held: int = 0
    suggestions: int = 0


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions of a picture as edges, and those that a resolver would get wrong."""

    edges: tuple[Edge, ...]
    passed_over: tuple[PassedOver, ...]


def take_edges(picture: Picture, edges: Iterable[Edge], file: str) -> Taken:
    """Turn edges into rulings about entities of a picture."""
    return _Taking(picture, file).take(edges)


def give_edges(picture: Picture) -> Given:
    """Turn the decisions in force into edges; every cluster gets one id that stands for it."""
    there, settled = picture.ids(), Settled.read(picture)
    edges, passed_over = [], []
    clusters: dict[str, list[Decided]] = {}
    for one in picture.decisions():
        if not {one.left, one.right} <= there:
            continue
        head = settled.head(one.left)
        if one.decision is Decision.SAME and head != settled.head(one.right):
            reason = "decided to be the same, but others forbid the join: a resolver would make it"
            passed_over.append(PassedOver(0, one.left, one.right, reason))
            continue
        if one.decision is Decision.SAME:
            clusters.setdefault(head, []).append(one)
        edges.append(_edge(one))
    for head, joins in sorted(clusters.items()):
        if not any(is_canonical(end) for one in joins for end in (one.left, one.right)):
            last = max(joins, key=lambda one: (one.known_by, one.known, one.id))
            edges.append(_edge(last, stand_for(head), head))
    return Given(
        edges=tuple(sorted(edges, key=lambda one: (one.at or "", one.pair))),
        passed_over=tuple(passed_over),
    )


def stand_for(head: str) -> str:
    """Make the id under which a resolver shows a cluster; the same head always has the same."""
    number = int.from_bytes(sha256(head.encode()).digest())
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "NK-" + "".join(letters)


def _edge(decided: Decided, one: str = "", other: str = "") -> Edge:
    """Write a decision as an edge, between its own two entities or between two others."""
    return Edge.of(
        one or decided.left,
        other or decided.right,
        _JUDGEMENTS[decided.decision],
        user=decided.author,
        at=decided.known[:_TIME],
    )


class _Taking:
    """Carries edges over, line by line."""

    def __init__(self, picture: Picture, file: str) -> None:
        self._file = file
        self._heads = picture.heads()
        self._there = picture.ids()
        self._known = {(one.left, one.right): one.decision for one in picture.decisions()}
        self._rulings: dict[Pair, Ruling] = {}
        self._passed_over: list[PassedOver] = []
        self._held = self._suggestions = 0

    def take(self, edges: Iterable[Edge]) -> Taken:
        latest: dict[Pair, Edge] = {}
        for edge in edges:
            if edge.judgement is EdgeJudgement.NO_JUDGEMENT:
                self._suggestions += 1
                continue
            if edge.pair in latest:
                self._pass_over(latest[edge.pair], f"line {edge.line} says it anew, and counts")
            latest[edge.pair] = edge
        positive = [one for one in latest.values() if one.judgement is EdgeJudgement.POSITIVE]
        stands_for = self._join(positive)
        for edge in latest.values():
            if edge.judgement is not EdgeJudgement.POSITIVE:
                self._apart(edge, stands_for)
        return Taken(
            rulings=tuple(sorted(self._rulings.values())),
            passed_over=tuple(sorted(self._passed_over)),
            held=self._held,
            suggestions=self._suggestions,
        )

    def _is_there(self, name: str) -> bool:
        return name in self._there

    def _join(self, positive: list[Edge]) -> dict[str, str]:
        """Join what is there; name for every other id one entity for which it stands."""
        around: dict[str, list[Edge]] = {}
        for edge in positive:
            ends = [end for end in edge.pair if not self._is_there(end)]
            if not ends:
                self._rule(edge, edge.source, edge.target)
            for end in ends:
                around.setdefault(end, []).append(edge)
        stands_for: dict[str, str] = {}
        seen: set[str] = set()
        for start in sorted(around):
            if start not in seen:
                self._join_around(start, around, seen, stands_for)
        return stands_for

    def _join_around(
        self,
        start: str,
        around: dict[str, list[Edge]],
        seen: set[str],
        stands_for: dict[str, str],
    ) -> None:
        """Join all that hangs together through ids that are not there."""
        ahead, absent, members = [start], set[str](), dict[str, Edge]()
        while ahead:
            name = ahead.pop()
            if name in absent:
                continue
            absent.add(name)
            for edge in around[name]:
                other = edge.source if edge.target == name else edge.target
                if self._is_there(other):
                    members.setdefault(other, edge)
                else:
                    ahead.append(other)
        seen |= absent
        first = min(members, default=None)
        if first is None or (len(members) == 1 and not all(map(is_canonical, absent))):
            lines = {edge.line: edge for name in absent for edge in around[name]}
            for edge in lines.values():
                self._pass_over(edge, "there is no such pair in your picture")
        if first is not None:
            stands_for |= dict.fromkeys(absent, first)
            for other in sorted(members.keys() - {first}):
                self._rule(members[other], first, other, through=min(absent))

    def _apart(self, edge: Edge, stands_for: dict[str, str]) -> None:
        ends = [one if self._is_there(one) else stands_for.get(one) for one in edge.pair]
        one, other = ends
        if one is None or other is None:
            self._pass_over(edge, "there is no such pair in your picture")
        elif one == other:
            self._pass_over(edge, "other lines of the file hold the two to be one")
        else:
            through = next((end for end in edge.pair if not self._is_there(end)), None)
            self._rule(edge, one, other, through=through)

    def _rule(self, edge: Edge, one: str, other: str, through: str | None = None) -> None:
        decision = _DECISIONS[edge.judgement]
        pair = in_order(one, other)
        joined = self._heads.get(one, one) == self._heads.get(other, other)
        if self._known.get(pair) is decision or (joined and decision is Decision.SAME):
            self._held += 1
        elif pair in self._rulings and self._rulings[pair].decision is not decision:
            self._pass_over(edge, "other lines of the file say otherwise of the same two")
        else:
            self._rulings[pair] = Ruling.of(one, other, decision, self._reason(edge, through))

    def _reason(self, edge: Edge, through: str | None) -> str:
        said = f"{self._file}, line {edge.line}: {edge.judgement.value}"
        said += f" by {edge.user}" if edge.user else ""
        said += f" on {edge.at}" if edge.at else ""
        said += f", score {edge.score:g}" if edge.score is not None else ""
        return said + (f", through {through}" if through else "")

    def _pass_over(self, edge: Edge, reason: str) -> None:
        self._passed_over.append(PassedOver(edge.line, *in_order(*edge.pair), reason))
