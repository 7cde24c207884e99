"""What a paragraph tells by itself, what it takes from above, and what goes on below it."""

from __future__ import annotations

import msgspec

from sightline.engines.mandates.clauses import Found, Strength
from sightline.engines.mandates.span import Code, Span
from sightline.engines.mandates.tasking import Addressee, Reader, Told


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """What a paragraph tells whom, with the places in the document.

    ``conduct`` names a mission to whose work the Secretary-General is to see, ``admin`` are words
    of reports, terms and ceilings.
    """

    addressee: Code[Addressee] = Code(Addressee.NONE)
    tasks_mission: Code[bool] = Code(False)
    strength: Code[Strength] = Code(Strength.NOTES)
    force: tuple[Span, ...] = ()
    conduct: tuple[Span, ...] = ()
    admin: tuple[Span, ...] = ()


class Placing(msgspec.Struct, frozen=True):
    """The paragraph itself, its heirs below it, and whether its task comes from above."""

    own: Placed
    heir: Placed
    inherited: bool = False


def place(found: Found, reader: Reader, told: Told | None, above: Placed | None) -> Placing:
    """Put together what a paragraph says itself and what stands above it."""
    force = found.spans(found.named("wording", "force"))
    if above is None:
        if told is None:
            none = Placed(force=force)
            return Placing(none, none)
        return _by_itself(found, told, force)
    if told is None or told.strength is Strength.NOTES:
        taken = _taken(found, reader, above, force)
        return Placing(taken, taken, True)
    if told.verbs[0].first == 0 or above.strength.value is Strength.NOTES:
        return _by_itself(found, told, force)
    taken = _taken(found, reader, above, force)
    if taken.tasks_mission.value:
        return Placing(taken, taken, True)
    own = msgspec.structs.replace(taken, tasks_mission=_tasks(found, told))
    return Placing(own, own)


def _by_itself(found: Found, told: Told, force: tuple[Span, ...]) -> Placing:
    own = _own(found, told, force)
    heir = own if told.heir is None else _own(found, told.heir, force)
    if heir.tasks_mission.value and heir.addressee.value is Addressee.SG:
        mission = Code(Addressee.MISSION, heir.tasks_mission.rests_on)
        heir = msgspec.structs.replace(heir, addressee=mission)
    return Placing(own, heir)


def _own(found: Found, told: Told, force: tuple[Span, ...]) -> Placed:
    return Placed(
        addressee=Code(told.addressee, found.spans(told.addressed[:1])),
        tasks_mission=_tasks(found, told),
        strength=Code(told.strength, found.spans(told.verbs)),
        force=force,
        conduct=found.spans(told.conduct),
        admin=found.spans(told.admin),
    )


def _tasks(found: Found, told: Told) -> Code[bool]:
    return Code(told.tasks, found.spans(told.tasked))


def _taken(found: Found, reader: Reader, above: Placed, force: tuple[Span, ...]) -> Placed:
    """What a sub-paragraph takes over, with the subject that it names itself."""
    taken = msgspec.structs.replace(above, force=(*above.force, *force))
    if above.conduct and not reader.is_internal():
        return msgspec.structs.replace(taken, tasks_mission=Code(True, above.conduct))
    subject = reader.subject() if above.addressee.value is Addressee.NONE else None
    if subject is None:
        return taken
    spans = found.spans(reader.actors[:1])
    tasks = subject is Addressee.MISSION and above.strength.value > Strength.NOTES
    tasked = Code(True, spans) if tasks and not reader.house else above.tasks_mission
    return msgspec.structs.replace(taken, addressee=Code(subject, spans), tasks_mission=tasked)
