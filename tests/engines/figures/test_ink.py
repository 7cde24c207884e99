"""The colours: seen on paper, told apart by all eyes, and none of them a verdict."""

from __future__ import annotations

import colorsys
import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.engines.figures.ink import SERIES, SOFT, TEXT, colour, shorten, width_of
from sightline.errors import BadValue

#: How the three kinds of colour blindness see: Machado, Oliveira and Fernandes 2009, in full.
EYES = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def _linear(ink: str) -> list[float]:
    shares = [int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]


def _contrast(ink: str) -> float:
    red, green, blue = _linear(ink)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _lab(ink: str, eye: str) -> tuple[float, float, float]:
    light = _linear(ink)
    seen = [sum(a * b for a, b in zip(row, light, strict=True)) for row in EYES[eye]]
    red, green, blue = (min(1.0, max(0.0, one)) for one in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eye", EYES)
def test_series_are_told_apart(eye: str) -> None:
    for one, other in itertools.combinations(SERIES, 2):
        assert math.dist(_lab(one, eye), _lab(other, eye)) > 24, (one, other)


@pytest.mark.parametrize("ink", [*SERIES, TEXT, SOFT])
def test_ink_is_seen_on_paper(ink: str) -> None:
    assert _contrast(ink) >= (4.5 if ink in {TEXT, SOFT} else 3)


@pytest.mark.parametrize("ink", SERIES)
def test_no_colour_is_a_signal_red(ink: str) -> None:
    hue, _, depth = colorsys.rgb_to_hls(
        *(int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5))
    )
    assert not (depth > 0.5 and (hue < 20 / 360 or hue > 340 / 360))


def test_there_is_no_sixth_colour() -> None:
    with pytest.raises(BadValue, match="tells 5 apart"):
        colour(5)


@given(st.text(max_size=80), st.floats(10, 500))
def test_words_are_cut_to_their_room(words: str, room: float) -> None:
    cut = shorten(words, room)
    assert cut == words or width_of(cut) <= room + 0.02 or cut == "…"
    assert shorten(words, width_of(words)) == words
