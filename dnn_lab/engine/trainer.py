"""Training that can be watched: the same updates as `net.fit`, in whole epochs, for as long as there is time.

A `Trainer` goes on where it paused: 3 epochs and then 4 leave the network exactly where `fit(epochs=7)` leaves it.
"""

from time import perf_counter

import numpy as np

from dnn_lab.engine.tables import tells_nearest
from dnn_lab.engine.training import Run

TOO_HIGH = 10
"""Training has failed when the loss is so many times what it was at the start; some losses never become infinite."""


class Trainer:
    """Trains `net` on X (samples, inputs) and Y (samples, outputs) in place, a few epochs at a time.

    optimizer, batch_size, seed   as in `fit`
    epochs, updates   how many there were so far;  loss  on all of X, when last measured
    stopped   why training cannot go on, or None

    Raises ValueError or TypeError for bad arguments.
    """

    @tells_nearest
    def __init__(self, net, X, Y, optimizer, batch_size=32, seed=0):
        X, Y = net._checked(X, Y)
        self.net, self.epochs, self.stopped = net, 0, None
        self._run = Run(net, X, Y, optimizer, batch_size, seed)
        self.loss = self._start = net.loss(X, Y)

    @property
    def updates(self):
        return self._run.history.updates

    def train(self, epochs=1):
        """Up to so many epochs; returns whether training can go on."""
        return self._go(lambda done: done < epochs)

    def train_for(self, seconds):
        """As many whole epochs as begin within so many seconds, at least one; returns whether training can go on."""
        end = perf_counter() + seconds
        return self._go(lambda done: not done or perf_counter() < end)

    def _go(self, more):
        done = 0
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            while not self.stopped and more(done):
                done += 1
                if self._run.epoch():
                    self.epochs += 1
                else:
                    self.stopped = self._run.history.stopped
            self._measure()
        return not self.stopped

    def _measure(self):
        if self.stopped:
            return
        self.loss = self.net.loss(self._run.X, self._run.Y)
        if not self.loss < TOO_HIGH * max(self._start, 0.5):
            self.stopped = f"the loss grew from {self._start:.3g} to {self.loss:.3g}; a smaller learning rate may help"
