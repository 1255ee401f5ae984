"""A large network's shares, stepped by layer: one step for each layer's whole vector of shares, in matrix form."""

from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Written
from dnn_lab.worksheet.layers import LayerQuantity, joined
from dnn_lab.worksheet.mathml import letter
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Symbol
from dnn_lab.worksheet.trace import Trace


def shares_by_layer(trace):
    """The trace of the same shares with one step for each layer in place of one for each node."""
    book = trace.source.book
    steps = [_step(book, layer) for layer in range(book.depth, -1, -1)]
    made = Trace.of(trace.title, steps, trace.subtitle)
    made.source, made.topic = trace.source, trace.topic
    made.remake = trace.remake and (lambda source: shares_by_layer(trace.remake(source)))
    return made


def _step(book, layer):
    key = "output" if layer == book.depth else "layer" if layer else "inputs"
    value = book.array("e", layer)
    symbol = Symbol("e", "", layer, f"errors of layer {layer}" if layer else "shares of the inputs")
    quantity = LayerQuantity(f"e{layer}", value, "share", symbol, layer=layer, what="e")
    text, latex, mathml, shapes = _output(book) if layer == book.depth else _shared(book, layer)
    title, say = words.SHARE_LAYERS["output" if layer == book.depth else "shared"]
    group = Group(words.TITLES[key].format(layer=layer), "backward")
    line = Line(quantity, Written(value, text, latex, mathml, shapes), title.format(layer=layer), say)
    return Step.of(line, group)


def _output(book):
    minus = (" − ", " - ", "<mo>−</mo>")
    return joined([("y", "y", "<mi>y</mi>"), minus, _letter("a", book.depth)], f"1×{book.net.sizes[-1]}")


def _shared(book, layer):
    """e = e of the layer ahead · the matrix of parts P (to, from)."""
    space = (" ", r"\,", '<mspace width="0.2em"/>')
    to, source = book.net.sizes[layer + 1], book.net.sizes[layer]
    return joined([_letter("e", layer + 1), space, _letter("P", layer + 1)], f"1×{source} = 1×{to} · {to}×{source}")


def _letter(base, layer):
    return Symbol(base, "", layer).text, f"{base}^{{({layer})}}", letter(base, layer)
