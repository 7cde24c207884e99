"""The form of the code: names that say what is inside, short files, short functions, no stubs."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.house import tree

ATTIC = {
    "util",
    "utils",
    "misc",
    "common",
    "helper",
    "helpers",
    "base",
    "manager",
    "managers",
    "v2",
}
EVERYWHERE = tree.python_files("src", "tests", "bench")
SOURCE = tree.python_files("src")
# One letter of each word stands in brackets, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X])\b")
WORKPLACE = re.compile(
    r"/wor[k]/|/hom[e]/|/roo[t]/|/tm[p]/|as re[q]uested|the ar[c]hitect|the br[i]ef\b|tic[k]et\b",
    re.IGNORECASE,
)
EXCEPTION = re.compile(r"#\s*noq[a]\b(?:: (?P<rule>[A-Z]+\d+))?(?:\W+(?P<reason>\w.*\w))?")
SENTENCE_ENDS = (".", "?", "!", ":", "::", ".)", ".'", '."', ".`")

each_file = pytest.mark.parametrize("path", EVERYWHERE, ids=tree.named)
each_source = pytest.mark.parametrize("path", SOURCE, ids=tree.named)


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCE) > 20
    assert len(EVERYWHERE) > len(SOURCE)


@each_file
def test_no_file_or_folder_is_an_attic(path: Path) -> None:
    names = {part.lower() for part in Path(tree.named(path)).with_suffix("").parts}
    words = {word for name in names for word in name.removeprefix("test_").split("_")}
    assert not ATTIC & words, "name it for what is in it"


@each_file
def test_no_file_is_long(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 400, f"{lines} lines: part it by the nouns in it"


@each_file
def test_no_function_is_long(path: Path) -> None:
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in tree.functions(path)
        if node.end_lineno and node.end_lineno - node.lineno + 1 > 60
    }
    assert not long, "part it by the verbs in it"


@each_file
def test_nothing_is_unfinished(path: Path) -> None:
    marks = UNFINISHED.findall(path.read_text("utf-8"))
    stubs = [
        node.lineno
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Raise)
        and node.exc
        and "NotImplemented" in ast.unparse(node.exc).split("(")[0]
    ]
    assert not marks
    assert not stubs


@each_file
def test_no_exception_is_swallowed_whole(path: Path) -> None:
    bare = [
        node.lineno
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not bare, "name the errors that are expected"


@each_file
def test_an_exception_to_a_rule_has_a_reason(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    excepted = [(number, EXCEPTION.search(line)) for number, line in enumerate(lines, start=1)]
    explained = {match["rule"] for _, match in excepted if match and match["reason"]}
    wordless = [number for number, match in excepted if match and match["rule"] not in explained]
    assert not wordless, "say why after the rule; once in a file is enough"


@each_source
def test_public_names_are_described_in_sentences(path: Path) -> None:
    told = _told_by_protocols(path.parent)
    wrong = (
        [] if _is_sentence(ast.get_docstring(tree.syntax(path))) or _is_empty(path) else ["file"]
    )
    wrong += [
        f"{node.name}, line {node.lineno}"
        for node in tree.public_definitions(path)
        if not _is_sentence(ast.get_docstring(node)) and not _is_told_elsewhere(node, told)
    ]
    assert not wrong, "a docstring is a whole sentence"


@each_source
def test_only_the_doors_print(path: Path) -> None:
    if "cli" in path.parts:
        return
    printed = [
        node.lineno
        for node in ast.walk(tree.syntax(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not printed


def _texts() -> list[Path]:
    data = [path for kind in ("yaml", "sql", "toml") for path in tree.SOURCE.rglob(f"*.{kind}")]
    return [*EVERYWHERE, *tree.pages(), *sorted(data)]


@pytest.mark.parametrize("path", _texts(), ids=tree.named)
def test_the_project_speaks_of_itself_alone(path: Path) -> None:
    found = WORKPLACE.findall(path.read_text("utf-8"))
    assert not found, "no paths of one machine and no word of how the work was given out"


@pytest.mark.parametrize("room", tree.rooms(), ids=tree.named)
def test_every_room_has_its_tests(room: Path) -> None:
    place = room.relative_to(tree.SOURCE)
    candidates = [tree.HOUSE / "tests" / place, tree.HOUSE / "tests" / place.name]
    assert any(list(folder.rglob("test_*.py")) for folder in candidates)


def _is_sentence(text: str | None) -> bool:
    if not text:
        return False
    first = text.split("\n\n")[0].strip()
    starts_well = not first[0].isalpha() or first[0].isupper()
    return starts_well and first.endswith(SENTENCE_ENDS)


def _is_empty(path: Path) -> bool:
    return not tree.syntax(path).body


def _is_told_elsewhere(node: tree.Definition, told: set[str]) -> bool:
    """Setters speak through their getter, and an implementation through its Protocol."""
    names = {ast.unparse(decorator) for decorator in node.decorator_list}
    setter = any(name.endswith(("overload", ".setter", "override")) for name in names)
    silent = ast.get_docstring(node) is None
    return setter or (silent and isinstance(node, tree.Function) and node.name in told)


@cache
def _told_by_protocols(room: Path) -> set[str]:
    return {
        part.name
        for path in room.glob("*.py")
        for node in tree.syntax(path).body
        if isinstance(node, ast.ClassDef) and tree.is_protocol(node)
        for part in node.body
        if isinstance(part, tree.Function) and _is_sentence(ast.get_docstring(part))
    }
