"""Reading an image: what it says of itself, and its letters where a machine can tell them.

Where it was taken is kept only when that is asked for: it may be where a source lives.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, UnidentifiedImageError

from sightline.errors import DangerousFile, UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Fact, Page, Sort
from sightline.intake.documents.scanning import Scanner
from sightline.intake.documents.tidying import one_line, tidy

_KINDS = ("JPEG", "PNG", "GIF", "TIFF", "BMP", "WEBP")
_TITLE, _MAKE, _MODEL, _PROGRAM, _ARTIST, _CHANGED = 0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x0132
_TAKEN, _EXIF, _GPS = 0x9003, 0x8769, 0x8825
_STAMP = re.compile(r"(\d{4}):(\d\d):(\d\d)")
_DAMAGE = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, ZeroDivisionError,
           OverflowError, NotImplementedError, AttributeError)  # fmt: skip


def read_image(content: bytes, name: str, desk: Desk) -> Document:
    """Read an image; where it was taken is read when the desk asks for it."""
    bounds = desk.bounds
    Image.MAX_IMAGE_PIXELS = bounds.pixels
    try:
        with _quietly(), Image.open(io.BytesIO(content), formats=_KINDS) as image:
            width, height = image.size
            if width * height > bounds.pixels:
                raise _too_large(name, bounds)
            facts = tuple(_facts(image, position=desk.position))
            page = _read(image, desk.scanner)
            media = Image.MIME.get(image.format or "", "image/unknown")
            notes = _notes(image)
    except Image.DecompressionBombError:
        raise _too_large(name, bounds) from None
    except (UnidentifiedImageError, *_DAMAGE) as error:
        raise UnreadableFile(
            f"{name}: the image is damaged or cut off ({type(error).__name__}): ask for it again"
        ) from None
    return Document(
        name=name, sort=Sort.IMAGE, media=media, pages=(page,), facts=facts, notes=notes
    )


@contextmanager
def _quietly() -> Iterator[None]:
    """Pass over warnings of small damage: what can be seen is read all the same."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _too_large(name: str, bounds: Bounds) -> DangerousFile:
    return DangerousFile(f"{name}: the image would unfold to more than {bounds.pixels:,} points")


def _read(image: Image.Image, scanner: Scanner) -> Page:
    """Unfold the image, which finds damage, and read its letters."""
    image.load()
    reason = scanner.unable()
    if reason is not None:
        return Page(number=1, note=f"its letters were not read: {reason}")
    read = scanner.read(image)
    if read is None:
        return Page(number=1, note="the image could not be read")
    text = tidy(read)
    note = "read by machine from a picture: compare every name and figure with it"
    return Page(number=1, text=text, note=note if text else "no letters were found", machine=True)


def _notes(image: Image.Image) -> tuple[str, ...]:
    count = getattr(image, "n_frames", 1)
    return (f"only the first of {count:,} pictures was looked at",) if count > 1 else ()


def _facts(image: Image.Image, *, position: bool) -> Iterator[Fact]:
    said = image.getexif()
    more = said.get_ifd(_EXIF)
    for number, prop in ((_TITLE, "title"), (_ARTIST, "author"), (_PROGRAM, "generator")):
        if value := one_line(str(said.get(number, "") or "")):
            yield Fact(prop, value, private=prop != "title")
    camera = one_line(f"{said.get(_MAKE, '') or ''} {said.get(_MODEL, '') or ''}")
    if camera:
        yield Fact("generator", camera, private=True)
    if match := _STAMP.match(str(more.get(_TAKEN) or said.get(_CHANGED) or "")):
        yield Fact("authoredAt", "-".join(match.groups()))
    if position and (where := _position(said.get_ifd(_GPS))):
        yield Fact("locationMentioned", where)


def _position(gps: dict[int, Any]) -> str | None:
    """Where it was taken, as latitude and longitude."""
    try:
        latitude = _degrees(gps[2]) * (-1 if str(gps[1]).upper().startswith("S") else 1)
        longitude = _degrees(gps[4]) * (-1 if str(gps[3]).upper().startswith("W") else 1)
    except (KeyError, *_DAMAGE):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return f"{latitude:.5f}, {longitude:.5f}"


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
