"""An address for every operation that reads, computed from what a reader may see.

An operation without an example fails the suite: whoever adds one adds its example here.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tests.api.program import Program

Addresses = dict[str, tuple[str, ...]]


def give_examples(ana: Program) -> Addresses:
    """Give at least one address that answers for every operation that reads."""
    return (
        _of_the_picture(ana)
        | _of_analyses(ana)
        | _of_work(ana)
        | _of_matching(ana)
        | _of_the_house(ana)
    )


def _first(ana: Program, address: str) -> Any:
    """Give the first of a list."""
    return ana.read(address)["data"][0]


def _of_the_picture(ana: Program) -> Addresses:
    person = _first(ana, "/api/v1/entities?schema=Person&limit=1")["id"]
    statement = _first(ana, "/api/v1/statements?limit=1")["id"]
    item = _first(ana, "/api/v1/items?limit=1")["id"]
    return {
        "search": ("/api/v1/search?q=port", "/api/v1/search?q=a&schema=Company&limit=2"),
        "list_entities": ("/api/v1/entities", "/api/v1/entities?schema=Person&limit=3"),
        "find_entity": (f"/api/v1/entities/{person}",),
        "list_history": (f"/api/v1/entities/{person}/history",),
        "list_edges_of": (f"/api/v1/entities/{person}/edges",),
        "list_statements_of": (f"/api/v1/entities/{person}/statements?limit=5",),
        "list_listings_of": (f"/api/v1/entities/{person}/listings",),
        "list_statements": ("/api/v1/statements?limit=5", "/api/v1/statements?schema=Person"),
        "find_statement": (f"/api/v1/statements/{statement}",),
        "list_items": ("/api/v1/items?limit=5",),
        "find_item": (f"/api/v1/items/{item}",),
        "give_file": (),  # no item of the exercise has a file: test_lists gives one
        "list_candidates": (),  # nor is any a document: test_review reviews one
        "list_edges": ("/api/v1/edges", "/api/v1/edges?schema=Ownership"),
        "list_changes": ("/api/v1/changes?from=2019-06-01", "/api/v1/changes?since=2019-06-01"),
        "list_conflicts": ("/api/v1/conflicts",),
        "list_decisions": ("/api/v1/decisions",),
        "list_schemata": ("/api/v1/schemata",),
        "find_schema": ("/api/v1/schemata/Person",),
        "export_entities": ("/api/v1/export/entities", "/api/v1/export/entities?schema=Person"),
        "export_statements": ("/api/v1/export/statements?schema=Company",),
    }


def _of_analyses(ana: Program) -> Addresses:
    area = _first(ana, "/api/v1/entities?schema=Mission&limit=1")["id"]
    mandate = _first(ana, "/api/v1/mandates?limit=1")["id"]
    found: Addresses = {
        "list_flags": ("/api/v1/flags", "/api/v1/flags?rule=F-CAPTURE"),
        "find_assessment": (f"/api/v1/assessments/{area}?known=2019-12-31",),
        "list_versions": ("/api/v1/lists",),
        "list_mandates": ("/api/v1/mandates",),
        "list_lags": ("/api/v1/mandates/lags",),
        "find_coverage": ("/api/v1/mandates/coverage",),
        "list_silences": ("/api/v1/mandates/silences",),
        "list_precedents": ("/api/v1/mandates/precedents",),
        "find_gaps": (f"/api/v1/mandates/{quote(mandate, safe='')}/gaps",),
        "find_delta": (),  # the exercise holds no list: test_lists takes two in
        "certify": (),  # nothing is decided in the exercise: test_lists decides
        "list_screenings": ("/api/v1/screenings",),
        "list_watches": ("/api/v1/watches",),
    }
    for name in ("judgement", "requirement", "forecast"):
        held = ana.read(f"/api/v1/{name}s")["data"]
        found[f"list_{name}s"] = (f"/api/v1/{name}s",)
        found[f"find_{name}"] = tuple(f"/api/v1/{name}s/{one['id']}" for one in held[:2])
    return found


def _of_work(ana: Program) -> Addresses:
    left = ana.call("POST", "/api/v1/uploads?name=a.csv", content=b"name\nA\n")
    assert left.status_code == 201
    job = ana.post("/api/v1/jobs", {"kind": "look-at-watches", "day": "2019-12-31"})
    assert job.status_code == 202
    return {
        "list_files": ("/api/v1/uploads",),
        "list_jobs": ("/api/v1/jobs",),
        "find_job": (job.headers["location"],),
        "give_job_file": (),  # this job makes none: test_jobs fetches one
    }


def _of_matching(ana: Program) -> Addresses:
    person = _first(ana, "/api/v1/entities?schema=Person&limit=1")
    issued = ana.post("/api/v1/reconcile/passes", {"label": "a sheet"}).json()["data"]
    name = quote(person["caption"])
    ask = quote('{"q0": {"query": "port", "limit": 3}}')
    tails = {
        "reconcile": ("", f"?queries={ask}"),
        "suggest_entity": ("/suggest/entity?prefix=por",),
        "suggest_type": ("/suggest/type?prefix=per",),
        "suggest_property": ("/suggest/property?prefix=na",),
        "preview": (f"/preview?id={person['id']}",),
        "propose_properties": ("/extend/propose?type=Person",),
    }
    found: Addresses = {}
    for operation, ends in tails.items():
        found[operation] = tuple(f"/api/v1/reconcile{end}" for end in ends)
        found[f"{operation}_by_pass"] = tuple(f"{issued['address']}{end}" for end in ends)
    return found | {
        "list_passes": ("/api/v1/reconcile/passes",),
        "check_health": ("/api/yente/healthz",),
        "show_catalog": ("/api/yente/catalog",),
        "search_dataset": (f"/api/yente/search/default?q={name}",),
        "find_plain_entity": (f"/api/yente/entities/{person['id']}",),
    }


def _of_the_house(ana: Program) -> Addresses:
    statement = _first(ana, "/api/v1/statements?limit=1")["id"]
    return {
        "find_me": ("/api/v1/me",),
        "list_readers": ("/api/v1/readers",),
        "list_readings": ("/api/v1/readings?limit=3",),
        "explain_reader": (f"/api/v1/readers/ana/explain/{statement}",),
    }


#: What only a keeper of the house is answered; to others there is nothing.
KEPT = frozenset({"list_readers", "list_readings"})
#: What changes with the clock or the log, and not with the picture.
MOVING = frozenset({"list_passes", "list_readings", "find_job", "list_jobs", "list_files"})
