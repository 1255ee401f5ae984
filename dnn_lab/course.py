"""The notebooks of the course, a copy of them for a learner, and the settings that JupyterLab opens them with.

Stands above no floor and needs none.
"""

import json
import os
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

FIRST = "00_start.ipynb"
JUPYTER = Path(__file__).with_name("jupyter")
_IN_CLONE = Path(__file__).parents[1] / "notebooks"
_IN_WHEEL = "share/dnn_lab/notebooks/"


def notebooks():
    """Paths of all notebooks: those of the clone that the package is used from, else those that came with the wheel.

    Raises FileNotFoundError where neither is there.
    """
    found = sorted(_IN_CLONE.glob("*.ipynb")) or sorted(_installed())
    if not found:
        raise FileNotFoundError("the notebooks did not come with this installation of dnn-lab: install its wheel")
    return found


def environment():
    """The environment to start JupyterLab in: it finds the course's settings after those that the learner has named."""
    named = os.environ.get("JUPYTER_CONFIG_PATH")
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, [named, str(JUPYTER)]))}


def _installed():
    try:
        listed = files("dnn-lab") or ()
    except PackageNotFoundError:
        return []
    return [Path(file.locate()).resolve() for file in listed if _IN_WHEEL in file.as_posix()]


def copy(folder):
    """Copies into `folder` the notebooks that are not there yet, `not_run`; what is there is never overwritten.

    Returns (copied, kept): two lists of file names. Raises NotADirectoryError where `folder` is a file.
    """
    folder = Path(folder).expanduser()
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(f"{folder} is a file; a folder for the notebooks was expected")
    folder.mkdir(parents=True, exist_ok=True)
    copied, kept = [], []
    for notebook in notebooks():
        there = (folder / notebook.name).exists()
        (kept if there else copied).append(notebook.name)
        if not there:
            (folder / notebook.name).write_text(not_run(notebook.read_text(encoding="utf-8")), encoding="utf-8")
    return copied, kept


def not_run(notebook):
    """A notebook's text without its outputs: nobody reads a result before having predicted it."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
