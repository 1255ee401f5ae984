"""Errors to share out for practice, by level: first parts of a whole, then other signs too, then two outputs."""

from functools import partial
from itertools import repeat

import numpy as np

from dnn_lab.marking.drawn_passes import SQUARED, Shape, network

_LINEAR = (("linear", SQUARED),)


def _shares(net, x, y, rate):
    return net.error_trace(x, y)


def _shares_of_positive(net, x, y, rate):
    """All that is sent is positive, and so is the error, as where the rule is met first."""
    net.parameters[:], x = np.abs(net.parameters), np.abs(x)
    return net.error_trace(x, np.round(net.forward(x), 1) + y)


def _one_off(shape, trace, rng):
    """Draws until just one neuron of a ReLU network is off: it sent nothing, and answers for nothing."""
    drawn = (network(shape, trace, rng) for _ in repeat(None))
    return next((made, taught) for made, taught in drawn if taught)


SHARED = (
    partial(network, Shape((2, 1), ("sigmoid",), _LINEAR), _shares_of_positive),
    partial(network, Shape((2, 2, 1), ("sigmoid",), _LINEAR), _shares_of_positive),
    partial(_one_off, Shape((2, 3, 1), ("relu",), _LINEAR), _shares),
    partial(network, Shape((2, 3, 2), ("sigmoid", "tanh"), _LINEAR), _shares),
)
