"""Addresses and forms of the gate."""

from __future__ import annotations

from sightline.picture import Picture

_CARD = {"organisation": "unpol", "clearance": "U"}


def give_examples(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Name an address of every page; some of them answer only who has not signed in, or keeps."""
    item = picture.items(limit=1)[0].item.id
    return {
        "sign-in": ("/sign-in", "/sign-in?next=/flags"),
        "go-out": ("/sign-in/provider",),
        "come-back": ("/sign-in/back?state=none&code=none",),
        "enter": ("/enter/none",),
        "account": ("/account",),
        "second-factor": ("/account/second-factor",),
        "readers": ("/readers",),
        "reader": (
            "/readers/bruno",
            f"/readers/hana?record={item}",
            f"/readers/hana?record={'0' * 64}",
        ),
        "readings": ("/readings", "/readings?tab=doors", "/readings?reader=ana"),
    }


def give_forms(picture: Picture) -> dict[str, tuple[str, dict[str, str]]]:
    """Name an address and fields of every form."""
    del picture
    return {
        "sign-in": ("/sign-in", {"name": "nobody", "password": "not the right one"}),
        "sign-out": ("/sign-out", {}),
        "language": ("/language", {"language": "fr", "next": "/readers"}),
        "enter": ("/enter/none", {"password": "four plain words", "again": "four plain words"}),
        "change-password": ("/account/password", {"old": "a", "new": "b", "again": "c"}),
        "end-sessions": ("/account/sessions", {}),
        "issue-key": ("/account/keys", {"label": "a program", "days": "30"}),
        "withdraw-key": ("/account/keys/withdraw", {"key": "00000000"}),
        "set-second-factor": ("/account/second-factor", {"act": "start"}),
        "enrol": ("/readers", {"name": "ingrid", **_CARD}),
        "change": ("/readers/goran", {**_CARD, "organisation": "partner"}),
        "invite": ("/readers/goran/link", {"hours": "24"}),
        "bind": ("/readers/goran/identity", {"subject": "subject-9"}),
        "drop-second-factor": ("/readers/goran/second-factor", {}),
    }
