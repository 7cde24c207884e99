"""Where one goes after signing in: never out of the house, whatever was asked."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.web.gate.onward import stay_inside

_HERE = "https://sightline.example/sign-in"
_PIECES = st.sampled_from(
    ["/", "//", "\\", "evil.example", "@", ":", "https:", "javascript:", "?", "#", "\t", "%2f", "."]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=8).map("".join)))
def test_what_is_asked_for_never_leads_out(wanted: str) -> None:
    """As a browser reads it: white space and back strokes are not what they look like."""
    led = stay_inside(wanted)
    for read in (led, led.replace("\\", "/"), "".join(led.split())):
        parts = urlsplit(urljoin(_HERE, read))
        assert (parts.scheme, parts.netloc) == ("https", "sightline.example")
    assert led.startswith("/")
    assert not led.startswith("//")


@pytest.mark.parametrize("wanted", ["/", "/flags", "/search?q=a%20b&known=2024-01-01", "/e/a#b"])
def test_an_address_of_ours_is_kept(wanted: str) -> None:
    assert stay_inside(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "flags",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "/\tx",
        "/a\r\nb: c",
    ],
)
def test_any_other_address_is_the_first_page(wanted: str) -> None:
    assert stay_inside(wanted) == "/"
