"""Who has come in: accounts, sessions, and the keys of programs that read in a reader's name."""

from __future__ import annotations

import datetime as dt

import msgspec

from sightline.reception.secret import Secret


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A reader who has signed in, for a while."""

    #: The name of the reader.
    reader: str
    #: What every form of the signed-in reader carries, so that no other page can send it.
    seal: str
    #: When the session began.
    since: dt.datetime
    #: When the reader signed in the time before; None is the first time.
    before: dt.datetime | None = None
    #: The language of the pages, when the reader chose one.
    language: str | None = None
    #: Whether the house demands a second factor that this reader has not set up yet.
    unfinished: bool = False


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader is told of his own sessions: when each began and was last used."""

    since: dt.datetime
    seen: dt.datetime
    here: bool


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate keeps of a reader; nothing here says what the reader may see."""

    reader: str
    #: The hash of the password; None where no password was chosen yet.
    password: Secret | None = None
    #: The secret of the second factor, and the one that is being set up.
    factor: Secret | None = None
    pending: Secret | None = None
    #: The last step of the second factor that was used.
    step: int = 0
    #: When the reader signed in last.
    last: dt.datetime | None = None
    #: The language of the pages, when the reader chose one.
    language: str | None = None
    #: Who made the last link, and who took the second factor off, since the last sign-in.
    invited_by: str | None = None
    dropped_by: str | None = None


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """A key of a program, as its reader is told of it; the key itself is not kept."""

    id: str
    reader: str
    label: str
    since: dt.datetime
    until: dt.datetime
    #: On which day it was last used.
    seen: dt.date | None = None


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """A link that is good once."""

    reader: str
    by: str
    until: dt.datetime
    #: Whether the account has a second factor, which a link never replaces.
    factor: bool = False


class Doing(msgspec.Struct, frozen=True, kw_only=True):
    """One act at the gate: who, when, what, and from where or about whom; never a secret."""

    seq: int
    at: dt.datetime
    reader: str
    act: str
    detail: str


def read_time(text: str | None) -> dt.datetime | None:
    """Read a time as the gate writes it."""
    return dt.datetime.fromisoformat(text) if text else None
