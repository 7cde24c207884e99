"""Templates and how they are filled in: everything that is put in is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from sightline.engines.figures import Figure
from sightline.web.assets import load_assets
from sightline.web.menu import MENU
from sightline.web.tongue import tongue
from sightline.web.words import LANGUAGES

if TYPE_CHECKING:
    from sightline.web.call import Call


#: Signs that turn the order of others around: what a source wrote must not disguise itself.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def fill_in(call: Call, template: str, context: Mapping[str, Any]) -> str:
    """Fill in a template with what a page shows and what every page has."""
    text = (
        _environment()
        .get_template(template)
        .render(
            {
                "call": call,
                "_": call.words,
                "link": call.link,
                "session": call.session,
                "terms": call.guest.terms if call.guest else None,
                "reader": call.guest.reader if call.guest else None,
                "house": call.guest.house.settings if call.guest else None,
                "menu": MENU,
                "languages": LANGUAGES,
                "asset": _address,
                "drawing": _drawing,
                **context,
            }
        )
    )
    return _TURNING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("sightline.web", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters["tongue"] = tongue
    return made


def _address(name: str) -> str | None:
    """Find the address of a file that pages load; None when it was not built."""
    found = load_assets().get(name)
    return found.address if found else None


def _drawing(figure: Figure) -> Markup:
    """Give the SVG of a figure, which escaped its own words when it was drawn."""
    return Markup(figure.svg)  # noqa: S704 - made by engines.figures, which escapes every word
