"""The country: provinces, towns, neighbours, and the sites where value is made, moved or taxed.

The land lies in the open Atlantic, where no land is.
"""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, Weighted, mint
from sightline.exercise.label import Frames, Label, name_lands, name_place
from sightline.exercise.scale import Scale
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH
from sightline.exercise.thing import Claim, Pairs, Thing, Verdict, degrees

#: Kinds of sites with their share and their names.
_SITES = Weighted[tuple[str, Frames]](
    (("border-crossing", ("{} crossing", "Poste frontière de {}", "معبر {}")), 5),
    (("mine", ("{} mine", "Mine de {}", "منجم {}")), 5),
    (("checkpoint", ("{} checkpoint", "Barrage de {}", "حاجز {}")), 4),
    (("market", ("{} market", "Marché de {}", "سوق {}")), 4),
    (("port", ("{} port", "Port de {}", "ميناء {}")), 2),
    (("storage", ("{} depot", "Dépôt de {}", "مستودع {}")), 2),
)
_FIRST_SITES = ("port", "border-crossing", "border-crossing", "mine", "mine", "checkpoint")
_FRAMES = dict(_SITES.values)
_PROVINCE: Frames = ("{} Province", "Province de {}", "ولاية {}")
_WEST, _SOUTH = -31_000, 18_000


class Place(msgspec.Struct, frozen=True):
    """A country, a province, a town or a site, with its middle in thousandths of a degree."""

    id: str
    kind: str
    label: Label
    province: int
    latitude: int
    longitude: int
    above: str | None = None

    @property
    def schema(self) -> str:
        """Countries, provinces and towns are territories; the rest are sites."""
        return "Territory" if self.kind in ("country", "province", "town") else "Site"

    def thing(self) -> Thing:
        """Tell the truth about it."""
        return Thing(self.schema, (self.id,), self._values())

    def _values(self) -> Pairs:
        name = ("name", self.label.spelled(ENGLISH))
        if self.schema == "Territory":
            level = (name, ("level", self.kind))
            return level if self.above is None else (*level, ("partOf", self.above))
        where = (("latitude", degrees(self.latitude)), ("longitude", degrees(self.longitude)))
        return (name, ("siteType", self.kind), ("territory", self.above or ""), *where)

    def listed(self) -> list[Claim]:
        """Say what a gazetteer says: the truth, with the names in French and Arabic."""
        others = [
            Claim(self.id, self.schema, "alias", self.label.spelled(tongue), Verdict.SPELLING)
            for tongue in (FRENCH, ARABIC)
        ]
        return self.thing().claims() + others


class Land(msgspec.Struct, frozen=True):
    """The country and what lies in and around it."""

    country: Place
    neighbours: tuple[Place, ...]
    provinces: tuple[Place, ...]
    towns: tuple[Place, ...]
    sites: tuple[Place, ...]

    def places(self) -> tuple[Place, ...]:
        """Every place, the wider before the narrower."""
        return (self.country, *self.neighbours, *self.provinces, *self.towns, *self.sites)

    def sites_of(self, kind: str) -> list[Place]:
        """All sites of one kind, in order."""
        return [site for site in self.sites if site.kind == kind]

    def within(self, province: int) -> list[Place]:
        """The towns of a province."""
        return [town for town in self.towns if town.province == province]


def lay_out(seed: int, scale: Scale) -> Land:
    """Draw the country."""
    draws = Draws(seed, "land")
    start = draws.below(1400)
    lands = [
        Place(mint("t", seed, "land", number), "country", Label((name,)), 0, _SOUTH, _WEST)
        for number, name in enumerate(name_lands(draws, 4))
    ]
    provinces = [
        _lay_province(seed, number, lands[0], name_place(number, start), draws)
        for number in range(scale.provinces)
    ]
    first = scale.provinces
    towns = [
        _lay_town(seed, number, provinces, name_place(first + number, start), draws)
        for number in range(scale.towns)
    ]
    sites = [_lay_site(seed, number, towns, draws) for number in range(scale.sites)]
    return Land(lands[0], tuple(lands[1:]), tuple(provinces), tuple(towns), tuple(sites))


def _lay_province(seed: int, number: int, land: Place, name: str, draws: Draws) -> Place:
    row, column = divmod(number, 4)
    south = _SOUTH + row * 900 + draws.below(300)
    west = _WEST + column * 900 + draws.below(300)
    label = Label((name,), _PROVINCE)
    own = mint("t", seed, "province", number)
    return Place(own, "province", label, number, south, west, land.id)


def _lay_town(seed: int, number: int, provinces: list[Place], name: str, draws: Draws) -> Place:
    province = number % len(provinces)
    south = provinces[province].latitude + draws.between(-400, 400)
    west = provinces[province].longitude + draws.between(-400, 400)
    own = mint("t", seed, "town", number)
    return Place(own, "town", Label((name,)), province, south, west, provinces[province].id)


def _lay_site(seed: int, number: int, towns: list[Place], draws: Draws) -> Place:
    """Lay a site near a town; the first few make sure that every exercise has what it needs."""
    kind, frames = draws.weigh(_SITES)
    if number < len(_FIRST_SITES):
        kind = _FIRST_SITES[number]
        frames = _FRAMES[kind]
    town = towns[number % len(towns)]
    south = town.latitude + draws.between(-90, 90)
    west = town.longitude + draws.between(-90, 90)
    again = number // len(towns)
    if again:
        frames = (
            f"{frames[0]} {again + 1}",
            f"{frames[1]} {again + 1}",
            f"{frames[2]} {again + 1}",
        )
    own = mint("s", seed, "site", number)
    return Place(own, kind, Label(town.label.words, frames), town.province, south, west, town.above)
