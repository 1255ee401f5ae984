"""One sample's pass with every value in between, from which worksheets are made: vectorised, no arrays shared."""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine import shapes
from dnn_lab.engine.operations import SNAP


@dataclass(frozen=True)
class Pass:
    """Values of one pass, a tuple with one array for each layer (from the first hidden to the output).

    x (inputs,), y (outputs,) or None;  Z, A (width,) each
    with y also: loss, a float;  dA, slopes (width,), None where a fused or linear output has only dZ;
    dZ (width,), dW (out, in), db (out,): derivatives of the loss
    """

    x: np.ndarray
    y: np.ndarray | None
    Z: tuple
    A: tuple
    loss: float | None = None
    dA: tuple | None = None
    slopes: tuple | None = None
    dZ: tuple | None = None
    dW: tuple | None = None
    db: tuple | None = None


def run(net, x, y=None):
    """The `Pass` of sample x, shape (inputs,), and, if its target y, shape (outputs,), is given, the way back.

    A weighted sum that is zero on paper is exactly 0 (|z| ≤ 1e-12 · Σ|terms|): 1e-17 would turn on a ReLU's slope.
    Adding 0.0 makes −0 a 0.
    Raises ValueError for other shapes and for values that are not finite.
    """
    x = shapes.as_sample(x, net.sizes[0], "x", "the network takes")
    Z, A, arrives = [], [], x
    for W, b, activation in zip(net.weights, net.biases, net.activations, strict=True):
        Z.append(_snapped(W @ arrives + b, W, arrives, b))
        A.append(activation.value(Z[-1][:, None])[:, 0])
        arrives = A[-1]
    if y is None:
        return Pass(x, None, tuple(Z), tuple(A))
    y = shapes.as_sample(y, net.sizes[-1], "y", "the network gives")
    shapes.targets_fit(y[None, :], net.loss_function)
    return Pass(x, y, tuple(Z), tuple(A), *_back(net, x, y, Z, A))


def _back(net, x, y, Z, A):
    dA, slopes, dZ = ([None] * len(A) for _ in range(3))
    loss, output, last = net.loss_function, net.activations[-1], len(A) - 1
    ends = [values[:, None] for values in (A[-1], Z[-1], y)]
    if loss.fused == output.name:
        value, dZ[last] = loss.of_sums(*ends), A[-1] - y
    else:
        value, dA[last] = loss.value(*ends[::2]), loss.derivative(*ends[::2])[:, 0]
    if output.name == "linear":
        dZ[last], dA[last] = dA[last], None
    for layer in range(last, -1, -1):
        if layer < last:
            W = net.weights[layer + 1]
            dA[layer] = _snapped(dZ[layer + 1] @ W, W.T, dZ[layer + 1], 0)
        if dZ[layer] is None:
            slopes[layer] = net.activations[layer].derivative(Z[layer], A[layer])
            dZ[layer] = dA[layer] * slopes[layer] + 0.0
    dW = [np.outer(slope, arrives) + 0.0 for slope, arrives in zip(dZ, [x, *A], strict=False)]
    return float(value[0]), tuple(dA), tuple(slopes), tuple(dZ), tuple(dW), tuple(slope.copy() for slope in dZ)


def _snapped(sums, W, arrives, b):
    """Sums W·a + b with those that are zero on paper set to 0."""
    size = np.abs(W) @ np.abs(arrives) + np.abs(b)
    return np.where(np.abs(sums) <= SNAP * size, 0.0, sums)
