"""The functions that may stand in a worksheet's formula: value and ways of writing. One entry each.

`written` gives a function's name in LaTeX, MathML, text and speech; exp is written as a power of e by `writing.py`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from dnn_lab.engine.functions import LEAK
from dnn_lab.engine.operations import sigmoid


@dataclass(frozen=True)
class CallEntry:
    """`value` of one or more floats; `name` as it is written before the brackets; `spoken` words, `latex` command."""

    value: Callable
    name: str
    spoken: str
    latex: str


def _largest_slope(sign):
    """1 for the first value if it is the largest (times `sign`), an equal part where several are, else 0."""

    def slope(first, *others):
        values = [sign * value for value in (first, *others)]
        return float(values[0] == max(values)) / values.count(max(values))

    return slope


def _exp(z):
    return math.exp(z) if z < 709.7 else math.inf


CALLS = {
    "exp": CallEntry(_exp, "exp", "e to the power of", r"\exp"),
    "ln": CallEntry(math.log, "ln", "natural logarithm of", r"\ln"),
    "log": CallEntry(math.log, "log", "natural logarithm of", r"\log"),
    "sqrt": CallEntry(math.sqrt, "√", "the square root of", r"\sqrt"),
    "sin": CallEntry(math.sin, "sin", "sine of", r"\sin"),
    "cos": CallEntry(math.cos, "cos", "cosine of", r"\cos"),
    "tan": CallEntry(math.tan, "tan", "tangent of", r"\tan"),
    "abs": CallEntry(abs, "abs", "absolute value of", r"\mathrm{abs}"),
    "max": CallEntry(max, "max", "the larger of", r"\max"),
    "min": CallEntry(min, "min", "the smaller of", r"\min"),
    "tanh": CallEntry(math.tanh, "tanh", "hyperbolic tangent of", r"\tanh"),
    "sigmoid": CallEntry(sigmoid, "σ", "sigmoid of", r"\sigma"),
    "relu": CallEntry(lambda z: max(0.0, z), "ReLU", "ReLU of", r"\mathrm{ReLU}"),
    "step": CallEntry(lambda z: float(z > 0), "step", "step of", r"\mathrm{step}"),
    "d_relu": CallEntry(lambda z: float(z > 0), "ReLU′", "slope of ReLU at", r"\mathrm{ReLU}'"),
    "d_abs": CallEntry(lambda z: float((z > 0) - (z < 0)), "abs′", "slope of the absolute value at", r"\mathrm{abs}'"),
    "d_max": CallEntry(_largest_slope(1), "max′", "slope of the largest of", r"\max'"),
    "d_min": CallEntry(_largest_slope(-1), "min′", "slope of the smallest of", r"\min'"),
    "d_leaky_relu": CallEntry(
        lambda z: 1.0 if z > 0 else LEAK, "leaky ReLU′", "slope of leaky ReLU at", r"\mathrm{leaky\ ReLU}'"
    ),
}
