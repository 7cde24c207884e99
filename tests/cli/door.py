"""The command line as a test calls it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from sightline.cli import main

VENDORS = """\
Company name,Registration number,Address
Karanda Transport,RC-1042,"12 Quay Road, Sulopur"
Obala Fuel,RC-2210,"Depot 3, Furerosh"
"""
REGISTER = """\
{"id": "reg-7", "schema": "Company", "properties": {"name": ["Karanda Transports"]}}
{"id": "reg-8", "schema": "Person", "properties": {"name": ["Ilyan Morovest"]}}
{"id": "reg-9", "schema": "Ownership", "properties": {"owner": ["reg-8"], "asset": ["reg-7"]}}
"""
KARANDA = "vendors-f782209cff0b326513f0"


class Door:
    """A house, and the program called for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = folder / "house"

    def ask(self, *args: str, by: str | None = None, text: str = "") -> Result:
        """Call a command, however it ends."""
        env = {"SIGHTLINE_HOME": str(self.house), "SIGHTLINE_READER": by, "COLUMNS": "80"}
        env |= {"SIGHTLINE_DEBUG": None}
        return CliRunner().invoke(main, args, env=env, input=text)

    def call(self, *args: str, status: int = 0, by: str | None = None, text: str = "") -> Result:
        """Call a command and expect its status."""
        result = self.ask(*args, by=by, text=text)
        assert result.exit_code == status, result.output
        return result

    def said(self, *args: str, status: int = 0, by: str | None = None) -> str:
        """Call a command for people: give what it writes on standard output."""
        return self.call(*args, status=status, by=by).stdout

    def told(self, *args: str, status: int = 0, by: str | None = None) -> Any:
        """Call a command for programs: give the one document that it writes."""
        result = self.call(*args, "--json", status=status, by=by)
        (line,) = result.stdout.splitlines()
        return json.loads(line)

    def lines(self, *args: str, by: str | None = None) -> list[Any]:
        """Call a command that writes one object to a line."""
        result = self.call(*args, "--json", by=by)
        return [json.loads(line) for line in result.stdout.splitlines()]

    def error(self, *args: str, status: int = 1, by: str | None = None) -> str:
        """Call a command that must be refused: give what it says on standard error."""
        result = self.call(*args, status=status, by=by)
        assert result.stdout == ""
        return result.stderr

    def write(self, name: str, text: str) -> str:
        """Write a file beside the house."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def found(self) -> Door:
        """Found the house, with ana of jmac as its first reader."""
        self.call("init", "--name", "Border desk", "--org", "jmac", "--reader", "ana")
        return self

    def fill(self) -> Door:
        """Add a vendor roll that unpol may see too, and a register that it may not."""
        vendors = self.write("vendors.csv", VENDORS)
        mapping = str(self.folder / "vendors.yaml")
        self.call("add", vendors, "--guess")
        terms = ("--known", "2024-05-02", "--grade", "B2", "--marking", "C org:jmac org:unpol")
        self.call("add", vendors, "--mapping", mapping, *terms)
        register = self.write("register.ftm.json", REGISTER)
        strict = ("--known", "2024-06-03", "--grade", "C3", "--marking", "SC org:jmac")
        self.call("add", register, *strict)
        self.call("reader", "add", "ben", "--org", "unpol", "--clearance", "C")
        return self

    def deliberate(self, by: str) -> None:
        """Judge, ask and forecast on a report that only its author's organisation may see."""
        told = self.told("show", "reg-7", by=by)
        item = told["entity"]["properties"]["name"][0]["sayings"][0]["item"]
        soon = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=90)).isoformat()
        rest = ("--rival", "cannot", "--review-due", soon, "--basis", item)
        self.call("judge", "draft", KARANDA, "political-will", "low", *rest, by=by)
        asked = ("--decision", "convoys", "--owner", "chief", "--due", soon)
        self.call("require", "raise", "Who pays Karanda?", *asked, by=by)
        self.call("forecast", "open", "Will it move?", "--rule", "r", "--closes", soon, by=by)
