"""Where progress lies: `progress.sqlite` in a folder of Jupyter's own for data, which `DNN_LAB_HOME` moves.

A damaged file stays where it is and the next number is begun, `progress-2.sqlite`: two kernels that find the damage at
the same time come to the same new file, and nothing is renamed under a kernel that still has it open.
"""

import os
import re
from pathlib import Path

HOME = "DNN_LAB_HOME"
_NAME = re.compile(r"progress(?:-(\d+))?\.sqlite")


def folder():
    """The folder as a Path; it need not exist yet."""
    moved = os.environ.get(HOME)
    if moved:
        return Path(moved).expanduser()
    try:
        from jupyter_core.paths import jupyter_data_dir
    except ImportError:
        return Path.home() / ".dnn_lab"
    return Path(jupyter_data_dir()) / "dnn_lab"


def files(place):
    """The files of a folder, oldest first; [] where there is none."""
    try:
        return sorted((place / name for name in os.listdir(place) if _NAME.fullmatch(name)), key=number)
    except OSError:
        return []


def newest(place):
    """The file that is written to; it need not exist yet."""
    return (files(place) or [place / "progress.sqlite"])[-1]


def after(path):
    """The file to begin where `path` is damaged."""
    return path.with_name(f"progress-{number(path) + 1}.sqlite")


def number(path):
    return int(_NAME.fullmatch(path.name)[1] or 1)


def spelled(path):
    """A path as it is shown: without the name of whose home it is in."""
    for start, sign in ((os.environ.get(HOME), f"${HOME}"), (str(Path.home()), "~")):
        if start and Path(path).is_relative_to(Path(start).expanduser()):
            return "/".join((sign, *Path(path).relative_to(Path(start).expanduser()).parts))
    return str(path)
