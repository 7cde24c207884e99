"""What is said and not so: a smear with a motive, and a number that grows as it is copied."""

from __future__ import annotations

from sightline.exercise.draws import mint
from sightline.exercise.sounds import ARABIC, FRENCH
from sightline.exercise.stories.plot import Expected, Pen, Story, day_at
from sightline.exercise.thing import Claim, Verdict, iso, relate
from sightline.exercise.world import World


def tell_smear(world: World) -> Story:
    """A rival plants a story about a firm with a good source; copies make it look confirmed."""
    pen = Pen(world, "smear")
    firm, group = world.firms[0], world.field.groups[0]
    rival = world.field.rival_of(0)
    gainer = world.field.groups[rival]
    deal = relate(
        "BenefitFlow",
        firm.id,
        group.id,
        ("benefitType", "gift"),
        ("direction", "horizontal"),
        ("amount", "45000"),
        ("currency", "USD"),
        ("date", iso(day_at(420))),
    )
    lies = [claim._replace(verdict=Verdict.LIE) for claim in deal.claims()]
    names = [
        Claim(firm.id, "Company", "name", firm.label.spelled(), lang="eng"),
        Claim(group.id, "Group", "name", group.label.spelled(), lang="eng"),
    ]
    first = pen.tell(
        day_at(430), "informant", lies + names, grade="B2", marking="jmac", speaks_for=rival
    )
    press = pen.tell(day_at(434), "press", lies, copied=first, marking="open")
    pen.tell(day_at(437), "partner", lies, copied=press)
    french = firm.label.spelled(FRENCH)
    check = [
        Claim(deal.id, "BenefitFlow", "payer", firm.id, negated=True),
        Claim(firm.id, "Company", "name", french, Verdict.SPELLING, lang=FRENCH),
    ]
    pen.tell(day_at(460), "police-fr", check, grade="3x5x2:1AC", marking="police")
    pen.withdraw(day_at(480), first, "The source was paid for the story by a rival of the group.")
    return pen.close(
        "Money for rifles",
        "Within a month three reports say that a well-known firm pays an armed group.",
        "All three go back to one contact, graded B2, who speaks for a rival group. The firm paid "
        "nobody. The contact note was withdrawn later; its copies were not.",
        Expected(
            finding="independent origins",
            entities=(deal.id, firm.id, group.id),
            says="One origin, not three; the rival gains.",
            known_from=iso(day_at(437)),
        ),
        Expected(
            finding="payment to a group",
            entities=(firm.id, group.id, gainer.id),
            says="After the withdrawal nothing but copies of a withdrawn item is left.",
            known_from=iso(day_at(480)),
            silent=True,
        ),
    )


def tell_echo(world: World) -> Story:
    """Five dead become forty, and forty become four hundred, as one article is copied."""
    pen = Pen(world, "echo")
    town, day = world.land.towns[2], day_at(640)
    group = world.field.masters[town.province][0]
    incident = pen.happen("attack", town, day, group, (mint("i", world.seed, pen.name, 0),))
    told = [
        claim for claim in incident.tell(world, FRENCH, pen.draws, 0) if "deaths" not in claim.prop
    ]
    first = pen.tell(
        day + 1, "presse", told + _dead(incident.ids[0], "40"), marking="open", event=day
    )
    arabic = [
        claim for claim in incident.tell(world, ARABIC, pen.draws, 0) if "deaths" not in claim.prop
    ]
    second = pen.tell(
        day + 2,
        "sahafa",
        arabic + _dead(incident.ids[0], "40"),
        copied=first,
        marking="open",
        event=day,
    )
    pen.tell(
        day + 4,
        "press",
        told[:6] + _dead(incident.ids[0], "400"),
        copied=second,
        marking="open",
        event=day,
    )
    pen.tell(day + 5, "partner", told[:6] + _dead(incident.ids[0], "40"), copied=first, event=day)
    pen.tell(day + 9, "patrol", incident.tell(world, "eng", pen.draws, 0), grade="A1", event=day)
    return pen.close(
        f"What happened at {town.label.spelled()}",
        "The press of three languages writes about an attack with many dead.",
        f"{incident.deaths} people died. Four reports go back to one article; the patrol that went "
        "there is the only other origin.",
        Expected(
            finding="independent origins",
            entities=incident.ids,
            says=f"Two origins; the patrol found {incident.deaths} dead.",
            known_from=iso(day + 9),
        ),
    )


def _dead(own: str, number: str) -> list[Claim]:
    return [
        Claim(own, "Incident", prop, number, Verdict.ERROR) for prop in ("deathsLow", "deathsHigh")
    ]
