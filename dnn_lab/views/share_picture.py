"""The places of a drawing of shares: one cell a node with its value and its e, and bands in place of weights.

A band runs from a sender to the neuron that shares its error; it is as wide as the error's part that goes along it.
"""

from math import isfinite

from dnn_lab.worksheet.names import name
from dnn_lab.worksheet.numbers import short


def share_picture(book, trace):
    """Columns with what their e adds up to and has leaked, and bands: {id, from, to, q, part, of, share}.

    q  what is compared, a contribution or a weight; part  of the error `of`, null where the rule has no answer;
    share  the e it goes into;  g  the band's own step where contributions are asked for
    """
    depth, sizes = book.depth, book.net.sizes
    columns = [{**_column(book, layer), **_totals(book, layer)} for layer in range(depth + 1)]
    asked = {step.name for step in trace if step.name.startswith("c")}
    edges = [edge for layer in range(1, depth + 1) for edge in _bands(book, sizes, layer, asked)]
    return {"columns": columns, "edges": edges}


def _column(book, layer):
    title = "inputs" if layer == 0 else "output" if layer == book.depth else f"layer {layer}"
    return {"title": title, "nodes": [_node(book, layer, i) for i in range(1, book.net.sizes[layer] + 1)]}


def _node(book, layer, i):
    value = name("a", layer, i) if layer else name("x", i)
    target = name("y", i) if layer == book.depth else None
    cells = [{"q": value, "g": name("e", layer, i), "sign": "e"}]
    return {"id": f"n{layer}_{i}", "kind": "neuron" if layer else "input", "cells": cells, "target": target}


def _totals(book, layer):
    """What the e of a layer add up to, and what is missing of the errors at the outputs; null where undefined."""
    total, whole = (float(book.array("e", at).sum()) for at in (layer, book.depth))
    if not isfinite(total):
        return {"total": None, "leak": None}
    size = abs(book.array("e", layer)).sum() + abs(book.array("e", book.depth)).sum()
    leak = whole - total if abs(whole - total) > 1e-9 * size else 0.0
    return {"total": float(f"{total:.6g}"), "leak": float(f"{leak:.6g}")}


def share_rows(sheet):
    """By layer: {title, step, total, values} of each, the inputs first; values at three significant digits."""
    steps = sorted(sheet, key=lambda step: step.quantity.layer)
    return [
        {
            "title": step.group.title,
            "step": step.name,
            "total": short(float(step.value.sum())),
            "values": [float(f"{value:.3g}") if isfinite(value) else None for value in step.value],
        }
        for step in steps
    ]


def _bands(book, sizes, layer, asked):
    parts = book.parts(layer)
    key = {"contributions": "c", "weights": "w"}.get(book.rule.uses)
    for to in range(1, sizes[layer] + 1):
        for i in range(1, sizes[layer - 1] + 1):
            part, own = float(parts[to - 1, i - 1]), name("c", layer, to, i)
            yield {
                "id": own,
                "from": f"n{layer - 1}_{i}",
                "to": f"n{layer}_{to}",
                "q": name(key, layer, to, i) if key else None,
                "g": own if own in asked else None,
                "part": float(f"{part:.6g}") if isfinite(part) else None,
                "of": name("e", layer, to),
                "share": name("e", layer - 1, i),
            }


def places_named(picture):
    """Every name that the drawing may show."""
    for column in picture["columns"]:
        for node in column["nodes"]:
            yield from (node["cells"][0]["q"], node["cells"][0]["g"])
            yield from filter(None, [node["target"]])
    yield from filter(None, (edge["q"] for edge in picture["edges"]))
