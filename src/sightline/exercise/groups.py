"""Armed groups, gangs and networks: what they want, whom they side with, what they hold."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, Weighted, mint
from sightline.exercise.label import Frames, Label
from sightline.exercise.land import Land
from sightline.exercise.scale import OPENING, SPAN, Scale
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH
from sightline.exercise.thing import Claim, Thing, Verdict, iso, relate

_KINDS: tuple[tuple[str, str, Frames], ...] = (
    ("armed-group", "hierarchy", ("{} Front", "Front de {}", "جبهة {}")),
    ("gang", "cells", ("{} Dockers", "Dockers de {}", "عمال ميناء {}")),
    ("network", "loose-network", ("{} Brokers", "Courtiers de {}", "وسطاء {}")),
    ("militia", "hierarchy", ("{} Guard", "Garde de {}", "حرس {}")),
    ("self-defence", "cells", ("{} Watch", "Vigiles de {}", "حراس {}")),
    ("armed-group", "franchise", ("Movement of {}", "Mouvement de {}", "حركة {}")),
)
_AIMS = (
    "Wants a share of the provincial government and of the customs revenue.",
    "Lives from the road and the port; has no political demand.",
    "Protects the herds and markets of its home towns, and taxes them for it.",
    "Wants its fighters taken into the army with their ranks.",
)
_RELATIONS = Weighted(("alliance", 4), ("rivalry", 4), ("non-aggression-pact", 2), ("supplier", 2))
_DEGREES = Weighted(("influence", 3), ("contested", 3), ("control", 4))
_SERVICES = ("security", "dispute-settlement", "welfare", "jobs")


class Group(msgspec.Struct, frozen=True):
    """A group as it really is."""

    id: str
    label: Label
    kind: str
    structure: str
    low: int
    high: int
    home: int
    aim: str
    area: str

    def thing(self) -> Thing:
        """Tell the truth about it."""
        return Thing(
            "Group",
            (self.id,),
            (
                ("name", self.label.spelled(ENGLISH)),
                ("groupKind", self.kind),
                ("structure", self.structure),
                ("sizeLow", str(self.low)),
                ("sizeHigh", str(self.high)),
                ("territory", self.area),
                ("description", self.aim),
            ),
        )

    def listed(self) -> list[Claim]:
        """Say what an open handbook says, with the names in French and Arabic."""
        others = [
            Claim(self.id, "Group", "alias", self.label.spelled(tongue), Verdict.SPELLING)
            for tongue in (FRENCH, ARABIC)
        ]
        return self.thing().claims() + others


class Stand(msgspec.Struct, frozen=True):
    """How one group stands to another for a time."""

    one: int
    other: int
    relation: str
    thing: Thing


class Hold(msgspec.Struct, frozen=True):
    """What a group holds from one day to another."""

    group: int
    province: int
    start: int
    end: int | None
    thing: Thing


class Field(msgspec.Struct, frozen=True):
    """All groups, how they stand to each other, and what they hold."""

    groups: tuple[Group, ...]
    stands: tuple[Stand, ...]
    holds: tuple[Hold, ...]
    masters: tuple[tuple[int, ...], ...]

    def rival_of(self, group: int) -> int:
        """The rival a mouthpiece of this group would rather accuse."""
        for stand in self.stands:
            if stand.relation == "rivalry" and group in (stand.one, stand.other):
                return stand.other if stand.one == group else stand.one
        return (group + 1) % len(self.groups)


def draw_field(seed: int, scale: Scale, land: Land) -> Field:
    """Draw the groups with their relations and their areas over time."""
    draws = Draws(seed, "groups")
    groups = tuple(_draw_group(seed, number, land, draws) for number in range(scale.groups))
    stands = tuple(_draw_stand(number, groups, draws) for number in range(scale.groups))
    holds: list[Hold] = []
    for province in range(scale.provinces - 1):
        holds += _draw_holds(province, groups, land, draws)
    masters = tuple(
        tuple(hold.group for hold in holds if hold.province == province)
        or (province % len(groups),)
        for province in range(scale.provinces)
    )
    return Field(groups, stands, tuple(holds), masters)


def _draw_group(seed: int, number: int, land: Land, draws: Draws) -> Group:
    kind, structure, frames = _KINDS[number % len(_KINDS)]
    home = number % (len(land.provinces) - 1)
    towns = land.within(home) or list(land.towns)
    low = draws.between(2, 60) * 10
    return Group(
        id=mint("g", seed, "group", number),
        label=Label(towns[number // len(_KINDS) % len(towns)].label.words, frames),
        kind=kind,
        structure=structure,
        low=low,
        high=low + draws.between(1, 8) * 10,
        home=home,
        aim=_AIMS[number % len(_AIMS)],
        area=land.provinces[home].id,
    )


def _draw_stand(number: int, groups: tuple[Group, ...], draws: Draws) -> Stand:
    other = (number + 1 + draws.below(len(groups) - 1)) % len(groups)
    relation = "rivalry" if number == 0 else draws.weigh(_RELATIONS)
    start = OPENING + draws.between(-900, SPAN - 600)
    end = start + draws.between(200, 900) if draws.chance(300) else None
    thing = relate(
        "GroupRelation",
        groups[number].id,
        groups[other].id,
        ("relation", relation),
        ("startDate", iso(start)),
        ("endDate", None if end is None else iso(end)),
        apart=relation,
    )
    return Stand(number, other, relation, thing)


def _draw_holds(province: int, groups: tuple[Group, ...], land: Land, draws: Draws) -> list[Hold]:
    """Let one or two groups hold a province, the second after the first."""
    first = next((at for at, group in enumerate(groups) if group.home == province), 0)
    turn = OPENING + draws.between(200, SPAN - 300) if draws.chance(450) else None
    spans: list[tuple[int, int, int | None]] = [(first, OPENING - draws.between(30, 900), turn)]
    if turn is not None:
        spans.append(((first + 1 + draws.below(len(groups) - 1)) % len(groups), turn + 20, None))
    area = land.provinces[province].id
    return [
        Hold(group, province, start, end, _hold(groups[group].id, area, start, end, draws))
        for group, start, end in spans
    ]


def _hold(group: str, area: str, start: int, end: int | None, draws: Draws) -> Thing:
    return relate(
        "TerritorialControl",
        group,
        area,
        ("degree", draws.weigh(_DEGREES)),
        ("provides", draws.pick(_SERVICES)),
        ("startDate", iso(start)),
        ("endDate", None if end is None else iso(end)),
    )
