"""Reading a web page: its words in the order in which they are shown, without its programs."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from sightline.errors import DangerousFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Fact, Sort
from sightline.intake.documents.plain import decode
from sightline.intake.documents.tidying import cut, one_line, too_long


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MOST_BYTES = 20 * 1024**2
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^>]{0,2000}?(/?)>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
#: Elements that need no end, and so say nothing of depth.
_ENDLESS = _words(
    """
    area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup
    tr td th thead tbody tfoot colgroup rp rt html head body
    """
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe"})
_BLOCKS = _words(
    """
    p div br li tr table h1 h2 h3 h4 h5 h6 section article header footer main aside ul ol dl dt dd
    blockquote pre figure figcaption form fieldset hr address nav
    """
)
_LEADING = re.compile(r"(?m)^[ |]+")
_CELLS = frozenset({"td", "th"})


def read_html(content: bytes, name: str, desk: Desk) -> Document:
    """Read a web page."""
    bounds = desk.bounds
    if len(content) > _MOST_BYTES:
        raise DangerousFile(f"{name}: the web page has more than {_MOST_BYTES:,} bytes")
    source, notes = _decode(content)
    _check_depth(source, name, bounds)
    text, facts = _unfold(source, bounds)
    return Document(
        name=name,
        sort=Sort.HTML,
        media="text/html",
        pages=tuple(cut(text, bounds)),
        facts=facts,
        notes=notes,
    )


def html_text(source: str, name: str, bounds: Bounds) -> str:
    """Give the words of a piece of HTML, such as the body of a letter."""
    if len(source) > _MOST_BYTES:
        raise DangerousFile(f"{name}: the web page has more than {_MOST_BYTES:,} bytes")
    _check_depth(source, name, bounds)
    return _unfold(source, bounds)[0]


def _decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode as the page says, where what it says can be believed."""
    match = _CHARSET.search(content[:4096])
    if match and not content.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode(match[1].decode("ascii"))
        except (LookupError, ValueError, UnicodeError):
            return decode(content)
        return text, ()
    return decode(content)


def _check_depth(source: str, name: str, bounds: Bounds) -> None:
    """Refuse nesting that would cost more than time: elements are counted before they are built."""
    depth = 0
    for match in _TAG.finditer(source):
        closing, element, alone = match.groups()
        if alone or element.lower() in _ENDLESS:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > bounds.depth:
            raise DangerousFile(f"{name}: the web page nests more than {bounds.depth} deep")


def _unfold(source: str, bounds: Bounds) -> tuple[str, tuple[Fact, ...]]:
    tree = LexborHTMLParser(source)
    title = tree.css_first("title")
    facts = [Fact("title", words)] if title and (words := one_line(title.text())) else []
    tree.strip_tags(sorted(_UNSEEN - {"head"}))
    size, pieces = 0, []
    for piece in _pieces(tree):
        size += len(piece)
        if size > bounds.text_chars:
            raise too_long(bounds)
        pieces.append(piece)
    return _LEADING.sub("", "".join(pieces)), tuple(facts)


def _pieces(tree: LexborHTMLParser) -> Iterator[str]:
    if tree.body is None:
        return
    for node in tree.body.traverse(include_text=True):
        if node.tag == "-text":
            yield re.sub(r"\s+", " ", node.text_content or "")
        elif node.tag in _BLOCKS:
            yield "\n"
        elif node.tag in _CELLS:
            yield " | "
