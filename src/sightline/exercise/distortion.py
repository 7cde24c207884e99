"""How the truth is bent on its way: lies with a motive, honest errors, slips of the keyboard."""

from __future__ import annotations

from sightline.exercise.draws import Draws
from sightline.exercise.sounds import ENGLISH, mistype
from sightline.exercise.sources import Source
from sightline.exercise.thing import Claim, Verdict, iso
from sightline.exercise.world import World

_BLAMED = frozenset(("involved", "payer", "actor", "organization"))
_SWAPPED = frozenset(("involved", "payer"))
_COUNTED = frozenset(("quantity", "deathsHigh", "amount", "cost", "share"))
_DATED = frozenset(("date", "startDate"))
_BORN = "birthDate"
_OPEN_TO_ERROR = _COUNTED | _DATED | {_BORN, "commodity"}
_NAMED = frozenset(("name", "alias"))
_SLIPS = 25


def distort(
    claims: list[Claim], world: World, source: Source, draws: Draws, day: int
) -> list[Claim]:
    """Bend the claims of one telling as its source would, and set the verdict on each."""
    told = claims
    if source.mouthpiece is not None:
        told = shift_blame(told, world, source.mouthpiece, draws)
    if draws.chance(1000 - source.right):
        told = err(told, world, draws, day)
    for at, claim in enumerate(told):
        if claim.prop in _NAMED and draws.chance(_SLIPS) and claim.verdict.holds:
            slip = mistype(claim.value, draws.below(64), draws.below(3))
            told = [*told[:at], claim._replace(value=slip, verdict=Verdict.NOISE), *told[at + 1 :]]
    return told


def shift_blame(claims: list[Claim], world: World, group: int, draws: Draws) -> list[Claim]:
    """Let a mouthpiece put the blame on a rival: mostly its own group's, now and then any."""
    groups = world.field.groups
    own, rival = groups[group], groups[world.field.rival_of(group)]
    blamed = next((c.value for c in claims if c.prop in _BLAMED and c.value.startswith("g-")), "")
    if blamed in ("", rival.id) or not draws.chance(750 if blamed == own.id else 250):
        return claims
    told = []
    for claim in claims:
        if claim.value == blamed and claim.prop in _BLAMED:
            told.append(claim._replace(value=rival.id, verdict=Verdict.LIE))
        elif claim.entity == blamed and claim.prop in _NAMED:
            name = rival.label.spelled(claim.lang or ENGLISH)
            told.append(claim._replace(entity=rival.id, value=name))
        else:
            told.append(claim)
    return told


def err(claims: list[Claim], world: World, draws: Draws, day: int) -> list[Claim]:
    """Make one honest error in one of the claims that can be got wrong."""
    open_to_error = [at for at, claim in enumerate(claims) if _can_err(claim)]
    if not open_to_error:
        return claims
    at = draws.pick(open_to_error)
    return [*claims[:at], mistake(claims[at], world, draws, day), *claims[at + 1 :]]


def _can_err(claim: Claim) -> bool:
    if not claim.verdict.holds:
        return False
    if claim.prop in _SWAPPED:
        return claim.value.startswith("g-")
    return claim.prop in _OPEN_TO_ERROR


def mistake(claim: Claim, world: World, draws: Draws, day: int) -> Claim:
    """Get one claim wrong."""
    if claim.prop in _COUNTED:
        value = claim.value + "0" if claim.value != "0" else "10"
    elif claim.prop in _DATED:
        value = iso(day - draws.between(2, 40))
    elif claim.prop == _BORN:
        year = int(claim.value[:4]) + draws.between(1, 9)
        value = f"{year}{claim.value[4:]}".replace("-02-29", "-02-28")
    elif claim.prop == "commodity":
        value = draws.pick([good.id for good in world.trade.goods if good.id != claim.value])
    else:
        value = draws.pick([group.id for group in world.field.groups if group.id != claim.value])
    if value == claim.value:
        return claim
    return claim._replace(value=value, original=None, verdict=Verdict.ERROR)
