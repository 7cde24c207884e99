"""What pages load beside themselves: style, the small script, htmx and the two islands.

Every file is served under the hash of its content, so that it may be kept for ever. Built files
lie in ``static/built`` and may be missing: then pages do without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import msgspec

_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


class Asset(msgspec.Struct, frozen=True):
    """One file that pages load."""

    name: str
    address: str
    media: str
    body: bytes


@cache
def load_assets() -> Mapping[str, Asset]:
    """Read every file that pages may load, by its name such as ``sightline.css``."""
    found: dict[str, Asset] = {}
    root = Path(str(files("sightline.web"))) / "static"
    for path in sorted(root.rglob("*")):
        media = _MEDIA.get(path.suffix)
        if media is None or not path.is_file():
            continue
        body, name = path.read_bytes(), path.name
        digest = sha256(body).hexdigest()[:16]
        found[name] = Asset(name, f"/static/{digest}/{name}", media, body)
    return found


def find_asset(address: str) -> Asset | None:
    """Find the file of an address."""
    name = address.rpartition("/")[2]
    found = load_assets().get(name)
    return found if found is not None and found.address == address else None
