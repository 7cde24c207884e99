"""The tour: eight stops, each a page of this house with something to look for on it."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.picture import Picture, Summary
from sightline.web.call import Call
from sightline.web.reply import Reply

#: Kinds of which a newcomer understands a dossier at once, the best first.
_TELLING = ("Group", "Company", "Organization", "Person")


class Stop(msgspec.Struct, frozen=True):
    """One stop: what it is called, what to look for, and the page."""

    title: str
    words: str
    address: str


def show_tour(call: Call) -> Reply:
    """Show the tour, with pages that this reader can open."""
    picture = call.visit.picture("tour")
    example = _choose(picture)
    stops = _plan(call, example)
    return call.show(
        "tour/tour.html",
        stops=stops,
        count=picture.count(),
        handling=call.visit.handling(picture.markings()),
        address=picture.address,
    )


def _choose(picture: Picture) -> Summary | None:
    """Choose an entity to look at: of the first telling kind, the one that most is said of."""
    said = picture.count_statements()
    for schema in _TELLING:
        found = picture.entities(schema, limit=50)
        if found:
            return max(found, key=lambda one: (said.get(one.id, 0), one.id))
    return None


def _plan(call: Call, example: Summary | None) -> list[Stop]:
    around = _plan_of_all(call)
    return [around[0], *(_plan_of_one(call, example) if example else ()), *around[1:]]


def _plan_of_one(call: Call, example: Summary) -> list[Stop]:
    """Stops at one entity."""
    say, name, entity = call.words, example.caption, f"/entity/{example.id}"
    earlier = dt.datetime.now(dt.UTC).date().replace(month=1, day=1)
    return [
        Stop(
            say("Search in any script"),
            say("Words are found in any spelling, inside what you may see and nowhere else."),
            call.link("/search", q=name.split()[0]),
        ),
        Stop(
            say("A dossier: {name}", name=name),
            say(
                "Every value has its sources and their grades. Open one: it leads to the "
                "statement, to the item, and to the place in the file."
            ),
            call.link(entity),
        ),
        Stop(
            say("The same, as it was known on another day"),
            say("Two clocks: when it happened, and when it became known. No page forgets which."),
            call.link(entity, known=earlier),
        ),
    ]


def _plan_of_all(call: Call) -> list[Stop]:
    """Stops at pages that every reader has."""
    say = call.words
    return [
        Stop(
            say("What is new"),
            say(
                "The first page says what changed, what is due and what is not known. "
                "It has no score."
            ),
            call.link("/"),
        ),
        Stop(
            say("The seven interfaces"),
            say(
                "Where crime and the mission touch, its own contracts and contingents included. "
                "What cannot be seen is said, and is never a zero."
            ),
            call.link("/interfaces"),
        ),
        Stop(
            say("Judgements"),
            say(
                "What people hold to be so: with a range, a rival reading, a reviewer, a reply "
                "and a day on which it must be looked at again."
            ),
            call.link("/judgements"),
        ),
        Stop(
            say("A brief to hand on"),
            say(
                "One or two pages, as PDF or Word, checked before they leave, with their evidence."
            ),
            call.link("/products"),
        ),
        Stop(
            say("Past missions, played again"),
            say(
                "What the rules would have said, and when; and where they must have stayed silent."
            ),
            call.link("/casebook"),
        ),
    ]
