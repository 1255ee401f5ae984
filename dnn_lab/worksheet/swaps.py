"""What could be taken for what in a network's worksheet: context for mistakes that a formula alone has not.

For a mistake's key the ways to make it, each way {name: the expression that stands in its place}, or an `Instead`.
Built when asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from dnn_lab.worksheet import formula
from dnn_lab.worksheet.expression import Expression, Use

FEW = 12
"""Inputs whose weights are tried in each other's place. Of more, some pair would give a learner's number by chance."""


@dataclass(frozen=True)
class Instead:
    """A whole wrong version, where it is more than one quantity for another. `fields` are what its sentence names."""

    expression: Expression
    fields: Mapping = field(default_factory=dict)


def near(book, layer, place):
    """Places of the neurons next to this one in their layer, above and below."""
    return [other for other in (place - 1, place + 1) if 1 <= other <= book.net.sizes[layer]]


def of_sum(book, layer, to):
    """z: the column for the row, the z of the layer below for its a."""
    outputs, inputs = book.net.weights[layer - 1].shape
    sources = range(1, inputs + 1)
    pairs = range(1, inputs if inputs <= FEW else 1)
    swaps = {"weights_crossed": [_crossed(book, layer, to, i) for i in pairs]}
    if to <= inputs <= outputs:
        swaps["transposed"] = [{f"w{layer}_{to}_{i}": book.use("w", layer, i, to) for i in sources}]
    if layer > 1:
        swaps["z_for_a"] = [{f"a{layer - 1}_{i}": book.use("z", layer - 1, i) for i in sources}]
    return swaps


def _crossed(book, layer, to, source):
    """The weight of an input and that of the next one in each other's place."""
    pair = [book.use("w", layer, to, i) for i in (source, source + 1)]
    return {one.quantity.name: other for one, other in zip(pair, pair[::-1], strict=True)}


def of_activation(book, layer, to):
    """a: the neighbour's z. Where the formula runs over the layer (softmax), the two change places."""
    own = book.use("z", layer, to)
    others = [book.use("z", layer, other) for other in near(book, layer, to)]
    return {"nodes_swapped": [{own.quantity.name: other, other.quantity.name: own} for other in others]}


def of_output(book, to):
    """The slope at an output: the neighbour's a with its target, or with this one's."""
    last, ways = book.depth, []
    for other in near(book, last, to):
        activation = {f"a{last}_{to}": book.use("a", last, other)}
        ways += [activation | {f"y{to}": book.use("y", other)}, activation]
    return {"nodes_swapped": ways}


def of_arriving(book, layer, to):
    """∂L/∂a: the neighbour's weights, the row for the column, new weights for old, the slope ahead left out, the own
    activation for the weights."""
    outputs, inputs = book.net.weights[layer].shape
    ahead = range(1, outputs + 1)

    def weights(use):
        return {f"w{layer + 1}_{k}_{to}": use(k) for k in ahead}

    swaps = {"weight_for_activation": [weights(lambda k: book.use("a", layer, to))]}
    swaps |= {"nodes_swapped": [weights(lambda k, i=i: book.use("w", layer + 1, k, i)) for i in near(book, layer, to)]}
    if book.has_slope(layer + 1):
        swaps["next_slope"] = [{f"dL/dz{layer + 1}_{k}": book.use("dL/da", layer + 1, k) for k in ahead}]
    if to <= outputs <= inputs:
        swaps["transposed"] = [weights(lambda k: book.use("w", layer + 1, to, k))]
    if book.rate is not None:
        swaps["updated_weight"] = [weights(lambda k: book.use("w_new", layer + 1, k, to))]
    return swaps


def of_slope(book, layer, to):
    """∂a/∂z: z for a in the slope's formula (or a for z), the slope taken at a: f′(a) for f′(z), or a itself."""
    z, a = book.use("z", layer, to), book.use("a", layer, to)
    at_output = formula.read(book.net.activations[layer - 1].formula, {"z": a})
    return {
        "slope_at_output": [{a.quantity.name: z, z.quantity.name: a}, {a.quantity.name: at_output}],
        "value_for_slope": [Instead(a, {"wrong": a})],
    }


def of_neuron(book, layer, to, slope_formula):
    """∂L/∂z: the neighbour's slopes, or the own slope taken at the wrong one of z and a."""
    back, slope = f"dL/da{layer}_{to}", f"da{layer}_{to}/dz{layer}_{to}"
    nodes = []
    for other in near(book, layer, to):
        first, second = {back: book.use("dL/da", layer, other)}, {slope: book.use("da/dz", layer, other, part="slope")}
        nodes += [first, second, first | second]
    own, ways = slope_formula(book, layer, to), of_slope(book, layer, to)["slope_at_output"]
    return {
        "slope_at_output": [{slope: swapped(own, way)} for way in ways],
        "nodes_swapped": nodes,
        "value_for_slope": [{slope: book.use("a", layer, to)}],
    }


def of_gradient(book, layer, to, source):
    """∂L/∂w: the neighbour above or below, the a the edge leads to, z for a, the slope of the activation left out."""
    back, enters = f"dL/dz{layer}_{to}", book.arrives(layer - 1, source).quantity.name
    beside = [{back: book.use("dL/dz", layer, other)} for other in near(book, layer, to)]
    below = [{enters: book.arrives(layer - 1, other)} for other in near(book, layer - 1, source)]
    swaps = {"output_activation": [{enters: book.use("a", layer, to)}], "nodes_swapped": beside + below}
    swaps["weight_for_activation"] = [{enters: book.use("w", layer, to, source)}]
    if book.has_slope(layer):
        swaps["forgot_slope"] = [{back: book.use("dL/da", layer, to)}]
    if layer > 1:
        swaps["z_for_a"] = [{enters: book.use("z", layer - 1, source)}]
    return swaps


def swapped(expression, way):
    """The expression with one way of `swaps` done."""
    return expression.rewrite(partial(_in_place, way))


def _in_place(way, node):
    return way.get(node.quantity.name) if isinstance(node, Use) else None
