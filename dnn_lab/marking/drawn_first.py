"""Worksheets drawn for the first topics: a neuron and the line it cuts, softmax, and counting parameters, by level."""

from functools import partial

from dnn_lab.marking.drawn_passes import FORWARD, TENTHS, fill
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.softmax import softmax_trace


def tenths(count, rng):
    """Numbers with one decimal, no two of the same size, a third of them negative."""
    return rng.choice(TENTHS, count, replace=False) * rng.choice([1, 1, -1], count)


def _layer(inputs, outputs, activations, rng):
    """One layer, most often of one neuron; 0 and 1 are the lesson of the step function and of ReLU."""
    activation = str(rng.choice(activations))
    net = Network((inputs, outputs), output=activation, seed=0)
    fill(net, rng)
    return net.forward_trace(tenths(inputs, rng)), activation in ("step", "relu")


def _line(rng):
    w1, w2, b = tenths(3, rng)
    return line_trace([w1, w2], b), False


def _softmax(count, rng):
    return softmax_trace(tenths(count, rng)), False


def _counts(layers, widths, detail, rng):
    return parameter_trace(rng.choice(widths, layers + 1, replace=False), detail), False


def _equal_widths(rng):
    """Several hidden layers of one width: what depth and width each do to the count."""
    inputs, width, outputs = rng.choice(_WIDE, 3, replace=False)
    return parameter_trace([inputs, *[width] * rng.integers(2, 5), outputs], "compact"), False


_FEW, _WIDE = range(2, 13), (4, 6, 8, 10, 12, 16, 20, 30, 32, 64)

NEURON = (
    partial(_layer, 2, 1, ("sigmoid",)),
    partial(_layer, 3, 1, ("sigmoid", "tanh")),
    partial(_layer, 3, 1, ("step", "relu")),
    _line,
)
SOFTMAX = (
    partial(_softmax, 2),
    partial(_softmax, 3),
    partial(_layer, 2, 3, ("softmax",)),
    FORWARD[3],
)
PARAMETERS = (
    partial(_counts, 1, _FEW, "full"),
    partial(_counts, 2, _FEW, "full"),
    partial(_counts, 3, _WIDE, "compact"),
    _equal_widths,
)
