"""A statement: one value of one property of one entity, as said in one item.

Statements are never changed. Two items that say the same make two statements,
and what contradicts stands side by side. ``negated`` says that the item denies
the value: "X is not a member of Y".
"""

from __future__ import annotations

from sightline.errors import BadValue
from sightline.values.canon import Canonical
from sightline.values.grade import Grade
from sightline.values.instant import check_dates


class Statement(Canonical, frozen=True, kw_only=True, tag="statement"):
    """One value, and everything needed to trace it.

    ``value`` is cleaned for its property, ``original`` is what stood in the
    item where that differs. ``place`` is where in the item it stands (see
    `Locator`). ``event`` and ``grade`` are given when they differ from the
    item's. A marking here only tightens: the item's marking holds as well.
    The property ``id`` with the entity's own id as value says that the entity
    exists and nothing more.
    """

    case: str | None = None
    entity: str
    event: str | None = None
    grade: str | None = None
    item: str
    lang: str | None = None
    marking: str | None = None
    negated: bool = False
    nonce: str | None = None
    original: str | None = None
    place: str | None = None
    prop: str
    schema: str
    value: str

    def __post_init__(self) -> None:
        if not (self.entity and self.schema and self.prop and self.value and self.item):
            raise BadValue("a statement needs an entity, a schema, a property, a value and an item")
        if self.grade is not None:
            Grade.parse(self.grade)
        if self.event is not None:
            check_dates(self.event)
