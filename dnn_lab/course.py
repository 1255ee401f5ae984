"""Where the notebooks of the course are, and a copy of them for a learner. Stands above no floor and needs none."""

import shutil
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

FIRST = "00_start.ipynb"
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


def _installed():
    try:
        listed = files("dnn-lab") or ()
    except PackageNotFoundError:
        return []
    return [Path(file.locate()).resolve() for file in listed if _IN_WHEEL in file.as_posix()]


def copy(folder):
    """Copies into `folder` the notebooks that are not there yet; what is there is never overwritten.

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
            shutil.copyfile(notebook, folder / notebook.name)
    return copied, kept
