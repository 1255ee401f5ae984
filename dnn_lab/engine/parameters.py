"""The parameters of a network in one flat vector, with the familiar W and b as views into it.

Each layer is one block [W | b] of shape (outputs, inputs + 1). With a row of ones under the activations, one matrix
product gives W·a + b: the bias costs nothing.
"""

import numpy as np

from dnn_lab.engine.shapes import as_arrays, as_numbers, must_be_finite


def blocks(vector, sizes):
    """Views of the flat vector, one block [W | b] a layer."""
    start, views = 0, []
    for inputs, outputs in zip(sizes, sizes[1:], strict=False):
        stop = start + outputs * (inputs + 1)
        views.append(vector[start:stop].reshape(outputs, inputs + 1))
        start = stop
    return views


def length(sizes):
    return sum(outputs * (inputs + 1) for inputs, outputs in zip(sizes, sizes[1:], strict=False))


class Views(list):
    """The weights (or biases) of all layers. Putting an array in a place writes into the network's own parameters.

    Raises ValueError for an array of another shape, showing both, and for values that are not finite.
    """

    def __init__(self, arrays, what):
        super().__init__(arrays)
        self.what = what

    def __setitem__(self, layer, values):
        self[layer][...] = self._fitting(layer, values)

    def replace(self, arrays):
        """Writes one array into each place, or nothing if one of them does not fit."""
        arrays = as_arrays(arrays, self.what)
        if len(arrays) != len(self):
            raise ValueError(f"{self.what} has {len(self)} arrays, one for each layer, not {len(arrays)}")
        fitting = [self._fitting(layer, values) for layer, values in enumerate(arrays)]
        for layer, values in enumerate(fitting):
            self[layer][...] = values

    def _fitting(self, layer, values):
        if not isinstance(layer, (int, np.integer)):
            raise TypeError(f"{self.what}[…] takes the number of one layer; {layer!r} was given")
        name, shape = f"{self.what}[{layer}]", self[layer].shape
        values = as_numbers(values, name)
        if values.shape != shape:
            raise ValueError(f"{name} has shape {shape}; an array of shape {values.shape} was given")
        must_be_finite(values, name)
        return values


def views(vector, sizes):
    """(weights, biases) of a flat vector."""
    cut = blocks(vector, sizes)
    return Views((block[:, :-1] for block in cut), "weights"), Views((block[:, -1] for block in cut), "biases")


class Gradients:
    """The gradient of a loss by every parameter: `.weights` and `.biases` as the network has them, `.vector` flat."""

    __slots__ = ("vector", "_sizes")

    def __init__(self, vector, sizes):
        self.vector, self._sizes = vector, sizes

    @property
    def weights(self):
        return views(self.vector, self._sizes)[0]

    @property
    def biases(self):
        return views(self.vector, self._sizes)[1]

    def __repr__(self):
        return f"Gradients of {self.vector.size} parameters, largest {abs(self.vector).max():.4g}"
