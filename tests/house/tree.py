"""The tree as it lies on disk: its files, their syntax, and the definitions in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parents[2]
SOURCE = HOUSE / "src" / "sightline"
SKIPPED = {"__pycache__", ".work"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = ast.ClassDef | Function


def python_files(*folders: str) -> list[Path]:
    """List the Python files of some folders of the house."""
    found = (path for folder in folders for path in (HOUSE / folder).rglob("*.py"))
    return sorted(path for path in found if SKIPPED.isdisjoint(path.parts))


def pages() -> list[Path]:
    """List every page of the documentation."""
    return sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])


def named(path: Path) -> str:
    """Name a file by its place in the house."""
    return path.relative_to(HOUSE).as_posix()


def module_name(path: Path) -> str:
    """Name the module that a file under src holds."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def syntax(path: Path) -> ast.Module:
    """Parse a file."""
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Find every function of a file, those inside others too."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, Function):
            yield node


def public_definitions(path: Path) -> Iterator[Definition]:
    """Find the public classes and functions of a file, and the public methods of the classes."""
    for node in syntax(path).body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    part
                    for part in node.body
                    if isinstance(part, Function) and not part.name.startswith("_")
                )


def is_protocol(node: ast.ClassDef) -> bool:
    """Say whether a class states an interface."""
    return any(ast.unparse(parent).split("[")[0].endswith("Protocol") for parent in node.bases)


def imported(path: Path) -> set[str]:
    """Find the modules that a file imports, by their full names."""
    found: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms() -> list[Path]:
    """List the rooms: the folders of the package, and each engine by itself."""
    packages = [path.parent for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE]
    return sorted(
        path
        for path in packages
        if (path.parent == SOURCE and path.name != "engines") or path.parent.name == "engines"
    )
