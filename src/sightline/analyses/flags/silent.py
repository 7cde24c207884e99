"""F-SILENT: a mandate in force whose operative part gives no tool against a known threat."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.flags.flag import Card, Flag, make_flag, rule
from sightline.analyses.flags.mission import missions, told
from sightline.analyses.reading import Reading


@rule("F-SILENT")
def see_silent(reading: Reading, card: Card) -> Iterator[Flag]:
    """See mandates without a tool; a mandate whose text nobody coded is unknown, not silent."""
    for mission in missions(reading):
        mandate = mission.in_force
        if mandate is None:
            continue
        coded = mission.provisions(mandate)
        if not coded or mission.tasks(mandate) or not mission.threats:
            continue
        operative = [one for one in coded if one.has("operative", "operative")]
        scopes = sorted({scope for one in operative for scope in one.texts("ocScope")})
        given = ", ".join(scopes) if scopes else "no coded paragraph"
        says = (
            f"Threat without a tool: {told(mission.threats)} to {mission.name} or named in its "
            f"mandate, and the operative part of {mandate.caption} gives: {given}"
        )
        unknown = () if operative else ("whether an operative paragraph was left uncoded",)
        yield make_flag(
            reading,
            card,
            mission.id,
            says,
            (mandate, *coded, *mission.threats),
            others=(mandate.id,),
            unknown=unknown,
            since=mandate.start,
        )
