"""All benchmarks by the name under which ONLY= asks for them, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bench import (
    append,
    append_postgres,
    assess,
    debarment,
    evidence,
    extend,
    lookup,
    mandates,
    names,
    names_screening,
    picture,
    resolution,
    screening,
    search,
    startup,
    stream,
    verify,
    visitors,
)
from bench.contract import Figure
from bench.plan import Plan

FAMILIES: Mapping[str, Callable[[Plan], Iterable[Figure]]] = {
    "startup": startup.measure,
    "append": append.measure,
    "append-postgres": append_postgres.measure,
    "verify": verify.measure,
    "picture": picture.measure,
    "extend": extend.measure,
    "lookup": lookup.measure,
    "search": search.measure,
    "stream": stream.measure,
    "evidence": evidence.measure,
    "assess": assess.measure,
    "names": names.measure,
    "names-100k": names_screening.measure_large,
    "names-1m": names_screening.measure_million,
    "resolution": resolution.measure_large,
    "resolution-1m": resolution.measure_million,
    "debarment": debarment.measure,
    "screening": screening.measure,
    "mandates": mandates.measure,
    "pages": visitors.measure,
    "picture-10m": picture.measure_big,
}
