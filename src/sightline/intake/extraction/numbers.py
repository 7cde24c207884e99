"""Numbers that name something: accounts, ships, telephones, plates, passports, addresses of mail.

Where there is a check digit it is computed. A number that says what it is and
does not check is given with the doubt, for a machine or a typist may have
misread it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from sightline.intake.documents.document import Span
from sightline.intake.extraction.candidate import Candidate, What
from sightline.model.types import KINDS
from sightline.model.types.formats import FORMATS

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?(?![a-z0-9])"
)
_IMO = re.compile(r"\bIMO[\s:.#°-]{0,3}(?:n[o°º]\.?|number|numéro|número)?[\s:.#-]{0,3}(\d{7})\b",
                  re.IGNORECASE)  # fmt: skip
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)\d{1,3}[\d\s().\-/‐‑–]{5,22}\d(?!\w)")
_HOME_PHONE = re.compile(
    r"\b(?:tel|tél|telephone|téléphone|teléfono|telefone|phone|mobile|cell|portable|whatsapp|fax|"
    r"هاتف|тел)\b[.:\s]{0,4}(?:n[o°º]\.?)?[\s:]{0,2}(\(?\d[\d\s().\-/]{4,18}\d)(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = r"(?:\s{0,2}(?:n[o°º]s?\.?|num\.?|number|numéro|número|nr\.?|#|رقم|№))?[\s:.#]{0,4}"
_PASSPORT = re.compile(
    rf"(?:\bpassports?|\bpasseports?|\bpasaportes?|\bpassaportes?|جواز سفر|паспорт){_NUMBERED}"
    r"((?=[A-Z0-9 ]{0,8}\d)[A-Z0-9]{1,3}[ ]?[A-Z0-9]{4,10})(?![\w])",
    re.IGNORECASE,
)
_PLATE = re.compile(
    r"(?i:\b(?:number\s)?plates?|\blicen[cs]e\splates?|\bregistration|\bimmatricul[a-zé]{1,8}"
    rf"|\bmatr[ií]cula|\bplaca|\bplaque|لوحة)(?i:{_NUMBERED})"
    r"((?=[^\n]{0,11}\d)[A-Z0-9]{1,5}(?:(?P<mark>[ -]?)[A-Z0-9]{1,5}(?:(?P=mark)[A-Z0-9]{1,5})?)?)"
    r"(?!\w)",
)
_LEAST_DIGITS = 5


class Shape(msgspec.Struct, frozen=True):
    """How one kind of number is looked for: its pattern, the part that is it, and its reading."""

    what: What
    pattern: re.Pattern[str]
    group: int
    read: Callable[[str], tuple[str, str | None, str | None] | None]


def number_key(value: str) -> str:
    """Write a number so that spaces, points and dashes make no difference."""
    return re.sub(r"[\s./-]+", "", value).upper()


def find_numbers(text: str, page: int) -> Iterator[Candidate]:
    """Find numbers on one page; of two that overlap the surer kind is given."""
    taken: list[Span] = []
    for shape in SHAPES:
        for match in shape.pattern.finditer(text):
            read = shape.read(match[shape.group])
            if read is None:
                continue
            written, value, doubt = read
            span = Span(page, match.start(shape.group), len(written))
            if any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            yield Candidate(span=span, what=shape.what, text=written, value=value, doubt=doubt)


def _read_iban(text: str) -> tuple[str, str | None, str | None] | None:
    """Take the longest beginning that checks: capitals may follow that are another word."""
    parts = re.split("(?= )", text)
    for count in range(len(parts), 0, -1):
        written = "".join(parts[:count])
        value = FORMATS["iban"].find(written)
        if value is not None:
            return written, value, None
    return None


def _read_imo(text: str) -> tuple[str, str | None, str | None] | None:
    value = FORMATS["imo"].find(f"IMO {text}")
    doubt = None if value else "the check digit is wrong: it may be misread"
    return text, value, doubt


def _read_phone(text: str) -> tuple[str, str | None, str | None] | None:
    plain = f"+{text[2:]}" if text.startswith("00") else text
    cleaned = KINDS["phone"].clean(plain)
    return (text, cleaned.value, None) if cleaned.value else None


def _read_home_phone(text: str) -> tuple[str, str | None, str | None] | None:
    if sum(char.isdigit() for char in text) < _LEAST_DIGITS + 1:
        return None
    return text, None, "it lacks the calling code: say the number with it"


def _read_code(text: str) -> tuple[str, str | None, str | None] | None:
    value = re.sub(r"[\s-]+", "", text).upper()
    enough = sum(char.isdigit() for char in value) >= _LEAST_DIGITS
    return (text, value, None) if enough else None


def _read_plate(text: str) -> tuple[str, str | None, str | None] | None:
    value = re.sub(r"\s+", " ", text).upper()
    bare = value.replace(" ", "").replace("-", "")
    good = 4 <= len(bare) <= 10 and any(char.isdigit() for char in bare) and not _is_year(bare)
    return (text, value, None) if good else None


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _read_email(text: str) -> tuple[str, str | None, str | None] | None:
    cleaned = KINDS["email"].clean(text)
    return (text, cleaned.value, None) if cleaned.value and cleaned.problem is None else None


SHAPES = (
    Shape(What.EMAIL, _EMAIL, 0, _read_email),
    Shape(What.IBAN, _IBAN, 0, _read_iban),
    Shape(What.IMO, _IMO, 1, _read_imo),
    Shape(What.PASSPORT, _PASSPORT, 1, _read_code),
    Shape(What.PLATE, _PLATE, 1, _read_plate),
    Shape(What.PHONE, _PHONE, 0, _read_phone),
    Shape(What.PHONE, _HOME_PHONE, 1, _read_home_phone),
)
