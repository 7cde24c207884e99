"""Names as debarment lists write them: with titles, other names in brackets, and footnotes."""

from __future__ import annotations

import re

import msgspec

_TITLE = re.compile(r"^(MR|MRS|MS|MISS|DR|SR|ENG|PROF)\b\.?\s+(?=\S)", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_OTHER = re.compile(
    r"^(?:also\s+known\s+as|also\s+doing\s+business\s+as|doing\s+business\s+as|trading\s+as"
    r"|a\.?/?k\.?/?a\.?|d\.?/?b\.?/?a\.?|t/a|alias)\s*:?\s+",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"^(?:(?:previously|formerly)(?:\s+known\s+as)?|f\.?/?k\.?/?a\.?)\s*:?\s+", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"\*+\s*\d+")
_SEVERAL = re.compile(r"\s*;\s*|\s+and\s+also\s+as\s+", re.IGNORECASE)


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """What stood in the place of a name, told apart."""

    name: str
    title: str | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_naming(text: str, more: str = "") -> Naming:
    """Tell the name from its title, other names and footnotes; nothing that stood there is lost."""
    aliases: list[str] = []
    former: list[str] = []
    notes: list[str] = [f"Footnote {mark}" for mark in _FOOTNOTE.findall(f"{text} {more}")]
    bare = _FOOTNOTE.sub("", text)
    for part in _BRACKETS.findall(bare):
        _sort(part, aliases, former, None)
    name = _BRACKETS.sub(lambda match: "" if _is_name(match[1]) else match[0], bare)
    rest = _FOOTNOTE.sub("", more)
    for part in _BRACKETS.findall(rest):
        _sort(part, aliases, former, notes)
    _sort(_BRACKETS.sub("", rest), aliases, former, notes)
    name = _bare(name)
    title = _TITLE.match(name)
    return Naming(
        name=_bare(name[title.end() :] if title else name),
        title=title[1].title() if title else None,
        aliases=tuple(dict.fromkeys(aliases)),
        former=tuple(dict.fromkeys(former)),
        notes=tuple(dict.fromkeys(notes)),
    )


def _is_name(text: str) -> bool:
    return bool(_OTHER.match(text.strip()) or _FORMER.match(text.strip()))


def _sort(text: str, aliases: list[str], former: list[str], notes: list[str] | None) -> None:
    """Put what stood in brackets where it belongs; what is no name becomes a note."""
    said = _bare(text)
    if not said:
        return
    for words, names in ((_OTHER, aliases), (_FORMER, former)):
        if match := words.match(said):
            names += [_bare(one) for one in _SEVERAL.split(said[match.end() :]) if _bare(one)]
            return
    if notes is not None:
        notes.append(said)


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
