"""Reading one document here and now, whatever it is; see `cell` for reading it apart."""

from __future__ import annotations

from importlib import import_module

import msgspec

from sightline.errors import BadInput, DangerousFile, UnreadableFile
from sightline.intake.documents.bounds import Bounds
from sightline.intake.documents.desk import Desk
from sightline.intake.documents.document import Document, Sort
from sightline.intake.documents.language import guess_language
from sightline.intake.documents.scanning import Scanner
from sightline.intake.documents.sorting import find_sort
from sightline.intake.documents.tidying import file_name

_READERS = {
    Sort.PDF: "pdf:read_pdf",
    Sort.DOCX: "word:read_docx",
    Sort.HTML: "web:read_html",
    Sort.LETTER: "letter:read_letter",
    Sort.OUTLOOK: "outlook:read_outlook",
    Sort.IMAGE: "image:read_image",
    Sort.TEXT: "plain:read_text",
}


class Reading:
    """Reads a document and what is enclosed in it, within bounds that hold for all together."""

    def __init__(self, bounds: Bounds, *, position: bool = False) -> None:
        self.bounds = bounds
        self._desk = Desk(
            bounds=bounds, scanner=Scanner(bounds), inner=self._inner, position=position
        )
        self._depth = 0
        self._enclosed = 0

    def read(self, content: bytes, name: str) -> Document:
        """Read a document; whatever its damage does to a library becomes one clear error."""
        name = file_name(name)
        try:
            document = self._read(content, name)
        except BadInput:
            raise
        except MemoryError:
            raise DangerousFile(f"{name}: reading it takes more memory than is allowed") from None
        except RecursionError:
            raise DangerousFile(f"{name}: it nests too deeply") from None
        except Exception as error:
            raise UnreadableFile(
                f"{name}: the file is damaged ({type(error).__name__}): ask for it again"
            ) from error
        text = " ".join(page.text for page in document.pages[:50])
        return msgspec.structs.replace(document, language=guess_language(text))

    def _read(self, content: bytes, name: str) -> Document:
        """Load the library that a document needs with the first one that needs it."""
        module, _, function = _READERS[find_sort(content, name, self.bounds)].partition(":")
        read = getattr(import_module(f"sightline.intake.documents.{module}"), function)
        document: Document = read(content, name, self._desk)
        return document

    def _inner(self, content: bytes, name: str) -> Document:
        """Read what was enclosed in the document at hand."""
        self._enclosed += 1
        if self._depth >= self.bounds.letters_depth:
            raise DangerousFile(f"{name}: letters within letters nest too deeply")
        if self._enclosed > self.bounds.enclosed:
            raise DangerousFile(f"{name}: more than {self.bounds.enclosed} files are enclosed")
        self._depth += 1
        try:
            return self.read(content, name)
        finally:
            self._depth -= 1


def read_here(
    content: bytes, name: str, bounds: Bounds | None = None, *, position: bool = False
) -> Document:
    """Read a document in this very process; what a hostile one does to it, it does to us."""
    return Reading(bounds or Bounds(), position=position).read(content, name)
