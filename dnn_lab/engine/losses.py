"""The losses, one entry each: value and derivative over a batch, and both as text for worksheets."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

TINY, EPSILON = np.finfo(float).tiny, np.finfo(float).eps


@dataclass(frozen=True)
class Loss:
    """One loss. A and Y have shape (outputs, samples).

    value       (A, Y) -> loss of each sample, shape (samples,)
    derivative  (A, Y) -> dL/dA of each sample's own loss, shape of A
    formula, slope   the same as text over a, y and n (the number of outputs)
    fused       the output activation with which dL/dZ is A - Y at once; None if there is none
    targets     what targets may be: "any", "binary" (0 or 1) or "one-hot"
    """

    name: str
    title: str
    value: Callable
    derivative: Callable
    formula: str
    slope: str
    fused: str | None = None
    targets: str = "any"

    def mean(self, A, Y):
        """The mean over the samples, a float."""
        values = self.value(A, Y)
        return float(np.add.reduce(values)) / len(values)


def _log(A, least=TINY):
    """Natural logarithm, of `least` where A is smaller: a wrong certainty costs much, not infinitely."""
    return np.log(np.maximum(A, least))


def _binary(A, Y):
    """The least 1 − a that a float can tell from 0 is ε/2, reached at z = 37: from there on ln(1 − a) stays at −36.7."""
    return -(Y * _log(A) + (1 - Y) * _log(1 - A, EPSILON / 2)).sum(axis=0)


LOSSES = {
    entry.name: entry
    for entry in [
        Loss(
            "half_squared_error",
            "half squared error",
            lambda A, Y: ((A - Y) ** 2).sum(axis=0) / 2,
            lambda A, Y: A - Y,
            "sum((a - y)**2)/2",
            "a - y",
        ),
        Loss(
            "mean_squared_error",
            "mean squared error",
            lambda A, Y: ((A - Y) ** 2).mean(axis=0),
            lambda A, Y: 2 * (A - Y) / len(A),
            "sum((a - y)**2)/n",
            "2*(a - y)/n",
        ),
        Loss(
            "binary_cross_entropy",
            "binary cross-entropy",
            _binary,
            lambda A, Y: (A - Y) / (A * (1 - A)),
            "-sum(y*ln(a) + (1 - y)*ln(1 - a))",
            "(a - y)/(a*(1 - a))",
            fused="sigmoid",
            targets="binary",
        ),
        Loss(
            "cross_entropy",
            "cross-entropy",
            lambda A, Y: -(Y * _log(A)).sum(axis=0),
            lambda A, Y: -Y / A,
            "-sum(y*ln(a))",
            "-y/a",
            fused="softmax",
            targets="one-hot",
        ),
    ]
}

USUAL = {"sigmoid": "binary_cross_entropy", "softmax": "cross_entropy"}
"""The loss that goes with an output activation where none is named; half squared error with all others."""
