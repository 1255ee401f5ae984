"""What is handed out: no file says on which machine it was made or from which mirror its parts came; none is long."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACES = re.compile(
    rb"(?<![\w.:/])/(home|Users|root|work|tmp|private|opt)/[\w.-]+"  # a folder of some machine
    rb"|[A-Z]:\\\\?Users\\"
    rb"|://[\w.-]*(?:pypi|pythonhosted|npmjs)|://deb\.|\b(?:extra-)?index-url|\bfind-links"  # where parts are had from
)


HAND_WRITTEN = [
    path
    for folder in ("dnn_lab", "hub", "scripts", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".mjs") and "node_modules" not in path.parts
]
LONGEST = 250


def tracked():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listing.returncode:
        pytest.skip("not a git clone")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name]


def test_no_file_names_a_machine_or_a_registry():
    named = {}
    for path in tracked():
        if path != Path(__file__) and path.is_file() and (found := PLACES.search(path.read_bytes())):
            named[str(path.relative_to(ROOT))] = found.group().decode(errors="replace")
    assert named == {}


@pytest.mark.parametrize("text", [b"see /home/me/x", b'"/opt/x"', b"C:\\\\Users\\me", b"https://pypi.example/simple/x"])
def test_what_is_looked_for_is_found(text):
    assert PLACES.search(text)


@pytest.mark.parametrize("text", [b"https://example.org/home/me", b"docs/work/x", b"1/root/2 of it"])
def test_what_is_not_meant_is_not_found(text):
    assert not PLACES.search(text)


def test_a_module_is_one_concept_and_so_is_not_long():
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in HAND_WRITTEN}
    assert len(lines) > 300
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_a_module_opens_with_what_it_is():
    assert [str(path.relative_to(ROOT)) for path in HAND_WRITTEN if not opening(path)] == []


def opening(path):
    text = path.read_text(encoding="utf-8")
    return not text or (ast.get_docstring(ast.parse(text)) if path.suffix == ".py" else text.startswith(("//", "/*")))
