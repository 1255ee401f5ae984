"""The inner loop: forward and backward over batches of one size, in arrays that are used again for the next batch.

Activations stand feature by sample with a row of ones below, so that one product with a layer's block [W | b] gives
W·a + b; only the inputs lie in memory sample by sample, as they come. It is as fast as numpy written out by hand for
any depth. What is written out for two layers and checks nothing is up to a third faster on a single sample: that third
is left, for the sake of reading.
"""

import numpy as np

from dnn_lab.engine.parameters import blocks


class Sweep:
    """Forward and backward passes of a network over batches of `samples` samples.

    net      whose parameters are read anew in each pass
    outputs  (outputs, samples), as `forward` left them;  gradient  the flat vector, as `backward` left it
    Z, A, dZ    one array (width, samples) for each layer

    Not for two threads at once.
    """

    def __init__(self, net, samples):
        sizes, activations = net.sizes, net.activations
        A = [np.ones((samples, sizes[0] + 1)).T, *(np.ones((width + 1, samples)) for width in sizes[1:-1])]
        self.samples, self.loss = samples, net.loss_function
        self.inputs, self.outputs = A[0][:-1].T, np.empty((sizes[-1], samples))
        self.gradient = np.empty_like(net.parameters)
        self.Z, self.dZ, slopes = ([np.empty((width, samples)) for width in sizes[1:]] for _ in range(3))
        layers, self.A = blocks(net.parameters, sizes), [*(rows[:-1] for rows in A[1:]), self.outputs]
        values, derivatives = zip(*((entry.value, entry.derivative) for entry in activations), strict=True)
        self._forward = list(zip(layers, A, self.Z, values, self.A, strict=True))
        self._slopes = list(zip(derivatives, self.Z, self.A, slopes, self.dZ, strict=True))
        self._weights = list(zip(self.dZ, [rows.T for rows in A], blocks(self.gradient, sizes), strict=True))
        self._back = [
            (block.T[:-1], dZ, *slope)
            for block, dZ, slope in zip(layers[1:], self.dZ[1:], self._slopes[:-1], strict=True)
        ][::-1]
        self._fused = self.loss.fused == activations[-1].name

    def forward(self, X):
        """Outputs (outputs, samples) of inputs (samples, inputs); the array is used again."""
        self.inputs[:] = X
        for block, A, Z, value, result in self._forward:
            value(block.dot(A, out=Z), out=result)
        return self.outputs

    def mean_loss(self, Y):
        """The mean loss of the samples, a float, after `forward`, with targets (samples, outputs)."""
        A, YT = self.outputs, Y.T
        losses = self.loss.of_sums(A, self.Z[-1], YT) if self._fused else self.loss.value(A, YT)
        return float(np.add.reduce(losses)) / self.samples

    def backward(self, Y):
        """The gradient of the mean loss, after `forward`, with targets (samples, outputs); the vector is used again."""
        self._start(Y.T)
        for W_transposed, dZ, derivative, Z, A, slope, arrives in self._back:
            W_transposed.dot(dZ, out=arrives)
            np.multiply(arrives, derivative(Z, A, out=slope), out=arrives)
        for dZ, A_transposed, gradient in self._weights:
            dZ.dot(A_transposed, out=gradient)
        return self.gradient

    def _start(self, YT):
        """dL/dZ of the output layer, each sample's share of the mean."""
        dZ = self.dZ[-1]
        if self._fused:
            np.subtract(self.outputs, YT, out=dZ)
        else:
            derivative, Z, A, slope, _ = self._slopes[-1]
            np.multiply(self.loss.derivative(A, YT), derivative(Z, A, out=slope), out=dZ)
        if self.samples > 1:
            np.divide(dZ, self.samples, out=dZ)
