"""What a screening answers with: values in plain words, without a number that machines write apart.

Probabilities are texts of four places, so that the same answer is the same bytes everywhere.
"""

from __future__ import annotations

import datetime as dt
from hashlib import sha256

import msgspec

from sightline.analyses.screening.subject import Subject
from sightline.errors import BadValue
from sightline.model import load_terms
from sightline.values.canon import encode

METHOD, VERSION = "screening", "1"
CLEAR, EXPOSURE, POSSIBLE, PROHIBITED = "clear", "exposure", "possible-match", "prohibited"
#: From the least to the gravest; the whole is as grave as its gravest part.
RESULTS = (CLEAR, EXPOSURE, POSSIBLE, PROHIBITED)


class RuleName(msgspec.Struct, frozen=True, kw_only=True):
    """Which rule was used, and the hash of its file."""

    rule: str
    version: str
    sha256: str


class ListSeen(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a list in the picture, and how many days old it was on the day asked for.

    An age below nought says that the version was made after that day.
    """

    list: str
    version: str
    day: dt.date
    age: int
    item: str
    sha256: str
    entries: int | None = None


class Stood(msgspec.Struct, frozen=True, kw_only=True):
    """One listing on the day: an administrative measure by an authority, and never a proof."""

    listing: str
    list: str
    state: str
    reference: str = ""
    measures: tuple[str, ...] = ()
    words: str = ""


class Through(msgspec.Struct, frozen=True, kw_only=True):
    """A listed holder above a candidate: by which ties, and whether the listing reaches down."""

    holder: str
    caption: str
    ties: tuple[str, ...]
    stood: tuple[Stood, ...]
    barred: bool
    words: str


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One entity that may be the subject, why, and what follows if it is.

    ``certain`` says by what the identity is certain, and is empty where it is not. ``settled``
    says who decided that it is another. ``because`` is the reason of the verdict. ``mark``
    changes when anything that the verdict rests on changes.
    """

    entity: str
    caption: str
    schema: str
    probability: str
    asked: str
    listed_as: str
    reasons: tuple[str, ...]
    verdict: str
    because: str
    certain: str = ""
    settled: str = ""
    standings: tuple[Stood, ...] = ()
    through: tuple[Through, ...] = ()
    bars: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    mark: str = ""


class Screening(msgspec.Struct, frozen=True, kw_only=True):
    """One subject screened: a function of the subject, the lists in a picture, the day, the rule.

    It is found by software and decided by nobody yet. ``basis`` are ids of statements and items.
    """

    subject: Subject
    purpose: str
    against: str
    day: dt.date
    known: dt.date | None
    rule: RuleName
    lists: tuple[ListSeen, ...]
    result: str
    says: str
    candidates: tuple[Candidate, ...]
    unknown: tuple[str, ...]
    basis: tuple[str, ...]
    method: str = METHOD
    version: str = VERSION
    address: str

    @property
    def counted(self) -> tuple[Candidate, ...]:
        """The candidates on which the result rests."""
        return tuple(one for one in self.candidates if one.verdict != CLEAR)

    @property
    def content(self) -> bytes:
        """The canonical form: equal screenings have equal bytes."""
        return encode(self)

    @property
    def digest(self) -> str:
        """The hash of the whole."""
        return sha256(self.content).hexdigest()


def read_screening(content: bytes | str) -> Screening:
    """Read a screening from its canonical form."""
    try:
        return msgspec.json.decode(content, type=Screening)
    except msgspec.MsgspecError as error:
        raise BadValue(f"this is not a screening: {error}") from None


def gravest(results: tuple[str, ...]) -> str:
    """The gravest of several results; of none it is clear."""
    return max(results, key=RESULTS.index, default=CLEAR)


def name_result(result: str) -> str:
    """Name a result as the vocabulary does."""
    return load_terms("screening-result").get(result).name()
