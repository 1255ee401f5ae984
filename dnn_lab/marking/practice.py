"""Endless fresh worksheets: `practice(topic, level, seed)` draws numbers that are pleasant to work with by hand.

A worksheet is taken only if no mistake of the catalogue would pass for right in any of its steps. A topic is one entry
of `TOPICS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from dnn_lab.engine.tables import find
from dnn_lab.marking.digits import MOST, tells_apart, wrong_numbers
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.trace import Trace

TRIES = 2000
SMALLEST, LARGEST = 0.004, 20
TITLE = "Practice: {topic}, level {level}, seed {seed}"


@dataclass(frozen=True)
class Topic:
    """A topic: its title, and for each level a function rng -> (trace, whether steps of 0 and 1 are its lesson)."""

    title: str
    levels: tuple[Callable, ...]


@dataclass(frozen=True)
class Shape:
    """The networks of one level. Of each tuple of names one is drawn."""

    sizes: tuple
    hidden: tuple
    ends: tuple


def practice(topic, level=1, seed=None):
    """A fresh `Trace` to work by hand.

    topic  "forward", "backpropagation" or "update";  level  from 1, one neuron, to 4, a 2-3-2 network
    seed   makes it repeatable: the same seed gives the same numbers. Without one it is drawn, and stands in the title

    Raises ValueError, naming what there is, for an unknown topic or level.
    """
    entry = find(TOPICS, topic, "topic")
    if isinstance(level, bool) or level not in range(1, len(entry.levels) + 1):
        raise ValueError(f"level is {level!r}; {topic!r} has levels 1 to {len(entry.levels)}")
    seed = int(np.random.default_rng().integers(10_000)) if seed is None else seed
    trace = _first_good(entry.levels[level - 1], np.random.default_rng(seed))
    title = TITLE.format(topic=entry.title, level=level, seed=seed)
    return Trace(title, trace.lines, trace.source, trace.subtitle, trace.remake, topic=topic, level=level)


def _first_good(draw, rng):
    for _ in range(TRIES):
        trace, zeros_teach = draw(rng)
        if _is_pleasant(trace, zeros_teach) and all(map(_is_safe, trace)):
            return trace
    raise RuntimeError(f"no worksheet in {TRIES} draws was free of collisions")


def _is_pleasant(trace, zeros_teach):
    """Whether no number is 0, 1, very small or large; 0 and 1 may be where they are the lesson."""
    values = np.abs(trace.values)
    taught = np.isin(values, (0, 1)) if zeros_teach else np.zeros(len(values), bool)
    fair = (values > SMALLEST) & (values < LARGEST) & (np.abs(values - 1) > SMALLEST)
    return bool(np.all(fair | taught))


def _is_safe(step):
    """Whether no mistake passes for right at the digits that this step asks for."""
    if not step.asked:
        return True
    values = wrong_numbers(step)
    return any(tells_apart(step, values, digits) for digits in range(step.digits, MOST + 1))


def _network(shape, trace, rng):
    """A trace over a drawn network; a ReLU network has one neuron that is off, so that its zeros are seen."""
    hidden, (output, loss) = rng.choice(shape.hidden), shape.ends[rng.integers(len(shape.ends))]
    net = Network(shape.sizes, hidden=str(hidden), output=output, loss=loss, seed=0)
    _fill(net, rng)
    x = rng.choice(_TENTHS, shape.sizes[0], replace=False) * rng.choice([1, 1, -1], shape.sizes[0])
    made = trace(net, x, _target(net, rng), float(rng.choice([0.1, 0.2, 0.5])))
    relu = hidden == "relu"
    if relu and sum(net.forward_trace(x)[f"z1_{j + 1}"].value < 0 for j in range(shape.sizes[1])) != 1:
        return made, False
    return made, relu


_TENTHS = np.array([tenths / 10 for tenths in range(1, 20) if tenths != 10])


def _fill(net, rng):
    """Weights with one decimal, no two of the same size: then a row of them is never the same as a column."""
    sizes = rng.permutation(_TENTHS)
    net.parameters[:] = sizes[: net.parameters.size] * rng.choice([1, -1], net.parameters.size)


def _target(net, rng):
    outputs = net.sizes[-1]
    if net.loss_function.targets == "any":
        return rng.choice(_TENTHS[:9], outputs, replace=False)
    return np.eye(max(outputs, 2))[rng.integers(max(outputs, 2))][:outputs]


def _forward(net, x, y, rate):
    return net.forward_trace(x)


def _backward(net, x, y, rate):
    return net.backward_trace(x, y)


def _update(net, x, y, rate):
    return net.update_trace(x, y, rate)


_SQUARED = "half_squared_error"
_ONE_NEURON = Shape((2, 1), ("sigmoid",), (("sigmoid", _SQUARED), ("tanh", _SQUARED)))
_TWO_HIDDEN = Shape((2, 2, 1), ("sigmoid", "tanh"), (("sigmoid", _SQUARED), ("linear", _SQUARED)))
_RELU = Shape((2, 3, 1), ("relu",), (("sigmoid", "binary_cross_entropy"),))
_SMOOTH = Shape((2, 3, 1), ("sigmoid", "tanh"), (("sigmoid", "binary_cross_entropy"),))
_TWO_OUTPUTS = Shape((2, 3, 2), ("sigmoid", "tanh"), (("softmax", "cross_entropy"),))
_SHAPES = (_ONE_NEURON, _TWO_HIDDEN, _RELU, _TWO_OUTPUTS)
_UPDATED = (_ONE_NEURON, _TWO_HIDDEN, _SMOOTH, _TWO_OUTPUTS)

TOPICS = {
    "forward": Topic("forward pass", tuple(partial(_network, shape, _forward) for shape in _SHAPES)),
    "backpropagation": Topic("backpropagation", tuple(partial(_network, shape, _backward) for shape in _SHAPES)),
    "update": Topic("update", tuple(partial(_network, shape, _update) for shape in _UPDATED)),
}
