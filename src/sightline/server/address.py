"""Where a server listens: on this machine, unless something keeps the way to it private."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import msgspec

from sightline.errors import WorkspaceError


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where to listen, and what keeps others from reading along."""

    host: str = "127.0.0.1"
    port: int = 8321
    #: The certificate of the server and its key, as PEM files, for TLS.
    certificate: Path | None = None
    key: Path | None = None
    #: The address of the proxy that alone may call, and that speaks TLS to everybody else.
    proxy: str | None = None
    #: Under which names the server is called, beside the one it listens on.
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65_535:
            raise WorkspaceError(
                f"port {self.port} is none: give one from 1 to 65535, or 0 for any"
            )
        if (self.certificate is None) != (self.key is None):
            raise WorkspaceError("TLS needs a certificate and its key: give both files, or neither")
        for file in filter(None, (self.certificate, self.key)):
            if not file.is_file():
                raise WorkspaceError(f"there is no file {file}: give a PEM file that you may read")
        if not (self.local or self.secure or self.proxy):
            raise WorkspaceError(
                f"{self.host} can be reached from other machines, and nothing hides what is said "
                "there: give a certificate and a key, or name the proxy that speaks TLS, or "
                "listen on 127.0.0.1"
            )
        if self.proxy is not None:
            _check_proxy(self.proxy)

    @property
    def local(self) -> bool:
        """Whether nobody but this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def secure(self) -> bool:
        """Whether it speaks TLS itself."""
        return self.certificate is not None

    @property
    def called(self) -> tuple[str, ...]:
        """Every name under which it may be called; another one is answered by nothing."""
        ours = ("127.0.0.1", "localhost", "[::1]") if self.local else ()
        host = () if self.host in ("0.0.0.0", "::") else (self.host,)  # noqa: S104 - compared, not bound
        return tuple(dict.fromkeys((*self.names, *host, *ours)))

    def link(self, path: str = "/", port: int | None = None) -> str:
        """Write the address of a page, as people type it."""
        name = self.called[0] if self.called else self.host
        if ":" in name and not name.startswith("["):
            name = f"[{name}]"
        port = self.port if port is None else port
        scheme = "https" if self.secure else "http"
        return f"{scheme}://{name}:{port}{path}"


def _check_proxy(proxy: str) -> None:
    """A proxy is one known machine: whoever is believed about others must not be anybody."""
    try:
        ipaddress.ip_address(proxy)
    except ValueError:
        raise WorkspaceError(
            f"{proxy!r} is not the address of a proxy: give one IP address, such as 10.0.0.2"
        ) from None
