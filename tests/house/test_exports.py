"""What a room offers: an exact list, and laws for whoever implements a Protocol."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.house import tree

ROOMS = [path / "__init__.py" for path in tree.rooms()]


@pytest.mark.parametrize("path", ROOMS, ids=tree.named)
def test_the_list_of_exports_is_exact(path: Path) -> None:
    module = importlib.import_module(tree.module_name(path))
    imported = {
        alias.asname or alias.name
        for node in tree.syntax(path).body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    defined = {node.name for node in tree.syntax(path).body if isinstance(node, tree.Definition)}
    public = {name for name in imported | defined if not name.startswith("_")}
    exports = getattr(module, "__all__", [])
    assert len(exports) == len(set(exports))  # that they are sorted, ruff sees to
    assert all(hasattr(module, name) for name in exports)
    assert public <= set(exports), "what is imported to be offered stands in __all__"


def _lawless(path: Path) -> list[str]:
    """Name the Protocols of a file when no law beside it speaks of any of them."""
    names = [
        node.name
        for node in tree.syntax(path).body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and tree.is_protocol(node)
    ]
    laws = path.parent / "laws.py"
    spoken = set(re.findall(r"\w+", laws.read_text("utf-8"))) if laws.exists() else set()
    return names if spoken.isdisjoint(names) else []


def test_every_public_protocol_has_laws() -> None:
    lawless = {
        tree.named(path): names for path in tree.python_files("src") if (names := _lawless(path))
    }
    assert not lawless, "state its laws in laws.py beside it, and run them on every implementation"
