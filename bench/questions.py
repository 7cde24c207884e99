"""The picture, and what will be asked of it: `questions RECORDS LEDGER FOLDER`.

Entities, names and texts are read from the records and not from the picture,
so that both sides are asked for what was said.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.ftm import plain_statement
from bench.news import make_news
from bench.queries import make_queries
from bench.reading import PICTURE, open_house, read_everything, read_loads
from sightline.errors import NotFound
from sightline.model import load_model
from sightline.picture import Picture, build
from sightline.picture.vocabulary import WEIGHTS
from sightline.values import Level, Marking, Statement
from sightline.values.canon import encode_lines

ENTITIES = 2_000
_NAMES = ("name", "alias")
#: Every so many names are a sample large enough to choose words from.
_SAMPLE = 200_000


def main(records: Path, house: Path, folder: Path) -> None:
    """Build the picture of all there is, and write down what will be asked of it."""
    ledger = open_house(house)
    blocks = ledger.blocks(read_everything(ledger))
    picture = build(blocks, reader="bench", path=folder / PICTURE)
    statements = [one for one in _statements(records) if one.prop != "id"]
    _write(folder / "entities.json", choose_entities(statements, picture))
    names = [one.value for one in statements if one.prop in _NAMES]
    _write(folder / "queries.json", make_queries(names[:_SAMPLE]))
    (folder / "texts.json").write_bytes(msgspec.json.encode(list(searched(statements))))
    write_news(statements, folder)
    picture.close()
    ledger.close()


def choose_entities(statements: list[Statement], picture: Picture) -> list[str]:
    """Choose entities that the picture shows, evenly over all ids."""
    ids = sorted({one.entity for one in statements})
    chosen = ids[:: max(1, len(ids) // (2 * ENTITIES))]
    return [one for one in chosen if _shows(picture, one)][:ENTITIES]


def searched(statements: list[Statement]) -> Iterator[str]:
    """Give the values that the picture puts into its search index."""
    model = load_model()
    for one in statements:
        prop = model.schema(one.schema).properties.get(one.prop)
        if prop is not None and prop.type in WEIGHTS and not one.negated:
            yield one.value


def write_news(statements: list[Statement], folder: Path) -> None:
    """Write the records that come later, and their statements in the peers' words."""
    people = sorted({one.entity for one in statements if one.schema == "Person"})
    marking = Marking.of(Level.UNCLASSIFIED, "all", owner="org:bench")
    news = make_news([(entity, "Person") for entity in people], marking)
    (folder / "news.jsonl").write_bytes(b"\n".join(encode_lines(news)) + b"\n")
    plain = [plain_statement(one) for one in news if isinstance(one, Statement)]
    (folder / "news-plain.jsonl").write_bytes(
        b"".join(msgspec.json.encode(one) + b"\n" for one in plain)
    )


def _statements(records: Path) -> Iterator[Statement]:
    for _, load in read_loads(records):
        yield from (record for record in load if isinstance(record, Statement))


def _shows(picture: Picture, entity: str) -> bool:
    try:
        picture.entity(entity)
    except NotFound:
        return False
    return True


def _write(path: Path, words: object) -> None:
    path.write_text(json.dumps(words, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
