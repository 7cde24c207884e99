"""The storylines: patterns planted among the reports, each with what a good analysis would find."""

from __future__ import annotations

from sightline.exercise.stories.movement import tell_levy, tell_reprisal
from sightline.exercise.stories.officials import tell_dropped, tell_split, tell_training
from sightline.exercise.stories.ownership import tell_namesake_vendor, tell_vendor
from sightline.exercise.stories.persons import tell_persons
from sightline.exercise.stories.plot import Expected, Story
from sightline.exercise.stories.rumours import tell_echo, tell_smear
from sightline.exercise.world import World

_ALL = (
    tell_vendor,
    tell_namesake_vendor,
    tell_levy,
    tell_reprisal,
    tell_smear,
    tell_echo,
    tell_persons,
    tell_dropped,
    tell_training,
    tell_split,
)

__all__ = ["Expected", "Story", "tell_all"]


def tell_all(world: World) -> list[Story]:
    """Plant every storyline in a world."""
    return [tell(world) for tell in _ALL]
