"""What a rule of the house may decide when a person runs it, and why it would decide so.

Nothing merges by itself: a policy without rules decides nothing. A rule asks for an exact number
of a document, for the same name, for a probability, and for no date that speaks against it. It
never joins the listed with the unlisted, nor what a person told apart, nor what somebody looked
at and left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import msgspec

from sightline.analyses.resolution.decided import Settled
from sightline.analyses.resolution.origin import read_origins
from sightline.analyses.resolution.proposal import Likely, propose
from sightline.analyses.resolution.question import Question
from sightline.analyses.resolution.queue import Queue
from sightline.analyses.resolution.stakes import ONE_LISTED
from sightline.engines.names import Profile, Topic, take_apart
from sightline.picture import Picture
from sightline.values import Decision, MergePolicy, MergeRule, Ruling, Within
from sightline.values.words import say_share

_WHOLE_DAY = len("1960-06-09")
#: A shorter number may be given twice: a card of a club, a file in an office.
_LONG_NUMBER = 6


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """One decision that a rule of the house makes: by which rule, at what score."""

    ruling: Ruling
    rule: MergeRule
    probability: float
    names: tuple[str, str]


def apply_policy(picture: Picture, queue: Queue, policy: MergePolicy) -> tuple[Applied, ...]:
    """Decide what the policy lets a rule decide; likeliest pairs first, and none twice over."""
    if not policy.rules:
        return ()
    met = {
        Likely(one.left, one.right, one.match.probability): (one, rule)
        for one in queue.questions
        if (rule := _rule_met(one, queue.bearers, policy)) is not None
    }
    if policy.within is Within.ONE_DATA_SET:
        origins = {pair: read_origins(picture, pair.left, pair.right) for pair in met}
        met = {pair: asked for pair, asked in met.items() if origins[pair]}
    _, contradictions = propose(met, Settled.read(picture), 0.0)
    forbidden = {one.pair for one in contradictions}
    return tuple(
        _applied(question, rule, policy)
        for pair, (question, rule) in sorted(met.items())
        if pair not in forbidden
    )


def _rule_met(
    question: Question, bearers: Mapping[str, Profile], policy: MergePolicy
) -> MergeRule | None:
    """The first rule of the policy that a question meets."""
    left, right = bearers[question.left], bearers[question.right]
    if question.asked is not None or question.match.probability < policy.at_least:
        return None
    if left.sort is not right.sort or any(
        part.name == "listing" and part.worth == ONE_LISTED for part in question.parts
    ):
        return None
    if any(one.topic is Topic.DATE and one.log_odds < 0 for one in question.match.reasons):
        return None
    if not shared_numbers(left, right) or not same_name(left, right):
        return None
    dated = any(len(day) == _WHOLE_DAY for day in set(left.dates) & set(right.dates))
    for rule in sorted(policy.rules):
        if rule is MergeRule.NUMBER_AND_NAME or dated:
            return rule
    return None


def shared_numbers(left: Profile, right: Profile) -> tuple[str, ...]:
    """Numbers of documents that both bear, long enough to be nobody else's."""
    ours, theirs = (
        {plain for one in side.identifiers if len(plain := _plain(one)) >= _LONG_NUMBER}
        for side in (left, right)
    )
    return tuple(sorted(ours & theirs))


def _plain(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum()).casefold()


def same_name(left: Profile, right: Profile) -> bool:
    """Whether a strong name of either is the same but for script, case and the order of words."""
    ours, theirs = (
        {
            tuple(sorted(part.text for part in take_apart(name, side.sort).parts))
            for name in side.names
        }
        for side in (left, right)
    )
    return any(one and one == other for one, other in product(ours, theirs))


def _applied(question: Question, rule: MergeRule, policy: MergePolicy) -> Applied:
    chance = question.match.probability
    reason = (
        f"rule {rule.value} of the house: probability {say_share(chance)}, at least "
        f"{policy.at_least:g} asked, {policy.within.value}; {_agreed(question)}"
    )
    return Applied(
        ruling=Ruling.of(question.left, question.right, Decision.SAME, reason),
        rule=rule,
        probability=chance,
        names=question.names,
    )


def _agreed(question: Question) -> str:
    topics = (Topic.IDENTIFIER, Topic.DATE)
    said = [one.words for one in question.match.reasons if one.topic in topics]
    return "; ".join(["the name is the same", *said])
