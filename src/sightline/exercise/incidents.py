"""Incidents: seizures, levies, attacks and the rest, as they happened and as they are told."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, Weighted, mint
from sightline.exercise.land import Place
from sightline.exercise.sounds import ARABIC, ENGLISH, LANGUAGES, VARIANTS
from sightline.exercise.thing import Claim, Thing, Verdict, degrees, iso
from sightline.exercise.world import World

#: Each type with its words in three languages.
TYPES: dict[str, tuple[str, str, str]] = {
    "seizure": ("Seizure", "Saisie", "مصادرة"),
    "roadblock-tax": ("Levy on the road", "Taxe au barrage", "إتاوة على الطريق"),
    "killing": ("Killing", "Meurtre", "قتل"),
    "kidnapping": ("Kidnapping", "Enlèvement", "خطف"),
    "attack": ("Attack", "Attaque", "هجوم"),
    "convoy-clash": ("Clash over a convoy", "Accrochage autour d'un convoi", "اشتباك حول قافلة"),
    "raid": ("Raid", "Descente", "مداهمة"),
    "arrest": ("Arrest", "Arrestation", "توقيف"),
    "strike-on-mission": ("Attack on the mission", "Attaque contre la mission", "هجوم على البعثة"),
}
_OFTEN = Weighted(
    ("seizure", 20),
    ("roadblock-tax", 22),
    ("killing", 10),
    ("kidnapping", 6),
    ("attack", 12),
    ("convoy-clash", 8),
    ("raid", 6),
    ("arrest", 12),
    ("strike-on-mission", 1),
)
_DEADLY = {"killing": 2, "attack": 9, "convoy-clash": 14, "strike-on-mission": 3}
_TRADED = frozenset(("seizure", "roadblock-tax", "convoy-clash", "raid"))
_AT_SITES = frozenset(("seizure", "roadblock-tax", "raid"))
_MONTHS = {
    "01": "January",
    "02": "February",
    "03": "March",
    "04": "April",
    "05": "May",
    "06": "June",
    "07": "July",
    "08": "August",
    "09": "September",
    "10": "October",
    "11": "November",
    "12": "December",
}


class Incident(msgspec.Struct, frozen=True):
    """What happened."""

    ids: tuple[str, ...]
    kind: str
    place: Place
    day: int
    group: int
    good: int | None
    quantity: int
    deaths: int | None
    person: int | None

    def subject(self, language: str) -> str:
        """Say in a few words what it was and where."""
        word = TYPES[self.kind][LANGUAGES.index(language)]
        comma = "،" if language == ARABIC else ","
        return f"{word}{comma} {self.place.label.spelled(language)}"

    def things(self, world: World) -> list[Thing]:
        """Tell the truth about it."""
        told = self._facts(world, self.ids[0])
        if self.deaths is not None:
            told += [("deathsLow", str(self.deaths)), ("deathsHigh", str(self.deaths))]
        return [Thing("Incident", self.ids, (("name", self.subject(ENGLISH)), *told))]

    def _facts(self, world: World, own: str) -> list[tuple[str, str]]:
        del own
        facts = [("incidentType", self.kind), ("date", iso(self.day))]
        facts.append(("territory", world.land.provinces[self.place.province].id))
        if self.place.schema == "Site":
            facts.append(("site", self.place.id))
        if self.good is not None:
            good = world.trade.goods[self.good]
            facts += [("commodity", good.id), ("quantity", str(self.quantity)), ("unit", good.unit)]
        facts.append(("involved", world.field.groups[self.group].id))
        if self.person is not None:
            facts.append(("involved", world.crowd.person(self.person).ids[0]))
        where = self.place
        facts += [("latitude", degrees(where.latitude)), ("longitude", degrees(where.longitude))]
        return facts

    def tell(self, world: World, language: str, draws: Draws, at: int) -> list[Claim]:
        """Tell of it in a language, as a source that means well would."""
        own = self.ids[at % len(self.ids)]
        claims = [Claim(own, "Incident", "name", self.subject(language), lang=language)]
        for prop, value in self._facts(world, own):
            claims.append(self._told(own, prop, value, draws))
        variant = draws.below(VARIANTS)
        town = self.place.label.spelled(language, variant)
        claims.append(
            Claim(own, "Incident", "location", town, _spelling(variant, language), lang=language)
        )
        claims.append(
            Claim(own, "Incident", "precision", draws.pick(("exact", "near", "district")))
        )
        if self.deaths is not None:
            low, high = max(0, self.deaths - draws.below(3)), self.deaths + draws.below(4)
            claims.append(Claim(own, "Incident", "deathsLow", str(low)))
            claims.append(Claim(own, "Incident", "deathsHigh", str(high)))
        claims += name_group(world, self.group, language, draws)
        if self.person is not None:
            claims += name_crowd(world, self.person, language, draws, 0)
        return claims

    def _told(self, own: str, prop: str, value: str, draws: Draws) -> Claim:
        if prop == "date" and draws.chance(120):
            year, month, _ = value.split("-")
            said = f"around {_MONTHS[month]} {year}"
            return Claim(own, "Incident", prop, f"{year}-{month}", original=said)
        if prop == "quantity" and draws.chance(250):
            return Claim(own, "Incident", prop, value, original=f"about {value}")
        return Claim(own, "Incident", prop, value)


def draw_incident(world: World, index: int, day: int, draws: Draws) -> Incident:
    """Draw what happened. In the last, quiet province next to nothing does."""
    kind = draws.weigh(_OFTEN)
    places = world.land.sites if kind in _AT_SITES else world.land.towns
    place = draws.pick(places)
    if place.province == world.scale.provinces - 1 and not draws.chance(60):
        place = draws.pick(places)
    good = draws.below(len(world.trade.goods) - 1) if kind in _TRADED else None
    load = 1 if good is None else world.trade.goods[good].load
    masters = world.field.masters[place.province]
    group = draws.pick(masters) if draws.chance(800) else draws.below(world.scale.groups)
    own = mint("i", world.seed, "incident", index)
    twice = draws.chance(160)
    deaths = _DEADLY.get(kind)
    return Incident(
        ids=(own, mint("i", world.seed, "incident", index, 1)) if twice else (own,),
        kind=kind,
        place=place,
        day=day,
        group=group,
        good=good,
        quantity=max(1, load * draws.between(20, 400) // 100),
        deaths=draws.between(1, deaths) if deaths else None,
        person=draws.below(world.crowd.count) if draws.chance(350) else None,
    )


def name_group(world: World, group: int, language: str, draws: Draws) -> list[Claim]:
    """Give the name of a group as a report in a language writes it."""
    named, variant = world.field.groups[group], draws.below(VARIANTS)
    text = named.label.spelled(language, variant)
    return [Claim(named.id, "Group", "name", text, _spelling(variant, language), lang=language)]


def name_crowd(world: World, number: int, language: str, draws: Draws, at: int) -> list[Claim]:
    """Give the name of a person as a report in a language writes it."""
    person = world.crowd.person(number)
    variant, habit = draws.below(VARIANTS), draws.below(4)
    text = person.name.spelled(language, variant, habit)
    own = person.ids[at % len(person.ids)]
    return [Claim(own, "Person", "name", text, _spelling(variant + habit, language), lang=language)]


def _spelling(variant: int, language: str) -> Verdict:
    return Verdict.TRUE if variant == 0 and language == ENGLISH else Verdict.SPELLING
