"""What a reader may not see changes no byte of what he is told."""

from __future__ import annotations

import shutil
from pathlib import Path

from sightline.values import Identity, Item, Kind, Marking, Statement
from sightline.workspace import Workspace
from tests.api.examples import KEPT, MOVING, give_examples
from tests.api.program import Program


def _hide(folder: Path) -> None:
    """Let another organisation say things of everything, that ana may not see."""
    with Workspace.open(folder) as house:
        by = house.reader("chidi")
        mark = Marking.of("SC", "org:unpol", owner="org:unpol", code="H2")
        item = Item(item_kind=Kind.REPORT, known="2019-01-01", marking=mark.id, title="hidden")
        with house.picture(house.reader("ana")) as picture:
            known = [one.id for one in picture.entities(limit=200)]
        said = [
            Statement(entity=one, item=item.id, prop="alias", schema="Person", value="Hidden Port")
            for one in (*known, "p-hidden")
        ]
        house.add([mark, item, *said], by)
        same = Identity.of(
            known[0], "p-hidden", "same", author=by.name, known="2019-01-02", marking=mark.id,
            reason="hidden",
        )  # fmt: skip
        house.add([same], by)


def test_hidden_records_change_nothing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "house"
    shutil.copytree(folder, other)
    _hide(other)
    with Program(folder, "ana") as plain, Program(other, "ana") as beside:
        ours, theirs = give_examples(plain), give_examples(beside)
        assert set(ours) == set(theirs)
        compared = 0
        for name in set(ours) - MOVING - KEPT:
            for one, another in zip(ours[name], theirs[name], strict=True):
                first, second = plain.get(one), beside.get(another)
                assert first.content == _of_one_pass(second.content, another, one), one
                assert first.status_code == second.status_code
                if not name.startswith("reconcile"):
                    assert first.headers.get("etag") == second.headers.get("etag"), one
                compared += 1
    assert compared >= 55


def _of_one_pass(content: bytes, address: str, other: str) -> bytes:
    """A pass stands in the manifest, and is another in every house."""
    if "/reconcile/" not in address:
        return content
    token, wanted = (
        one.split("/reconcile/")[1].split("?")[0].split("/")[0] for one in (address, other)
    )
    return content.replace(token.encode(), wanted.encode())


def test_what_is_hidden_is_refused_as_what_is_not_there(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "house"
    shutil.copytree(folder, other)
    _hide(other)
    with Program(folder, "ana") as plain, Program(other, "ana") as beside:
        for place in (
            "entities/{}",
            "entities/{}/history",
            "entities/{}/edges",
            "entities/{}/statements",
            "entities/{}/listings",
            "assessments/{}",
            "statements/{}",
            "items/{}",
            "items/{}/file",
            "reconcile/preview?id={}",
            "jobs/{}",
            "flags?about={}",
        ):
            address = "/api/v1/" + place.format("p-hidden")
            first, second = plain.get(address), beside.get(address)
            assert first.status_code in (404, 200), address
            assert (first.status_code, first.content) == (second.status_code, second.content)


def test_programs_of_others_do_not_see_each_other(folder: Path) -> None:
    with Program(folder, "ana") as ana, Program(folder, "hana") as hana:
        left = ana.call("POST", "/api/v1/uploads?name=a.csv", content=b"name\nA\n").json()["data"]
        job = ana.post("/api/v1/jobs", {"kind": "look-at-watches", "day": "2019-12-31"}).json()
        issued = ana.post("/api/v1/reconcile/passes", {"label": "mine"}).json()["data"]
        for method, address in (
            ("GET", job["data"]["href"]),
            ("DELETE", job["data"]["href"]),
            ("DELETE", f"/api/v1/uploads/{left['id']}"),
            ("DELETE", f"/api/v1/reconcile/passes/{issued['id']}"),
        ):
            answer = hana.call(method, address)
            assert answer.status_code == 404, address
            absent = hana.call(method, address.rpartition("/")[0] + "/none")
            assert answer.json() == absent.json()
        assert hana.read("/api/v1/jobs")["data"] == []
        assert hana.read("/api/v1/uploads")["data"] == []
