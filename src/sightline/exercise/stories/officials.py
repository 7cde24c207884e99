"""What is done by the state and known of it: cases, training, and a split known late."""

from __future__ import annotations

from sightline.exercise.draws import mint
from sightline.exercise.stories.plot import Expected, Pen, Story, day_at, named
from sightline.exercise.thing import Claim, Thing, Verdict, iso, relate
from sightline.exercise.world import World

_STAGES = ("investigation", "investigation", "charge", "investigation")


def tell_dropped(world: World) -> Story:
    """Seizures at the port lead to cases, and none of the cases to a court."""
    pen = Pen(world, "dropped")
    port = world.land.sites_of("port")[0]
    police = world.state.body("police").id
    cases = []
    for number, stage in enumerate(_STAGES):
        day = day_at(300 + 40 * number)
        values = (
            ("name", f"Seizure at {port.label.spelled()}, file {number + 1}"),
            ("caseNumber", f"P-{number + 11}/{2017 + number // 2}"),
            ("fileDate", iso(day)),
            ("stage", stage),
            ("custodian", police),
            ("droppedReason", "The suspects were released; the file was not sent on."),
        )
        own = mint("j", world.seed, pen.name, number)
        case = pen.true(Thing("JusticeCase", (own,), values))
        cases.append(case.id)
        pen.tell(day + 90, "police", case.claims(), marking="police", event=day)
    return pen.close(
        f"The files of {port.label.spelled()}",
        "The police seize goods at the port and open a file each time.",
        "Four files in nine months: one reached a charge, none a court.",
        Expected(
            finding="chain of justice",
            entities=tuple(cases),
            says="The chain breaks at investigation.",
            known_from=iso(day_at(420) + 90),
        ),
    )


def tell_training(world: World) -> Story:
    """The mission trains a customs unit in surveillance whose chief shields a group."""
    pen = Pen(world, "training")
    chief, group = pen.person(), world.field.groups[world.field.masters[1][0]]
    seed = world.seed
    unit = pen.true(Thing("PublicBody", (mint("b", seed, pen.name),), (("name", "Harbour Unit"),)))
    post = pen.true(
        Thing(
            "Position",
            (mint("o", seed, pen.name),),
            (("name", "Chief of the Harbour Unit"), ("organization", unit.id)),
        )
    )
    term = pen.true(relate("Occupancy", chief.ids[0], post.id, ("startDate", iso(day_at(120)))))
    shield = pen.true(
        relate(
            "Protection",
            chief.ids[0],
            group.id,
            ("form", "tip-off"),
            ("level", "provincial"),
            ("startDate", iso(day_at(380))),
        )
    )
    support = pen.true(_support(pen, unit.id))
    told = unit.claims() + post.claims() + term.claims()
    pen.tell(day_at(150), "register", [*told, named(chief)], marking="open")
    pen.tell(day_at(390), "police", shield.claims(), grade="3x5x2:1BC", marking="police")
    pen.tell(day_at(410), "witness", shield.claims(), grade="B3", marking="rights-shared")
    pen.tell(day_at(450), "register", support.claims(), marking="mission")
    return pen.close(
        "The Harbour Unit",
        "A customs unit asks for training and cameras, and the mission is glad to help.",
        "Its chief warns a group of patrols. The police and a witness say so independently, "
        "before the training was decided.",
        Expected(
            finding="dual use",
            entities=(support.id, unit.id, chief.ids[0], group.id),
            says="Support with a dual use goes to a unit whose chief protects a group.",
            known_from=iso(day_at(450)),
        ),
    )


def tell_split(world: World) -> Story:
    """Two allied groups part; the mission learns of it eight months later."""
    pen = Pen(world, "split")
    one, other = world.field.groups[2], world.field.groups[4 % len(world.field.groups)]
    parted, learned = day_at(700), day_at(810)
    ally = pen.true(_stand(one.id, other.id, "alliance", day_at(30), parted))
    rival = pen.true(_stand(one.id, other.id, "rivalry", parted, None))
    early = [claim for claim in ally.claims() if claim.prop != "endDate"]
    pen.tell(day_at(60), "partner", early)
    stale = pen.tell(day_at(740), "press", _still(ally), marking="open", event=day_at(735))
    pen.tell(learned, "informant", [*rival.claims(), *ally.claims()[-1:]], grade="B2", event=parted)
    pen.tell(learned + 20, "patrol", rival.claims(), grade="A2", event=parted)
    pen.withdraw(learned + 40, stale, "Overtaken: the groups had parted before it was written.")
    return pen.close(
        "The parting",
        f"{one.label.spelled()} and {other.label.spelled()} are known as allies.",
        "They parted eight months before anybody told the mission. What was known in between "
        "was wrong, and a newspaper repeated it.",
        Expected(
            finding="change of relation",
            entities=(one.id, other.id, ally.id, rival.id),
            says=f"Known on {iso(day_at(780))} as allies, later as rivals since {iso(parted)}.",
            known_from=iso(learned),
        ),
    )


def _support(pen: Pen, unit: str) -> Thing:
    values = (
        ("name", "Training and cameras for the Harbour Unit"),
        ("supportType", "training"),
        ("dualUse", "surveillance"),
        ("decision", "proceed"),
        ("implementer", pen.world.mission.id),
        ("beneficiary", unit),
        ("startDate", iso(day_at(440))),
    )
    return Thing("SupportPackage", (mint("n", pen.world.seed, pen.name),), values)


def _stand(one: str, other: str, relation: str, start: int, end: int | None) -> Thing:
    return relate(
        "GroupRelation",
        one,
        other,
        ("relation", relation),
        ("startDate", iso(start)),
        ("endDate", None if end is None else iso(end)),
    )


def _still(ally: Thing) -> list[Claim]:
    """Say that an alliance holds, after it has ended."""
    claims = [claim for claim in ally.claims() if claim.prop != "endDate"]
    summary = "The two groups remain close allies."
    return [*claims, Claim(ally.id, ally.schema, "summary", summary, Verdict.ERROR, lang="eng")]
