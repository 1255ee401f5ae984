"""Functions to write, as the notebooks ask for them: known ones, each in its own notebook, none of them solved."""

import re
from pathlib import Path

import nbformat
import pytest

from dnn_lab.marking.exercises.table import EXERCISES

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
CHECK = re.compile(r'lab\.check\("(\w+)", (\w+)\)')


def checks(path):
    """(name of the exercise, source of the cell, what it shows) of every cell that checks a function."""
    for cell in nbformat.read(path, as_version=4).cells:
        for name, _ in CHECK.findall(cell.source) if cell.cell_type == "code" else ():
            yield name, cell.source, "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_exercise_stands_unsolved_in_its_own_notebook(path):
    for name, source, shown in checks(path):
        assert EXERCISES[name].notebook == path.stem[:2]
        assert shown == f"{name}: not answered yet"
        taken = re.search(r"def \w+\((.*)\):", source)[1]
        assert taken == ", ".join(EXERCISES[name].arguments), "the cell and the check agree on what goes in"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook_asks_for_all_its_functions(path):
    own = {name for name, exercise in EXERCISES.items() if exercise.notebook == path.stem[:2]}
    assert {name for name, _, _ in checks(path)} == own, 'a cell "def …" that ends in lab.check for each of these'
