"""Addresses of the pages of this room, taken from a picture; there is no form to send."""

from __future__ import annotations

from urllib.parse import quote

from sightline.picture import Picture

Forms = dict[str, tuple[str, dict[str, str]]]


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room."""
    group = quote(picture.entities("Group", limit=1)[0].id)
    word = quote(picture.entities("Group", limit=1)[0].caption.split()[0])
    days = "since=2023-01-01&until=2023-12-31"
    return {
        "today": ("/", "/?known=2022-01-01"),
        "changes": ("/changes", "/changes?back=1", "/changes?back=1&group=appeared+Incident"),
        "network": (
            "/network",
            f"/network?entity={group}&steps=1",
            f"/network?entity={group}&kind=Membership&on=2020-01-01",
            f"/network?q={word}",
            "/network?q=zzzzzz",
        ),
        "network-data": (f"/network/data?entity={group}", "/network/data"),
        "map": ("/map", f"/map?layer=control&{days}", "/map?layer=routes", "/map?layer=reporting"),
        "map-data": ("/map/data", f"/map/data?{days}"),
        "map-outlines": ("/map/outlines",),
    }


def give_forms(picture: Picture) -> Forms:
    """Give no form: nothing is filed here."""
    return {}
