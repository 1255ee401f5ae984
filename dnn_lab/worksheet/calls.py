"""The functions that may stand in a worksheet's formula: value and ways of writing. One entry each.

`written` gives a function's name in LaTeX, MathML, text and speech; exp is written as a power of e by `writing.py`.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class CallEntry:
    """`value` of one or more floats; `name` as it is written before the brackets; `spoken` words, `latex` command."""

    value: Callable
    name: str
    spoken: str
    latex: str


def _sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _exp(z):
    return math.exp(z) if z < 709.7 else math.inf


CALLS = {
    "exp": CallEntry(_exp, "exp", "e to the power of", r"\exp"),
    "ln": CallEntry(math.log, "ln", "natural logarithm of", r"\ln"),
    "max": CallEntry(max, "max", "the larger of", r"\max"),
    "tanh": CallEntry(math.tanh, "tanh", "hyperbolic tangent of", r"\tanh"),
    "sigmoid": CallEntry(_sigmoid, "σ", "sigmoid of", r"\sigma"),
    "relu": CallEntry(lambda z: max(0.0, z), "ReLU", "ReLU of", r"\mathrm{ReLU}"),
    "step": CallEntry(lambda z: float(z > 0), "step", "step of", r"\mathrm{step}"),
    "d_relu": CallEntry(lambda z: float(z > 0), "ReLU′", "slope of ReLU at", r"\mathrm{ReLU}'"),
    "d_leaky_relu": CallEntry(
        lambda z: 1.0 if z > 0 else 0.01, "leaky ReLU′", "slope of leaky ReLU at", r"\mathrm{leaky\ ReLU}'"
    ),
}
