"""The places of a network's drawing: columns of neurons with the names that belong in each cell, and its edges.

Names only; values are quantities. Cells, tabs and edges name what may stand there in this trace: a forward pass has no
gradient lines, a pass without an update no new weights.
"""

import numpy as np

from dnn_lab.worksheet.names import name, parse

_WHAT = {
    "z": "z",
    "a": "a",
    "dL/da": "da",
    "da/dz": "slope",
    "dL/dz": "dz",
    "dL/dw": "dW",
    "dL/db": "db",
    "w_new": "W",
    "b_new": "b",
    "L": "L",
}


def network_picture(book, trace):
    """Columns and edges of a network small enough to be drawn neuron by neuron."""
    phases = {lines.group.phase for lines in trace.lines}
    backward, update = bool(phases & {"backward", "update"}), "update" in phases
    depth, sizes = book.depth, book.net.sizes
    columns = [{"title": "inputs", "nodes": [_input(i) for i in range(1, sizes[0] + 1)]}]
    for layer in range(1, depth + 1):
        nodes = [_neuron(book, layer, j, backward, update) for j in range(1, sizes[layer] + 1)]
        columns.append({"title": f"layer {layer} · {book.net.activations[layer - 1].title}", "nodes": nodes})
    edges = [edge for layer in range(1, depth + 1) for edge in _edges(sizes, layer, backward, update)]
    if book.run.y is not None and phases != {"forward"}:
        columns.append({"title": "loss", "nodes": [{"id": "L", "kind": "loss", "cells": [{"q": "L"}]}]})
        slope = "dL/da" if book.has_slope(depth) else "dL/dz"
        outputs = range(1, sizes[-1] + 1)
        edges += [
            {"id": f"n{depth}_{k}-L", "from": f"n{depth}_{k}", "to": "L", "slope": name(slope, depth, k)}
            for k in outputs
        ]
    return {"columns": columns, "edges": edges}


def _input(i):
    return {"id": f"n0_{i}", "kind": "input", "cells": [{"q": name("x", i)}]}


def _neuron(book, layer, j, backward, update):
    output = layer == book.depth and book.run.y is not None
    sloped = backward and book.has_slope(layer)
    cells = [{"q": name("z", layer, j)}, {"q": name("a", layer, j)}]
    if backward:
        cells[0]["g"] = name("dL/dz", layer, j)
    if sloped:
        cells[1]["g"] = name("dL/da", layer, j)
    return {
        "id": f"n{layer}_{j}",
        "kind": "neuron",
        "cells": cells,
        "bias": name("b", layer, j),
        "biasg": name("dL/db", layer, j) if backward else None,
        "biasnew": name("b_new", layer, j) if update else None,
        "slope": name("da/dz", layer, j) if sloped else None,
        "target": name("y", j) if output else None,
    }


def _edges(sizes, layer, backward, update):
    for j in range(1, sizes[layer] + 1):
        for i in range(1, sizes[layer - 1] + 1):
            weight = name("w", layer, j, i)
            yield {
                "id": weight,
                "from": f"n{layer - 1}_{i}",
                "to": f"n{layer}_{j}",
                "q": weight,
                "g": name("dL/dw", layer, j, i) if backward else None,
                "new": name("w_new", layer, j, i) if update else None,
                "enter": name("a", layer - 1, i) if layer > 1 else name("x", i),
            }


def steps_place(picture):
    """Every name that the drawing may show."""
    for column in picture["columns"]:
        for node in column["nodes"]:
            for cell in node["cells"]:
                yield from filter(None, (cell["q"], cell.get("g")))
            yield from filter(None, (node.get(key) for key in ("bias", "biasg", "biasnew", "slope", "target")))
    for edge in picture["edges"]:
        yield from filter(None, (edge.get(key) for key in ("q", "g", "new", "slope")))


def matrices(book, trace):
    """The arrays of a large network's pass, layer by layer.

    At four significant digits; at three where single numbers are stepped and the arrays only shade the picture.
    """
    digits = 4 if trace.whole else 3
    phases = {lines.group.phase for lines in trace.lines}
    keys = {"W": "w", "b": "b", "z": "z", "a": "a"}
    backward = bool(phases & {"backward", "update"})
    if backward:
        keys |= {"slope": "da/dz", "da": "dL/da", "dz": "dL/dz", "dW": "dL/dw", "db": "dL/db"}
    if "update" in phases:
        keys |= {"Wnew": "w_new", "bnew": "b_new"}
    layers = []
    for layer in range(1, book.depth + 1):
        absent = ("slope", "da") if backward and not book.has_slope(layer) else ()
        layers.append(
            {to: None if to in absent else _short(book.array(key, layer), digits) for to, key in keys.items()}
        )
        layers[-1]["activation"] = book.net.activations[layer - 1].title
    known = {"x": _short(book.run.x, digits)}
    if book.run.y is not None:
        known |= {"y": _short(book.run.y, digits), "loss": float(book.run.loss)}
    return {"layers": layers, **known}


def matrix_place(step_name):
    """Layer, what and row (and column) of a single number in the drawing by layer."""
    key, places = parse(step_name) or (None, ())
    if key not in _WHAT:
        return None
    place = {"layer": places[0] if places else 0, "what": _WHAT[key]}
    return place | dict(zip(("row", "col"), (p - 1 for p in places[1:]), strict=False))


def _short(array, digits):
    """Nested lists at so many significant digits."""
    return np.vectorize(lambda value: float(f"{value:.{digits}g}"), otypes=[float])(array).tolist()
