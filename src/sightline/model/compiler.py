"""Compiles the YAML of the vocabulary: run `python -m sightline.model.compiler` after a change."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from sightline.model.sources import COMPILED

_HERE = Path(__file__).parent
_SCHEMATA = _HERE / "schemata"
_TERMS = _HERE / "terms"
_LISTS = _HERE / "types" / "lists"


def parts() -> tuple[str, ...]:
    """The names of all compiled parts."""
    return ("schemata", "terms", *sorted(path.stem for path in _LISTS.glob("*.yaml")))


def compose(name: str) -> str:
    """Put one part together from its YAML, as the text of the compiled file."""
    whole: dict[str, Any] = {}
    if name == "schemata":
        for path in sorted(_SCHEMATA.glob("*.yaml")):
            whole.update(_load(path))
    elif name == "terms":
        for path in sorted(_TERMS.glob("*.yaml")):
            whole[path.stem] = _load(path)
    else:
        whole = _load(_LISTS / f"{name}.yaml")
    return json.dumps(whole, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def is_current(name: str) -> bool:
    """Whether the compiled part says what its YAML says."""
    path = COMPILED / f"{name}.json"
    return path.is_file() and path.read_text(encoding="utf-8") == compose(name)


def compile_all() -> None:
    """Write every compiled part anew."""
    COMPILED.mkdir(exist_ok=True)
    for name in parts():
        (COMPILED / f"{name}.json").write_text(compose(name), encoding="utf-8")


def _load(path: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as handle:
        loaded = yaml.load(handle, Loader=loader)  # noqa: S506 - both loaders are the safe kind
    if not isinstance(loaded, dict):
        raise TypeError(f"{path.name}: expected a mapping at the top of the file")
    return loaded


if __name__ == "__main__":
    compile_all()
    sys.stdout.write(f"compiled {', '.join(parts())}\n")
