"""What may be changed in a network's worksheet: inputs, targets, each neuron's weights, a layer's biases, the rate."""

import numpy as np

from dnn_lab.worksheet.changes import numbers, row_of, unknown_row


def rows(source):
    """The rows of a network's source that fit a line."""
    return list(filter(None, (row_of(*row) for row in _rows(source))))


def with_row(source, key, text):
    """The source with the numbers of row `key` replaced by those in `text`; a `ValueError` for other text."""
    row = next((values for known, _, values in _rows(source) if known == key), None)
    if row is None:
        raise unknown_row(key)
    return _with(source, key, numbers(text, len(row), key))


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
