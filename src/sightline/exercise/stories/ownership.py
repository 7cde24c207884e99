"""Who stands behind the firms that the mission pays: a protector once, and once nobody."""

from __future__ import annotations

from sightline.exercise.draws import mint
from sightline.exercise.label import Label
from sightline.exercise.people import Person
from sightline.exercise.stories.plot import Expected, Pen, Story, day_at, named
from sightline.exercise.thing import Thing, iso, relate
from sightline.exercise.world import World


def tell_vendor(world: World) -> Story:
    """A firm that belongs to the brother of a protector wins a contract of the mission."""
    pen = Pen(world, "vendor")
    governor, group = world.state.offices[0].holder, _protected(world)
    brother = pen.person(family_of=governor, woman=False)
    vendor, holding = _firm(pen, "vendor", "haulage"), _firm(pen, "holding", "trading")
    above = pen.true(_owns(holding.id, vendor.id, "60"))
    top = pen.true(_owns(brother.ids[0], holding.id, "70"))
    kin = pen.true(relate("Family", governor.ids[0], brother.ids[0], ("relationship", "brother")))
    shield = pen.true(
        relate(
            "Protection",
            governor.ids[0],
            group,
            ("form", "escort"),
            ("level", "provincial"),
            ("startDate", iso(day_at(90))),
        )
    )
    contract, award = _contract(pen, vendor.id, day_at(200), "310000")
    pen.tell(day_at(100), "register", vendor.claims() + above.claims(), marking="open")
    pen.tell(day_at(205), "register", contract.claims() + award.claims(), marking="risk")
    first = pen.tell(day_at(240), "informant", [*shield.claims(), named(governor)], grade="C3")
    pen.tell(day_at(245), "partner", shield.claims(), copied=first)
    pen.tell(day_at(300), "register", holding.claims() + top.claims(), marking="open")
    pen.tell(day_at(330), "panel", shield.claims(), grade="B2", marking="panel-shared")
    pen.tell(day_at(345), "police", [*kin.claims(), named(brother)], marking="police")
    path = (contract.id, vendor.id, holding.id, brother.ids[0], governor.ids[0], group)
    return pen.close(
        "The haulier's silent partner",
        "The mission buys haulage from a young firm that offered the lowest price.",
        "Sixty per cent of the haulier belong to a holding, seventy per cent of the holding to the "
        "brother of the governor, and the governor shields the group that taxes the same road. "
        "Two sources say so independently; a third report is a copy.",
        Expected(
            finding="vendor exposure",
            entities=path,
            says="The path from contract to protected group closes; product of shares 42 per cent.",
            known_from=iso(day_at(345)),
        ),
        Expected(
            finding="protection by an official",
            entities=(governor.ids[0], group),
            says="Two independent origins, not three.",
            known_from=iso(day_at(330)),
        ),
    )


def tell_namesake_vendor(world: World) -> Story:
    """A firm whose owner only bears the name of a protector wins a contract: nothing is wrong."""
    pen = Pen(world, "other-vendor")
    governor = world.state.offices[0].holder
    owner = pen.person(family_of=governor, woman=False)
    vendor = _firm(pen, "other", "catering")
    top = pen.true(_owns(owner.ids[0], vendor.id, "100"))
    contract, award = _contract(pen, vendor.id, day_at(260), "84000")
    pen.tell(day_at(150), "register", vendor.claims() + top.claims(), marking="open")
    pen.tell(day_at(262), "register", contract.claims() + award.claims(), marking="risk")
    birth = owner.thing().claims()
    pen.tell(day_at(280), "police-fr", birth, marking="police", subject="Vérification")
    return pen.close(
        "The caterer with a great name",
        "A caterer whose owner bears the family name of a governor cooks for the mission.",
        "The owner is no kin of the governor. Nothing ties the firm to anybody but its owner.",
        Expected(
            finding="vendor exposure",
            entities=(contract.id, vendor.id, owner.ids[0]),
            says="A family name alone is not a tie.",
            known_from=iso(day_at(150)),
            silent=True,
        ),
    )


def _protected(world: World) -> str:
    return world.field.groups[world.field.masters[0][0]].id


def _firm(pen: Pen, name: str, line: str) -> Thing:
    owner: Person = pen.person()
    label = Label((owner.name.family,), (f"{{}} {line.capitalize()} Ltd",) * 3)
    values = (
        ("name", label.spelled()),
        (
            "registrationNumber",
            f"RC-9{pen.draws.between(10, 99)}-{pen.draws.between(10_000, 99_999)}",
        ),
        ("incorporationDate", iso(day_at(40))),
        ("sector", line),
    )
    return pen.true(Thing("Company", (mint("f", pen.world.seed, pen.name, name),), values))


def _owns(owner: str, asset: str, share: str) -> Thing:
    since = ("startDate", iso(day_at(40)))
    return relate("Ownership", owner, asset, ("percentage", share), since)


def _contract(pen: Pen, supplier: str, day: int, amount: str) -> tuple[Thing, Thing]:
    world = pen.world
    money = (("amount", amount), ("currency", "USD"))
    values = (
        ("title", f"Services for the northern camps, lot {pen.draws.between(1, 9)}"),
        ("authority", world.mission.id),
        ("contractDate", iso(day)),
        *money,
    )
    own = mint("k", world.seed, pen.name, "contract")
    award = relate("ContractAward", own, supplier, *money, ("date", iso(day)))
    return pen.true(Thing("Contract", (own,), values)), pen.true(award)
