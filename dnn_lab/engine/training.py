"""Training: epochs of mini-batches, each one gradient and one update, and a record of how it went."""

import builtins
import math
import sys
from dataclasses import dataclass, field

import numpy as np
from tqdm import tqdm

from dnn_lab.engine import shapes
from dnn_lab.engine.delta import backward_by
from dnn_lab.engine.network import part_right
from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.tables import tells_nearest

BAR_AFTER_SECONDS = 2


@dataclass
class History:
    """How a training went.

    loss, accuracy   on the whole training data after each whole epoch (accuracy only where targets are classes)
    validation_loss, validation_accuracy   the same on the validation data, if there was any
    batch_losses     loss of each mini-batch just before its update
    stopped          why training stopped early, or None
    """

    loss: list = field(default_factory=list)
    accuracy: list = field(default_factory=list)
    validation_loss: list = field(default_factory=list)
    validation_accuracy: list = field(default_factory=list)
    batch_losses: list = field(default_factory=list)
    stopped: str | None = None

    @property
    def updates(self):
        """How many times the weights were changed."""
        return len(self.batch_losses)

    @property
    def epochs(self):
        return len(self.loss)

    def __repr__(self):
        words = [shapes.count(self.epochs, "epoch"), shapes.count(self.updates, "update")]
        if self.loss:
            words.append(f"loss {self.loss[0]:.4g} → {self.loss[-1]:.4g}")
        if self.accuracy:
            words.append(f"accuracy {self.accuracy[-1]:.1%}")
        if self.validation_accuracy:
            words.append(f"on validation data {self.validation_accuracy[-1]:.1%}")
        return "History: " + ", ".join(words) + (f"; {self.stopped}" if self.stopped else "")


@tells_nearest
def fit(
    net,
    X,
    Y,
    optimizer=None,
    epochs=50,
    batch_size=32,
    seed=0,
    validation=None,
    every_update=None,
    progress=None,
    blame="gradient",
):
    """Trains `net` on X (samples, inputs) and Y (samples, outputs) in place.

    optimizer     SGD, Momentum or Adam (default Adam(0.01))
    epochs        passes over the training data; batch_size  samples an update, at most all of them
    seed          of the order in which samples are drawn, new in each epoch
    validation    (X, Y) kept apart, measured after each epoch
    every_update  called with the network after each update; returning True ends the training
    progress      True or False for a bar, on stderr or, in a notebook, on stdout; by default one appears when it takes
                  longer than 2 seconds
    blame         how the error is carried back: "gradient", or a rule that shares it out (see `delta.py`)

    Where the loss is no longer finite, the update that broke it is undone, training stops, and `History.stopped` says
    so. Raises ValueError or TypeError for bad arguments, before anything is changed.
    """
    X, Y = net._checked(X, Y)
    measured = {"": (X, Y)}
    if validation is not None:
        measured["validation_"] = net._checked_pair(validation, "validation")
    epochs = shapes.as_count(epochs, "epochs")
    optimizer = Adam(0.01) if optimizer is None else optimizer
    run = Run(net, X, Y, optimizer, batch_size, seed, every_update, blame)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for _ in tqdm(range(epochs), **_bar(progress)):
            if not run.epoch() or not run.measure(measured):
                break
    return run.history


class Run:
    """One training under way. Its methods say whether to go on. X and Y are checked already."""

    def __init__(self, net, X, Y, optimizer, batch_size, seed=0, every_update=None, blame="gradient"):
        if isinstance(optimizer, type) or not hasattr(optimizer, "begin"):
            given = f"the class {optimizer.__name__}" if isinstance(optimizer, type) else repr(optimizer)
            raise TypeError(f"optimizer takes SGD(…), Momentum(…) or Adam(…), such as Adam(0.01); {given} was given")
        if not (every_update is None or callable(every_update)):
            raise TypeError(f"every_update takes a function of the network; {every_update!r} was given")
        self.net, self.every_update, self.history = net, every_update, History()
        self.backward = backward_by(blame)
        self.X, self.Y, self.order = X, Y, shapes.generator(seed)
        self.batch_size = shapes.as_count(batch_size, "batch_size")
        self.change, self.before = optimizer.begin(net.parameters.size), net.parameters.copy()

    def epoch(self):
        """One pass over the data in a new order, a batch at a time."""
        rows, size = self.order.permutation(len(self.X)), self.batch_size
        X, Y = self.X[rows], self.Y[rows]
        return all(self.update(X[start : start + size], Y[start : start + size]) for start in range(0, len(X), size))

    def update(self, X, Y):
        """One gradient and one change of the parameters."""
        net, history, sweep = self.net, self.history, self.net._sweep(len(X))
        sweep.forward(X)
        loss, gradient = sweep.mean_loss(Y), self.backward(net, sweep, X, Y)
        if not (math.isfinite(loss) and math.isfinite(gradient.dot(gradient))):
            return self._broke()
        self.before[:] = net.parameters
        self.change(net.parameters, gradient)
        history.batch_losses.append(loss)
        if self.every_update and self.every_update(net):
            history.stopped = f"stopped after update {history.updates} as asked"
        return not history.stopped

    def measure(self, sets):
        """The loss and accuracy on each set of data, after an epoch."""
        for prefix, (X, Y) in sets.items():
            sweep = self.net._sweep(len(X))
            outputs, loss = sweep.forward(X), sweep.mean_loss(Y)
            if not prefix and not math.isfinite(loss):
                return self._broke()
            getattr(self.history, prefix + "loss").append(loss)
            if shapes.are_classes(Y):
                getattr(self.history, prefix + "accuracy").append(part_right(outputs, Y.T))
        return True

    def _broke(self):
        self.net.parameters[:] = self.before
        self.history.stopped = (
            f"update {self.history.updates} made the loss infinite and was undone; a smaller learning rate may help"
            if self.history.updates
            else "the loss is not finite from the start; smaller inputs or weights may help"
        )
        return False


def _bar(progress):
    # A notebook shows what goes to stderr on red, also when the bar has gone again: as if something were wrong.
    shown_on = sys.stdout if hasattr(builtins, "__IPYTHON__") else sys.stderr
    quiet = {"file": shown_on, "leave": False, "unit": "epoch"}
    return quiet | ({"delay": BAR_AFTER_SECONDS} if progress is None else {"disable": not progress})
