"""Who has come in: a session of a reader, and the key of a program that reads in a reader's name."""

from __future__ import annotations

import datetime as dt

import msgspec


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A reader who has signed in, for a while."""

    #: The name of the reader.
    reader: str
    #: What every form of this session carries, so that no other page can send it.
    seal: str
    #: When the session began.
    since: dt.datetime
    #: When the reader signed in the time before; None is the first time.
    before: dt.datetime | None = None
    #: The language of the pages, when the reader chose one.
    language: str | None = None
