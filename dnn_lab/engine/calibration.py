"""How far a classifier's confidence can be believed, and temperature, the simplest cure.

Definitions are those of Guo et al. 2017, On calibration of modern neural networks: a classifier is calibrated if, of
the samples at which it says 80 %, it gets 80 % right.
"""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine import shapes

COLDEST, HOTTEST = 1e-3, 1e3


@dataclass(frozen=True, eq=False)
class Calibration:
    """Samples sorted into bins by confidence.

    edges       (bins + 1,), from 0 to 1; a bin holds what is above its lower edge, up to its upper edge
    counts      (bins,) samples in each
    confidence, accuracy   (bins,) mean confidence and part that is right; nan where a bin is empty
    """

    edges: np.ndarray
    counts: np.ndarray
    confidence: np.ndarray
    accuracy: np.ndarray

    @property
    def error(self):
        """The expected calibration error: |accuracy − confidence|, averaged over the samples; 0 is perfect."""
        filled = self.counts > 0
        gaps = np.abs(self.accuracy[filled] - self.confidence[filled])
        return float(np.sum(self.counts[filled] * gaps) / self.counts.sum())

    def __repr__(self):
        right, sure = (np.nansum(self.counts * part) / self.counts.sum() for part in (self.accuracy, self.confidence))
        return (
            f"Calibration of {shapes.count(int(self.counts.sum()), 'sample')}: {sure:.1%} sure, "
            f"{right:.1%} right; expected calibration error {self.error:.1%}"
        )


def calibration(probabilities, Y, bins=10):
    """The `Calibration` of outputs (samples, outputs) against targets Y of the same shape.

    Confidence is the largest output; with a single output a, it is a or 1 − a, whichever is larger. Raises ValueError
    for outputs that are no probabilities (softmax or sigmoid gives them) and for targets that are no classes.
    """
    P, Y, bins = *_fitting(probabilities, Y), shapes.as_count(bins, "bins")
    confidence, right = P.max(axis=1), P.argmax(axis=1) == Y.argmax(axis=1)
    edges = np.linspace(0, 1, bins + 1)
    places = np.clip(np.searchsorted(edges, confidence) - 1, 0, bins - 1)
    counts = np.bincount(places, minlength=bins)
    with np.errstate(invalid="ignore"):
        means = [np.bincount(places, weights=values, minlength=bins) / counts for values in (confidence, right)]
    return Calibration(edges, counts, *means)


def fit_temperature(net, X, Y):
    """The temperature T that gives the outputs softmax(Z/T) (or sigmoid(Z/T)) the smallest loss on X, Y; a float.

    X, Y   samples kept apart from training, (samples, inputs) and (samples, outputs)

    T above 1 makes a network less sure, below 1 surer; which class is largest never changes. As a function of 1/T the
    loss is convex, so halving the interval in which its slope changes sign finds the one minimum. Raises ValueError for
    other outputs, and where no temperature is best: with every sample right, surer is always better.
    """
    X, Y = net._checked(X, Y)
    Z = _sums(net, X)
    P, Y = _fitting(net.forward(X), Y)
    Z = np.column_stack([np.zeros(len(Z)), Z]) if Z.shape[1] == 1 else Z
    Z = Z - np.sum(Z * Y, axis=1, keepdims=True)

    def slope(temperature):
        """dL/d(1/T), up to a factor that is positive."""
        powers = np.exp((Z - Z.max(axis=1, keepdims=True)) / temperature)
        return np.mean(np.sum(powers * Z, axis=1) / powers.sum(axis=1))

    cold, hot = COLDEST, HOTTEST
    if slope(cold) <= 0 or slope(hot) >= 0:
        why = "every sample is right" if slope(cold) <= 0 else "the outputs are worse than a guess"
        raise ValueError(f"no temperature is best: {why}; other samples, kept apart from training, may tell")
    while hot / cold > 1 + 1e-12:
        middle = np.sqrt(cold * hot)
        cold, hot = (middle, hot) if slope(middle) > 0 else (cold, middle)
    return float(middle)


def at_temperature(net, temperature):
    """A copy of the network whose last weighted sums are divided by the temperature: its last W and b are.

    Raises ValueError for a temperature that is no number above 0.
    """
    temperature = shapes.as_real(temperature, "temperature", "a number above 0, such as 1.5", lambda T: T > 0)
    other = net.copy()
    other.weights[-1] /= temperature
    other.biases[-1] /= temperature
    return other


def _sums(net, X):
    """The weighted sums of the last layer, (samples, outputs)."""
    if net.activations[-1].name not in ("softmax", "sigmoid"):
        raise ValueError(f"temperature goes with softmax or sigmoid; the output is {net.activations[-1].name}")
    arrives = [X, *net.activations_of(X)][-2]
    return arrives @ net.weights[-1].T + net.biases[-1]


def _fitting(P, Y):
    """Probabilities and one-hot targets, (samples, classes) each; a single output a becomes 1 − a and a."""
    P, Y = (np.atleast_1d(shapes.as_numbers(values, what)) for values, what in ((P, "probabilities"), (Y, "Y")))
    P, Y = (values[:, None] if values.ndim == 1 else values for values in (P, Y))
    if P.shape != Y.shape or P.ndim != 2 or not P.size:
        raise ValueError(f"probabilities have shape {P.shape} and Y has shape {Y.shape}; both are (samples, outputs)")
    if not shapes.are_classes(Y):
        raise ValueError("calibration takes targets that are classes: one-hot, or 0 and 1 for a single output")
    if P.shape[1] == 1:
        P, Y = np.column_stack([1 - P, P]), np.column_stack([1 - Y, Y])
    if not (np.isfinite(P).all() and P.min() >= 0 and np.allclose(P.sum(axis=1), 1)):
        raise ValueError("probabilities lie from 0 to 1 and add up to 1 in each row, as softmax or sigmoid gives them")
    return P, Y
