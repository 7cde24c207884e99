"""The vocabulary: what can be said of the world, and how a value is made fit to be kept."""

from sightline.model.description import describe
from sightline.model.entity import Entity, Loss
from sightline.model.model import Model, load_model
from sightline.model.property import Property
from sightline.model.schema import Schema
from sightline.model.terms import Term, TermList, load_terms
from sightline.model.types import Cleaned

__all__ = [
    "Cleaned",
    "Entity",
    "Loss",
    "Model",
    "Property",
    "Schema",
    "Term",
    "TermList",
    "describe",
    "load_model",
    "load_terms",
]
