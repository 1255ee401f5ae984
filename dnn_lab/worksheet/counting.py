"""Counting a network's weights and biases by hand: layer by layer, and the total.

Stands on the shape alone, no network is made. `n0` is the number of inputs, `n1` the width of layer 1, and so on.
"""

from functools import partial

from dnn_lab.engine.shapes import as_sizes
from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Product, Sum, Use
from dnn_lab.worksheet.lines import listed
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Symbol
from dnn_lab.worksheet.trace import Trace

EXACT = 0
_LETTERS = ("weights", "biases")


def parameter_trace(sizes, detail="full"):
    """The worksheet that counts the parameters of a dense network of this shape, such as [2, 3, 1].

    detail  "full": weights and biases of a layer in a line each; "compact": a layer in one line

    Raises ValueError for sizes that are no shape of a network, and for an unknown detail.
    """
    sizes = as_sizes(sizes)
    if detail not in _LAYERS:
        raise ValueError(f"detail is {detail!r}; there are: {', '.join(_LAYERS)}")
    steps = [step for layer in range(1, len(sizes)) for step in _LAYERS[detail](sizes, layer)]
    total = Sum(tuple(Use(step.quantity) for step in steps))
    steps.append(_step("parameters", "parameters", "", total, Group(words.TITLES["total"], "count")))
    title = words.TITLES["counting"]
    return Trace(title, listed(steps), subtitle="–".join(map(str, sizes)), topic="parameters")


def _weights_and_biases(sizes, layer):
    after, before = _size(sizes, layer), _size(sizes, layer - 1)
    group = Group(words.TITLES["layer"].format(layer=layer), "count")
    yield _step("weights", f"weights_{layer}", layer, Product((after, before)), group)
    yield _step("biases", f"biases_{layer}", layer, after, group, partial(_taken_for, after, before))


def _layer_at_once(sizes, layer):
    after, before = _size(sizes, layer), _size(sizes, layer - 1)
    group = Group(words.TITLES["layers"], "count")
    yield _step("layer", f"layer_{layer}", layer, Sum((Product((after, before)), after)), group)


_LAYERS = {"full": _weights_and_biases, "compact": _layer_at_once}


def _taken_for(after, before):
    """The size of the layer before, counted in place of this one's."""
    return {"nodes_swapped": [{after.quantity.name: before}]}


def _size(sizes, layer):
    spoken = _of_layer(words.SIZES, layer)
    return Use(Quantity(f"n{layer}", sizes[layer], "size", Symbol("n", str(layer), spoken=spoken)))


def _of_layer(table, layer):
    return table["layer" if layer else "inputs"].format(layer=layer)


def _step(kind, name, layer, expression, group, swaps=dict):
    title, say = words.step_words(f"count {kind}", layer=layer, each=layer and _of_layer(words.EACH, layer - 1))
    letter = kind if kind in _LETTERS else "parameters"
    quantity = Quantity(name, expression.value(), "count", Symbol(letter, str(layer), spoken=title.lower()))
    return Step.of(Line(quantity, expression, title, say, EXACT, swaps=swaps), group)
