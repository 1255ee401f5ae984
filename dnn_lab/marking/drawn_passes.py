"""Networks drawn for practice, with numbers that are pleasant by hand, and the worksheets of their passes, by level."""

from dataclasses import dataclass
from functools import partial

import numpy as np

from dnn_lab.worksheet.network import Network


@dataclass(frozen=True)
class Shape:
    """The networks of one level. Of each tuple of names one is drawn."""

    sizes: tuple
    hidden: tuple
    ends: tuple


def network(shape, trace, rng):
    """A trace over a drawn network; a ReLU network has one neuron that is off, so that its zeros are seen."""
    hidden, (output, loss) = rng.choice(shape.hidden), shape.ends[rng.integers(len(shape.ends))]
    net = Network(shape.sizes, hidden=str(hidden), output=output, loss=loss, seed=0)
    fill(net, rng)
    x = rng.choice(TENTHS, shape.sizes[0], replace=False) * rng.choice([1, 1, -1], shape.sizes[0])
    made = trace(net, x, _target(net, rng), float(rng.choice([0.1, 0.2, 0.5])))
    relu = hidden == "relu"
    if relu and sum(net.forward_trace(x)[f"z1_{j + 1}"].value < 0 for j in range(shape.sizes[1])) != 1:
        return made, False
    return made, relu


TENTHS = np.array([tenths / 10 for tenths in range(1, 20) if tenths != 10])


def fill(net, rng):
    """Weights with one decimal, no two of the same size: then a row of them is never the same as a column."""
    sizes = rng.permutation(TENTHS)
    net.parameters[:] = sizes[: net.parameters.size] * rng.choice([1, -1], net.parameters.size)


def _target(net, rng):
    outputs = net.sizes[-1]
    if net.loss_function.targets == "any":
        return rng.choice(TENTHS[:9], outputs, replace=False)
    return np.eye(max(outputs, 2))[rng.integers(max(outputs, 2))][:outputs]


def _forward(net, x, y, rate):
    return net.forward_trace(x)


def _backward(net, x, y, rate):
    return net.backward_trace(x, y)


def _update(net, x, y, rate):
    return net.update_trace(x, y, rate)


SQUARED = "half_squared_error"
_ONE_NEURON = Shape((2, 1), ("sigmoid",), (("sigmoid", SQUARED), ("tanh", SQUARED)))
_TWO_HIDDEN = Shape((2, 2, 1), ("sigmoid", "tanh"), (("sigmoid", SQUARED), ("linear", SQUARED)))
_RELU = Shape((2, 3, 1), ("relu",), (("sigmoid", "binary_cross_entropy"),))
_SMOOTH = Shape((2, 3, 1), ("sigmoid", "tanh"), (("sigmoid", "binary_cross_entropy"),))
_TWO_OUTPUTS = Shape((2, 3, 2), ("sigmoid", "tanh"), (("softmax", "cross_entropy"),))
_SHAPES = (_ONE_NEURON, _TWO_HIDDEN, _RELU, _TWO_OUTPUTS)
_UPDATED = (_ONE_NEURON, _TWO_HIDDEN, _SMOOTH, _TWO_OUTPUTS)

FORWARD = tuple(partial(network, shape, _forward) for shape in _SHAPES)
BACKWARD = tuple(partial(network, shape, _backward) for shape in _SHAPES)
UPDATE = tuple(partial(network, shape, _update) for shape in _UPDATED)
