"""The workspace: a house of Sightline, opened. Only here does the ledger meet access."""

from sightline.workspace.deliberation import Done
from sightline.workspace.reviewing import Order, Reviewed
from sightline.workspace.workspace import Added, Workspace

__all__ = ["Added", "Done", "Order", "Reviewed", "Workspace"]
