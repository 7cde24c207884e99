"""Signs: the neutral facts in a dossier from which something is inferred, pattern by pattern."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from sightline.analyses.fact import Fact
from sightline.analyses.relations.dossier import Dossier

_FIGHTS = frozenset({"attack", "killing", "convoy-clash", "kidnapping"})
_MEANS = frozenset({"public-contract", "permit", "salary-top-up", "position-purchase"})
_AT_LEAST_HALF = 50.0


class Sign(msgspec.Struct, frozen=True):
    """One fact that bears, and the statements of it that carry this: of a property, with a value.

    No values stands for every value of the property. ``beside`` are further facts
    without which it would be no sign: a closed area, an agreement, an office.
    """

    fact: Fact
    prop: str
    values: frozenset[str] = frozenset()
    beside: tuple[Fact, ...] = ()


Signs = Iterator[Sign]
SIGNS: dict[str, Callable[[Dossier], Signs]] = {}


def sign(name: str) -> Callable[[Callable[[Dossier], Signs]], Callable[[Dossier], Signs]]:
    """Make a function the pattern of a name."""

    def register(find: Callable[[Dossier], Signs]) -> Callable[[Dossier], Signs]:
        SIGNS[name] = find
        return find

    return register


def _by_aspect(name: str, *aspects: str, prop: str | None = None) -> None:
    """Make a pattern of the observations of the actor under some aspects."""

    def find(dossier: Dossier) -> Signs:
        for fact in dossier.observed(*aspects):
            yield Sign(fact, prop or "aspect", frozenset() if prop else frozenset(aspects))

    SIGNS[name] = find


for _name, _aspects in {
    "diverts": ("diversion",),
    "threatens": ("threatened-staff", "reprisal"),
    "loses": ("loses-from-peace",),
    "political-demand": ("demand-political",),
    "economic-demand": ("demand-economic",),
    "former-fighters": ("ex-combatants",),
    "arms": ("arms-after-income",),
}.items():
    _by_aspect(_name, *_aspects)
_by_aspect("observed-relation", "state-relation", prop="stateRelation")
_by_aspect("observed-stance", "mission-relation", prop="missionRelation")
_by_aspect("observed-motive", "motive", prop="motive")


@sign("fights-state")
def find_fights(dossier: Dossier) -> Signs:
    """Fights in which both the actor and the state are involved."""
    for fact in dossier.facts("Incident", "involved"):
        if not _FIGHTS.intersection(fact.row.get("incidentType", ())):
            continue
        others = set(fact.texts("involved")) - dossier.ids
        if any(map(dossier.is_state, others)):
            yield Sign(fact, "involved", dossier.ids, dossier.offices(others))


@sign("shielded")
def find_shields(dossier: Dossier) -> Signs:
    """Shields that the state holds over the actor or over a market in which it works."""
    for protected in (dossier.actor, *dossier.markets):
        for fact in dossier.reading.pointing("Protection", "protected", protected):
            begun = fact.begun(dossier.reading.day)
            if begun and any(map(dossier.is_state, fact.texts("protector"))):
                yield Sign(fact, "protector", beside=dossier.offices(fact.texts("protector")))


@sign("pays-state")
def find_payments_up(dossier: Dossier) -> Signs:
    """Money from the actor to the state, other than a fine or a lawful tax."""
    for fact in dossier.facts("BenefitFlow", "payer"):
        if any(map(dossier.is_state, fact.texts("beneficiary"))):
            offices = dossier.offices(fact.texts("beneficiary"))
            yield Sign(fact, "payer", dossier.ids, offices)


@sign("paid-by-state")
def find_payments_down(dossier: Dossier) -> Signs:
    """Money, posts, permits and contracts from the state to the actor."""
    for fact in dossier.facts("BenefitFlow", "beneficiary"):
        means = _MEANS & set(fact.texts("benefitType"))
        if means and any(map(dossier.is_state, fact.texts("payer"))):
            yield Sign(fact, "beneficiary", dossier.ids, dossier.offices(fact.texts("payer")))


@sign("holds-no-go")
def find_holds(dossier: Dossier) -> Signs:
    """Areas that the actor controls and that are reported as closed to the state."""
    for fact in dossier.facts("TerritorialControl", "actor"):
        closed = _closed(dossier, dossier.where(fact))
        if closed and fact.has("degree", "control"):
            yield Sign(fact, "degree", frozenset({"control"}), closed)


@sign("works-in-absence")
def find_work_in_absence(dossier: Dossier) -> Signs:
    """Trade of the actor where nobody of the state or the operation goes."""
    for fact in dossier.facts("MarketRole", "actor"):
        closed = _closed(dossier, dossier.where(fact))
        if closed:
            yield Sign(fact, "market", beside=closed)


def _closed(dossier: Dossier, places: tuple[str, ...]) -> tuple[Fact, ...]:
    closed = dossier.reading.observed("no-go-area")
    return tuple(fact for fact in closed if set(places) & set(fact.texts("territory")))


@sign("strikes")
def find_strikes(dossier: Dossier) -> Signs:
    """Strikes on the operation in which the actor is reported to be involved."""
    for fact in dossier.facts("Incident", "involved"):
        if fact.has("incidentType", "strike-on-mission"):
            yield Sign(fact, "involved", dossier.ids)


@sign("clashes-as-party")
def find_clashes_of_party(dossier: Dossier) -> Signs:
    """Clashes over goods on the move after the actor signed an agreement."""
    deals = [deal for deal in dossier.facts("Agreement", "party") if deal.start is not None]
    signed = [deal.start for deal in deals if deal.start is not None]
    if not signed:
        return
    for fact in dossier.facts("Incident", "involved"):
        after = fact.start_first is not None and fact.start_first > min(signed)
        if after and fact.has("incidentType", "convoy-clash"):
            yield Sign(fact, "involved", dossier.ids, tuple(deals))


@sign("supplies")
def find_supplies(dossier: Dossier) -> Signs:
    """Contracts that a mission awarded to the actor."""
    for fact in dossier.facts("ContractAward", "supplier"):
        found = (dossier.reading.find(name) for name in fact.texts("contract"))
        contracts = tuple(one for one in found if one is not None)
        buyers = [name for one in contracts for name in one.texts("authority")]
        if any(_is_mission(dossier, name) for name in buyers):
            yield Sign(fact, "supplier", dossier.ids, contracts)


@sign("supported")
def find_support(dossier: Dossier) -> Signs:
    """Measures and support packages of which the actor is the beneficiary."""
    for fact in dossier.facts("Measure", "beneficiary"):
        yield Sign(fact, "beneficiary", dossier.ids)


@sign("met")
def find_meetings(dossier: Dossier) -> Signs:
    """Meetings of the operation with the actor."""
    for fact in dossier.facts("Engagement", "counterpart"):
        yield Sign(fact, "counterpart", dossier.ids)


@sign("hires")
def find_hires(dossier: Dossier) -> Signs:
    """Reports that at least half of its people joined for pay."""
    for fact in dossier.observed("recruitment-by-wages"):
        shares = fact.quantity()
        if shares is not None and shares[0] >= _AT_LEAST_HALF:
            yield Sign(fact, "aspect", frozenset({"recruitment-by-wages"}))


@sign("patronizes")
def find_favours(dossier: Dossier) -> Signs:
    """Favours that the actor gives to followers."""
    return _provides(dossier, "patronage")


@sign("protects-people")
def find_safety(dossier: Dossier) -> Signs:
    """Safety or the settling of disputes that the actor gives to people."""
    return _provides(dossier, "security", "dispute-settlement")


def _provides(dossier: Dossier, *services: str) -> Signs:
    for fact in dossier.facts("TerritorialControl", "actor"):
        if fact.has("provides", *services):
            yield Sign(fact, "provides", frozenset(services))


def _is_mission(dossier: Dossier, entity: str) -> bool:
    fact = dossier.reading.find(entity)
    return fact is not None and fact.schema == "Mission"
