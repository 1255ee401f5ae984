"""The code that does what the playground did: data, network, and every training since, line by line.

It repeats the training exactly: the same seeds, the same order of samples, the same number of epochs.
"""

IMPORTS = ["import numpy as np", "import dnn_lab as lab", ""]


class Script:
    """Lines that rebuild a network: begun anew with each new network, longer with each epoch and changed point."""

    def __init__(self):
        self.head, self.body, self.fitting, self.epochs = [], [], None, 0

    def begin(self, data, network):
        """A new network on these points."""
        self.head, self.body, self.fitting = [*data, "", network], [], None

    def changed(self, lines):
        """Points were added or taken away."""
        self._close()
        self.body += lines

    def fit(self, options):
        """From now on the network is trained with these options, as text."""
        self._close()
        self.fitting, self.epochs = options, 0

    def trained(self, epochs):
        """So many epochs since the last `fit`."""
        self.epochs = epochs

    def _close(self):
        self.body += self._fit_line()
        self.fitting = None

    def _fit_line(self):
        if self.fitting is None or not self.epochs:
            return []
        return [f"net.fit(X, labels[:, None], epochs={self.epochs}, {self.fitting})"]

    def text(self, testing):
        """All lines; with `testing` also those that measure the loss on the test points."""
        end = ["", "print(net.loss(X, labels[:, None]))"]
        end += ["print(net.loss(X_test, labels_test[:, None]))"] if testing else []
        return "\n".join([*IMPORTS, *self.head, *self.body, *self._fit_line(), *end])
