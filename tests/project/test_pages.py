"""README and docs do what they say: every line of Python in them runs, every `make` and `dnn-lab` in them exists."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from dnn_lab.__main__ import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "hub" / "README.md"]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
# In teaching.md the teacher has notebook 07 open: the names that it has made by then.
BEFORE = {"teaching": ROOT / "notebooks" / "07_backpropagation.ipynb"}
WITH_CODE = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
TARGETS = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def begun(notebook):
    """What a notebook's cells do up to the first update of its weights."""
    cells = [cell.source for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]
    last = next(place for place, cell in enumerate(cells) if cell.startswith('print(step["w2_1_1_new"])'))
    return "\n".join(cells[: last + 1])


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: page.stem)
def test_the_code_of_a_page_runs(page, tmp_path):
    before = [begun(BEFORE[page.stem])] if page.stem in BEFORE else []
    code = "\n".join([*before, *BLOCK.findall(page.read_text(encoding="utf-8"))])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert not done.returncode, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_the_commands_of_a_page_exist(page):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)make (\w+)", text, re.MULTILINE)) <= TARGETS
    assert set(re.findall(r"(?:^|`)dnn-lab (\w+)", text, re.MULTILINE)) <= set(COMMANDS)
    assert all((ROOT / f"{name.replace('.', '/')}.py").is_file() for name in re.findall(r"-m (scripts\.\w+)`", text))


def test_code_is_found_in_the_pages_that_have_some():
    assert {"README", "using", "teaching"} <= {page.stem for page in WITH_CODE}
