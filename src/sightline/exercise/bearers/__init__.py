"""An invented list of persons and companies of many scripts, and questions with known answers.

    world = make_list(100_000, seed=1)      -> World, nothing drawn yet
    world.bearers                           -> dict[str, Profile]
    world.questions(20_000)                 -> list[Question(profile, truth, kind)]
    make_records(100_000, seed=1)           -> Records(bearers, truth)

Names are held as sounds, or in the script of home, and written by chance: no matcher's rules are
used, and none of the people or companies is meant to be anybody.
"""

from sightline.exercise.bearers.records import Records, make_records
from sightline.exercise.bearers.world import Question, World, make_list

__all__ = ["Question", "Records", "World", "make_list", "make_records"]
