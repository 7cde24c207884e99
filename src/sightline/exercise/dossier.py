"""One event and everything that is told of it: first reports, second sources, copies, denials.

A dossier follows from the seed and a number, so that it can be told again later:
for a late report, a withdrawal or a change of marking.
"""

from __future__ import annotations

import msgspec

from sightline.exercise.dealings import Payment, Relation, draw_payment, draw_relation
from sightline.exercise.distortion import distort
from sightline.exercise.draws import Draws, Weighted
from sightline.exercise.house import CASE_LEADS, CASES, CLERKS, JMAC, PANEL, POLICE, RIGHTS, RISK
from sightline.exercise.incidents import Incident, draw_incident
from sightline.exercise.levy import divert
from sightline.exercise.profiles import Profile
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH, LANGUAGES
from sightline.exercise.sources import Source
from sightline.exercise.telling import Telling, refer, write
from sightline.exercise.thing import Claim, Thing, Verdict, iso
from sightline.exercise.world import World

Matter = Incident | Profile | Payment | Relation

_KINDS = Weighted(("incident", 70), ("profile", 15), ("payment", 6), ("relation", 9))
_LAGS = Weighted((0, 28), (1, 20), (3, 16), (7, 13), (21, 11), (60, 7), (200, 4), (480, 1))
_OWN_IDS = {JMAC: 0, RISK: 0, POLICE: 1, PANEL: 2, RIGHTS: 2}
#: Late reports are numbered beyond those of the day, each by the event with which it came.
_ECHO = 10
_DENIAL = {
    ENGLISH: "denies any part in it",
    FRENCH: "dément toute participation",
    ARABIC: "ينفي أي مشاركة",
}


class Dossier(msgspec.Struct, frozen=True):
    """One event: when it happened, when it reached us, and what it was."""

    index: int
    recorded: int
    known: int
    day: int
    case: str | None
    matter: Matter


def open_dossier(world: World, index: int, recorded: int) -> Dossier:
    """Draw the event of a number, which is recorded on a given day."""
    draws = Draws(world.seed, "event", index)
    kind = draws.weigh(_KINDS)
    lag = draws.weigh(_LAGS)
    wait = lag + draws.below(lag + 1)
    day = recorded - wait
    known = recorded - (draws.below(wait + 1) if draws.chance(300) else min(wait, draws.below(2)))
    matter: Matter
    if kind == "incident":
        matter = divert(world, draw_incident(world, index, day, draws), index)
    elif kind == "profile":
        matter = Profile(_draw_number(world, draws), day)
    elif kind == "payment":
        matter = draw_payment(world, index, day, draws)
    else:
        matter = draw_relation(world, day, draws)
    case = draws.pick(CASES).case if draws.chance(25) else None
    return Dossier(index, recorded, known, day, case, matter)


def _draw_number(world: World, draws: Draws) -> int:
    """Draw whom a profile is about: people kept under two ids, and namesakes, more than others."""
    number, turn = draws.below(world.crowd.count), draws.below(100)
    if turn < 35:
        number = number // 8 * 8 + 5
    elif turn < 50:
        number = number // 16 * 16 + 15
    return number if number < world.crowd.count else 5


def truths(world: World, dossier: Dossier) -> list[Thing]:
    """Tell the truth about what is new in a dossier."""
    return dossier.matter.things(world)


def recount(world: World, dossier: Dossier) -> list[Telling]:
    """Tell everything that was recorded of the event on its day."""
    draws = Draws(world.seed, "telling", dossier.index)
    source = world.sources.any(draws)
    first = _report(world, dossier, source, draws, 0)
    told = [first]
    if draws.chance(380):
        other = world.sources.other(draws, source)
        told.append(_report(world, dossier, other, draws, 1, confirmed=True))
    if draws.chance(260):
        told.append(_copy(world, dossier, told[-1], draws, len(told)))
        if draws.chance(400):
            told.append(_copy(world, dossier, told[-1], draws, len(told)))
    if isinstance(dossier.matter, Incident) and draws.chance(50):
        told.append(_deny(world, dossier, dossier.matter, draws, len(told)))
    return told


def echo(world: World, dossier: Dossier, index: int, recorded: int) -> Telling:
    """Tell of an old event again, from another source, on the day of a later one."""
    draws = Draws(world.seed, "echo", dossier.index, index)
    source = world.sources.any(draws)
    late = msgspec.structs.replace(dossier, recorded=recorded, known=recorded - draws.below(3))
    return _report(world, late, source, draws, _ECHO + index, confirmed=True)


def _report(
    world: World,
    dossier: Dossier,
    source: Source,
    draws: Draws,
    number: int,
    *,
    confirmed: bool = False,
) -> Telling:
    """Let a source tell of the event in its own language, as truly as it can or will."""
    language = source.channel.language
    # Two reports of one incident may carry two ids; of a person, each receiver keeps its own.
    at = number if isinstance(dossier.matter, Incident) else _OWN_IDS[source.channel.receiver]
    claims = dossier.matter.tell(world, language, draws, at)
    claims = distort(claims, world, source, draws, dossier.day)
    if source.channel.name == "informant" and draws.chance(400):
        claims = [_guard(claim) for claim in claims]
    lead, mark = CASE_LEADS[dossier.case] if dossier.case else ("", "")
    return write(
        source,
        reference=refer(world.seed, "event", dossier.index, number),
        subject=dossier.matter.subject(language),
        claims=claims,
        recorded=dossier.recorded,
        known=_say_known(dossier, draws),
        event=_say_event(dossier, draws),
        grade=None if draws.chance(60) else source.grade(draws, confirmed=confirmed),
        marking=mark or draws.weigh(source.channel.markings),
        case=dossier.case,
        author=CLERKS.get(lead),
    )


def _guard(claim: Claim) -> Claim:
    """Mark what would point to the source more strictly than the item around it."""
    if claim.schema != "Person":
        return claim
    return claim._replace(marking="handlers")


def _say_event(dossier: Dossier, draws: Draws) -> str | None:
    said = iso(dossier.day)
    turn = draws.below(100)
    if turn < 8:
        return f"circa {said}"
    if turn < 16:
        return said[:7]
    return None if turn < 19 else said


def _say_known(dossier: Dossier, draws: Draws) -> str:
    return iso(min(dossier.recorded, dossier.known + draws.below(2)))


def _copy(world: World, dossier: Dossier, original: Telling, draws: Draws, number: int) -> Telling:
    """Let somebody pass a telling on, in other words but with nothing of his own."""
    source = world.sources.any(draws)
    strict = original.item.marking
    told = write(
        source,
        reference=refer(world.seed, "event", dossier.index, number),
        subject=dossier.matter.subject(source.channel.language),
        claims=original.claims[: max(4, len(original.claims) - draws.below(5))],
        recorded=dossier.recorded,
        known=iso(dossier.recorded),
        event=original.item.event,
        grade=source.grade(draws),
        marking="jmac",
        origin=original.origin,
        derived_from=(original.item.id,),
        case=dossier.case,
        author=original.author,
    )
    return msgspec.structs.replace(told, item=msgspec.structs.replace(told.item, marking=strict))


def _deny(world: World, dossier: Dossier, matter: Incident, draws: Draws, number: int) -> Telling:
    """Let the spokesman of the group that did it deny it in the press."""
    language = draws.pick(LANGUAGES)
    group = world.field.groups[matter.group]
    own = matter.ids[0]
    source = world.sources.spokesman(matter.group)
    name = group.label.spelled(language)
    claims = [
        Claim(own, "Incident", "involved", group.id, Verdict.LIE, negated=True),
        Claim(own, "Incident", "summary", f"{name} {_DENIAL[language]}.", lang=language),
    ]
    return write(
        source,
        reference=refer(world.seed, "event", dossier.index, number),
        subject=name,
        claims=claims,
        recorded=dossier.recorded,
        known=iso(dossier.recorded),
        event=iso(dossier.day),
        grade=source.grade(draws),
        marking="open",
        case=dossier.case,
    )
