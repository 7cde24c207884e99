"""Damaged documents without end: `python -m tests.intake.documents.fuzz --count 100000`.

Every document is read in one of a row of processes, so that one that dies or
hangs is found out and named. The same seed and number always give the same
document. What may come out is a document or one of our own errors.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from collections import Counter
from functools import cache

from sightline.errors import BadInput
from sightline.intake.documents import DocumentTerms, Received, make_records, read_here
from sightline.intake.extraction import Names, extract
from tests.intake.documents import papers

_AT_ONCE = 500
_SECONDS = 600
_WORDS = papers.WORDS + " On 2 May 2024 he paid USD 300 m, IMO 9074729, +223 20 21 22 23."


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """Good documents of every sort."""
    inner = {"note.txt": _WORDS.encode(), "page.html": papers.web(f"<p>{_WORDS}</p>")}
    inner |= {"letter.eml": papers.letter(), "image.png": papers.image("PNG", (20, 20))}
    return (
        ("paper.pdf", papers.pdf(_WORDS, "Two\nlines")),
        ("scan.pdf", papers.scan()),
        ("paper.docx", papers.word(_WORDS, "Two", cells=[["a", "b"], ["c", "d"]])),
        ("page.html", papers.web(f"<h1>Fuel</h1><p>{_WORDS}<table><tr><td>a<td>b</table>")),
        ("note.txt", (_WORDS + "\n").encode() * 3),
        ("wide.txt", _WORDS.encode("utf-16")),
        ("old.txt", "Взятка в Гао, 12 апреля 2019. Le café à Ségou.".encode("cp1251", "replace")),
        ("letter.eml", papers.letter(_WORDS, inner)),
        ("letter.html.eml", papers.letter(f"<p>{_WORDS}</p>", kind="text/html")),
        ("letter.msg", papers.outlook(_WORDS, {"note.txt": _WORDS.encode()})),
        ("image.jpg", papers.image()),
        ("image.png", papers.image("PNG")),
        ("image.tif", papers.image("TIFF")),
        ("image.webp", papers.image("WEBP")),
    )


def mutate(seed: int, number: int) -> tuple[str, bytes]:
    """Give one damaged document."""
    chance = random.Random(f"{seed} {number}")
    name, content = chance.choice(seeds())
    if name.endswith(".docx") and chance.random() < 0.7:
        parts = ["word/document.xml", "docProps/core.xml", "[Content_Types].xml"]
        hit = chance.choice(parts)
        return name, papers.repack(
            content, lambda part, one: _damage(one, chance) if part == hit else one
        )
    return name, _damage(content, chance)


def _damage(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(damaged) + 1)
        end = min(len(damaged), at + chance.choice((1, 2, 4, 16, 120)))
        match chance.randrange(7):
            case 0:
                damaged[at:end] = chance.randbytes(end - at)
            case 1:
                del damaged[at:end]
            case 2:
                damaged[at:at] = bytes(damaged[at:end]) * chance.choice((1, 3, 200))
            case 3:
                damaged[at:end] = chance.choice((b"\xff", b"\x00", b"9", b"<", b"(")) * (end - at)
            case 4:
                other = chance.choice(seeds())[1]
                start = chance.randrange(len(other))
                damaged[at:end] = other[start : start + (end - at) * 4]
            case 5:
                damaged[at:end] = chance.choice(
                    (b"999999999", b"-1", b"/Kids", b"\r\n\r\n", b"&#x")
                )
            case _:
                if chance.random() < 0.2:
                    del damaged[at:]
    return bytes(damaged)


@cache
def _names() -> Names:
    return Names([])


def try_one(seed: int, number: int) -> str:
    """Read one damaged document and all that follows from it; tell how it ended."""
    name, content = mutate(seed, number)
    try:
        document = read_here(content, name, papers.SMALL, position=True)
    except BadInput as error:
        if not str(error).isprintable():
            return "an error that cannot be printed"
        cause = f" after {type(error.__cause__).__name__}" if error.__cause__ else ""
        return f"{type(error).__name__}{cause}"
    taken = make_records(
        Received(content=content, document=document), DocumentTerms(marking="0a" * 32, makers=True)
    )
    assert all(one.value for one in taken.statements)
    assert all(str(one).isprintable() for one in taken.refusals)
    for one in extract(document.pages, _names(), {}, document.language):
        text = next(page.text for page in document.pages if page.number == one.span.page)
        assert text[one.span.offset : one.span.end] == one.text
    return "read"


def main() -> None:
    """Read damaged documents in a row of processes, and name those that end badly."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--inside", action="store_true")
    given = parser.parse_args()
    if given.inside:
        _work(given.seed, given.first, given.count)
        return
    ends: Counter[str] = Counter()
    first, last = given.first, given.first + given.count
    while first < last:
        done, words = _start(given.seed, first, min(_AT_ONCE, last - first))
        ends.update(done)
        first += len(done)
        if words:
            ends["ended badly"] += 1
            sys.stdout.write(f"number {first} of seed {given.seed}: {words}\n")
            first += 1
    sys.stdout.writelines(f"{count:>8,}  {end}\n" for end, count in ends.most_common())
    sys.exit(bool(ends["ended badly"]))


def _start(seed: int, first: int, count: int) -> tuple[list[str], str]:
    """Let a process read some; give how each ended, and what happened to the one after them."""
    words = ["--inside", "--seed", str(seed), "--first", str(first), "--count", str(count)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.intake.documents.fuzz", *words],
            capture_output=True, text=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        held = error.stdout.decode() if isinstance(error.stdout, bytes) else error.stdout or ""
        return held.splitlines(), "it hangs"
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        return done.stdout.splitlines(), f"the process ended with {done.returncode}: {last}"
    return done.stdout.splitlines(), ""


def _work(seed: int, first: int, count: int) -> None:
    for number in range(first, first + count):
        sys.stdout.write(try_one(seed, number) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
