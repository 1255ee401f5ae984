"""The backward pass as a worksheet: three lines a neuron (∂L/∂a, the activation's slope, their product), from the
output back; in each layer the neurons first, then the gradients of the weights that lead to them.

A linear output, and an output fused with its loss, have only ∂L/∂z.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from dnn_lab.worksheet import formula, mathml, swaps, words
from dnn_lab.worksheet.book import Family
from dnn_lab.worksheet.expression import Product, Sum
from dnn_lab.worksheet.forward import output_names, run_of
from dnn_lab.worksheet.lines import Lines
from dnn_lab.worksheet.step import Group, Line

NEURON = ("dL/da", "da/dz", "dL/dz")


def backward_lines(book, detail="full"):
    """Lines of the whole backward pass of a `Book` that knows its target.

    detail  "full": three lines a neuron; "compact": hidden neurons in one line. Raises ValueError for another.
    """
    if detail not in ("full", "compact"):
        raise ValueError(f'detail is "full" or "compact", not {detail!r}')
    for layer in range(book.depth, 0, -1):
        group = Group(words.TITLES["layer"].format(layer=layer), "backward")
        yield from _neuron_lines(book, layer, group, detail)
        yield run_of("dL/dw", book, layer, group, weight_gradient)
        yield run_of("dL/db", book, layer, group, bias_gradient)


def _neuron_lines(book, layer, group, detail):
    if not book.has_slope(layer):
        yield run_of("dL/dz", book, layer, group, output_difference)
    elif detail == "compact":
        yield run_of("dL/dz", book, layer, group, compact_slope if layer < book.depth else chained_slope)
    else:
        yield _three_lines(book, layer, group)


def _three_lines(book, layer, group):
    """∂L/∂a, ∂a/∂z, ∂L/∂z of neuron 1, then of neuron 2, …"""
    write = {
        "dL/da": arriving_slope if layer < book.depth else loss_slope,
        "da/dz": activation_slope,
        "dL/dz": chained_slope,
    }
    families = [Family(key, layer, (book.net.sizes[layer],)) for key in NEURON]

    def names():
        return [name for three in zip(*(family.names() for family in families), strict=True) for name in three]

    def find(name):
        rows = ((place, family.find(name)) for place, family in enumerate(families))
        return next((3 * row + place for place, row in rows if row is not None), None)

    values = np.column_stack([book.array(key, layer) for key in NEURON]).ravel()
    return Lines(group, names, values, lambda row: write[NEURON[row % 3]](book, layer, row // 3 + 1), find)


def loss_slope(book, layer, to):
    """∂L/∂a at an output: the loss's own slope."""
    title, say = words.step_words("dL/da output", to=to)
    return _loss_line(book, "dL/da", to, book.net.loss_function.slope, title, say)


def output_difference(book, layer, to):
    """∂L/∂z at a linear or fused output."""
    function, loss = book.net.activations[-1], book.net.loss_function
    fused = loss.fused == function.name
    title, say = words.step_words("dL/dz fused" if fused else "dL/dz output", to=to, activation=function.title)
    return _loss_line(book, "dL/dz", to, "a - y" if fused else loss.slope, title, say)


def _loss_line(book, key, to, text, title, say):
    last = book.depth
    return Line(
        book.quantity(key, last, to),
        formula.read(text, *output_names(book, to)),
        title,
        say,
        digits=3,
        nodes=(f"n{last}_{to}", "L"),
        edges=(f"n{last}_{to}-L",),
        reuses=(f"a{last}_{to}",),
        swaps=partial(swaps.of_output, book, to),
    )


def arriving_slope(book, layer, to):
    """∂L/∂a of a hidden neuron: Σ over the neurons ahead of weight · ∂L/∂z."""
    ahead = range(1, book.net.sizes[layer + 1] + 1)
    title, say = words.step_words("dL/da", to=to)
    return Line(
        book.quantity("dL/da", layer, to),
        _paths_ahead(book, layer, to),
        title,
        say,
        digits=3,
        nodes=(f"n{layer}_{to}", *(f"n{layer + 1}_{k}" for k in ahead)),
        edges=tuple(f"w{layer + 1}_{k}_{to}" for k in ahead),
        reuses=tuple(f"w{layer + 1}_{k}_{to}" for k in ahead),
        long=mathml.paths_ahead(layer, to, len(ahead)),
        swaps=partial(swaps.of_arriving, book, layer, to),
    )


def _paths_ahead(book, layer, to):
    ahead = range(1, book.net.sizes[layer + 1] + 1)
    parts = tuple(
        Product((book.use("w", layer + 1, k, to), book.use("dL/dz", layer + 1, k)), part="path") for k in ahead
    )
    return Sum(parts, part="paths") if len(parts) > 1 else parts[0]


def activation_slope(book, layer, to):
    """∂a/∂z, the activation's own slope, from the formula in the engine's table."""
    function = book.net.activations[layer - 1]
    title, say = words.step_words("da/dz", to=to, slope=words.slope(function))
    expression = _slope_formula(book, layer, to)
    return Line(
        book.quantity("da/dz", layer, to),
        expression,
        title,
        say,
        digits=3,
        nodes=(f"n{layer}_{to}",),
        reuses=tuple(quantity.name for quantity in expression.quantities),
        swaps=partial(swaps.of_slope, book, layer, to),
    )


def _slope_formula(book, layer, to):
    places = {"z": book.use("z", layer, to), "a": book.use("a", layer, to)}
    return replace(formula.read(book.net.activations[layer - 1].slope, places), part="slope")


def chained_slope(book, layer, to):
    """∂L/∂z = ∂L/∂a · ∂a/∂z."""
    title, say = words.step_words("dL/dz", to=to)
    return Line(
        book.quantity("dL/dz", layer, to),
        Product((book.use("dL/da", layer, to), book.use("da/dz", layer, to, part="slope"))),
        title,
        say,
        digits=3,
        nodes=(f"n{layer}_{to}",),
        swaps=partial(swaps.of_neuron, book, layer, to, _slope_formula),
    )


def compact_slope(book, layer, to):
    """∂L/∂z = (Σ weight · ∂L/∂z ahead) · f′: the three lines of a hidden neuron in one."""
    full = arriving_slope(book, layer, to)
    title, say = words.step_words("dL/dz compact", to=to)
    slope = activation_slope(book, layer, to)
    return Line(
        book.quantity("dL/dz", layer, to),
        Product((full.expression, slope.expression)),
        title,
        say,
        digits=3,
        nodes=full.nodes,
        edges=full.edges,
        reuses=full.reuses + slope.reuses,
        swaps=lambda: {**full.swaps(), **slope.swaps()},
    )


def weight_gradient(book, layer, to, source):
    """∂L/∂w = ∂L/∂z · what came in."""
    enters = book.arrives(layer - 1, source)
    title, say = words.step_words("dL/dw", to=to, source=source)
    return Line(
        book.quantity("dL/dw", layer, to, source),
        Product((book.use("dL/dz", layer, to), enters)),
        title,
        say,
        digits=3,
        nodes=(f"n{layer - 1}_{source}", f"n{layer}_{to}"),
        edges=(f"w{layer}_{to}_{source}",),
        reuses=(enters.quantity.name,),
        swaps=partial(swaps.of_gradient, book, layer, to, source),
    )


def bias_gradient(book, layer, to):
    """∂L/∂b = ∂L/∂z: shown, not asked."""
    title, say = words.step_words("dL/db", to=to)
    return Line(
        book.quantity("dL/db", layer, to),
        book.use("dL/dz", layer, to),
        title,
        say,
        digits=3,
        nodes=(f"n{layer}_{to}",),
        asked=False,
    )
