"""The drawing of a network: what it shows, what it leaves out, and what it never means."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sightline.engines.figures import Link, Node, draw_network

SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ET.Element:
    """Read a drawing as XML."""
    return ET.fromstring(svg)  # noqa: S314 - drawn by ourselves a moment ago


def _nodes(count: int) -> list[Node]:
    return [
        Node(f"n{n}", f"Name {n}", ("Group", "Person")[n % 2], (n % 10) / 10, n / count)
        for n in range(count)
    ]


def test_the_table_holds_every_tie_and_says_what_is_drawn() -> None:
    links = [Link("n0", "n1", "Member"), Link("n1", "n5", "Owner")]
    figure = draw_network("Ties", _nodes(6), links, most=3)
    assert figure.table.rows == (
        ("Name 0", "Member", "Name 1", "yes"),
        ("Name 1", "Owner", "Name 5", "no"),
    )
    assert "3 further entities are left out" in figure.description
    assert len(parse(figure.svg).findall(f".//{SVG}line")) == 1


def test_kinds_differ_in_shape_and_not_in_colour_alone() -> None:
    root = parse(draw_network("Ties", _nodes(2), []).svg)
    assert root.findall(f".//{SVG}circle")
    assert root.findall(f".//{SVG}path")


def test_a_tie_is_no_guilt_and_none_known_is_not_none() -> None:
    assert "no guilt" in draw_network("Ties", _nodes(2), []).description
    assert "does not mean that there are none" in draw_network("Ties", [], []).description


def test_names_are_escaped() -> None:
    figure = draw_network("Ties", [Node("a", "<b>&", "<i>", 0, 0)], [])
    assert "<b>" not in figure.svg
    parse(figure.svg)
