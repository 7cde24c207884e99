"""All benchmarks by the name under which ONLY= asks for them, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bench import (
    append,
    append_postgres,
    assess,
    evidence,
    extend,
    lookup,
    names,
    picture,
    search,
    startup,
    verify,
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
    "evidence": evidence.measure,
    "assess": assess.measure,
    "names": names.measure,
    "picture-10m": picture.measure_big,
}
