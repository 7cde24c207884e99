"""Known data sets: files that many missions receive, with mappings that come with Sightline."""

from sightline.intake.sets.catalogue import KnownSet, find_sets, known_sets, load_set

__all__ = ["KnownSet", "find_sets", "known_sets", "load_set"]
