"""The house as a reader sees it: its name, one's own card, who reads, and why one may see."""

from __future__ import annotations

from typing import Annotated, TypeVar

import msgspec
from litestar import get
from litestar.params import FromPath, Parameter

from sightline.access import CUSTODIAN, REGISTRAR
from sightline.api.answer import Done, Told, show, show_all
from sightline.api.counter import OF_THE_HOUSE, AtCounter, Look
from sightline.errors import NotFound
from sightline.reception import Visit

T = TypeVar("T")


class CardShown(msgspec.Struct, frozen=True, kw_only=True):
    """The card of a reader."""

    name: str
    organisation: str
    clearance: str
    roles: tuple[str, ...]
    purposes: tuple[str, ...]
    cases: tuple[str, ...]
    label: str
    active: bool
    since: str | None
    until: str | None


class HouseShown(msgspec.Struct, frozen=True, kw_only=True):
    """The house, one's own card, and how much one's picture holds."""

    house: str
    organisation: str
    me: CardShown
    schemata: dict[str, int]


class ReadingShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who looked at what, and when."""

    seq: int
    at: str
    reader: str
    act: str
    detail: str
    picture: str


class CheckShown(msgspec.Struct, frozen=True, kw_only=True):
    """One check of a decision, in words."""

    name: str
    holds: bool
    reason: str


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a marking lets a reader in, check by check."""

    marking: str
    permit: bool
    checks: tuple[CheckShown, ...]


@get("/me")
async def find_me(counter: AtCounter) -> Told[HouseShown]:
    """Tell where you are and who you are here, and count your picture by kinds."""

    def read(look: Look) -> HouseShown:
        settings = look.visit.house.settings
        return HouseShown(
            house=settings.name,
            organisation=settings.organisation,
            me=show(CardShown, look.visit.reader),
            schemata=look.picture.schemata(),
        )

    return await counter.tell("me", "", read)


@get("/readers")
async def list_readers(counter: AtCounter) -> Done[tuple[CardShown, ...]]:
    """List the cards of all readers, for who keeps the house."""

    def read(visit: Visit) -> Done[tuple[CardShown, ...]]:
        _let_in(visit, REGISTRAR, CUSTODIAN)
        return _of_the_house(visit, show_all(CardShown, visit.house.cards(visit.reader)))

    return await counter.visit(read)


@get("/readings")
async def list_readings(
    counter: AtCounter, limit: Annotated[int, Parameter(ge=1, le=10_000)] = 100
) -> Done[tuple[ReadingShown, ...]]:
    """List who read what, the newest first, for the custodian."""

    def read(visit: Visit) -> Done[tuple[ReadingShown, ...]]:
        _let_in(visit, CUSTODIAN)
        return _of_the_house(
            visit, show_all(ReadingShown, visit.house.readings(visit.reader, limit))
        )

    return await counter.visit(read)


@get("/readers/{reader:str}/explain/{record:str}")
async def explain_reader(
    counter: AtCounter, reader: FromPath[str], record: FromPath[str]
) -> Told[tuple[Explained, ...]]:
    """Explain whether a reader may see a record that you see: every check of each marking."""

    def read(look: Look) -> tuple[Explained, ...]:
        visit = look.visit
        if reader != visit.reader.name:
            _let_in(visit, REGISTRAR, CUSTODIAN)
        card = next((one for one in visit.house.cards(visit.reader) if one.name == reader), None)
        if card is None:
            raise NotFound(f"there is no reader {reader!r} in this house")
        purpose = visit.terms.purpose
        told = visit.house.explain(record, card, visit.reader, purpose=purpose)
        look.mark(marking.id for marking, _ in told)
        return tuple(
            Explained(
                marking=str(marking),
                permit=all(one.holds for one in checks),
                checks=show_all(CheckShown, checks),
            )
            for marking, checks in told
        )

    return await counter.tell("explain", f"{reader} {record}", read)


def _let_in(visit: Visit, *roles: str) -> None:
    """Let in who keeps the house; to the others there is nothing here."""
    if not set(roles) & set(visit.reader.roles):
        raise NotFound  # as at an address that is none


def _of_the_house(visit: Visit, data: tuple[T, ...]) -> Done[tuple[T, ...]]:
    return Done(reader=visit.reader.name, handling=OF_THE_HOUSE, data=data)


ROUTES = (find_me, list_readers, list_readings, explain_reader)
