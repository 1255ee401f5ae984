"""The notebooks as one course: each says at its top how long it takes and what it needs, and its links lead somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NUMBERS = {path.stem[:2] for path in NOTEBOOKS}
TOP = re.compile(r"\A# (\d\d) · \S.*\n\n\*About (\d+) minutes\. You need (.+)\.\*\n\n\*\*What you will be able to do\*\*")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:")

each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def prose(path):
    """All that is written in a notebook or page."""
    if path.suffix != ".ipynb":
        return path.read_text(encoding="utf-8")
    cells = nbformat.read(path, as_version=4).cells
    return "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def broken(text, folder):
    """The links of a text that lead to no file; anchors and other hosts are left out."""
    places = [link.split("#")[0] for link in LINK.findall(text) if not link.startswith(ELSEWHERE)]
    return [place for place in places if place and not (folder / unquote(place)).exists()]


@each
def test_its_top_says_how_long_it_takes_and_what_it_needs(path):
    number, minutes, needs = TOP.match(prose(path)).groups()
    assert number == path.stem[:2] and 10 <= int(minutes) <= 120
    assert all(need < number for need in re.findall(r"\b\d\d\b", needs)), "it needs what comes before it"


@each
def test_notebooks_that_it_speaks_of_exist(path):
    spoken_of = re.findall(r"\bnotebooks? (\d\d)\b", prose(path)) + re.findall(r"\bnotebooks \d\d[^.]* and (\d\d)\b", prose(path))
    assert set(spoken_of) <= NUMBERS


@pytest.mark.parametrize("path", [*NOTEBOOKS, *PAGES], ids=lambda path: path.stem)
def test_links_lead_somewhere(path):
    assert broken(prose(path), path.parent) == []


def test_a_broken_link_is_found():
    assert broken("[here](01_neuron.ipynb#x), [gone](09_gone.ipynb), [far](https://example.org)", NOTEBOOKS[0].parent) == [
        "09_gone.ipynb"
    ]
