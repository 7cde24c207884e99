"""Firms, who owns and leads them, and the contracts that the mission gives them."""

from __future__ import annotations

import msgspec

from sightline.exercise.draws import Draws, mint
from sightline.exercise.label import Frames, Label, name_family
from sightline.exercise.land import Land
from sightline.exercise.people import Person, draw_cast
from sightline.exercise.scale import OPENING, SPAN, Scale
from sightline.exercise.thing import Thing, iso, relate

_LINES: tuple[tuple[str, Frames], ...] = (
    ("haulage", ("{} Haulage Ltd", "Transports {} SARL", "شركة {} للنقل")),
    ("fuel", ("{} Fuel Supply Ltd", "Carburants {} SA", "شركة {} للوقود")),
    ("building", ("{} Construction Ltd", "Bâtiment {} SARL", "شركة {} للبناء")),
    ("catering", ("{} Catering Ltd", "Restauration {} SARL", "شركة {} للتموين")),
    ("guarding", ("{} Guarding Ltd", "Gardiennage {} SARL", "شركة {} للحراسة")),
    ("trading", ("{} Trading Ltd", "Comptoir {} SARL", "شركة {} للتجارة")),
)


class Firm(msgspec.Struct, frozen=True):
    """A firm with its owner and director."""

    id: str
    label: Label
    line: str
    number: str
    founded: int
    address: str
    owner: Person
    director: Person
    share: int
    parent: str | None

    def thing(self) -> Thing:
        """Tell the truth about the firm."""
        values = (
            ("name", self.label.spelled()),
            ("registrationNumber", self.number),
            ("incorporationDate", iso(self.founded)),
            ("sector", self.line),
            ("address", self.address),
        )
        return Thing("Company", (self.id,), values)

    def things(self) -> list[Thing]:
        """The firm, the people behind it and their shares."""
        since = ("startDate", iso(self.founded))
        share = ("percentage", str(self.share))
        told = [self.thing(), self.owner.thing(), self.director.thing()]
        told.append(relate("Ownership", self.owner.ids[0], self.id, share, since))
        told.append(
            relate("Directorship", self.director.ids[0], self.id, ("role", "director"), since)
        )
        if self.parent is not None:
            rest = ("percentage", str(100 - self.share))
            told.append(relate("Ownership", self.parent, self.id, rest, since))
        return told


class Award(msgspec.Struct, frozen=True):
    """A contract of the mission and the firm that won it."""

    day: int
    firm: int
    contract: Thing
    award: Thing


def draw_firms(seed: int, scale: Scale, land: Land) -> tuple[Firm, ...]:
    """Draw the firms. One in three is held in part by an older firm."""
    draws = Draws(seed, "firms")
    firms: list[Firm] = []
    for number in range(scale.firms):
        firms.append(_draw_firm(seed, number, land, draws, firms))
    return tuple(firms)


def _draw_firm(seed: int, number: int, land: Land, draws: Draws, older: list[Firm]) -> Firm:
    """Draw one firm in the company of older ones."""
    line, frames = _LINES[number % len(_LINES)]
    town = draws.pick(land.towns)
    held = bool(older) and draws.chance(330)
    return Firm(
        id=mint("f", seed, "firm", number),
        label=Label((name_family(draws),), frames),
        line=line,
        number=f"RC-{draws.between(100, 999)}-{draws.between(10_000, 99_999)}",
        founded=OPENING - draws.between(100, 5_000),
        address=f"{draws.between(1, 240)} {draws.pick(('Harbour', 'Market', 'Station'))} Road, "
        f"{town.label.spelled()}",
        owner=draw_cast(seed, "owner", number),
        director=draw_cast(seed, "director", number),
        share=draws.between(51, 90) if held else 100,
        parent=draws.pick(older).id if held else None,
    )


def draw_awards(seed: int, firms: tuple[Firm, ...], mission: str) -> tuple[Award, ...]:
    """Draw what the mission buys, a little less often than there are firms."""
    draws = Draws(seed, "awards")
    return tuple(
        _draw_award(seed, number, firms, mission, draws) for number in range(len(firms) * 2 // 3)
    )


def _draw_award(
    seed: int, number: int, firms: tuple[Firm, ...], mission: str, draws: Draws
) -> Award:
    """Let the mission give one firm a contract."""
    firm = draws.below(len(firms))
    day = OPENING + draws.between(60, SPAN - 200)
    own, amount = mint("k", seed, "award", number), str(draws.between(4, 400) * 5_000)
    values = (
        ("title", f"{firms[firm].line.capitalize()} services, lot {draws.between(1, 9)}"),
        ("authority", mission),
        ("contractDate", iso(day)),
        ("amount", amount),
        ("currency", "USD"),
    )
    award = relate(
        "ContractAward",
        own,
        firms[firm].id,
        ("amount", amount),
        ("currency", "USD"),
        ("date", iso(day)),
    )
    return Award(day, firm, Thing("Contract", (own,), values), award)
