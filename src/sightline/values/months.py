"""The names of the months, in the languages in which missions receive reports."""

from __future__ import annotations

import unicodedata

# English, French, Spanish, Portuguese; Arabic as said from Cairo, from Baghdad and from Tunis.
_NAMES = (
    "january jan janvier janv enero ene janeiro يناير كانون_الثاني جانفي",
    "february feb fevrier fevr febrero fevereiro fev فبراير شباط فيفري",
    "march mar mars marzo marco مارس آذار",
    "april apr avril avr abril abr أبريل إبريل نيسان أفريل",
    "may mai mayo maio مايو أيار ماي",
    "june jun juin junio junho يونيو حزيران جوان",
    "july jul juillet juil julio julho يوليو تموز جويلية",
    "august aug aout agosto ago أغسطس آب أوت",
    "september sep sept septembre septiembre setiembre setembro set سبتمبر أيلول",
    "october oct octobre octubre outubro out أكتوبر تشرين_الأول",
    "november nov novembre noviembre novembro نوفمبر تشرين_الثاني",
    "december dec decembre diciembre dic dezembro dez ديسمبر كانون_الأول",
)


def fold(text: str) -> str:
    """Take case, accents and vowel signs off a text, so that Août, aout and AOÛT are one."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


MONTHS: dict[str, int] = {
    fold(name.replace("_", " ")): number
    for number, names in enumerate(_NAMES, start=1)
    for name in names.split()
}


def find_month(name: str) -> int | None:
    """Find the number of a month by its name or its usual abbreviation."""
    return MONTHS.get(fold(name.strip().rstrip(".")))
