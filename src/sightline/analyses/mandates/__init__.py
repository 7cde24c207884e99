"""Mandates compared: what changed from one decision to the next, and their police to troops.

    compare(earlier, later) -> Renewal
    police_to_troops(reading) -> Ratio

Both are pure functions of texts that were read before; see docs/guide/mandates.md.
"""

from sightline.analyses.mandates.renewal import Change, Renewal, Step, compare
from sightline.analyses.mandates.strength import police_to_troops

__all__ = ["Change", "Renewal", "Step", "compare", "police_to_troops"]
