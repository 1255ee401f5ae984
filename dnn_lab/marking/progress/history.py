"""What was kept, read back: every event with its day, oldest first, from all files of a folder that can be read.

Reading never changes a file that is damaged or cannot be written to: it is done on a copy then.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dnn_lab.marking.events import Event
from dnn_lab.marking.progress.database import Damaged, Database, rows_of
from dnn_lab.marking.progress.files import files
from dnn_lab.marking.progress.schema import TooNew
from dnn_lab.marking.progress.sqlite import sqlite3

_LONGEST, _LARGEST = 200, 1_000_000_000


@dataclass(frozen=True)
class Kept(Event):
    """An event and the day it happened, "2025-03-31"."""

    day: str = ""


def events_of(place):
    """All that was kept in a folder, as a list of `Kept`; [] where nothing was."""
    rows = (row for path in files(place) for row in _rows(path))
    return [kept for kept in map(kept_of, rows) if kept]


def _rows(path) -> Iterator:
    try:
        database = Database(path)
    except (Damaged, TooNew, sqlite3.Error, OSError):
        return _rows_of_copy(path)
    try:
        return database.rows()
    finally:
        database.close()


def _rows_of_copy(path):
    with tempfile.TemporaryDirectory() as folder:
        try:
            for part in path.parent.glob(f"{path.name}*"):
                shutil.copyfile(part, Path(folder, part.name))
        except OSError:  # no room for a copy: what has arrived in the file itself can be read
            return rows_of(path, "?immutable=1")
        return rows_of(Path(folder, path.name))


def kept_of(row):
    """A row as a `Kept`; None where it is not what a row should be."""
    day, what, topic, level, worksheet, step, kind, verdict, mistakes, hints = row
    texts = (what, topic, worksheet, step, kind, verdict, mistakes)
    if not _is_day(day) or not all(map(_is_short_text, texts)) or not all(map(_is_count, (hints, level or 0))):
        return None
    return Kept(what, topic, level, worksheet, step, kind, verdict, tuple(mistakes.split()), hints, day)


def _is_day(cell):
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except (TypeError, ValueError):
        return False


def _is_short_text(cell):
    return isinstance(cell, str) and len(cell) <= _LONGEST and cell.isprintable()


def _is_count(cell):
    return isinstance(cell, int) and 0 <= cell < _LARGEST
