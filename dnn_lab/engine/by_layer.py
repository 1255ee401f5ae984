"""What can be measured layer by layer: how many parameters, how large a gradient, which neurons are dead."""

import numpy as np

from dnn_lab.engine import shapes
from dnn_lab.engine.parameters import length


def parameter_count(sizes):
    """How many weights and biases a dense network of these layer sizes has: [2, 3, 1] has (2 + 1)·3 + (3 + 1)·1 = 13.

    Each neuron has a weight for each number that arrives and one bias. Raises ValueError for what are no sizes.
    """
    return length(shapes.as_sizes(sizes))


def gradient_by_layer(net, X, Y):
    """How large the gradient is in each layer: the root mean square of ∂L/∂W, an array (layers,), first layer first.

    X (samples, inputs), Y (samples, outputs), as for `net.loss`. The mean makes layers of different widths comparable.
    """
    return np.array([_size(gradient) for gradient in net.gradients(X, Y).weights])


def signal_by_layer(net, X):
    """How much what each layer sends differs between samples: an array (layers,), first layer first.

    The standard deviation over the samples X (samples, inputs), root mean square over a layer's neurons. A layer that
    sends the same for every sample, up to what rounding does, hands nothing on: 0.
    """
    return np.array([_size(_spreads(A)) for A in net.activations_of(np.atleast_2d(X))])


def _spreads(A):
    spreads = A.std(axis=0)
    return np.where(spreads > 1e-14 * np.abs(A).max(axis=0), spreads, 0.0)


def _size(values):
    """Root mean square. The largest is taken out first, as the square of 1e-200 would be 0."""
    largest = np.abs(values).max()
    return float(largest * np.sqrt(np.mean((values / largest) ** 2))) if largest > 0 else 0.0


def dead_relus(net, X):
    """Which neurons with ReLU are off for every sample of X: a list with one array of bool (width,) for each layer.

    Off means z ≤ 0: the neuron sends 0 and its slope is 0, so with these samples nothing it has is ever changed.
    Neurons with another activation are never dead. X has shape (samples, inputs).
    """
    layers = zip(net.activations_of(np.atleast_2d(X)), net.activations, strict=True)
    return [(A <= 0).all(axis=0) & (activation.name == "relu") for A, activation in layers]
