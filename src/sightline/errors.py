"""Every error that Sightline raises on purpose, as one tree.

    SightlineError
    ├── BadValue             a value is not in the form it must have
    │   ├── BadGrade         a grade is not of its scale
    │   ├── BadInstant       a date cannot be read
    │   ├── BadMarking       a marking is incomplete or contradicts itself
    │   ├── BadName          a name cannot be compared
    │   ├── BadPassword      a password is too short or too usual, or not the right one
    │   ├── BadCode          a code of the second factor is not right
    │   ├── BadVocabulary    a schema, property or term is not in the vocabulary
    │   └── MixedPartitions  shares of different wholes or cuts are added or ranked together
    ├── BadInput             a file cannot be taken in
    │   ├── UnreadableFile   there is no plain file there that may be opened
    │   ├── UnknownFormat    the file is of a kind that is not read
    │   ├── DangerousFile    the file is built to exhaust or mislead the reader
    │   ├── UndatedList      a list does not say of which day it is
    │   ├── BadMapping       the mapping of a table contradicts itself or the vocabulary
    │   └── BadReference     a file of reference data contradicts itself or the vocabulary
    ├── BrokenSeal           a seal does not open, or a signature does not hold
    ├── LedgerError          the memory refuses or cannot answer
    │   ├── BrokenChain      a byte was changed, lost, inserted or moved
    │   ├── Dangling         a record refers to something that is not in the ledger
    │   ├── Erased           the content was erased on a legal basis
    │   ├── KeyMissing       a key that is needed is not in the folder of keys
    │   └── LedgerBusy       somebody else is writing
    ├── PictureError         a picture cannot be opened or continued
    │   ├── DamagedIndex     the kept index of names is not whole, or not of this version
    │   ├── DamagedPicture   the kept file is not a whole picture of ours
    │   ├── PictureMismatch  two pictures or arguments do not belong together
    │   └── StaleCursor      a list goes on in another picture, or to another question
    ├── NotFound             there is no such thing in this picture
    ├── Refused              the reader may not do this
    │   ├── Unready          an act does not count yet: something is still wanting
    │   ├── Unidentified     nobody known calls
    │   ├── NotLetIn         the name, the password or the code is not right
    │   ├── Locked           too many attempts were made
    │   └── TooOpen          a marking is looser than that of what it rests on
    ├── StillBuilding        what is asked for is being built
    ├── Stopped              the work was ended before it was done
    └── WorkspaceError       the folder is not a house, or is a house already

An error says what was expected, what came, and what to do. It never shows
what the reader may not see: absent and forbidden raise the same `NotFound`.
The docstring is the default message, so documentation and message agree.
"""

from __future__ import annotations

import inspect


class SightlineError(Exception):
    """Something went wrong that Sightline knows how to name."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.getdoc(type(self)) or type(self).__name__)


class BadValue(SightlineError, ValueError):
    """A value is not in the form it must have."""


class BadGrade(BadValue):
    """A grade is not of its scale: give one such as B2, 4x4:X4 or 3x5x2:1AP."""


class BadInstant(BadValue):
    """A date cannot be read: give 2018, 2018-04, 2018-04-25, an interval or 'circa 2018'."""


class BadMarking(BadValue):
    """A marking is incomplete: it needs a level, an owner and a non-empty audience."""


class BadName(BadValue):
    """A name cannot be compared: give one with a letter or a figure, of 500 signs at most."""


class BadPassword(BadValue):
    """The password cannot be taken: choose at least twelve signs that others would not guess."""


class BadCode(BadValue):
    """The code is not right, was used, or too many were tried: wait, or use a recovery code."""


class BadVocabulary(BadValue):
    """A schema, property or term is not in the vocabulary: see `sightline show --schemata`."""


class MixedPartitions(BadValue):
    """Shares of different partitions cannot be added or ranked together: take one at a time."""


class BadInput(SightlineError):
    """A file cannot be taken in: nothing was added."""


class UnreadableFile(BadInput):
    """The file cannot be read: give the path of a plain file that you may open."""


class UnknownFormat(BadInput):
    """The file is of a kind that is not read: give CSV, XLSX, JSON lines or FollowTheMoney."""


class DangerousFile(BadInput):
    """The file is built in a way that could exhaust or mislead the reader: nothing was taken."""


class UndatedList(BadInput):
    """The list does not say of which day it is: give the day with --known."""


class BadMapping(BadInput):
    """The mapping cannot be used: see docs/guide/intake.md for a complete example."""


class BadReference(BadInput):
    """A file of reference data cannot be used: mend the line that is named, or install anew."""


class BrokenSeal(SightlineError):
    """The seal does not hold: the key is another one, or bytes were changed since."""


class LedgerError(SightlineError):
    """The ledger refuses or cannot answer."""


class BrokenChain(LedgerError):
    """The ledger was changed outside Sightline: restore it from a backup."""


class Dangling(LedgerError):
    """A record refers to something that is not in the ledger: append that first."""


class Erased(LedgerError):
    """The content was erased on a legal basis; a tombstone is kept."""


class KeyMissing(LedgerError):
    """A key is not in the folder of keys: bring the folder back from its own backup."""


class LedgerBusy(LedgerError):
    """Another process is writing to this ledger: try again in a moment."""


class PictureError(SightlineError):
    """A picture cannot be opened or continued: build it anew."""


class DamagedIndex(PictureError):
    """The kept index of names is not whole, or of another version: build the index anew."""


class DamagedPicture(PictureError):
    """The kept file is not a whole picture of this version: build the picture anew."""


class PictureMismatch(PictureError):
    """Two pictures or arguments do not belong together: build the picture anew."""


class StaleCursor(PictureError):
    """The cursor is of another picture or another question: begin the list again."""


class NotFound(SightlineError):
    """There is no such thing in this picture."""


class Refused(SightlineError):
    """This is not yours to do: ask the registrar or the custodian of the house."""


class Unready(Refused):
    """The act does not count yet: something that it needs is still wanting."""


class Unidentified(Refused):
    """Nobody known calls: send a key as `Authorization: Bearer sl_…`, or sign in."""


class NotLetIn(Refused):
    """The name, the password or the code is not right, or too many codes were tried."""


class Locked(Refused):
    """Too many attempts were made: wait, and try again."""


class TooOpen(Refused):
    """The marking is looser than that of what the act rests on: the strictest wins."""


class StillBuilding(SightlineError):
    """What this needs is being built, once for this picture: ask again in a few seconds."""


class Stopped(SightlineError):
    """The work was stopped before it was done: nothing of it was kept, so start it again."""


class WorkspaceError(SightlineError):
    """The folder is not a workspace: run `sightline init` there first."""
