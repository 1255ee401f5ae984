"""Changing a number of a worksheet: the same pass made again from a source with one row changed, and rows of numbers.

A row is a list of numbers as text, "0.5  0.8". Nothing is changed in place: a refused text leaves everything as it was.
"""

import re
from math import isfinite

from dnn_lab.engine.shapes import count
from dnn_lab.worksheet.numbers import MINUS
from dnn_lab.worksheet.source import Row

LONGEST_ROW, LONGEST_TEXT = 16, 400


def rows(trace):
    """The `Row`s a learner may change in a trace; none where it cannot be made again."""
    return trace.source.rows() if trace.source and trace.remake else []


def changed(trace, key, text):
    """The trace of the same pass with row `key` of its source replaced by `text`.

    Raises ValueError with one sentence for text that is not what the row takes.
    """
    return trace.remake(trace.source.with_row(key, text))


def row_of(key, label, values):
    """A `Row` of numbers; None where there are more than fit a line."""
    return Row(key, label, "  ".join(map(plain, values)), len(values)) if len(values) <= LONGEST_ROW else None


def unknown_row(key):
    return ValueError(f"there is no row {key!r} to change")


def numbers(text, wanted, what):
    """`wanted` numbers from text, apart by blanks, semicolons or commas; a comma inside a number is a decimal comma.

    Raises ValueError naming what was given and what was expected.
    """
    text = str(text).strip().strip("[]()").replace(MINUS, "-")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{what} takes {count(wanted, 'number')}; {len(text)} characters were given")
    pieces = re.split(r"[;\s]+|,\s+", text.strip()) if text.strip() else []
    if len(pieces) == 1 and wanted > 1 and "," in text:
        pieces = text.split(",")
    values = [_number(piece, what) for piece in filter(None, pieces)]
    if len(values) != wanted:
        were = "was" if len(values) == 1 else "were"
        raise ValueError(f"{what} takes {count(wanted, 'number')}, {len(values)} {were} given: {text!r}")
    return values


def _number(piece, what):
    try:
        value = float(piece.strip(",").replace(",", ".")) if re.fullmatch(r"[-+.,\deE]+", piece) else None
    except ValueError:
        value = None
    if value is None or not isfinite(value):
        raise ValueError(f"{what} takes numbers; {piece[:40]!r} is not one")
    return value


def plain(value):
    """A number as a learner would type it."""
    return f"{float(value):.6g}"
