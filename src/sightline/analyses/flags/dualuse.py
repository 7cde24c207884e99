"""F-DUALUSE: support that can be turned goes to a body that shields a trade, or is unchecked."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.flags.mission import missions
from sightline.analyses.phrase import join
from sightline.analyses.reading import Reading
from sightline.analyses.sanctioned import listed_on
from sightline.analyses.shield import Institutions

_AREAS = ("2", "5")
_BUILDING = ("capacity", "operations")
_ANSWERED = ("proceed-with-mitigation", "suspend", "decline")


@rule("F-DUALUSE")
def see_dualuse(reading: Reading, card: Card) -> Iterator[Flag]:
    """See support, running or planned, whose risk nobody has decided on with open eyes."""
    state = Institutions(reading)
    for support in reading.of("Measure"):
        if _asks(reading, support):
            for body in sorted(support.texts("beneficiary")):
                names = (body, *_above(reading, body))
                known = _known(state, card, names)
                if known:
                    yield _implicated(reading, card, body, support, known)
                elif _unvetted(reading, support, body):
                    yield _unchecked(reading, card, body, support)
    yield from _tasked(reading, card, state)


def _tasked(reading: Reading, card: Card, state: Institutions) -> Iterator[Flag]:
    """See bodies whose means the mandate asks a mission to build, though they shield a trade.

    Whom the support reaches is not told yet: this is the day to ask.
    """
    shields = {shield.institution: shield for shield in state.shields}
    for mission in missions(reading):
        mandate = mission.in_force
        tasks = [
            one
            for one in (mission.tasks(mandate) if mandate else ())
            if one.has("ocScope", *_BUILDING)
        ]
        for body, shield in sorted(shields.items()) if tasks else ():
            here = [fact for fact in shield.facts if mission.area.holds(fact)]
            known = _known(state, card, (body,)) if here else []
            if known and not _decided(reading, body):
                says = (
                    f"{mission.name} is tasked to build or support services of the host state, "
                    f"among which {reading.caption(body)} is reported to shield an illicit trade; "
                    "no decision on support to it is recorded."
                )
                yield _made(reading, card, body, says, [*tasks, *known], other=mission.id)


def _decided(reading: Reading, body: str) -> bool:
    supports = reading.pointing("Measure", "beneficiary", body)
    return any(support.has("decision", *_ANSWERED) for support in supports)


def _asks(reading: Reading, support: Fact) -> bool:
    """Whether it is support to somebody, not over, not answered, and not known to be harmless."""
    kind = support.schema == "SupportPackage" or support.has("area", *_AREAS)
    over = support.end_last is not None and support.end_last < reading.day
    harmless = set(support.texts("dualUse")) == {"none"}
    return kind and not over and not harmless and not support.has("decision", *_ANSWERED)


def _capabilities(support: Fact) -> list[str]:
    return sorted(set(support.texts("dualUse")) - {"none", "unknown"})


def _above(reading: Reading, body: str) -> tuple[str, ...]:
    """The public bodies that a unit belongs to."""
    ties = reading.pointing("Membership", "member", body)
    return tuple(one for tie in ties if tie.holds(reading.day) for one in tie.texts("organization"))


def _known(state: Institutions, card: Card, names: tuple[str, ...]) -> list[Fact]:
    """What is known of a body that makes support a risk: protection, or a listed head."""
    reading, found = state.reading, list[Fact]()
    for shield in state.shields:
        if shield.institution in names:
            named = any(shield.institution in bodies for bodies in state.findings.values())
            if named or len(reading.graded(shield.facts)) >= number(card, "voices"):
                found += [*shield.facts, *shield.posts]
    return found + _listed_heads(reading, names[0])


def _listed_heads(reading: Reading, body: str) -> list[Fact]:
    """The listings in force of the body, or of those who hold its posts on the day."""
    found = list(listed_on(reading, body, reading.day))
    for post in reading.pointing("Position", "organization", body):
        for term in reading.pointing("Occupancy", "post", post.id):
            for holder in term.texts("holder") if term.holds(reading.day) else ():
                found += listed_on(reading, holder, reading.day)
    for seat in reading.pointing("Directorship", "organization", body):
        for director in seat.texts("director") if seat.holds(reading.day) else ():
            found += listed_on(reading, director, reading.day)
    return found


def _unvetted(reading: Reading, support: Fact, body: str) -> bool:
    """Whether support with a stated capability has neither a check nor any decision."""
    if support.schema != "SupportPackage" or not support.has("dualUse"):
        return False
    checks = reading.pointing("Screening", "subject", body)
    checked = any(check.begun(reading.day) for check in checks)
    return not checked and not support.has("decision")


def _implicated(reading: Reading, card: Card, body: str, support: Fact, known: list[Fact]) -> Flag:
    decided = (
        "the decision to proceed does not say" if support.has("decision") else "no decision says"
    )
    says = (
        f"{reading.caption(support.id)} ({_what(support)}) goes to {reading.caption(body)}, which "
        f"is reported to shield an illicit trade or to be led by somebody listed; "
        f"{decided} what is done about it."
    )
    return _made(reading, card, body, says, [support, *known])


def _unchecked(reading: Reading, card: Card, body: str, support: Fact) -> Flag:
    says = (
        f"{reading.caption(support.id)} ({_what(support)}) goes to {reading.caption(body)}, for "
        "which neither a check nor a decision is recorded."
    )
    return _made(reading, card, body, says, [support])


def _what(support: Fact) -> str:
    capabilities = _capabilities(support)
    return f"dual use: {join(capabilities)}" if capabilities else "dual use not known"


def _made(
    reading: Reading, card: Card, body: str, says: str, facts: list[Fact], *, other: str = ""
) -> Flag:
    support = facts[0]
    unknown = [] if _capabilities(support) else ["what the support could be turned to"]
    if not any(
        check.begun(reading.day) for check in reading.pointing("Screening", "subject", body)
    ):
        unknown.append("whether its units and chiefs were checked")
    return make_flag(
        reading, card, body, says, facts, others=[other or support.id], unknown=unknown,
        since=support.start,
    )  # fmt: skip
