"""Who may know whom: rules of imports that a list of layers cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house import tree

SOURCE = tree.python_files("src")
NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "socketserver", "xmlrpc", "asyncio"}
NETWORK |= {"requests", "httpx", "httpx2", "aiohttp", "urllib3", "urllib.request"}
ORACLES = {"followthemoney", "nomenklatura", "rigour", "normality", "networkx", "igraph"}
DOORS = {"cli", "api", "web", "products", "analyses", "courses"}
#: The doors to the network: who listens, who waits, and who asks a house's own issuer.
DOORWAYS = {"server/serving.py", "reception/hall.py", "reception/identity.py"}
DOORWAYS |= {"web/gate/provider.py"}
CELLAR = {"sightline.ledger", "sightline.engines.seals"}

each_source = pytest.mark.parametrize("path", SOURCE, ids=tree.named)


def _reaches(names: set[str], modules: set[str]) -> set[str]:
    return {
        name
        for name in names
        for module in modules
        if name == module or name.startswith(module + ".")
    }


@each_source
def test_nothing_calls_the_network(path: Path) -> None:
    if path.relative_to(tree.SOURCE).as_posix() in DOORWAYS:
        return
    assert not _reaches(tree.imported(path), NETWORK)


@each_source
def test_the_oracles_of_the_tests_are_not_leaned_upon(path: Path) -> None:
    assert not _reaches(tree.imported(path), ORACLES)


@each_source
def test_no_door_opens_on_the_cellar(path: Path) -> None:
    parts = path.relative_to(tree.SOURCE).with_suffix("").parts
    if DOORS.isdisjoint(parts[:1]):
        return
    # A certificate is signed and verified; it opens no ledger.
    cellar = {"sightline.ledger"} if parts[:2] == ("products", "certificate") else CELLAR
    assert not _reaches(tree.imported(path), cellar)


@each_source
def test_only_the_workspace_knows_both_ledger_and_access(path: Path) -> None:
    names = tree.imported(path)
    both = _reaches(names, {"sightline.ledger"}) and _reaches(names, {"sightline.access"})
    assert not both or path.relative_to(tree.SOURCE).with_suffix("").parts[0] == "workspace"


@each_source
def test_tests_are_not_leaned_upon(path: Path) -> None:
    assert not _reaches(tree.imported(path), {"tests", "bench", "pytest", "hypothesis"})
