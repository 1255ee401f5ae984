"""Graphs that are not typed: a network's calculation with one node for each z, a and the loss, and a layered one.

The names are those of a network's worksheets, so that their traces can be laid side by side.
"""

import numpy as np

from dnn_lab.engine.form import Constant, Form, Node, in_order
from dnn_lab.engine.operations import Operation, snapped


def weighted_sum_slope(place, v, operands):
    """The other factor of the product; 1 for the bias, the last operand where their number is odd."""
    return 1.0 if place == len(operands) - 1 and len(operands) % 2 else operands[place ^ 1]


def _weighted_sum(*operands):
    products = [a * b for a, b in zip(operands[::2], operands[1::2], strict=False)]
    return snapped([*products, *operands[2 * len(products) :]])


WEIGHTED_SUM = Operation("weighted sum", "Σ", _weighted_sum, weighted_sum_slope, "", arity=None, writing="weighted sum")
TOTAL = Operation("sum", "+", lambda *a: snapped(a), lambda place, v, operands: 1.0, "", arity=None, writing="total")


def layered(width, depth, seed):
    """(`Form`, inputs) of `Graph.layered`."""
    for name, count in (("width", width), ("depth", depth)):
        if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or count < 1:
            raise ValueError(f"{name} is {count!r}; a layered graph takes a whole number above 0")
    rng = np.random.default_rng(seed)
    sizes = np.array([tenths / 10 for tenths in range(-9, 10) if tenths])
    names = [[f"x{i + 1}" for i in range(width)]]
    nodes = [Node(name, role="input") for name in names[0]]
    for layer in range(1, depth + 1):
        names.append([f"h{layer}_{j + 1}" for j in range(width)])
        for name, weights in zip(names[layer], rng.choice(sizes, (width, width)), strict=True):
            pairs = zip(map(_constant, weights), names[layer - 1], strict=True)
            nodes.append(Node(name, WEIGHTED_SUM, tuple(one for pair in pairs for one in pair), group=f"Layer {layer}"))
    nodes.append(Node("y", TOTAL, tuple(names[-1])))
    return Form(tuple(in_order(nodes, "y"))), dict(zip(names[0], rng.choice(sizes, width).tolist(), strict=True))


def _constant(value):
    return Constant(float(value), f"{value:g}")


def network_form(net, x, y):
    """(`Form`, inputs) of a network's pass for one sample x (inputs,) and its target y (outputs,), both checked."""
    nodes, inputs = [], {}

    def known(name, value, role):
        nodes.append(Node(name, role=role))
        inputs[name] = float(value)
        return name

    arrives = [known(f"x{i}", value, "input") for i, value in enumerate(x, start=1)]
    for layer, (W, b) in enumerate(zip(net.weights, net.biases, strict=True), start=1):
        arrives = _layer(nodes, known, net.activations[layer - 1], layer, arrives, W, b)
    targets = [known(f"y{k}", value, "target") for k, value in enumerate(y, start=1)]
    nodes.append(Node("L", loss(net.loss_function, len(targets)), (*arrives, *targets), role="loss", group="Loss"))
    return Form(tuple(in_order(nodes, "L"))), _in_form_order(nodes, inputs)


def _in_form_order(nodes, inputs):
    return {node.name: inputs[node.name] for node in nodes if node.operation is None}


def _layer(nodes, known, activation, layer, arrives, W, b):
    """Adds a layer's nodes; the names of its activations."""
    group = f"Layer {layer}"
    places = range(1, len(b) + 1)
    for j in places:
        weights = [known(f"w{layer}_{j}_{i}", w, "weight") for i, w in enumerate(W[j - 1], start=1)]
        pairs = zip(weights, arrives, strict=True)
        args = (*(one for pair in pairs for one in pair), known(f"b{layer}_{j}", b[j - 1], "bias"))
        nodes.append(Node(f"z{layer}_{j}", WEIGHTED_SUM, args, role="pre-activation", group=group))
    sums = [f"z{layer}_{j}" for j in places]
    for j in places:
        args, operation = ((sums[j - 1],), elementwise(activation))
        if activation.derivative is None:
            args, operation = tuple(sums), softmax(activation, j - 1)
        nodes.append(Node(f"a{layer}_{j}", operation, args, role="activation", group=group))
    return [f"a{layer}_{j}" for j in places]


def elementwise(activation):
    """An activation of one number, from its entry in `functions.ACTIVATIONS`."""

    def value(z):
        return float(activation.value(np.array([z]))[0])

    def slope(a, z):
        return float(activation.derivative(np.array([z]), np.array([a]))[0])

    texts = {"formula": activation.formula, "texts": (activation.slope,)}
    return Operation(activation.name, activation.title, value, (slope,), **texts, letters="zza")


def softmax(activation, own):
    """Output `own` (counted from 0) of a softmax over all weighted sums: ∂aₖ/∂zⱼ = aₖ(1 − aₖ) or −aₖaⱼ."""

    def outputs(z):
        return activation.value(np.array(z)[:, None])[:, 0]

    def slope(place, v, operands):
        a = outputs(operands)
        return float(a[own] * ((place == own) - a[place]))

    def value(*operands):
        return float(outputs(operands)[own])

    name, title = f"{activation.name} {own + 1}", activation.title
    return Operation(name, title, value, slope, activation.formula, arity=None, writing="softmax", own=own)


def loss(entry, outputs):
    """A loss over (*activations, *targets), from its entry in `losses.LOSSES`."""

    def columns(operands):
        return np.array(operands[:outputs])[:, None], np.array(operands[outputs:])[:, None]

    def value(*operands):
        return float(entry.value(*columns(operands))[0])

    def slope(place, v, operands):
        return float(entry.derivative(*columns(operands))[place, 0])

    texts = {"formula": entry.formula, "texts": (entry.slope,)}
    return Operation(entry.name, entry.title, value, slope, **texts, arity=None, writing="loss")
