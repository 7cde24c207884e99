"""Runs the command line as ``python -m sightline.cli``."""

from sightline.cli.app import main

main(prog_name="sightline")
