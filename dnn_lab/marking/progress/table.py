"""Progress as CSV, written and read. What is read comes from anyone: whatever is not a row of progress is left out."""

import csv
from dataclasses import astuple, replace

from dnn_lab.marking.progress.history import kept_of
from dnn_lab.marking.progress.schema import COLUMNS

LARGEST = 50_000_000  # bytes of one file that are read: many times a learner's whole course
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unusable(ValueError):
    """A file that is no table of progress; the message says why."""


def write(history, path):
    """Writes `Kept` events to a CSV file. Raises OSError where the disk refuses."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows([harmless(cell) for cell in _row(kept)] for kept in history)


def read(path):
    """The `Kept` events of a CSV file, and how many of its lines were none. Raises Unusable or OSError."""
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise Unusable(f"it is longer than {LARGEST // 1_000_000} MB")
    if "\0" in text:
        raise Unusable("it is no text")
    table = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
    if missing:
        raise Unusable(f"it has no column {missing[0]!r}")
    try:
        rows = [_read_row(row) for row in table]
    except csv.Error as error:
        raise Unusable(str(error)) from error
    kept = [row for row in rows if row]
    if rows and not kept:
        raise Unusable("none of its lines can be read")
    return kept, len(rows) - len(kept)


def harmless(cell):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _row(kept):
    values = dict(zip(kept.__dataclass_fields__, astuple(replace(kept, mistakes=" ".join(kept.mistakes))), strict=True))
    return [values[name] for name in COLUMNS]


def _read_row(row):
    cells = {name: (row[name] or "").removeprefix("'") for name in COLUMNS}
    try:
        numbers = {"level": int(cells["level"]) if cells["level"] else None, "hints": int(cells["hints"])}
    except ValueError:
        return None
    return kept_of([(cells | numbers)[name] for name in COLUMNS])
