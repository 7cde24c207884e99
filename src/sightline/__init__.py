"""Sightline: illicit markets around a peace operation, as one reader may know them."""

__version__ = "0.1.0"
