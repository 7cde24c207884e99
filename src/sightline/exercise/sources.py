"""Who tells: sources with a record, a language, and now and then a reason to lie."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from sightline.exercise.draws import Draws, Weighted, mint
from sightline.exercise.house import JMAC, PANEL, POLICE, RIGHTS, RISK
from sightline.exercise.sounds import ARABIC, ENGLISH, FRENCH
from sightline.values import Kind, Scale


class Channel(msgspec.Struct, frozen=True):
    """A kind of source: who receives it, how it is graded and marked, how often it is right."""

    name: str
    receiver: str
    language: str
    kind: Kind
    title: str
    right: int
    markings: Weighted[str]
    scale: Scale | None = Scale.ADMIRALTY
    partial: int = 0
    licence: str | None = None


_PRESS = "Quotation from the press"
CHANNELS: dict[str, Channel] = {
    channel.name: channel
    for channel in (
        Channel(
            "patrol",
            JMAC,
            ENGLISH,
            Kind.REPORT,
            "Patrol report",
            930,
            Weighted(("mission", 5), ("jmac", 1)),
        ),
        Channel(
            "police",
            POLICE,
            ENGLISH,
            Kind.REPORT,
            "Police report",
            920,
            Weighted(("police", 4), ("police-only", 1)),
            Scale.UK_3X5X2,
        ),
        Channel(
            "police-fr",
            POLICE,
            FRENCH,
            Kind.REPORT,
            "Rapport de police",
            905,
            Weighted(("police", 1)),
            Scale.UK_3X5X2,
        ),
        Channel(
            "partner",
            JMAC,
            ENGLISH,
            Kind.MESSAGE,
            "Liaison message",
            880,
            Weighted(("partner", 1)),
            Scale.EUROPOL_4X4,
        ),
        Channel(
            "informant",
            JMAC,
            ENGLISH,
            Kind.INTERVIEW,
            "Contact note",
            800,
            Weighted(("jmac", 3), ("jmac-strict", 2)),
            partial=450,
        ),
        Channel(
            "witness",
            RIGHTS,
            FRENCH,
            Kind.INTERVIEW,
            "Entretien",
            860,
            Weighted(("rights-shared", 2), ("rights", 1)),
        ),
        Channel(
            "press",
            JMAC,
            ENGLISH,
            Kind.DOCUMENT,
            "Press article",
            830,
            Weighted(("open", 1)),
            partial=250,
            licence=_PRESS,
        ),
        Channel(
            "presse",
            JMAC,
            FRENCH,
            Kind.DOCUMENT,
            "Article de presse",
            830,
            Weighted(("open", 1)),
            partial=250,
            licence=_PRESS,
        ),
        Channel(
            "sahafa",
            JMAC,
            ARABIC,
            Kind.DOCUMENT,
            "مقال صحفي",
            820,
            Weighted(("open", 1)),
            partial=250,
            licence=_PRESS,
        ),
        Channel(
            "panel",
            PANEL,
            ENGLISH,
            Kind.INTERVIEW,
            "Panel interview",
            900,
            Weighted(("panel-shared", 1), ("panel", 1)),
        ),
        Channel(
            "register",
            RISK,
            ENGLISH,
            Kind.LIST,
            "Register extract",
            975,
            Weighted(("open", 2), ("risk", 1)),
        ),
    )
}
#: These sources, a contact and a French newspaper, speak for a group in every exercise.
_PARTISAN = (4, 7)
_OFTEN = Weighted(
    ("patrol", 26),
    ("police", 14),
    ("police-fr", 8),
    ("partner", 5),
    ("informant", 14),
    ("witness", 8),
    ("press", 8),
    ("presse", 7),
    ("sahafa", 6),
    ("panel", 4),
)
_GOOD = Weighted(("A", 2), ("B", 6), ("C", 2), ("F", 1))
_FAIR = Weighted(("B", 2), ("C", 5), ("D", 2), ("E", 1), ("F", 2))
_CREDIBLE = Weighted(("1", 1), ("2", 5), ("3", 4), ("4", 1), ("6", 2))
_CONFIRMED = Weighted(("1", 4), ("2", 4), ("3", 1))
_UK = {"A": "1", "B": "1", "C": "2", "D": "3", "E": "3", "F": "2"}
_UK_CLAIM = {"1": "B", "2": "A", "3": "C", "4": "E", "5": "E", "6": "D"}
_EUROPOL = {"A": "A", "B": "B", "C": "B", "D": "C", "E": "C", "F": "X"}
_EUROPOL_CLAIM = {"1": "1", "2": "2", "3": "3", "4": "4", "5": "4", "6": "4"}


class Source(msgspec.Struct, frozen=True):
    """A source under its pseudonym, with what only the truth knows: how right, and for whom."""

    code: str
    channel: Channel
    right: int
    letter: str
    mouthpiece: int | None = None

    def grade(self, draws: Draws, *, confirmed: bool = False) -> str | None:
        """Grade one report in the scale of the channel, as its receiver would."""
        claim = draws.weigh(_CONFIRMED if confirmed else _CREDIBLE)
        match self.channel.scale:
            case Scale.UK_3X5X2:
                return f"3x5x2:{_UK[self.letter]}{_UK_CLAIM[claim]}{'C' if claim < '3' else 'P'}"
            case Scale.EUROPOL_4X4:
                return f"4x4:{_EUROPOL[self.letter]}{_EUROPOL_CLAIM[claim]}"
            case _:
                return f"{self.letter}{claim}"


class Sources:
    """All sources by number; each follows from the seed."""

    def __init__(self, seed: int, count: int, groups: int) -> None:
        self.count = count
        self._seed = seed
        self._groups = groups
        self.source = lru_cache(maxsize=2048)(self._draw)

    def _draw(self, number: int) -> Source:
        draws = Draws(self._seed, "source", number)
        channels = list(CHANNELS.values())
        small = channels[number] if number < len(channels) else CHANNELS[draws.weigh(_OFTEN)]
        speaks_for = number % self._groups if number in _PARTISAN else None
        return self.make("source", number, small.name, draws, speaks_for)

    def make(
        self, name: str, number: int, channel: str, draws: Draws, mouthpiece: int | None = None
    ) -> Source:
        """Make a source of a channel; some speak for a group."""
        chosen = CHANNELS[channel]
        speaks = draws.chance(chosen.partial)
        if mouthpiece is None and speaks:
            mouthpiece = draws.below(self._groups)
        return Source(
            code=mint("src", self._seed, name, number),
            channel=chosen,
            right=chosen.right - draws.between(0, 40),
            letter=draws.weigh(_GOOD if chosen.right > 850 else _FAIR),
            mouthpiece=mouthpiece,
        )

    def registry(self, number: int) -> Source:
        """The registry of papers: 0 holds what was there at the start, 1 what comes later."""
        return self.make("registry", number, "register", Draws(self._seed, "registry", number))

    def spokesman(self, group: int) -> Source:
        """The voice of a group in the press: it denies what the group did."""
        return self.make("spokesman", group, "press", Draws(self._seed, "spokesman", group), group)

    def any(self, draws: Draws) -> Source:
        """Draw one of all sources."""
        return self.source(draws.below(self.count))

    def other(self, draws: Draws, than: Source) -> Source:
        """Draw a source of another receiver or at least another pseudonym."""
        for _ in range(4):
            found = self.any(draws)
            if found.channel.receiver != than.channel.receiver:
                return found
        return self.source((draws.below(self.count - 1) + 1) % self.count)
