"""The formulas of the register: small functions of their inputs, each with its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from sightline.analyses import citation, claim, concentration, mirror
from sightline.analyses.lag import full_years, lag
from sightline.analyses.listing import Applied, Listing, count_active
from sightline.analyses.numbers.inputs import Inputs
from sightline.analyses.partition import Share, is_whole, partition_sum
from sightline.analyses.police_ratio import police_ratio

Result: TypeAlias = float | int | bool | str | None
Results: TypeAlias = dict[str, Result]


class Formula(NamedTuple):
    """How a figure is computed, in words and as a function.

    A result named `agrees` is not a figure: it says whether the inputs agree among themselves.
    """

    words: str
    compute: Callable[[Inputs], Results]


def _share(given: Inputs) -> Results:
    return {"per_cent": given.number("part") / given.number("whole") * 100}


def _share_beside_peak(given: Inputs) -> Results:
    shared = given.number("part") / given.number("whole") * 100
    peak = given.number("peak")
    return {"per_cent": shared, "peak": peak, "agrees": shared <= peak}


def _lag(given: Inputs) -> Results:
    found = lag(given.day("first"), given.day("last"))
    return {"days": found.days, "years": found.years}


def _years_after(given: Inputs) -> Results:
    return {"not_before": _anniversary(given.day("start"), int(given.number("years"))).isoformat()}


def _rounds(given: Inputs) -> Results:
    days = lag(given.day("first"), given.day("last")).days
    return {"listings": given.number("first_count") + given.number("last_count"), "days": days}


def _in_force(given: Inputs) -> Results:
    listings = [one for text in given.texts("listings") for one in _listings(text)]
    lapse = given.day("lapse")
    found: Results = {}
    for day in given.days("days"):
        found[f"on_{day}"] = count_active(listings, day, lapse=lapse)
        frozen = count_active(listings, day, "asset-freeze", lapse=lapse)
        found[f"frozen_on_{day}"] = frozen
    return found


def _listings(text: str) -> list[Listing]:
    """Read ``3 travel-ban 2018-12-20 asset-freeze 2019-12-19``: how many, and their measures."""
    count, *parts = text.split()
    pairs = zip(parts[::2], parts[1::2], strict=True)
    measures = tuple(Applied(kind, dt.date.fromisoformat(day)) for kind, day in pairs)
    return [Listing(f"{parts[1]} {number}", measures) for number in range(int(count))]


def _named(given: Inputs) -> Results:
    asked = given.texts("asked")
    return {"count": sum(any(one in text for one in asked) for text in given.texts("reasons"))}


def _themes(given: Inputs) -> Results:
    return {"themes": sum(given.numbers("themes")), "crime": sum(given.numbers("crime"))}


def _origins(given: Inputs) -> Results:
    pairs = [text.partition(" < ") for text in given.texts("cited")]
    found = citation.independent((text, above or None) for text, _, above in pairs)
    return {"origins": len(found)}


def _police_needed(given: Inputs) -> Results:
    ratio = police_ratio(given.number("troops"), None, None, threshold=given.number("threshold"))
    return {"needed": ratio.needed}


def _police_both_ways(given: Inputs) -> Results:
    numbers = (given.number(name) for name in ("troops", "individual", "formed"))
    ratio = police_ratio(*numbers)
    return {
        "individual": ratio.individual,
        "with_formed": ratio.with_formed,
        "needed": ratio.needed,
        "individual_below": ratio.low_individual,
        "with_formed_below": ratio.low_with_formed,
    }


def _windows(given: Inputs) -> Results:
    start, found = given.day("start"), Results()
    for name in ("troops", "police"):
        end = _anniversary(start, int(given.number(name)))
        found[f"{name}_until"] = end.isoformat()
        found[f"{name}_years"] = full_years(start, end)
    return found


def _anniversary(day: dt.date, years: int) -> dt.date:
    """Find the same day in another year; for 29 February that is 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def _fall(given: Inputs) -> Results:
    before, after = given.number("before"), given.number("after")
    return {"fall_per_cent": (before - after) / before * 100}


def _claim(given: Inputs) -> Results:
    low, high = given.range("per_cent")
    found = claim.check_claim(given.range("amount"), (low / 100, high / 100), given.range("base"))
    share = found.share or (0.0, 0.0)
    return {
        "implied_low": found.implied[0],
        "implied_high": found.implied[1],
        "share_low": share[0] * 100,
        "share_high": share[1] * 100,
        "agrees": found.agrees,
    }


def _part_within(given: Inputs) -> Results:
    part = given.number("amount") * given.number("per_cent") / 100
    low, high = given.range("known")
    return {"part": part, "agrees": low <= part <= high}


def _whole(given: Inputs) -> Results:
    parts = [Share(str(n), value, "one cut") for n, value in enumerate(given.numbers("parts"))]
    return {"total": partition_sum(parts), "agrees": is_whole(parts)}


def _recovery(given: Inputs) -> Results:
    taken = given.number("confiscated_per_cent")
    return {"kept_per_cent": 100 - taken, "implied": given.number("confiscated") / taken * 100}


def _span_without(given: Inputs) -> Results:
    years = given.number("last") - given.number("first")
    return {"years": years, "results": sum(given.numbers("results"))}


def _index(given: Inputs) -> Results:
    names = [name for name in ("markets", "actors", "resilience") if given.has(name)]
    found: Results = {name: _mean(given.numbers(name)) for name in names}
    halves = _mean(given.numbers("markets")), _mean(given.numbers("actors"))
    return {**found, "criminality": _mean(halves)}


def _mean(numbers: tuple[float, ...]) -> float:
    return sum(numbers) / len(numbers)


def _mirror(given: Inputs) -> Results:
    a_year = given.number("total") / given.number("years")
    found = mirror.mirror((a_year, a_year), given.range("capacity"))
    low, high = (found.low, found.high) if found else (None, None)
    return {"a_year": a_year, "times_low": low, "times_high": high}


def _concentration(given: Inputs) -> Results:
    share, firms = given.number("share"), int(given.number("firms"))
    return {"cr3": share / 100, "hhi_at_least": concentration.hhi_at_least(share, firms)}


def _sum_of_ranges(given: Inputs) -> Results:
    return {name: sum(given.numbers(name)) for name in ("low", "high")}


def _rest(given: Inputs) -> Results:
    return {"rest": 100 - sum(given.numbers("parts"))}


def _quoted(given: Inputs) -> Results:
    del given
    return {}


FORMULAS: dict[str, Formula] = {
    "share": Formula("part / whole x 100", _share),
    "share_beside_peak": Formula(
        "part / whole x 100, beside the highest known", _share_beside_peak
    ),
    "lag": Formula("calendar days from first to last; years of 365.25 days", _lag),
    "years_after": Formula("start plus years: it cannot have been before", _years_after),
    "rounds": Formula("counts added; calendar days between the rounds", _rounds),
    "in_force": Formula("listings with a measure begun and not ended, before the lapse", _in_force),
    "named": Formula("reasons in which one of the words asked for stands", _named),
    "total": Formula("parts added", lambda given: {"total": sum(given.numbers("parts"))}),
    "themes": Formula("places in the text added up, by theme", _themes),
    "origins": Formula(
        "texts followed back to where they have it from, each counted once", _origins
    ),
    "police_needed": Formula("troops x threshold / 1000, rounded up", _police_needed),
    "police_both_ways": Formula(
        "police / troops x 1000, without and with formed police", _police_both_ways
    ),
    "windows": Formula("start plus years", _windows),
    "fall": Formula("(before - after) / before x 100", _fall),
    "relative": Formula(
        "1 + per cent / 100", lambda given: {"times": 1 + given.number("plus_per_cent") / 100}
    ),
    "at_least_times": Formula(
        "after / before, both as bounds",
        lambda given: {"times_above": given.number("after_above") / given.number("before_below")},
    ),
    "rest": Formula("100 - parts", _rest),
    "claim": Formula("amount / share = base implied, beside the base known", _claim),
    "quotient": Formula(
        "amount / by", lambda given: {"quotient": given.number("amount") / given.number("by")}
    ),
    "quotient_above": Formula(
        "amount / upper bound", lambda given: {"above": given.number("amount") / given.number("by")}
    ),
    "part_within": Formula("amount x per cent / 100, beside the known range", _part_within),
    "whole": Formula("shares of one cut added: do they make 100?", _whole),
    "recovery": Formula("100 - per cent; amount / per cent x 100", _recovery),
    "span_without": Formula("last - first; results added", _span_without),
    "counted": Formula(
        "entries counted", lambda given: {name: given.number(name) for name in given.values}
    ),
    "index": Formula("arithmetic means; criminality = mean of markets and actors", _index),
    "other_half": Formula(
        "2 x mean - one", lambda given: {"other": 2 * given.number("mean") - given.number("one")}
    ),
    "mirror": Formula("total / years; that / capacity", _mirror),
    "concentration": Formula("share / 100; firms x (share / firms) squared", _concentration),
    "sum_of_ranges": Formula("low ends added; high ends added", _sum_of_ranges),
    "quoted": Formula("as the source states it: nothing to compute it from", _quoted),
}
