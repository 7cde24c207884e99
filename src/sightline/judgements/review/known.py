"""What one picture knows by name and by number, as extraction looks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sightline.intake.extraction import Known, Names, number_key
from sightline.model import Model, load_model
from sightline.picture import Picture, Saying

_PAGE = 5_000
_NAMES = ("name", "alias", "previousName", "weakAlias", "city")
_NUMBERS = (
    "iban", "accountNumber", "imoNumber", "phone", "email", "passportNumber",
    "registrationNumber", "number",
)  # fmt: skip
#: A longer name is a sentence, and found by nobody.
_LONGEST = 120
_SHORTEST_NUMBER = 5


class Knowledge:
    """The names and numbers of a picture: made once, used for any number of documents."""

    def __init__(self, picture: Picture, model: Model | None = None) -> None:
        self._model = model or load_model()
        self.names = Names(self._find_names(picture), model=self._model)
        self.numbers = self._find_numbers(picture)

    def _find_names(self, picture: Picture) -> Iterator[Known]:
        for prop in _NAMES:
            for said in _say(picture, prop):
                if len(said.value) <= _LONGEST and self._is_thing(said.schema):
                    yield _known(said)

    def _find_numbers(self, picture: Picture) -> dict[str, tuple[Known, ...]]:
        found: defaultdict[str, list[Known]] = defaultdict(list)
        for prop in _NUMBERS:
            for said in _say(picture, prop):
                key = number_key(said.value)
                if len(key) >= _SHORTEST_NUMBER:
                    found[key].append(_known(said))
        return {key: tuple(known) for key, known in found.items()}

    def _is_thing(self, name: str) -> bool:
        """Say whether a kind has names of its own: documents and notes have only titles."""
        if name not in self._model:
            return False
        schema = self._model.schema(name)
        return schema.is_a("Thing") and not schema.is_a("Analyzable")


def _known(said: Saying) -> Known:
    return Known(
        entity=said.entity, schema=said.schema, prop=said.prop, value=said.value, basis=said.id
    )


def _say(picture: Picture, prop: str) -> Iterator[Saying]:
    """Give every standing statement of a property; what is denied names nobody."""
    after: str | None = None
    while page := picture.statements(prop=prop, after=after, limit=_PAGE):
        after = page[-1].id
        yield from (said for said in page if not said.negated)
