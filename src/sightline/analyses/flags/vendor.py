"""F-VENDOR: who supplies the operation, who stands behind him, and how few share the market."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.analyses.fact import Fact
from sightline.analyses.flags.awards import see_concentration
from sightline.analyses.flags.flag import Card, Flag, make_flag, number, rule
from sightline.analyses.income import implications
from sightline.analyses.phrase import count, join, per_cent
from sightline.analyses.reading import Reading
from sightline.analyses.said_share import said_share
from sightline.analyses.sanctioned import listed_on

#: Ties that lead from a firm to those above it, and from one person to the next of kin.
_UP = (
    ("Ownership", "asset", "owner"),
    ("Control", "controlled", "controller"),
    ("Directorship", "organization", "director"),
    ("Family", "person", "relative"),
    ("Family", "relative", "person"),
)
Path = tuple[Fact, ...]


@rule("F-VENDOR")
def see_vendor(reading: Reading, card: Card) -> Iterator[Flag]:
    """See markets of few, suppliers with ties to those listed or implicated, and hidden tiers."""
    yield from _see_reported(reading, card)
    yield from see_concentration(reading, card)
    yield from _see_ties(reading, card)
    yield from _see_hidden(reading, card)


def _see_reported(reading: Reading, card: Card) -> Iterator[Flag]:
    """See a concentration that somebody reports; figures that differ stand side by side."""
    reported: dict[str, list[Fact]] = {}
    for fact in reading.observed("market-concentration"):
        if said_share(fact) is not None:
            for subject in fact.texts("subject"):
                reported.setdefault(subject, []).append(fact)
    for subject in sorted(reported):
        facts = reported[subject]
        shares = sorted({share for share in map(said_share, facts) if share})
        if any(share[0] >= number(card, "largest_three") for share in shares):
            figures = join(per_cent(*share) for share in shares)
            differ = "; the figures differ and stand side by side" if len(shares) > 1 else ""
            says = (
                f"The largest three hold, as reported, {figures} of {reading.caption(subject)}"
                f"{differ}."
            )
            unknown = [] if reading.graded(facts) else ["how good the figures are"]
            more = [fact for fact in reading.observed("diversion") if fact.has("subject", subject)]
            yield make_flag(reading, card, subject, says, [*facts, *more], unknown=unknown)


def _see_ties(reading: Reading, card: Card) -> Iterator[Flag]:
    """See the suppliers tied to somebody listed, or with a reported part in a trade."""
    awards: dict[str, list[Fact]] = {}
    for award in reading.of("ContractAward"):
        for supplier in award.texts("supplier") if award.begun(reading.day) else ():
            awards.setdefault(supplier, []).append(award)
    for supplier in sorted(awards):
        for end, path in _paths(reading, supplier, int(number(card, "steps"))):
            seen = [*listed_on(reading, end, reading.day), *implications(reading, end)]
            if seen:
                yield _exposed(reading, card, supplier, (end, path, seen), awards[supplier])


def _paths(reading: Reading, supplier: str, steps: int) -> Iterator[tuple[str, Path]]:
    """Give everybody above a firm by the shortest way, the firm itself first; kin end a way."""
    reached: dict[str, Path] = {supplier: ()}
    waiting = [supplier]
    while waiting:
        name = waiting.pop(0)
        path = reached[name]
        yield name, path
        if len(path) == steps or (path and path[-1].schema == "Family"):
            continue
        for schema, below, above in _UP:
            for tie in reading.pointing(schema, below, name):
                if tie.holds(reading.day):
                    for one in tie.texts(above):
                        if one not in reached:
                            reached[one] = (*path, tie)
                            waiting.append(one)


def _exposed(
    reading: Reading, card: Card, supplier: str, found: tuple[str, Path, list[Fact]],
    awards: list[Fact],
) -> Flag:  # fmt: skip
    end, path, seen = found
    listed = any(fact.schema == "Sanction" for fact in seen)
    state = "is listed" if listed else "is reported to have a part in a trade or its protection"
    way = (
        f"{reading.caption(supplier)}, a supplier, is tied in {count(len(path), 'step')} "
        f"({join(_name(tie) for tie in path)}) to {reading.caption(end)}, who {state}"
        if path
        else f"{reading.caption(supplier)}, a supplier, {state}"
    )
    share = _product(path)
    held = "" if share is None else f"; {100 * share:.0f} per cent along the chain of owners"
    unknown = [] if share is not None or not path else ["how large the share along the chain is"]
    contracts = [one for award in awards for one in award.texts("contract")]
    return make_flag(
        reading, card, supplier, f"{way}{held}.", [*path, *seen, *awards],
        others=[end, *contracts], unknown=unknown,
    )  # fmt: skip


def _name(tie: Fact) -> str:
    names = {"Ownership": "owner", "Control": "control", "Directorship": "board", "Family": "kin"}
    return names[tie.schema]


def _product(path: Path) -> float | None:
    """The product of the shares of the owners of a chain; None when one is not a plain number."""
    product = 1.0
    owned = [tie for tie in path if tie.schema == "Ownership"]
    for tie in owned:
        try:
            product *= float((tie.text("percentage") or "").strip(" %")) / 100
        except ValueError:
            return None
    return product if owned else None


def _see_hidden(reading: Reading, card: Card) -> Iterator[Flag]:
    """See the suppliers of whom it is reported that nobody knows who does the work."""
    for fact in reading.observed("subcontract-unknown"):
        if fact.holds(reading.day) and reading.graded([fact]):
            for supplier in sorted(fact.texts("subject")):
                says = f"Who does the work for {reading.caption(supplier)} is not known."
                yield make_flag(
                    reading, card, supplier, says, [fact],
                    unknown=("the tiers below the supplier",), since=fact.start,
                )  # fmt: skip
