"""Figures: numbers in, one drawing out, for page, PDF, Word and file alike.

    draw_bars, draw_lines, draw_dots, draw_matrix, draw_timeline, draw_ego, draw_flow, draw_map,
    draw_network

Each gives a `Figure`: SVG with its title, what it says in words, and the table it was drawn from.
What is not known is drawn as not known and never as nought. No script, no style, no outside link.
"""

from sightline.engines.figures.bars import Bar, draw_bars
from sightline.engines.figures.dots import Estimate, draw_dots
from sightline.engines.figures.ego import Tie, draw_ego
from sightline.engines.figures.figure import Figure, Table
from sightline.engines.figures.flow import Stream, draw_flow
from sightline.engines.figures.lines import Point, Series, draw_lines
from sightline.engines.figures.map import Mark, Outline, draw_map
from sightline.engines.figures.matrix import draw_matrix
from sightline.engines.figures.network import Link, Node, draw_network
from sightline.engines.figures.timeline import Moment, draw_timeline

__all__ = [
    "Bar",
    "Estimate",
    "Figure",
    "Link",
    "Mark",
    "Moment",
    "Node",
    "Outline",
    "Point",
    "Series",
    "Stream",
    "Table",
    "Tie",
    "draw_bars",
    "draw_dots",
    "draw_ego",
    "draw_flow",
    "draw_lines",
    "draw_map",
    "draw_matrix",
    "draw_network",
    "draw_timeline",
]
