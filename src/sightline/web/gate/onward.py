"""Where one goes after signing in: onward in this house, and never out of it."""

from __future__ import annotations

from urllib.parse import urlsplit

_LONGEST = 2_000


def stay_inside(wanted: str) -> str:
    """Take an address of our own as it is, and the first page in place of any other."""
    plain = wanted.isascii() and wanted.isprintable() and " " not in wanted and "\\" not in wanted
    if not plain or len(wanted) > _LONGEST or not wanted.startswith("/"):
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    if parts.scheme or parts.netloc or wanted.startswith("//") or parts.path.startswith("//"):
        return "/"
    return wanted
