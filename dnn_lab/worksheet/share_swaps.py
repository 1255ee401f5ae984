"""What could be taken for what where an error is shared out: context for mistakes that a formula alone has not.

As in `swaps.py`: for a mistake's key the ways to make it.
"""

from dnn_lab.worksheet import names
from dnn_lab.worksheet.swaps import Instead, near


def of_output_error(book, to):
    """y − a: the neighbour's target or output, z for a."""
    last, own = book.depth, f"a{book.depth}_{to}"
    others = near(book, last, to)
    beside = [{own: book.use("a", last, other)} for other in others] + [{f"y{to}": book.use("y", k)} for k in others]
    return {"nodes_swapped": beside, "z_for_a": [{own: book.use("z", last, to)}]}


def of_contribution(book, layer, to, source):
    """c = w·a: the neighbour's value, the weight the other way round, z for a."""
    sent = book.arrives(layer - 1, source).quantity.name
    outputs, inputs = book.net.weights[layer - 1].shape
    swaps = {"nodes_swapped": [{sent: book.arrives(layer - 1, other)} for other in near(book, layer - 1, source)]}
    if source <= outputs and to <= inputs and source != to:
        swaps["transposed"] = [{f"w{layer}_{to}_{source}": book.use("w", layer, source, to)}]
    if layer > 1:
        swaps["z_for_a"] = [{sent: book.use("z", layer - 1, source)}]
    return swaps


def of_share(book, layer, node, shared):
    """A share: weights in place of contributions, the neighbour's share, the error in equal parts.

    shared  (node, rule) -> the expression of a node's share
    """
    kind = "w" if book.rule.uses == "weights" else "c"
    swaps = {"nodes_swapped": [_neighbours(kind, layer + 1, node, k, shared) for k in near(book, layer, node)]}
    if book.rule.uses == "contributions":
        swaps["split_by_weight"] = _by_weight(book, layer + 1)
    if book.rule.name == "alpha_beta":
        count = {"count": str(book.net.sizes[layer])}
        swaps["equal_split"] = [Instead(shared(node, "equal"), count)]
    return swaps


def _neighbours(kind, layer, node, other, shared):
    right, wrong = (names.name(kind, layer, 1, place) for place in (node, other))
    return Instead(shared(other), {"right": right, "wrong": wrong})


def _by_weight(book, layer):
    """All contributions taken as the bare weights, then those to one neuron alone."""
    receivers, senders = (range(1, book.net.sizes[at] + 1) for at in (layer, layer - 1))
    to_one = [{names.name("c", layer, to, i): book.use("w", layer, to, i) for i in senders} for to in receivers]
    everywhere = {name: weight for way in to_one for name, weight in way.items()}
    return [everywhere, *(to_one if len(to_one) > 1 else [])]
