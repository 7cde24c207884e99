"""Known names found in a text, in one pass over its words: those of a picture and of the gazetteer.

Names are compared by the keys of their words alone. The longest name wins, and
where several bear it all are given. One word, or a nickname, is a weak hint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sightline.intake.documents.document import Span
from sightline.intake.documents.language import small_words
from sightline.intake.extraction.automaton import Automaton
from sightline.intake.extraction.candidate import Candidate, Known, What
from sightline.intake.extraction.gazetteer import Entry, gazetteer
from sightline.intake.extraction.tokens import Token, name_keys, tokens
from sightline.intake.months import fold, month_names
from sightline.model import Model, load_model
from sightline.model.types import KINDS

#: What a kind of entity is called on the list; the first that fits.
_WHATS = (
    ("Person", What.PERSON),
    ("Organization", What.ORGANISATION),
    ("Group", What.ORGANISATION),
    ("LegalEntity", What.ORGANISATION),
    ("Address", What.PLACE),
    ("Territory", What.PLACE),
    ("Site", What.PLACE),
    ("IllicitMarket", What.MARKET),
    ("Commodity", What.MARKET),
)
_LOWER = frozenset({What.MARKET})
#: What may be named by one word without doubt.
_SURE_ALONE = frozenset({What.PLACE, What.COUNTRY, What.MARKET})
_SHORTEST = 3
_MOST_WORDS = 12
#: A name whose family name stands first, as on lists: turned only where it has few words.
_TURNED = (2, 3)


class Names:
    """Every known name, ready to be looked for in any number of texts."""

    def __init__(
        self,
        known: Iterable[Known],
        entries: Iterable[Entry] | None = None,
        model: Model | None = None,
    ) -> None:
        self._model = model or load_model()
        self._bearers: defaultdict[tuple[str, ...], list[Known | Entry]] = defaultdict(list)
        for one in known:
            for keys in self._patterns(one):
                self._bearers[keys].append(one)
        for entry in gazetteer() if entries is None else entries:
            keys = name_keys(entry.name)
            if keys:
                self._bearers[keys].append(entry)
        self._patterns_in_order = list(self._bearers)
        self._automaton = Automaton(self._patterns_in_order)

    def __len__(self) -> int:
        return len(self._patterns_in_order)

    def _patterns(self, known: Known) -> Iterator[tuple[str, ...]]:
        keys = name_keys(known.value)
        if not 0 < len(keys) <= _MOST_WORDS:
            return
        yield keys
        if self.what(known) is What.PERSON and len(keys) in _TURNED:
            turned = (keys[-1], *keys[:-1])
            if turned != keys:
                yield turned

    def what(self, known: Known) -> What:
        """Say what a known entity is called on the list."""
        if known.schema not in self._model:
            return What.THING
        schema = self._model.schema(known.schema)
        return next((what for name, what in _WHATS if schema.is_a(name)), What.THING)

    def find(self, text: str, page: int, language: str | None = None) -> list[Candidate]:
        """Find the known names on one page; no two candidates overlap."""
        words = tokens(text)
        keys, places = _sequence(words)
        small = small_words(language)
        taken: list[Candidate] = []
        end = -1
        for first, last, pattern in _longest(self._automaton.find(keys)):
            start = places[first]
            if start <= end:
                continue
            held = words[start : places[last] + 1]
            found = self._make(text, page, held, self._patterns_in_order[pattern], small)
            if found is not None:
                taken.append(found)
                end = places[last]
        return taken

    def _make(
        self,
        text: str,
        page: int,
        held: list[Token],
        pattern: tuple[str, ...],
        small: frozenset[str],
    ) -> Candidate | None:
        """Make a candidate of some words, unless they are none that a name is written in."""
        alone = len(pattern) == 1
        known, entry = self._choose(pattern, alone=alone)
        what = entry.what if entry else self.what(known[0])
        written = text[held[0].start : held[-1].end]
        if what not in _LOWER and not _is_written_as_name(held, pattern):
            return None
        if alone and (len(written) < _SHORTEST or _is_small(written, small)):
            return None
        value, doubt = (written, None) if entry is None else _say(entry, written)
        nickname = bool(known) and all(one.prop == "weakAlias" for one in known)
        return Candidate(
            span=Span(page, held[0].start, held[-1].end - held[0].start),
            what=what,
            text=written,
            value=value,
            known=known,
            doubt=doubt if entry else _doubt(known, nickname=nickname, alone=alone),
            weak=nickname or (alone and what not in _SURE_ALONE),
        )

    def _choose(
        self, pattern: tuple[str, ...], *, alone: bool
    ) -> tuple[tuple[Known, ...], Entry | None]:
        """Choose what a name means: a place, where only the first name of somebody is the same."""
        bearers = self._bearers[pattern]
        known = tuple(dict.fromkeys(one for one in bearers if isinstance(one, Known)))
        entry = _agree([one for one in bearers if isinstance(one, Entry)])
        if entry and known and alone and all(self.what(one) is What.PERSON for one in known):
            return (), entry
        return known, None if known else entry


def _sequence(words: list[Token]) -> tuple[list[str | None], list[int]]:
    """Lay the keys of words out in order, with the word of each, and breaks between names."""
    keys: list[str | None] = []
    places: list[int] = []
    for place, word in enumerate(words):
        if not word.joined:
            keys.append(None)
            places.append(place)
        keys += word.keys
        places += [place] * len(word.keys)
    return keys, places


def _longest(found: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Put what begins first before, and of these the longest."""
    return sorted(found, key=lambda one: (one[0], -one[1], one[2]))


def _is_written_as_name(held: list[Token], pattern: tuple[str, ...]) -> bool:
    """A name of one or two words begins with a capital, where the script has any."""
    cased = [word.text[0] for word in held if word.text[0].lower() != word.text[0].upper()]
    if not cased or len(pattern) > 2:
        return True
    return any(char.isupper() for char in cased) if len(pattern) == 2 else cased[0].isupper()


def _agree(entries: list[Entry]) -> Entry | None:
    """Take what the gazetteer says, or ask where one name stands in it for two things."""
    values = {one.value for one in entries}
    if len(values) < 2:
        return entries[0] if entries else None
    meant = " or ".join(sorted(value for value in values if value))
    return Entry(entries[0].name, entries[0].what, None, f"it could be {meant}")


def _say(entry: Entry, written: str) -> tuple[str | None, str | None]:
    """Say what the gazetteer means by some words: of a country, what they mean as they stand.

    A title in its name is no key, so that DR Congo is found wherever Congo stands.
    """
    if entry.what is What.PLACE:
        return written, None
    if entry.what is What.COUNTRY:
        meant = KINDS["country"].clean(written)
        if meant.value is not None or "could be" in (meant.problem or ""):
            return meant.value, None if meant.value else meant.problem
    return entry.value, entry.doubt


def _is_small(word: str, small: frozenset[str]) -> bool:
    """Say whether one word is more likely a word of the language, or a month, than a name."""
    return word.lower() in small or fold(word) in month_names()


def _doubt(known: tuple[Known, ...], *, nickname: bool, alone: bool) -> str | None:
    if nickname:
        return "it is a nickname, which many may bear"
    if len({one.entity for one in known}) > 1:
        return "several bear this name"
    return "one word of a name may mean anybody" if alone else None
