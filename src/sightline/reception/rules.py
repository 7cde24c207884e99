"""What a house demands at its doors: one TOML file, one frozen record. Secrets have no place in it.

The file ``doors.toml`` lies beside the settings of the house and may be missing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from sightline.errors import WorkspaceError

FILE = "doors.toml"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Provider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider of identities by OpenID Connect, to which readers may be bound."""

    #: What the button says.
    name: str
    issuer: str
    client_id: str
    #: Our own address to which the provider sends readers back, as registered there.
    redirect: str
    #: The file with the secret of the client, which nobody else may read.
    secret_file: str

    def __post_init__(self) -> None:
        for address in (self.issuer, self.redirect):
            check_address(address)


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a house demands at its doors."""

    #: Whether nobody comes further than his own account without a second factor.
    second_factor: bool = False
    #: Names under which the server is called, beside those of the machine itself.
    hosts: tuple[str, ...] = ()
    #: Who else may vouch for readers; nobody, unless it is said.
    provider: Provider | None = None


def read_rules(folder: Path) -> Rules:
    """Read the rules of the doors of a house; without a file they are the usual ones."""
    path = folder / FILE
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Rules)
    except FileNotFoundError:
        return Rules()
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{FILE} cannot be read: {error}") from None


def check_address(address: str) -> str:
    """Take an address that speaks TLS, or of this machine itself; refuse any other."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if not (parts.scheme == "https" and parts.hostname) and not local:
        raise ValueError(f"{address!r} is not an address that begins with https://")
    return address
