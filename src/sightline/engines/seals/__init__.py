"""Seals: bytes in, bytes out. Commitments, signatures and encryption; no ledger is known here."""

from sightline.engines.seals.commitments import (
    RedactedCopy,
    commit,
    commit_all,
    make_salts,
    name_entry,
    pad,
    redact,
)
from sightline.engines.seals.signatures import NodeKey, holds, write_secret
from sightline.engines.seals.vault import CaseKey, WorkspaceKey

__all__ = [
    "CaseKey",
    "NodeKey",
    "RedactedCopy",
    "WorkspaceKey",
    "commit",
    "commit_all",
    "holds",
    "make_salts",
    "name_entry",
    "pad",
    "redact",
    "write_secret",
]
