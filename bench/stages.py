"""Making a stage of the world, in a process of its own: `stages STAGE SIZE SEED FOLDER`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bench.ftm import plain_statement
from bench.reading import COUNT, LEDGER, Load
from sightline.exercise import make_exercise
from sightline.ledger import create_ledger
from sightline.values import Record, Statement
from sightline.values.canon import encode_lines
from sightline.workspace import Workspace

#: How many records are appended at a time when they come as one big file would.
LOAD = 100_000


def loads(size: int, seed: int, limit: int = LOAD) -> Iterator[tuple[str | None, list[Record]]]:
    """Join the batches of the exercise to big ones, those of a case apart."""
    waiting: dict[str | None, list[Record]] = {}
    for number, batch in enumerate(make_exercise(seed, size).batches()):
        gathered = waiting.setdefault(batch.case, [])
        gathered.extend(batch.records)
        if number == 0 or len(gathered) >= limit:  # markings and cases come first
            yield batch.case, waiting.pop(batch.case)
    yield from waiting.items()


def write_records(size: int, seed: int, folder: Path) -> None:
    """Write the records in loads, and the statements in the peers' words."""
    listed = []
    with (
        (folder / "records.jsonl").open("wb") as records,
        (folder / "statements.jsonl").open("wb") as plain,
    ):
        for case, load in loads(size, seed):
            statements = [record for record in load if isinstance(record, Statement)]
            listed.append(Load(case, len(load), len(statements)))
            records.write(b"\n".join(encode_lines(load)) + b"\n")
            plain.writelines(
                msgspec.json.encode(plain_statement(one)) + b"\n" for one in statements
            )
    (folder / "loads.json").write_bytes(msgspec.json.encode(listed))


def write_ledger(size: int, seed: int, folder: Path) -> None:
    """Append the exercise in its own batches: what each clerk filed on each day."""
    ledger = create_ledger(folder / LEDGER)
    count = 0
    for batch in make_exercise(seed, size).batches():
        ledger.append(batch.records, author=batch.author, at=batch.at, case=batch.case)
        count += sum(isinstance(record, Statement) for record in batch.records)
    ledger.close()
    (folder / COUNT).write_text(str(count))


def write_house(size: int, seed: int, folder: Path) -> None:
    """Found the house of the exercise, and build the picture that most readers share."""
    batches = make_exercise(seed, size).batches()
    with Workspace.rehearse(
        folder / "house", batches, name="Bench", organisation="jmac", reader="ana"
    ) as house:
        house.picture(house.reader()).close()


STAGES = {"records": write_records, "ledger": write_ledger, "house": write_house}

if __name__ == "__main__":
    STAGES[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
