"""A dense network: how it computes forward and backward, vectorised over a batch.

Inside, activations are kept feature by sample with a row of ones (see `parameters.py`) in buffers that are used again
for the next batch of the same size; each thread has its own. Outside, shapes are PyTorch's: W (outputs, inputs),
X (samples, inputs), Z = X Wᵀ + b, float64. The inner loop is written for speed where a line more would not cost
clarity: it stays within about a tenth of what the leanest numpy can do.
"""

import math
import threading

import numpy as np

from dnn_lab.engine import shapes
from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.losses import LOSSES, USUAL
from dnn_lab.engine.parameters import Gradients, blocks, length, views
from dnn_lab.engine.tables import find, refuse_unknown

KEPT_BATCH_SIZES = 4


class Network:
    """A dense (fully connected) network.

    sizes   numbers of inputs, of neurons in each hidden layer, and of outputs: [2, 3, 1]
    hidden  activation of the hidden layers, or a list with one for each
    output  activation of the output layer
    loss    the loss; by default the one that goes with the output: binary cross-entropy with sigmoid, cross-entropy
            with softmax, half squared error with all others
    seed    makes the initial weights repeatable

    Weights start normally distributed with variance 2/inputs before ReLU (He et al. 2015) and 2/(inputs + outputs)
    before others (Glorot and Bengio 2010), biases at 0. Raises ValueError or TypeError naming what was given and what
    was expected.
    """

    def __init__(self, sizes, *, hidden="relu", output="linear", loss=None, seed=None, **unknown):
        refuse_unknown("Network", unknown, ("sizes", "hidden", "output", "loss", "seed"))
        self.sizes = shapes.as_sizes(sizes)
        self.activations = _activations(self.sizes, hidden, output)
        self.loss_function = _loss(loss, self.activations[-1])
        self.parameters = np.zeros(length(self.sizes))
        self._connect()
        rng = np.random.default_rng(seed)
        for W, activation in zip(self.weights, self.activations, strict=True):
            outputs, inputs = W.shape
            variance = 2 / inputs if activation.init == "he" else 2 / (inputs + outputs)
            W[:] = rng.normal(0, math.sqrt(variance), W.shape)

    @classmethod
    def from_parameters(cls, *, weights, biases, hidden="relu", output="linear", loss=None, **unknown):
        """A network with these weights, each (outputs, inputs), and biases, each (outputs,)."""
        refuse_unknown("from_parameters", unknown, ("weights", "biases", "hidden", "output", "loss"))
        weights = [shapes.as_numbers(W, "weights") for W in weights]
        biases = [shapes.as_numbers(b, "biases") for b in biases]
        net = cls(_sizes_of(weights, biases), hidden=hidden, output=output, loss=loss, seed=0)
        for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
            shapes.must_be_finite(W, f"weights[{layer}]")
            shapes.must_be_finite(b, f"biases[{layer}]")
            net.weights[layer], net.biases[layer] = W, b
        return net

    def _connect(self):
        """Views and helpers over the flat vector of parameters."""
        self._blocks = blocks(self.parameters, self.sizes)
        self.weights, self.biases = views(self.parameters, self.sizes)
        self._fused = self.loss_function.fused == self.activations[-1].name
        self._local = threading.local()

    def copy(self):
        """The same network with parameters of its own."""
        other = object.__new__(type(self))
        other.sizes, other.activations, other.loss_function = self.sizes, self.activations, self.loss_function
        other.parameters = self.parameters.copy()
        other._connect()
        return other

    def __getstate__(self):
        return {key: self.__dict__[key] for key in ("sizes", "parameters")} | {
            "activations": [activation.name for activation in self.activations],
            "loss": self.loss_function.name,
        }

    def __setstate__(self, state):
        self.sizes, self.parameters = state["sizes"], state["parameters"]
        self.activations = tuple(ACTIVATIONS[name] for name in state["activations"])
        self.loss_function = LOSSES[state["loss"]]
        self._connect()

    def forward(self, X):
        """Outputs of the samples: (samples, inputs) gives (samples, outputs), one sample (inputs,) gives (outputs,)."""
        X, single = shapes.as_samples(X, self.sizes[0])
        shapes.must_be_finite(X, "X")
        out = self._forward(X.T).T.copy()
        return out[0] if single else out

    def loss(self, X, Y):
        """The loss, a float: the mean over the samples. Y has shape (samples, outputs), or (outputs,) for one."""
        X, Y = self._checked(X, Y)
        return float(self.loss_function.value(self._forward(X.T), Y.T).mean())

    def gradients(self, X, Y):
        """Gradients of `loss(X, Y)` by every parameter, as a copy of its own."""
        X, Y = self._samples(X, Y)
        vector = self._gradient(X.T, Y.T).copy()
        if not math.isfinite(vector.dot(vector)):
            shapes.must_be_finite(X, "X")
            shapes.must_be_finite(Y, "Y")
        return Gradients(vector, self.sizes)

    def accuracy(self, X, Y):
        """The part of samples classified right: the largest output, or for a single output the side of one half."""
        X, Y = self._checked(X, Y)
        A = self._forward(X.T)
        right = (A > 0.5) == (Y.T > 0.5) if len(A) == 1 else A.argmax(axis=0) == Y.T.argmax(axis=0)
        return float(right.mean())

    def fit(self, X, Y, **options):
        """Trains the network on X and Y; see `training.fit` for the options. Returns a `History`."""
        from dnn_lab.engine.training import fit

        return fit(self, X, Y, **options)

    def _samples(self, X, Y):
        """X and Y as (samples, …) arrays of fitting shapes; not checked for finite values."""
        X, _ = shapes.as_samples(X, self.sizes[0])
        Y = np.asarray(Y)
        if Y.ndim == 1 and self.sizes[-1] == 1 and len(Y) == len(X) > 1:
            Y = Y[:, None]
        Y, _ = shapes.as_samples(Y, self.sizes[-1], "Y", "the network gives")
        shapes.same_count(X, Y)
        shapes.targets_fit(Y, self.loss_function)
        return X, Y

    def _checked(self, X, Y):
        X, Y = self._samples(X, Y)
        shapes.must_be_finite(X, "X")
        shapes.must_be_finite(Y, "Y")
        return X, Y

    def _buffers(self, samples):
        """This thread's buffers for a batch of this size."""
        kept = self._local.__dict__
        if samples not in kept:
            if len(kept) >= KEPT_BATCH_SIZES:
                kept.pop(next(iter(kept)))
            kept[samples] = _Buffers(self.sizes, samples)
        return kept[samples]

    def _forward(self, XT):
        """Outputs (outputs, samples) of inputs (inputs, samples). The array belongs to the buffers."""
        buffers = self._buffers(XT.shape[1])
        buffers.inputs[:] = XT
        for block, activation, A, Z, out in zip(self._blocks, self.activations, buffers.A, buffers.Z, buffers.out):
            activation.value(np.dot(block, A, out=Z), out=out)
        return buffers.out[-1]

    def _gradient(self, XT, YT):
        """The gradient of the mean loss as a flat vector that belongs to the buffers."""
        A = self._forward(XT)
        buffers = self._buffers(XT.shape[1])
        dZ = buffers.dZ[-1]
        if self._fused:
            np.subtract(A, YT, out=dZ)
        else:
            dZ[:] = self.loss_function.derivative(A, YT)
            self._through_activation(-1, buffers)
        if XT.shape[1] > 1:
            dZ /= XT.shape[1]
        for layer in range(len(self._blocks) - 1, -1, -1):
            np.dot(buffers.dZ[layer], buffers.AT[layer], out=buffers.dblocks[layer])
            if layer:
                np.dot(self._blocks[layer].T[:-1], buffers.dZ[layer], out=buffers.dZ[layer - 1])
                self._through_activation(layer - 1, buffers)
        return buffers.gradient

    def _through_activation(self, layer, buffers):
        """Turns dL/dA, which stands in the layer's dZ, into dL/dZ."""
        activation = self.activations[layer]
        if activation.name != "linear":
            slope = activation.derivative(buffers.Z[layer], buffers.out[layer], out=buffers.slope[layer])
            buffers.dZ[layer] *= slope

    def __repr__(self):
        names = ", ".join(activation.name for activation in self.activations)
        return f"Network {'-'.join(map(str, self.sizes))} ({names}; {self.loss_function.name})"


class _Buffers:
    """Arrays for one batch size: A (inputs + 1, samples) with its row of ones, Z and dZ (outputs, samples)."""

    def __init__(self, sizes, samples):
        self.A = [np.ones((n + 1, samples)) for n in sizes[:-1]]
        self.AT = [A.T for A in self.A]
        self.inputs = self.A[0][:-1]
        self.out = [A[:-1] for A in self.A[1:]] + [np.empty((sizes[-1], samples))]
        self.Z, self.dZ, self.slope = ([np.empty((n, samples)) for n in sizes[1:]] for _ in range(3))
        self.gradient = np.empty(length(sizes))
        self.dblocks = blocks(self.gradient, sizes)


def _activations(sizes, hidden, output):
    count = len(sizes) - 2
    names = list(hidden) if isinstance(hidden, (list, tuple)) else [hidden] * count
    if len(names) != count:
        raise ValueError(f"hidden names {len(names)} activations; the network has {shapes.count(count, 'hidden layer')}")
    if "softmax" in names:
        raise ValueError('softmax stands at the output only; for a hidden layer take "relu", "tanh" or "sigmoid"')
    return tuple(find(ACTIVATIONS, name, "activation") for name in (*names, output))


def _loss(name, output):
    loss = find(LOSSES, name or USUAL.get(output.name, "half_squared_error"), "loss")
    if loss.fused and loss.fused != output.name:
        raise ValueError(f'{loss.name} goes with output="{loss.fused}"; the output is "{output.name}"')
    if output.name == "softmax" and loss.fused != "softmax":
        raise ValueError(f'output="softmax" goes with loss="cross_entropy"; the loss is "{loss.name}"')
    return loss


def _sizes_of(weights, biases):
    """Layer sizes from the parameters' shapes. Raises ValueError where they don't fit together, showing both."""
    if not weights or len(weights) != len(biases):
        raise ValueError(f"weights and biases come one for each layer; {len(weights)} and {len(biases)} were given")
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        if W.ndim != 2 or b.shape != W.shape[:1]:
            raise ValueError(f"weights[{layer}] has shape {W.shape} and biases[{layer}] {b.shape}; (out, in) and (out,) go together")
        if layer and W.shape[1] != len(weights[layer - 1]):
            before = weights[layer - 1].shape
            raise ValueError(f"weights[{layer}] has shape {W.shape}; it takes the {before[0]} outputs of weights[{layer - 1}], {before}")
    return (weights[0].shape[1], *(len(W) for W in weights))
