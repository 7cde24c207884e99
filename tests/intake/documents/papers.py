"""Making documents of every sort to be read, without a program that writes them."""

from __future__ import annotations

import base64
import io
import itertools
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import docx
from PIL import Image

from sightline.intake.documents import Bounds, Document, read_here

WORDS = "Karanda Transport paid the guards at Gao. Ilyan Morovest was there."
SMALL = Bounds(
    file_bytes=5_000_000, text_chars=200_000, pages=50, objects=5_000, inflated_bytes=2_000_000,
    depth=60, pixels=1_000_000, enclosed=20,
)  # fmt: skip


def read(content: bytes, name: str = "paper", **rest: Any) -> Document:
    """Read a document in this process."""
    return read_here(content, name, rest.pop("bounds", None), **rest)


def text_of(document: Document) -> str:
    """All text of a document."""
    return "\n".join(page.text for page in document.pages)


# PDF


def pdf(*pages: str, title: str = "A paper", objects: int = 0) -> bytes:
    """Write a PDF with one page for each text."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, text in enumerate(pages):
        lines = "".join(f"({_escape(line)}) Tj 0 -14 Td " for line in text.split("\n"))
        stream = f"BT /F1 11 Tf 50 700 Td {lines}ET".encode("latin-1")
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    made = f"<< /Title ({title}) /Author (A Source) /CreationDate (D:20240502120000Z) >>"
    bodies.append(made.encode())
    return _number([*bodies, *([b"null"] * objects)], info=len(bodies))


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _number(bodies: list[bytes], info: int) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(bodies) + 1, info, start))
    return out.getvalue()


def scan() -> bytes:
    """Write a PDF whose one page is a picture."""
    out = io.BytesIO()
    picture().save(out, "PDF")
    return out.getvalue()


# Word-processor files and web pages


def word(*paragraphs: str, cells: list[list[str]] | None = None, title: str = "A paper") -> bytes:
    """Write a DOCX."""
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = "A Source"
    for text in paragraphs:
        made.add_paragraph(text)
    if cells:
        grid = made.add_table(rows=0, cols=len(cells[0]))
        for row in cells:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repack(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Change parts of a zip file; None takes a part out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            part = change(info.filename, old.read(info))
            if part is not None:
                new.writestr(info.filename, part)
    return out.getvalue()


def web(body: str, title: str = "A page") -> bytes:
    """Write a web page."""
    return (
        f"<!doctype html><html><head><title>{title}</title><style>p {{}}</style></head>"
        f"<body><script>var hidden = 1;</script>{body}</body></html>"
    ).encode()


# Letters


def letter(
    words: str = WORDS, enclosed: Mapping[str, bytes] | None = None, kind: str = "text/plain"
) -> bytes:
    """Write an EML."""
    heads = (
        "From: Ana <ana@example.org>\r\nTo: ben@example.org\r\nSubject: =?utf-8?b?"
        + base64.b64encode("Fuel à Gao".encode()).decode()
        + "?=\r\nDate: Thu, 02 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    )
    own = f'Content-Type: {kind}; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{words}'
    if not enclosed:
        return (heads + own).encode()
    parts = [own]
    for name, content in enclosed.items():
        coded = base64.encodebytes(content).decode()
        parts.append(
            f'Content-Type: application/octet-stream; name="{name}"\r\n'
            f'Content-Disposition: attachment; filename="{name}"\r\n'
            f"Content-Transfer-Encoding: base64\r\n\r\n{coded}"
        )
    joined = "".join(f"--EDGE\r\n{part}\r\n" for part in parts)
    edge = 'Content-Type: multipart/mixed; boundary="EDGE"'
    return f"{heads}{edge}\r\n\r\n{joined}--EDGE--\r\n".encode()


def outlook(
    words: str = WORDS, enclosed: Mapping[str, bytes] | None = None, *, html: bool = False
) -> bytes:
    """Write a MSG."""
    ticks = 133_591_104_000_000_000  # 2024-05-02 in tenths of microseconds since 1601
    fixed = b"\0" * 32 + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    tree: dict[str, Any] = {
        "__properties_version1.0": fixed.ljust(4096, b"\0"),
        "__substg1.0_0037001F": _wide("Fuel at Gao"),
        "__substg1.0_0C1A001F": _wide("Ana"),
        "__substg1.0_5D01001F": _wide("ana@example.org"),
        "__substg1.0_0E04001F": _wide("ben@example.org"),
    }
    if html:
        tree["__substg1.0_10130102"] = f"<p>{words}</p>".encode().ljust(4096)
    else:
        tree["__substg1.0_1000001F"] = _wide(words)
    for number, (name, content) in enumerate((enclosed or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": _wide(name),
            "__substg1.0_37010102": content.ljust(4096),
        }
    return compound(tree)


def _wide(text: str) -> bytes:
    """Text as Outlook keeps it, long enough not to go into the small stream."""
    return text.encode("utf-16-le").ljust(4096, b"\0")


_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(tree: Mapping[str, Any]) -> bytes:
    """Write a compound file, in which a mapping is a folder."""
    sectors: list[bytes] = []
    chain: list[int] = []
    entries: list[bytearray] = []

    def put(content: bytes) -> int:
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        first = len(sectors)
        sectors.extend(pieces)
        chain.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    def enter(name: str, kind: int) -> int:
        entry = bytearray(128)
        coded = name.encode("utf-16-le")
        entry[: len(coded)] = coded
        struct.pack_into("<HBBIII", entry, 64, len(coded) + 2, kind, 1, _FREE, _FREE, _FREE)
        struct.pack_into("<IQ", entry, 116, _END, 0)
        entries.append(entry)
        return len(entries) - 1

    def fill(parent: int, held: Mapping[str, Any]) -> None:
        numbers = []
        for name in sorted(held, key=lambda one: (len(one), one.upper())):
            part = held[name]
            number = enter(name, 1 if isinstance(part, Mapping) else 2)
            numbers.append(number)
            if isinstance(part, Mapping):
                fill(number, part)
            else:
                struct.pack_into("<IQ", entries[number], 116, put(part), len(part))
        for one, following in itertools.pairwise(numbers):
            struct.pack_into("<I", entries[one], 72, following)
        if numbers:
            struct.pack_into("<I", entries[parent], 76, numbers[0])

    enter("Root Entry", 5)
    fill(0, tree)
    directory = put(b"".join(bytes(entry) for entry in entries))
    count = -(-(len(sectors) + 1) // 127)
    first = len(sectors)
    chain.extend([_FAT] * count)
    table = b"".join(struct.pack("<I", one) for one in chain).ljust(count * 512, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        b"", 0, count, directory, 0, 4096, _END, 0, _END, 0,
    )  # fmt: skip
    fats = [*range(first, first + count), *([_FREE] * (109 - count))]
    return head + struct.pack("<109I", *fats) + b"".join(sectors) + table


# Images


def picture(size: tuple[int, int] = (120, 80)) -> Image.Image:
    """Make a picture with nothing to read on it."""
    return Image.new("RGB", size, (200, 220, 240))


def image(kind: str = "JPEG", size: tuple[int, int] = (120, 80)) -> bytes:
    """Write an image that says when and where it was taken, and by what."""
    exif = Image.Exif()
    exif[0x010E], exif[0x010F], exif[0x013B] = "The gate", "Maker", "A Source"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:02 10:00:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (16.0, 16.0, 12.0), "W", (0.0, 2.0, 24.0)
    out = io.BytesIO()
    picture(size).save(out, kind, exif=exif)
    return out.getvalue()
