"""The workspace: a house of Sightline, opened. Only here does the ledger meet access."""

from sightline.workspace.deliberation import Done
from sightline.workspace.reviewing import Order, Reviewed
from sightline.workspace.screening import Asked, Screened, Workspace, mark_of
from sightline.workspace.workspace import Added

__all__ = ["Added", "Asked", "Done", "Order", "Reviewed", "Screened", "Workspace", "mark_of"]
