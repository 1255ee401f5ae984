"""How notebooks are stored: executed, light, without widget state or timings, in short cells that nbval can compare."""

from pathlib import Path

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
LINES, BYTES = 15, 400_000

pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path):
    """The code cells that hold any code."""
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def test_is_a_valid_notebook(path):
    nbformat.validate(nbformat.read(path, as_version=4))


def test_is_stored_as_executed_from_top_to_bottom(path):
    counts = [cell.execution_count for cell in cells(path)]
    assert counts == list(range(1, len(counts) + 1)), "run `make notebooks`: what was never run is never compared"


def test_holds_no_widget_state(path):
    assert "application/vnd.jupyter.widget" not in path.read_text(encoding="utf-8"), "run `make notebooks`"


def test_its_pictures_are_seen_before_the_notebook_is_trusted(path):
    """JupyterLab takes drawings and scripts out of a page that this learner has not run, and leaves their words."""
    pages = [
        "".join(output.data.get("text/html", "")) for cell in cells(path) for output in cell.outputs if "data" in output
    ]
    assert not [page[:80] for page in pages if "<svg" in page or "<script" in page]


def test_its_metadata_says_nothing_of_a_machine(path):
    notebook = nbformat.read(path, as_version=4)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    assert all(set(cell.metadata) <= {"tags"} for cell in notebook.cells), "run `make notebooks`"


def test_is_light(path):
    assert path.stat().st_size < BYTES


def test_cells_are_short(path):
    long = [cell.source for cell in cells(path) if len(cell.source.splitlines()) > LINES]
    assert not long, f"more than {LINES} lines: what is longer belongs in the package"


def test_no_cell_fails_warns_or_is_left_out(path):
    outputs = [output for cell in cells(path) for output in cell.outputs]
    assert not [output.evalue for output in outputs if output.output_type == "error"]
    assert not [output.text for output in outputs if output.get("name") == "stderr"], "warnings and bars vary"
    assert not [cell.source for cell in cells(path) if "nbval" in cell.source.lower()]
    assert not [tag for cell in cells(path) for tag in cell.metadata.get("tags", []) if tag.startswith("nbval")]
