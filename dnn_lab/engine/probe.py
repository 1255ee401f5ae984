"""The linear probe: how well one straight cut could tell the classes apart, layer by layer.

A probe is a softmax regression (no hidden layer) trained on what a layer sends, and thrown away after it was measured
(Alain and Bengio 2016, Understanding intermediate layers using linear classifier probes). The network does not change.
"""

import numpy as np

from dnn_lab.engine import shapes
from dnn_lab.engine.functions import softmax

SMALLEST_STEP, MOST_ROUNDS = 1e-6, 2000


def probe_layers(net, X, Y, test=None, ridge=1.0):
    """The part that a linear probe gets right: an array (1 + layers,), first on the inputs, then on each layer.

    X, Y   samples (samples, inputs) and their classes (samples, outputs), one-hot or 0 and 1 for a single output
    test   (X, Y) kept apart, on which it is measured; by default the probe is measured where it was fitted
    ridge  as for `linear_probe`

    Raises ValueError where targets are no classes, TypeError for a `test` that is no pair.
    """
    X, Y = net._checked(X, Y)
    sets = [(X, Y)] if test is None else [(X, Y), net._checked_pair(test, "test")]
    seen = zip(*([X, *net.activations_of(X)] for X, _ in sets), strict=True)
    classes = [_classes(Y) for _, Y in sets]
    return np.array([linear_probe(F[0], classes[0], F[-1], classes[-1], ridge) for F in seen])


def linear_probe(features, labels, test_features=None, test_labels=None, ridge=1.0):
    """The part of samples that a softmax regression on the features gets right, a float.

    features  (samples, width);  labels (samples,) whole numbers from 0
    ridge     λ ≥ 0 of the loss Σ −ln a_class + λ/2 Σ w²; it keeps weights finite where a cut leaves no error

    test_features, test_labels  others to measure it on, both or none; by default it is measured where it was fitted

    Features are standardised first, so that only their arrangement counts, not their size. Raises ValueError for
    shapes that do not fit, labels that are no whole numbers from 0, and a ridge that is no number from 0.
    """
    probe = Probe(features, labels, ridge)
    return probe.accuracy(features, labels) if test_features is None else probe.accuracy(test_features, test_labels)


class Probe:
    """The softmax regression of `linear_probe`, fitted, to be asked about other features (samples, width)."""

    def __init__(self, features, labels, ridge=1.0):
        ridge = shapes.as_real(ridge, "ridge", "a number from 0", lambda value: value >= 0)
        F, labels = _features(features), _labels(labels, len(features))
        self.means, spreads = F.mean(axis=0), F.std(axis=0)
        self.spreads = np.where(spreads > 1e-12 * np.abs(self.means), spreads, np.inf)
        self.W = softmax_regression((F - self.means) / self.spreads, labels, ridge)

    def outputs(self, features):
        """Probabilities (samples, classes)."""
        F = _features(features, len(self.means))
        return softmax(self.W[:, :-1] @ ((F - self.means) / self.spreads).T + self.W[:, -1:]).T

    @property
    def normal(self):
        """With two classes the direction (width,) square to the cut, towards class 1; None where there is none."""
        slope = (self.W[-1] - self.W[0])[:-1] / self.spreads
        return slope if len(self.W) == 2 and slope.any() else None

    def accuracy(self, features, labels):
        """The part of samples that it gets right."""
        return float((self.outputs(features).argmax(axis=1) == _labels(labels, len(features))).mean())


def softmax_regression(F, labels, ridge=1.0):
    """The parameters [W | b] of shape (classes, width + 1) that make the loss of `linear_probe` smallest.

    The loss never curves more than ½FᵀF + λ (Böhning 1992, Multinomial logistic regression algorithm), so one inverse
    serves every step; Nesterov's momentum, dropped when the loss would rise, makes them few.
    """
    F = np.column_stack([F, np.ones(len(F))])
    Y = np.eye(labels.max() + 1)[labels]
    penalty = np.append(np.full(F.shape[1] - 1, float(ridge)), 0)
    inverse = np.linalg.pinv(F.T @ F / 2 + np.diag(penalty), hermitian=True)
    W = ahead = np.zeros((Y.shape[1], F.shape[1]))
    speed = 1
    for _ in range(MOST_ROUNDS):
        slope = (softmax(ahead @ F.T) - Y.T) @ F + ahead * penalty
        step = slope @ inverse
        W, before = ahead - step, W
        if np.abs(step).max() < SMALLEST_STEP:
            break
        speed = 1 if np.sum(slope * (W - before)) > 0 else (1 + np.sqrt(1 + 4 * speed**2)) / 2
        ahead = W + (W - before) * (max(speed - 1, 0) / (speed + 1))
    return W


def _classes(Y):
    if not shapes.are_classes(Y):
        raise ValueError("a probe tells classes apart and takes one-hot targets, or 0 and 1 for a single output")
    return (Y[:, 0] > 0.5).astype(int) if Y.shape[1] == 1 else Y.argmax(axis=1)


def _features(values, width=None):
    F = shapes.as_numbers(values, "features")
    if F.ndim != 2 or not F.size or (width is not None and F.shape[1] != width):
        raise ValueError(f"features have shape {F.shape}; a probe takes (samples, {width or 'width'})")
    shapes.must_be_finite(F, "features")
    return F


def _labels(values, samples):
    labels = np.asarray(values)
    if labels.shape != (samples,) or labels.dtype.kind not in "iu" or labels.min() < 0:
        given = f"{labels.ravel()[:6].tolist()} of shape {labels.shape} were given"
        raise ValueError(f"labels are whole numbers from 0, one for each of the {samples} samples; {given}")
    return labels
