"""Lists of sanctions and debarments in, each version as one item with all that it says."""

from sightline.intake.lists.mapped import load_list_mapping
from sightline.intake.lists.publication import Publication, load_publications, name_publication
from sightline.intake.lists.reading import ListFile, ListTerms, open_list
from sightline.intake.lists.recognition import Issue, recognise

__all__ = [
    "Issue",
    "ListFile",
    "ListTerms",
    "Publication",
    "load_list_mapping",
    "load_publications",
    "name_publication",
    "open_list",
    "recognise",
]
