"""Where a server may listen, and where it refuses to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.errors import WorkspaceError
from sightline.server import Address


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    path = tmp_path / "house.pem"
    path.write_text("not looked into here")
    return path


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.9"])
def test_it_listens_on_its_own_machine(host: str) -> None:
    assert Address(host=host).local


ANY = "0.0.0.0"  # noqa: S104 - refused or compared, and never listened on
OTHERS = [ANY, "::", "10.0.0.5", "192.168.1.2", "example.org", "localhost.example.org", ""]


@pytest.mark.parametrize("host", OTHERS)
def test_it_refuses_to_listen_elsewhere_in_the_open(host: str) -> None:
    with pytest.raises(WorkspaceError, match="other machines"):
        Address(host=host)


@pytest.mark.parametrize("host", [ANY, "10.0.0.5", "example.org"])
def test_it_listens_elsewhere_with_tls_or_behind_a_proxy(host: str, pem: Path) -> None:
    assert Address(host=host, certificate=pem, key=pem).secure
    assert Address(host=host, proxy="10.0.0.2").proxy == "10.0.0.2"


@pytest.mark.parametrize("proxy", ["*", "10.0.0.0/8", "proxy.example.org", "0.0.0.0,10.0.0.2"])
def test_a_proxy_is_one_machine(proxy: str) -> None:
    with pytest.raises(WorkspaceError, match="one IP address"):
        Address(host="10.0.0.5", proxy=proxy)


def test_half_of_tls_is_none(pem: Path) -> None:
    with pytest.raises(WorkspaceError, match="both files"):
        Address(certificate=pem)
    with pytest.raises(WorkspaceError, match="no file"):
        Address(certificate=pem, key=pem.with_name("absent.pem"))


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_is_a_port(port: int) -> None:
    with pytest.raises(WorkspaceError, match="port"):
        Address(port=port)


def test_it_is_called_by_what_it_listens_on(pem: Path) -> None:
    assert Address().called == ("127.0.0.1", "localhost", "[::1]")
    assert Address(host=ANY, proxy="10.0.0.2", names=("a.example",)).called == ("a.example",)
    assert Address(host="::1", port=80).link("/x") == "http://[::1]:80/x"
    secure = Address(host="10.0.0.5", certificate=pem, key=pem, names=("a.example",))
    assert secure.link("/", 443) == "https://a.example:443/"
