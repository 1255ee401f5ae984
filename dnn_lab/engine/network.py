"""A dense network: its parameters, and what it computes for a batch.

Shapes are PyTorch's: W (outputs, inputs), X (samples, inputs), Z = X Wᵀ + b, float64. Here stand the interface and
the checks of what comes in; `architecture.py` says which parts go together, `sweep.py` computes.
"""

import math
import threading

import numpy as np

from dnn_lab.engine import architecture, shapes
from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.initial import INITIALISATIONS
from dnn_lab.engine.losses import LOSSES
from dnn_lab.engine.parameters import Gradients, length, views
from dnn_lab.engine.sweep import Sweep
from dnn_lab.engine.tables import find, tells_nearest

KEPT_BATCH_SIZES = 4


class Network:
    """A dense (fully connected) network.

    sizes   numbers of inputs, of neurons in each hidden layer, and of outputs: [2, 3, 1]
    hidden  activation of the hidden layers, or a list with one for each
    output  activation of the output layer
    loss    the loss; by default the one that goes with the output: binary cross-entropy with sigmoid, cross-entropy
            with softmax, half squared error with all others
    seed    makes the initial weights repeatable
    init    how the weights start: "he", "glorot", "normal", "small" or "constant" (see `initial.py`); by default the
            one that suits each layer's activation, "he" before ReLU and "glorot" before others

    Biases start at 0. Raises ValueError or TypeError naming what was given and what
    was expected.
    """

    @tells_nearest
    def __init__(self, sizes, *, hidden="relu", output="linear", loss=None, seed=None, init=None):
        self.sizes = shapes.as_sizes(sizes)
        self.activations = architecture.activations_of(self.sizes, hidden, output)
        self.loss_function = architecture.loss_of(loss, self.activations[-1])
        rng = shapes.generator(seed)
        self._own(np.zeros(length(self.sizes)))
        for W, activation in zip(self.weights, self.activations, strict=True):
            W[:] = find(INITIALISATIONS, init or activation.init, "initialisation").draw(rng, *W.shape)

    @classmethod
    @tells_nearest
    def from_parameters(cls, *, weights, biases, hidden="relu", output="linear", loss=None):
        """A network with these weights, each (outputs, inputs), and biases, each (outputs,)."""
        weights, biases = shapes.as_arrays(weights, "weights"), shapes.as_arrays(biases, "biases")
        net = cls(architecture.sizes_of(weights, biases), hidden=hidden, output=output, loss=loss, seed=0)
        net.weights, net.biases = weights, biases
        return net

    def _own(self, parameters):
        """Takes a flat vector as its parameters: from now on it is only written into."""
        self._parameters = parameters
        self._weights, self._biases = views(parameters, self.sizes)
        self._local = threading.local()

    @property
    def parameters(self):
        """All weights and biases in one flat vector, layer by layer, block by block [W | b]."""
        return self._parameters

    @parameters.setter
    def parameters(self, vector):
        self._parameters[:] = shapes.as_sample(vector, self._parameters.size, "parameters", "the network has")

    @property
    def weights(self):
        """One array (outputs, inputs) for each layer; putting numbers or an array into it changes the network."""
        return self._weights

    @weights.setter
    def weights(self, arrays):
        self._weights.replace(arrays)

    @property
    def biases(self):
        """One array (outputs,) for each layer; putting numbers or an array into it changes the network."""
        return self._biases

    @biases.setter
    def biases(self, arrays):
        self._biases.replace(arrays)

    def copy(self):
        """The same network with parameters of its own."""
        other = object.__new__(type(self))
        other.__setstate__(self.__getstate__() | {"parameters": self._parameters.copy()})
        return other

    def __getstate__(self):
        return {
            "sizes": self.sizes,
            "parameters": self._parameters,
            "activations": [activation.name for activation in self.activations],
            "loss": self.loss_function.name,
        }

    def __setstate__(self, state):
        self.sizes, self.loss_function = state["sizes"], LOSSES[state["loss"]]
        self.activations = tuple(ACTIVATIONS[name] for name in state["activations"])
        self._own(state["parameters"])

    def forward(self, X):
        """Outputs of the samples: (samples, inputs) gives (samples, outputs), one sample (inputs,) gives (outputs,)."""
        X, single = shapes.as_samples(X, self.sizes[0])
        shapes.must_be_finite(X, "X")
        outputs = self._outputs(X).T.copy()
        return outputs[0] if single else outputs

    def activations_of(self, X):
        """What each layer makes of the samples: a list of arrays (samples, width), from the first layer to the output.

        X has shape (samples, inputs); of one sample (inputs,) the arrays have shape (width,).
        """
        X, single = shapes.as_samples(X, self.sizes[0])
        shapes.must_be_finite(X, "X")
        sweep = self._sweep(len(X))
        sweep.forward(X)
        arrays = [A.T.copy() for A in sweep.A]
        return [A[0] for A in arrays] if single else arrays

    def loss(self, X, Y):
        """The loss, a float: the mean over the samples. Y has shape (samples, outputs), or (outputs,) for one."""
        X, Y = self._checked(X, Y)
        sweep = self._sweep(len(X))
        sweep.forward(X)
        return sweep.mean_loss(Y)

    def gradients(self, X, Y):
        """Gradients of `loss(X, Y)` by every parameter, as a copy of its own."""
        X, Y = self._samples(X, Y)
        sweep = self._sweep(len(X))
        sweep.forward(X)
        vector = sweep.backward(Y).copy()
        if not math.isfinite(vector.dot(vector)):
            for values, what in ((X, "X"), (Y, "Y"), (self._parameters, "net.parameters")):
                shapes.must_be_finite(values, what)
        return Gradients(vector, self.sizes)

    def accuracy(self, X, Y):
        """The part of samples classified right: the largest output, or for a single output the side of one half.

        Raises ValueError where targets are not classes (one-hot, or 0 and 1 for a single output).
        """
        X, Y = self._checked(X, Y)
        if not shapes.are_classes(Y):
            wanted = "one-hot targets" if self.sizes[-1] > 1 else "targets that are 0 or 1"
            raise ValueError(f"accuracy counts right classes and takes {wanted}; Y holds others")
        return part_right(self._outputs(X), Y.T)

    def relevance(self, x, rule="proportional", **options):
        """How much of one output every node answers for, as a `Relevance`: `.inputs`, `.layers`, `.score`, `.leaks`.

        x       (inputs,), or (samples, inputs);  output  which output, counted from 0 (by default the largest)
        rule    a rule of `engine.shares.RULES`, or "gradient_times_input", or "occlusion"
        epsilon, alpha   the free numbers of the rules "epsilon" and "alpha_beta"
        bias    False: the bias takes no share, so that shares add up; True: it takes one, as in Bach et al. 2015

        What is shared is the output's weighted sum z, before softmax or sigmoid. Raises ValueError for shapes that do
        not fit, unknown rules (naming the nearest), and where a rule has no answer.
        """
        from dnn_lab.engine.relevance import relevance

        return relevance(self, x, rule, **options)

    def fit(self, X, Y, **options):
        """Trains the network on X and Y; see `training.fit` for the options. Returns a `History`."""
        from dnn_lab.engine.training import fit

        return fit(self, X, Y, **options)

    def _outputs(self, X):
        """(outputs, samples); the array is used again."""
        return self._sweep(len(X)).forward(X)

    def _samples(self, X, Y):
        """X and Y as (samples, …) arrays of fitting shapes; not checked for finite values."""
        X, _ = shapes.as_samples(X, self.sizes[0])
        Y = shapes.as_numbers(Y, "Y")
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

    def _checked_pair(self, pair, what):
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError(f"{what} takes a pair (X, Y); {type(pair).__name__} was given")
        return self._checked(*pair)

    def _sweep(self, samples):
        """This thread's own arrays for batches of this size."""
        kept = self._local.__dict__
        if samples not in kept:
            if len(kept) >= KEPT_BATCH_SIZES:
                kept.pop(next(iter(kept)))
            kept[samples] = Sweep(self, samples)
        return kept[samples]

    def __repr__(self):
        names = ", ".join(activation.name for activation in self.activations)
        return f"Network {'-'.join(map(str, self.sizes))} ({names}; {self.loss_function.name})"


def part_right(A, Y):
    """The part of samples (columns) whose class in outputs A is the one in targets Y."""
    right = (A > 0.5) == (Y > 0.5) if len(A) == 1 else A.argmax(axis=0) == Y.argmax(axis=0)
    return float(right.mean())
