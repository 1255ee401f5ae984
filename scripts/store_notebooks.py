"""Executes notebooks and stores them as a reader should find them: outputs, but no widget state and no timings.

Cells keep their ids and no progress bar is shown, so that storing twice changes nothing.
Usage: python scripts/store_notebooks.py NOTEBOOK…
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    """The notebook with the outputs of a fresh kernel; raises CellExecutionError where a cell fails."""
    notebook = nbformat.read(path, as_version=4)
    options = {"timeout": 300, "record_timing": False, "store_widget_state": False, "coalesce_streams": True}
    return NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}, **options).execute()


def clean(notebook):
    """Takes out what differs from run to run and from machine to machine; a cell's tags stay."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({key: value for key, value in cell.metadata.items() if key == "tags"})
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
    return notebook


if __name__ == "__main__":
    os.environ["TQDM_DISABLE"] = "1"
    for name in sys.argv[1:]:
        print("storing", name)
        with TemporaryDirectory() as os.environ["DNN_LAB_HOME"]:  # each begins with nothing kept
            nbformat.write(clean(execute(Path(name))), name)
