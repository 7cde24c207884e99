"""Invented lists, questions and records as lines of JSON, for peers who cannot read ours."""

from __future__ import annotations

import json
from pathlib import Path

from sightline.engines.names import Profile, Sort
from sightline.exercise.bearers import World


def write_list(world: World, path: Path) -> None:
    """Write the list for those who cannot read ours."""
    with path.open("w", encoding="utf-8") as out:
        for identity, profile in world.stream():
            out.write(json.dumps(plain(identity, profile), ensure_ascii=False) + "\n")


def write_questions(world: World, count: int, path: Path) -> None:
    """Write the questions, with their answers for the judge."""
    with path.open("w", encoding="utf-8") as out:
        for number, one in enumerate(world.questions(count)):
            row = plain(f"q{number}", one.profile) | {"truth": one.truth, "kind": one.kind}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def plain(identity: str, profile: Profile) -> dict[str, object]:
    """A profile in words that every peer reads: kinds of FollowTheMoney, dates without `circa`."""
    return {
        "id": identity,
        "schema": "Person" if profile.sort is Sort.PERSON else "Company",
        "names": [*profile.names, *profile.weak],
        "dates": [day.removeprefix("circa ") for day in profile.dates],
        "countries": sorted(profile.countries),
        "numbers": sorted(profile.identifiers),
    }
