"""A property: one field of a schema, with its type and what may stand in it."""

from __future__ import annotations

import msgspec

from sightline.model.terms import load_terms
from sightline.model.types import KINDS, Cleaned, Hint, Kind
from sightline.model.types.formats import FORMATS


class Property(msgspec.Struct, frozen=True, kw_only=True):
    """One field. `schema` is the most general schema that has it.

    `stub` marks the other end of a reference: it names the way back and is never written.
    `terms` names the controlled vocabulary of the field, `plain` the nearest property of
    FollowTheMoney, and `withheld` that its value leaves in no plain export.
    """

    name: str
    schema: str
    label: str
    description: str = ""
    type: str = "string"
    range: str | None = None
    reverse: str | None = None
    format: str | None = None
    check: str | None = None
    terms: str | None = None
    plain: str | None = None
    max_length: int = 0
    matchable: bool = False
    hidden: bool = False
    deprecated: bool = False
    withheld: bool = False
    stub: bool = False

    @property
    def qname(self) -> str:
        """The name with its schema, such as `Thing:name`."""
        return f"{self.schema}:{self.name}"

    @property
    def kind(self) -> Kind:
        """The type of the values."""
        return KINDS[self.type]

    def clean(self, raw: str, lang: str | None = None, *, country: str | None = None) -> Cleaned:
        """Clean one value as this field keeps it; the original is always given back too."""
        hint = Hint(lang=lang, country=country, format=self.format)
        cleaned = self.kind.clean(raw, hint, self.max_length)
        if cleaned.value is None or cleaned.problem is not None:
            return cleaned
        if self.terms is not None:
            return self._clean_term(cleaned)
        if self.check is not None and FORMATS[self.check].find(cleaned.value) is None:
            form = FORMATS[self.check]
            problem = f"it is not a valid {form.label}: {form.expected}"
            return Cleaned(cleaned.value, raw, problem)
        return cleaned

    def _clean_term(self, cleaned: Cleaned) -> Cleaned:
        """The code for a code or label of the vocabulary; anything else is kept and flagged."""
        listed = load_terms(self.terms or "")
        term = listed.find(cleaned.value or "")
        if term is None:
            return Cleaned(cleaned.value, cleaned.original, listed.refusal())
        return Cleaned(term.code, cleaned.original)
