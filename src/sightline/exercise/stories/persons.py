"""Who is who: one treasurer under three ids, and two men of one name taken for one."""

from __future__ import annotations

import msgspec

from sightline.exercise.acts import decide
from sightline.exercise.draws import mint
from sightline.exercise.people import Person
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH
from sightline.exercise.stories.plot import Expected, Pen, Story, day_at
from sightline.exercise.thing import Claim, Thing, Verdict, iso
from sightline.exercise.world import World
from sightline.values import Decision

_REASON = "Same birth date and telephone in three reports."


def tell_persons(world: World) -> Story:
    """One person has three ids, two persons have one name."""
    pen = Pen(world, "persons")
    treasurer = _treasurer(pen)
    group = world.field.groups[1]
    for number, (channel, tongue) in enumerate(
        (("police", ENGLISH), ("witness", FRENCH), ("sahafa", ARABIC))
    ):
        pen.tell(day_at(500 + 15 * number), channel, _sketch(treasurer, number, tongue, group.id))
    one, other = _namesakes(pen)
    for number, person in enumerate((one, other)):
        claims = [Claim(person.ids[0], "Person", "name", person.name.spelled(ENGLISH, 0, 1))]
        pen.tell(day_at(520 + 9 * number), "patrol", claims + person.thing().claims()[2:])
    ids = treasurer.ids
    same, different = Decision.SAME, Decision.DIFFERENT
    for act in (
        decide(ids[0], ids[1], same, _REASON, day_at(560)),
        decide(ids[1], ids[2], same, _REASON, day_at(575)),
        decide(one.ids[0], other.ids[0], same, "Same name.", day_at(550), right=False),
        decide(one.ids[0], other.ids[0], different, "Birth dates differ.", day_at(620)),
    ):
        pen.acts.append(msgspec.structs.replace(act, story=pen.name))
    return pen.close(
        "The treasurer",
        "Police, human rights officers and an Arabic newspaper each write of somebody who keeps "
        "the money of a group.",
        "The three are one woman. Two men of one name, whom an analyst took for one, are two.",
        Expected(
            finding="one person",
            entities=ids,
            says="Three ids are one person.",
            known_from=iso(day_at(575)),
        ),
        Expected(
            finding="two persons",
            entities=(one.ids[0], other.ids[0]),
            says="Taken for one and later parted: the picture of the days between shows one.",
            known_from=iso(day_at(620)),
        ),
    )


def _treasurer(pen: Pen) -> Person:
    seed, person = pen.world.seed, pen.person(woman=True)
    ids = tuple(mint("p", seed, pen.name, "treasurer", number) for number in range(3))
    treasurer = msgspec.structs.replace(person, ids=ids)
    pen.things[-1] = treasurer.thing()
    keeper = msgspec.structs.replace(treasurer, role="treasurer", joined=day_at(10))
    group = pen.world.field.groups[1].id
    places = [keeper.membership(own, group) for own in ids]
    pen.true(Thing("Membership", tuple(place.id for place in places), places[0].values))
    return keeper


def _sketch(person: Person, number: int, tongue: str, group: str) -> list[Claim]:
    own = person.ids[number]
    verdict = Verdict.TRUE if tongue == ENGLISH else Verdict.SPELLING
    name = Claim(own, "Person", "name", person.name.spelled(tongue), verdict, lang=tongue)
    facts = dict(person.thing().values)
    known = [Claim(own, "Person", prop, facts[prop]) for prop in ("birthDate", "phone")]
    return [name, *known, *person.membership(own, group).claims()]


def _namesakes(pen: Pen) -> tuple[Person, Person]:
    one, other = pen.person(woman=False), pen.person(woman=False)
    name = msgspec.structs.replace(other.name, given=one.name.given, family=one.name.family)
    other = msgspec.structs.replace(other, name=name)
    pen.things[-1] = Thing("Person", other.ids, other.thing().values)
    return one, other
