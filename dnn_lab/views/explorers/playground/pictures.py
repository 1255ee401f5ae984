"""What every neuron of a network makes of the plane, in one forward pass over a grid of places."""

import numpy as np

from dnn_lab.engine.sweep import Sweep
from dnn_lab.views.explorers.parts.colouring import span
from dnn_lab.views.explorers.parts.plot import as_bytes

CELLS, EVERY = 60, 3
SIDE = CELLS // EVERY
"""The whole plane is coloured in 60 × 60 cells; a neuron's own picture takes every third of them."""


class Pictures:
    """Pictures of the neurons of `net` over places (3600, 2), row by row from the low end of x₂."""

    def __init__(self, net, places):
        self.net, self.places, self.sweep = net, places, Sweep(net, len(places))
        rows = np.arange(EVERY // 2, CELLS, EVERY)
        self.few = (rows[:, None] * CELLS + rows).ravel()
        reach = np.abs(places).max()
        self.inputs = as_bytes(places[self.few].T, -reach, reach)

    def run(self):
        """Computes all of them for the network as it now is."""
        self.sweep.forward(self.places)

    def large(self, layer, neuron):
        """Values (60, 60) of one neuron, with the colours' span; layers count from 1, the inputs are layer 0."""
        if layer == 0:
            values, name = self.places[:, neuron], "linear"
        else:
            values, name = self.sweep.A[layer - 1][neuron], self.net.activations[layer - 1].name
        return values.reshape(CELLS, CELLS), span(name, values)

    def small(self):
        """Bytes (neurons, 20, 20), the inputs first."""
        layers = [self._bytes(A[:, self.few], layer.name) for A, layer in self._layers()]
        return np.concatenate([self.inputs, *layers]).reshape(-1, SIDE, SIDE)

    def _layers(self):
        return zip(self.sweep.A, self.net.activations, strict=True)

    def _bytes(self, A, activation):
        low, high = span(activation, A)
        if activation in ("relu", "leaky_relu", "linear"):
            reach = np.maximum(np.abs(A).max(axis=1, keepdims=True), 1e-12)
            low, high = -reach, reach
        return as_bytes(A, low, high)
