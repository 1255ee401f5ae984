"""Training by shared errors: the delta rule with each node's share of the error where the gradient has its slope.

A weight moves by share · f′(z) · what came in, averaged over the samples. With the shares W·error this would be the
gradient of half the squared error; a rule of `shares.py` divides, and that is a different direction.
"""

import numpy as np

from dnn_lab.engine.parameters import blocks
from dnn_lab.engine.relevance import all_values, carried
from dnn_lab.engine.shares import RULES, Settings
from dnn_lab.engine.tables import find

BLAMES = {"gradient": None} | RULES
DEFAULT = Settings()


def backward_by(blame):
    """(net, sweep, X, Y) -> the vector that training descends, after the sweep's forward pass.

    blame  "gradient", or the name of a rule. Raises ValueError for another, naming the nearest.
    """
    rule = find(BLAMES, blame, "blame")
    if rule is None:
        return lambda net, sweep, X, Y: sweep.backward(Y)
    return lambda net, sweep, X, Y: descent(net, X, Y, rule)


def descent(net, X, Y, rule, settings=DEFAULT):
    """The flat vector −share · f′(z) · (what came in, 1), the mean over the samples: it stands where a gradient would.

    X (samples, inputs), Y (samples, outputs). A part that the rule has no answer for is 0. The slope of an output
    whose loss is made for it (softmax with cross-entropy, sigmoid with binary cross-entropy) is 1, as in the gradient.
    """
    values, sums = all_values(net, X)
    shares = carried(net, values, Y - values[-1], rule, settings, mended=lambda shared, parts: np.nan_to_num(parts))
    vector = np.empty_like(net.parameters)
    for layer, block in enumerate(blocks(vector, net.sizes)):
        delta = -shares[layer + 1] * _slope(net, layer, sums[layer], values[layer + 1]) / len(X)
        block[:, :-1], block[:, -1] = delta.T @ values[layer], delta.sum(axis=0)
    return vector


def _slope(net, layer, Z, A):
    activation = net.activations[layer]
    fused = layer == len(net.weights) - 1 and net.loss_function.fused == activation.name
    return 1.0 if fused else activation.derivative(Z, A)
