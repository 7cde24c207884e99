"""What is traded, in which markets, and over which legs of road and sea."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, mint
from sightline.exercise.groups import Field
from sightline.exercise.label import Frames, Label
from sightline.exercise.land import Land, Place
from sightline.exercise.scale import OPENING
from sightline.exercise.sounds import ENGLISH, LANGUAGES
from sightline.exercise.thing import Thing, iso, relate

#: Name in three languages, class, unit, usual load, worth of a unit in dollars, legality.
_GOODS: tuple[tuple[tuple[str, str, str], str, str, int, int, str], ...] = (
    (
        ("charcoal", "charbon de bois", "فحم"),
        "charcoal",
        "sacks",
        240,
        12,
        "legal-good-illegal-means",
    ),
    (("gold", "or", "ذهب"), "mineral", "g", 900, 41, "legal-good-illegal-means"),
    (("fuel", "carburant", "وقود"), "fuel", "l", 9_000, 1, "legal-good-illegal-means"),
    (
        ("cigarettes", "cigarettes", "سجائر"),
        "excise",
        "cartons",
        600,
        9,
        "legal-good-illegal-means",
    ),
    (("rifle ammunition", "munitions", "ذخيرة"), "arms", "rounds", 5_000, 1, "illegal-good"),
    (("cannabis resin", "résine de cannabis", "حشيش"), "drug", "kg", 300, 900, "illegal-good"),
    (
        ("rosewood", "bois de rose", "خشب الورد"),
        "timber",
        "m3",
        18,
        700,
        "legal-good-illegal-means",
    ),
    (
        ("safe passage", "passage", "عبور"),
        "protection",
        "USD",
        150,
        1,
        "organized-not-criminalized",
    ),
)
_MARKET: Frames = ("{} trade", "Commerce de {}", "تجارة {}")
_MODES = ("road", "road", "road", "track", "river", "sea")


class Good(msgspec.Struct, frozen=True):
    """A commodity."""

    id: str
    names: tuple[str, str, str]
    kind: str
    unit: str
    load: int
    worth: int
    legality: str

    def named(self, language: str) -> str:
        """Name it in a language."""
        return self.names[LANGUAGES.index(language)]

    def thing(self) -> Thing:
        """Tell the truth about it."""
        values = (("name", self.names[0]), ("commodityClass", self.kind), ("unit", self.unit))
        return Thing("Commodity", (self.id,), values)


class Market(msgspec.Struct, frozen=True):
    """A market for one commodity in one province."""

    id: str
    good: int
    province: int
    thing: Thing


class Leg(msgspec.Struct, frozen=True):
    """One leg of a route, and what goes over it."""

    origin: int
    destination: int
    good: int
    thing: Thing


class Trade(msgspec.Struct, frozen=True):
    """Goods, markets, who works in them, and the legs between the sites."""

    goods: tuple[Good, ...]
    markets: tuple[Market, ...]
    roles: tuple[Thing, ...]
    legs: tuple[Leg, ...]


def draw_trade(seed: int, land: Land, field: Field) -> Trade:
    """Draw goods, markets and routes."""
    draws = Draws(seed, "trade")
    goods = tuple(
        Good(mint("c", seed, names[0]), names, kind, unit, load, worth, legality)
        for names, kind, unit, load, worth, legality in _GOODS
    )
    markets = tuple(
        _draw_market(seed, number, goods, land, draws) for number in range(len(land.provinces))
    )
    roles = tuple(_draw_role(market, field, draws) for market in markets)
    legs = tuple(
        _draw_leg(number, goods, land.sites, draws) for number in range(len(land.sites) - 1)
    )
    return Trade(goods, markets, roles, legs)


def _draw_market(
    seed: int, number: int, goods: tuple[Good, ...], land: Land, draws: Draws
) -> Market:
    good, place = number % len(goods), land.provinces[number]
    low = draws.between(2, 90) * 10_000
    label = Label(place.label.words, _MARKET).spelled(ENGLISH)
    values = (
        ("name", f"{label}: {goods[good].names[0]}"),
        ("commodity", goods[good].id),
        ("territory", place.id),
        ("legality", goods[good].legality),
        ("valueLow", str(low)),
        ("valueHigh", str(low + draws.between(1, 60) * 10_000)),
        ("livelihoods", str(draws.between(2, 80) * 100)),
    )
    own = mint("m", seed, "market", number)
    return Market(own, good, number, Thing("IllicitMarket", (own,), values))


def _draw_role(market: Market, field: Field, draws: Draws) -> Thing:
    master = field.masters[market.province][0]
    return relate(
        "MarketRole",
        field.groups[master].id,
        market.id,
        ("scene", draws.pick(("tax", "protect", "move", "sell"))),
        ("share", str(draws.between(10, 70))),
        ("startDate", iso(OPENING - draws.below(700))),
    )


def _draw_leg(number: int, goods: tuple[Good, ...], sites: tuple[Place, ...], draws: Draws) -> Leg:
    good = draws.below(len(goods) - 1)
    other = draws.below(number + 1)
    thing = relate(
        "RouteLeg",
        sites[number + 1].id,
        sites[other].id,
        ("commodity", goods[good].id),
        ("mode", draws.pick(_MODES)),
        ("cost", str(draws.between(2, 60) * 10)),
        ("startDate", iso(OPENING - draws.below(900))),
    )
    return Leg(number + 1, other, good, thing)
