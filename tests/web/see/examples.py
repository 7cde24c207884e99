"""Addresses of the pages of this room, taken from a picture, and forms that one could send."""

from __future__ import annotations

from urllib.parse import quote

from sightline.picture import Picture

Forms = dict[str, tuple[str, dict[str, str]]]


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Give addresses of every page of the room."""
    group, person, place = (
        picture.entities(kind, limit=1)[0].id for kind in ("Group", "Person", "Territory")
    )
    saying = picture.statements(entity=group, limit=1)[0]
    word = quote(picture.named([group])[group].caption.split()[0])
    named = [quote(one) for one in (group, person, place)]
    dossiers = [f"/entity/{one}" for one in named]
    tabs = [f"/entity/{named[0]}?tab={tab}" for tab in ("ties", "events", "judged")]
    return {
        "search": ("/search", f"/search?q={word}", "/search?kind=Group", "/search?q=zzzzzz"),
        "dossier": (
            *dossiers,
            *tabs,
            f"/entity/{named[0]}?prop=name",
            f"/entity/{named[0]}?known=2024-01-01",
            f"/entity/{named[2]}?tab=events",
        ),
        "history": (f"/entity/{named[0]}/history", f"/entity/{named[1]}/history?prop=name"),
        "statement": (f"/statement/{saying.id}",),
        "item": (f"/item/{saying.item}", f"/item/{saying.item}?place=line+1"),
        "item-file": _files(picture),
        "difference": (
            "/difference",
            "/difference?older=2023-06-01&newer=2023-07-01",
            f"/difference?older=2023-01-01&entity={named[0]}",
        ),
        "export": ("/export", "/export?format=statements", "/export?format=csv&kind=Person"),
        "export-file": (
            "/export/file?format=ftm&kind=Group",
            f"/export/file?format=statements&entity={named[0]}",
            "/export/file?format=xlsx&kind=Group",
        ),
        "casebook": ("/casebook",),
        "case": ("/casebook/resources", "/casebook/resources?day=2000-01-01"),
    }


def give_forms(picture: Picture) -> Forms:
    """Give a filled form of every act of the room."""
    saying = picture.statements(limit=1)[0]
    reason = {"reason": "told by mistake"}
    marking = {"marking": "SC org:jmac", "reason": "too many read it"}
    return {
        "statement-withdraw": (f"/statement/{saying.id}/withdraw", reason),
        "statement-mark": (f"/statement/{saying.id}/mark", marking),
        "item-withdraw": (f"/item/{saying.item}/withdraw", reason),
        "item-mark": (f"/item/{saying.item}/mark", marking),
    }


def _files(picture: Picture) -> tuple[str, ...]:
    """Find items that came with a file."""
    held = [one.id for one in picture.items(limit=5_000) if one.item.blob]
    return tuple(f"/item/{one}/file" for one in held[:1])
