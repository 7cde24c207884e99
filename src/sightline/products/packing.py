"""Packing: an office file is a zip archive; packed anew it holds no clock and no name of a user."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def repack(package: bytes, day: dt.date) -> bytes:
    """Pack an office file with fixed dates, its parts as they were: same parts, same bytes."""
    stream = io.BytesIO()
    dated = rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<3>"
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            if name == _CORE:
                body = _DATES.sub(dated, body)
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, body)
    return stream.getvalue()
