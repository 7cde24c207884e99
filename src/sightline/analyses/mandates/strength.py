"""Police to troops as a text authorizes them, both ways."""

from __future__ import annotations

from sightline.analyses.police_ratio import Ratio, police_ratio
from sightline.engines.mandates import Code, Reading


def police_to_troops(reading: Reading) -> Ratio:
    """Reckon the ratio of the authorized strength; what the text does not part stays unknown."""
    found = reading.establishment
    return police_ratio(
        _number(found.troops),
        _number(found.individual),
        _number(found.formed),
        police=_number(found.police),
    )


def _number(code: Code[int] | None) -> int | None:
    return None if code is None else code.value
