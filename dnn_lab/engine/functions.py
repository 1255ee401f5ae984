"""The activation functions, one entry each: value, derivative, and both as text.

The text is what a worksheet writes out; its grammar is in `worksheet/formula.py`. A test holds text and numpy together.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

LEAK = 0.01
_ZERO, _ONE, _LEAK, _LOWEST = map(np.array, (0.0, 1.0, LEAK, -700.0))
"""Constants as arrays: a Python number is made into one at each call, which for a few neurons takes half the time."""


@dataclass(frozen=True)
class Activation:
    """One activation function.

    value       (Z, out=None) -> A, elementwise (softmax: down the first axis, one column a sample)
    derivative  (Z, A, out=None) -> dA/dZ elementwise; None where it only exists fused with a loss
    formula, slope   the same two as text over z and a
    init        spread of initial weights: "he" (He et al. 2015) or "glorot" (Glorot and Bengio 2010)

    `out` takes the result without a new array; it may not be Z or A itself.
    """

    name: str
    title: str
    value: Callable
    derivative: Callable | None
    formula: str
    slope: str | None
    init: str = "glorot"


def linear(Z, out=None):
    return np.positive(Z, out=out)


def _always(value):
    def slope(Z, A, out=None):
        out = np.empty(np.shape(Z)) if out is None else out
        out[...] = value
        return out

    return slope


def step(Z, out=None):
    out = np.empty(np.shape(Z)) if out is None else out
    return np.greater(Z, _ZERO, out=out)


def sigmoid(Z, out=None):
    """1 / (1 + exp(-z)); below z = -700 the exponential would overflow, and there the result is 0 to 300 digits."""
    powers = np.exp(np.negative(np.maximum(Z, _LOWEST, out=out), out=out), out=out)
    return np.reciprocal(np.add(powers, _ONE, out=out), out=out)


def sigmoid_slope(Z, A, out=None):
    return np.multiply(np.subtract(_ONE, A, out=out), A, out=out)


def tanh_slope(Z, A, out=None):
    return np.subtract(_ONE, np.multiply(A, A, out=out), out=out)


def relu(Z, out=None):
    return np.maximum(Z, _ZERO, out=out)


def relu_slope(Z, A, out=None):
    """1 where z > 0, else 0: the sign of a, which is never negative."""
    return np.sign(A, out=out)


def leaky_relu(Z, out=None):
    return np.maximum(Z, np.multiply(Z, _LEAK, out=out), out=out)


def leaky_relu_slope(Z, A, out=None):
    return np.maximum(np.sign(A, out=out), _LEAK, out=out)


def softmax(Z, out=None):
    """exp(z) / Σ exp(z) down each column; the largest z is taken away first, which changes nothing but overflow."""
    out = np.subtract(Z, np.maximum.reduce(Z), out=out)
    np.exp(out, out=out)
    return np.divide(out, np.add.reduce(out), out=out)


ACTIVATIONS = {
    entry.name: entry
    for entry in [
        Activation("linear", "linear", linear, _always(1.0), "z", "1"),
        Activation("step", "step", step, _always(0.0), "step(z)", "0"),
        Activation("sigmoid", "sigmoid", sigmoid, sigmoid_slope, "1/(1 + exp(-z))", "a*(1 - a)"),
        Activation("tanh", "tanh", np.tanh, tanh_slope, "tanh(z)", "1 - a**2"),
        Activation("relu", "ReLU", relu, relu_slope, "max(0, z)", "d_relu(z)", "he"),
        Activation("leaky_relu", "leaky ReLU", leaky_relu, leaky_relu_slope, "max(0.01*z, z)", "d_leaky_relu(z)", "he"),
        Activation("softmax", "softmax", softmax, None, "exp(z)/sum(exp(z))", None),
    ]
}
