"""The losses, one entry each: value and derivative over a batch, and both as text for worksheets."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

TINY = np.finfo(float).tiny


@dataclass(frozen=True)
class Loss:
    """One loss. A, Z and Y have shape (outputs, samples).

    value       (A, Y) -> loss of each sample, shape (samples,)
    derivative  (A, Y) -> dL/dA of each sample's own loss, shape of A
    formula, slope   the same as text over a, y and n (the number of outputs)
    fused       the output activation with which dL/dZ is A - Y at once; None if there is none
    of_sums     (A, Z, Y) -> the same losses with the weighted sums of the fused output at hand: exact even where
                an activation is so near 0 or 1 that its digits are lost; None if there is none
    targets     what targets may be: "any", "binary" (0 or 1) or "one-hot"
    """

    name: str
    title: str
    value: Callable
    derivative: Callable
    formula: str
    slope: str
    fused: str | None = None
    of_sums: Callable | None = None
    targets: str = "any"


def _log(A):
    """Natural logarithm, of the smallest positive float where A is 0: a wrong certainty costs much, not infinitely."""
    return np.log(np.maximum(A, TINY))


def _binary(A, Y):
    return -(Y * _log(A) + (1 - Y) * _log(1 - A)).sum(axis=0)


def _binary_of_sums(A, Z, Y):
    """With sigmoid, −ln a = ln(1 + e^−z) and −ln(1 − a) = z − ln a, so L = Σ max(z, 0) − y·z + ln(1 + e^−|z|)."""
    return (np.maximum(Z, 0) - Y * Z + np.log1p(np.exp(-np.abs(Z)))).sum(axis=0)


def _cross_of_sums(A, Z, Y):
    """With softmax, −ln a = ln Σ e^z − z, and ln Σ e^z is the largest z less the logarithm of its a."""
    return np.maximum.reduce(Z) - np.log(np.maximum.reduce(A)) - np.add.reduce(Y * Z)


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
            of_sums=_binary_of_sums,
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
            of_sums=_cross_of_sums,
            targets="one-hot",
        ),
    ]
}

USUAL = {"sigmoid": "binary_cross_entropy", "softmax": "cross_entropy"}
"""The loss that goes with an output activation where none is named; half squared error with all others."""
