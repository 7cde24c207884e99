"""Addresses of the pages of this room, taken from a picture."""

from __future__ import annotations

from urllib.parse import quote

from sightline.picture import Picture


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room."""
    group, incident, mission = (
        picture.entities(kind, limit=1)[0].id for kind in ("Group", "Incident", "Mission")
    )
    word = quote(picture.named([group])[group].caption.split()[0])
    named = "recipient=The+head+of+police&basis=Mandate%2C+10"
    return {
        "products": ("/products", f"/products?subject={quote(group)}"),
        "product": (
            "/products/brief",
            "/products/brief?known=2021-07-12&days=30",
            f"/products/flash?subject={quote(incident)}",
            f"/products/dossier?subject={quote(group)}&{named}",
            f"/products/dossier?subject={word}",
            f"/products/interfaces?subject={quote(mission)}",
        ),
        "product-file": (
            "/products/brief/file?form=pdf",
            f"/products/dossier/file?subject={quote(group)}&{named}&form=json",
        ),
    }


def give_forms(picture: Picture) -> dict[str, tuple[str, dict[str, str]]]:
    """No form of this room writes anything."""
    return {}
