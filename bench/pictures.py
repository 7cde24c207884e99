"""Opening the picture of the world as the kept picture of a reader is opened."""

from __future__ import annotations

from pathlib import Path

from bench.reading import PICTURE
from sightline.picture import Picture
from sightline.picture.database import open_to_read


def open_picture(folder: Path) -> Picture:
    """Open the picture in a folder of the world, to read only."""
    return Picture(open_to_read(folder / PICTURE), reader="bench")
