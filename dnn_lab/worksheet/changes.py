"""Changing a number of a worksheet: the rows a learner may type into, and the same pass made again with one changed.

A row is a list of numbers as text, "0.5  0.8". Nothing is changed in place: a refused text leaves everything as it was.
"""

import re

import numpy as np

from dnn_lab.worksheet.numbers import MINUS

LONGEST_ROW, LONGEST_TEXT = 16, 400


def rows(source):
    """The rows of a `Source`: [{key, label, text, count}]: inputs, targets, each neuron's weights, biases, the rate."""
    return [
        {"key": key, "label": label, "text": "  ".join(map(_plain, values)), "count": len(values)}
        for key, label, values in _rows(source)
        if len(values) <= LONGEST_ROW
    ]


def _rows(source):
    yield "x", "inputs x", source.book.array("x")
    if source.y is not None:
        yield "y", "target y", source.book.array("y")
    if source.rate is not None:
        yield "rate", "learning rate η", [source.rate]
    for layer, (W, b) in enumerate(zip(source.net.weights, source.net.biases, strict=True), start=1):
        for to, row in enumerate(W, start=1):
            yield f"w{layer}_{to}", f"layer {layer}, weights to neuron {to}", row
        yield f"b{layer}", f"layer {layer}, biases", b


def changed(trace, key, text):
    """The trace of the same pass with the numbers of row `key` replaced by those in `text`.

    Raises ValueError with one sentence for text that is not that many numbers, and for what the network refuses.
    """
    source = trace.source
    row = next((values for known, _, values in _rows(source) if known == key), None)
    if row is None:
        raise ValueError(f"there is no row {key!r} to change")
    return trace.remake(_with(source, key, numbers(text, len(row), key)))


def _with(source, key, values):
    if key in ("x", "y"):
        return source.changed(**{key: np.array(values)})
    if key == "rate":
        return source.changed(rate=values[0])
    net = source.net.copy()
    places = [int(place) for place in key[1:].split("_")]
    if key[0] == "w":
        net.weights[places[0] - 1][places[1] - 1] = values
    else:
        net.biases[places[0] - 1][:] = values
    return source.changed(net=net)


def numbers(text, count, what):
    """`count` numbers from text, apart by blanks, semicolons or commas; a comma inside a number is a decimal comma.

    Raises ValueError naming what was given and what was expected.
    """
    text = str(text).strip().strip("[]()").replace(MINUS, "-")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"{what} takes {_count(count)}; {len(text)} characters were given")
    pieces = re.split(r"[;\s]+|,\s+", text.strip()) if text.strip() else []
    if len(pieces) == 1 and count > 1 and "," in text:
        pieces = text.split(",")
    values = [_number(piece, what) for piece in filter(None, pieces)]
    if len(values) != count:
        raise ValueError(
            f"{what} takes {_count(count)}, {len(values)} {'was' if len(values) == 1 else 'were'} given: {text!r}"
        )
    return values


def _number(piece, what):
    try:
        value = float(piece.strip(",").replace(",", ".")) if re.fullmatch(r"[-+.,\deE]+", piece) else None
    except ValueError:
        value = None
    if value is None or not np.isfinite(value):
        raise ValueError(f"{what} takes numbers; {piece[:40]!r} is not one")
    return value


def _count(count):
    return "1 number" if count == 1 else f"{count} numbers"


def _plain(value):
    return f"{float(value):.6g}"
