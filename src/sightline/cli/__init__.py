"""The command line: the first door of a house."""

from sightline.cli.app import main

__all__ = ["main"]
