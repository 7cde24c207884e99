"""Where an act on a judgement, requirement or forecast is made ready to be filed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from sightline.errors import Refused
from sightline.judgements import AnyDeed, Docket, Superseded, basis_of, begin, check
from sightline.judgements.deeds import schema_of
from sightline.picture import Picture
from sightline.values import Marking


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was filed: on which judgement, requirement or question, under which marking."""

    id: str
    deed: AnyDeed
    marking: Marking


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """An act that may be filed: the records that bind its marking, its ancestors, its case.

    ``inherits`` says that it goes on with something, and is seen by whoever sees that.
    """

    deed: AnyDeed
    binding: frozenset[str]
    derived_from: tuple[str, ...]
    inherits: bool
    case: str | None


def prepare(
    deed: AnyDeed, by: str, picture: Picture, at: dt.datetime, case: str | None
) -> Prepared:
    """Check an act in the picture of whoever acts, and find what it leans on."""
    deed = begin(deed)
    docket = Docket(picture, at.date())
    check(deed, by, docket, at.date())
    beginnings = _beginnings(deed, docket)
    basis = docket.basis(basis_of(deed))
    items = [one.item for one in basis.pillars if one.item] + beginnings
    return Prepared(
        deed=deed,
        binding=frozenset([*basis_of(deed), *items]),
        derived_from=tuple(items),
        inherits=bool(beginnings),
        case=_find_case(picture, items, case),
    )


def _beginnings(deed: AnyDeed, docket: Docket) -> list[str]:
    """Find the acts that began what this is about: who sees the one sees the other."""
    named = [deed.of, deed.later] if isinstance(deed, Superseded) else [deed.of]
    acts = [docket.acts_on(schema_of(deed), one) for one in named]
    return [filed[0].item for filed in acts if filed]


def _find_case(picture: Picture, items: Iterable[str], case: str | None) -> str | None:
    """Find the case in which an act is to be filed: that of what it rests on."""
    cases = {picture.item(one).item.case for one in items} | {case}
    named = sorted(one for one in cases if one is not None)
    if len(named) > 1:
        raise Refused(
            f"this rests on the cases {', '.join(named)}, and an act lies in one: rest it on less"
        )
    return named[0] if named else None
