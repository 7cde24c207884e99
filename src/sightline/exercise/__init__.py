"""A seeded fictional mission in a fictional country, with the truth kept beside it."""

from sightline.exercise.exercise import Batch, Exercise, make_exercise

__all__ = ["Batch", "Exercise", "make_exercise"]
