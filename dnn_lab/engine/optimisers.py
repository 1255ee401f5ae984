"""The optimisers: how a gradient becomes a change of the parameters. One class each.

An optimiser holds only its settings; `begin(size)` gives a fresh `update(parameters, gradient)` that changes the flat
vector of parameters in place and keeps its memory (velocity, moments) to itself. So one optimiser serves many fits.
"""

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np

from dnn_lab.engine.shapes import as_real
from dnn_lab.engine.tables import tells_nearest


def _check(optimiser, **limits):
    """Raises ValueError naming the setting that is outside its limits (above low, below high; high may be None)."""
    for name, (low, high) in limits.items():
        wanted = f"a number from {low}" + (f" to below {high}" if high is not None else "")
        what, below = f"{name} of {type(optimiser).__name__}", inf if high is None else high
        as_real(getattr(optimiser, name), what, wanted, lambda value, low=low, below=below: low <= value < below)


@tells_nearest
@dataclass(frozen=True)
class SGD:
    """Gradient descent: w ← w − η g."""

    learning_rate: float = 0.1

    def __post_init__(self):
        _check(self, learning_rate=(0, None))

    def begin(self, size):
        change = np.empty(size)

        def update(parameters, gradient):
            np.multiply(gradient, self.learning_rate, out=change)
            parameters -= change

        return update


@tells_nearest
@dataclass(frozen=True)
class Momentum:
    """Gradient descent that keeps its speed: v ← μ v + g, then w ← w − η v (Polyak 1964, in PyTorch's form)."""

    learning_rate: float = 0.1
    momentum: float = 0.9

    def __post_init__(self):
        _check(self, learning_rate=(0, None), momentum=(0, 1))

    def begin(self, size):
        velocity, change = np.zeros(size), np.empty(size)

        def update(parameters, gradient):
            np.multiply(velocity, self.momentum, out=velocity)
            np.add(velocity, gradient, out=velocity)
            np.multiply(velocity, self.learning_rate, out=change)
            parameters -= change

        return update


@tells_nearest
@dataclass(frozen=True)
class Adam:
    """Adam (Kingma and Ba 2015): each weight's step is its mean gradient over the root of its mean squared gradient.

    m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  w ← w − η m̂ / (√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
    Kept are m/(1 − β₁) and v/(1 − β₂): two multiplications less, and the factors go into the step.
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self):
        _check(self, learning_rate=(0, None), beta1=(0, 1), beta2=(0, 1), epsilon=(0, None))

    def begin(self, size):
        mean, square, change = np.zeros(size), np.zeros(size), np.empty(size)
        past1, past2 = 1.0, 1.0

        def update(parameters, gradient):
            nonlocal past1, past2
            past1, past2 = past1 * self.beta1, past2 * self.beta2
            np.multiply(mean, self.beta1, out=mean)
            np.add(mean, gradient, out=mean)
            np.multiply(square, self.beta2, out=square)
            np.multiply(gradient, gradient, out=change)
            np.add(square, change, out=square)
            of_mean = (1 - self.beta1) / (1 - past1)
            of_root = sqrt((1 - self.beta2) / (1 - past2))
            np.sqrt(square, out=change)
            np.add(change, self.epsilon / of_root, out=change)
            np.divide(mean, change, out=change)
            np.multiply(change, self.learning_rate * of_mean / of_root, out=change)
            np.subtract(parameters, change, out=parameters)

        return update
