"""The ledger: the append-only memory of a house. Only `workspace` brings it and access together."""

from sightline.ledger import laws
from sightline.ledger.house import CaseState
from sightline.ledger.keys import FolderKeys, Keys, MemoryKeys
from sightline.ledger.ledger import Ledger
from sightline.ledger.memory import MemoryStore
from sightline.ledger.opening import create_ledger, open_ledger
from sightline.ledger.postgres import PostgresStore
from sightline.ledger.sqlite import SqliteStore
from sightline.ledger.store import Store
from sightline.ledger.transfer import backup, move, restore
from sightline.ledger.verdict import Problem, Verdict

__all__ = [
    "CaseState",
    "FolderKeys",
    "Keys",
    "Ledger",
    "MemoryKeys",
    "MemoryStore",
    "PostgresStore",
    "Problem",
    "SqliteStore",
    "Store",
    "Verdict",
    "backup",
    "create_ledger",
    "laws",
    "move",
    "open_ledger",
    "restore",
]
