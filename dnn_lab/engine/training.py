"""Training: epochs of mini-batches, each one gradient and one update, and a record of how it went."""

import math
import sys
from dataclasses import dataclass, field

import numpy as np
from tqdm import tqdm

from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.tables import refuse_unknown

BAR_AFTER_SECONDS = 2
_OPTIONS = ("optimizer", "epochs", "batch_size", "seed", "validation", "every_update", "progress")


@dataclass
class History:
    """How a training went.

    loss, accuracy   on the whole training data after each epoch (accuracy only where targets are classes)
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
        words = [f"{self.epochs} epochs", f"{self.updates} updates"]
        if self.loss:
            words.append(f"loss {self.loss[0]:.4g} → {self.loss[-1]:.4g}")
        if self.accuracy:
            words.append(f"accuracy {self.accuracy[-1]:.1%}")
        if self.validation_accuracy:
            words.append(f"on validation data {self.validation_accuracy[-1]:.1%}")
        return "History: " + ", ".join(words) + (f"; {self.stopped}" if self.stopped else "")


def fit(
    net, X, Y, optimizer=None, epochs=50, batch_size=32, seed=0, validation=None, every_update=None, progress=None, **unknown
):
    """Trains `net` on X (samples, inputs) and Y (samples, outputs) in place.

    optimizer     SGD, Momentum or Adam (default Adam(0.01))
    epochs        passes over the training data; batch_size  samples an update, at most all of them
    seed          of the order in which samples are drawn, new in each epoch
    validation    (X, Y) kept apart, measured after each epoch
    every_update  called with the network after each update; returning True ends the training
    progress      True or False for a bar on stderr; by default one appears when it takes longer than 2 seconds

    Stops where the loss is no longer finite, and says so in `History.stopped`; the parameters are then those before
    the update that broke it. Raises ValueError or TypeError for bad arguments, before anything is changed.
    """
    refuse_unknown("fit", unknown, _OPTIONS)
    X, Y = net._checked(X, Y)
    validation = validation and net._checked(*validation)
    optimizer = Adam(0.01) if optimizer is None else optimizer
    if not hasattr(optimizer, "begin"):
        raise TypeError(f"optimizer takes SGD, Momentum or Adam, such as Adam(0.01); {optimizer!r} was given")
    epochs, batch_size = _whole(epochs, "epochs"), min(_whole(batch_size, "batch_size"), len(X))
    history, order = History(), np.random.default_rng(seed)
    update = _updater(net, optimizer, history, every_update)
    for _ in tqdm(range(epochs), **_bar(progress)):
        rows = order.permutation(len(X))
        _epoch(X[rows].T, Y[rows].T, batch_size, update, history)
        _measure(net, X, Y, validation, history)
        if history.stopped:
            break
    return history


def _epoch(XT, YT, batch_size, update, history):
    """One pass over the data in batches of columns."""
    for start in range(0, XT.shape[1], batch_size):
        if history.stopped:
            return
        update(XT[:, start : start + batch_size], YT[:, start : start + batch_size])


def _updater(net, optimizer, history, every_update):
    """One gradient and one update, recorded."""
    change = optimizer.begin(net.parameters.size)

    def update(XT, YT):
        gradient = net._gradient(XT, YT)
        loss = float(net.loss_function.value(net._buffers(XT.shape[1]).out[-1], YT).mean())
        if not (math.isfinite(loss) and math.isfinite(gradient.dot(gradient))):
            history.stopped = f"stopped at update {history.updates + 1}: the loss became {loss:.4g}; a smaller rate may help"
            return
        history.batch_losses.append(loss)
        change(net.parameters, gradient)
        if every_update and every_update(net):
            history.stopped = f"stopped after update {history.updates} as asked"

    return update


def _measure(net, X, Y, validation, history):
    _record(net, X, Y, history.loss, history.accuracy)
    if validation:
        _record(net, *validation, history.validation_loss, history.validation_accuracy)


def _record(net, X, Y, losses, accuracies):
    A, YT = net._forward(X.T), Y.T
    losses.append(float(net.loss_function.value(A, YT).mean()))
    if net.loss_function.targets != "any":
        right = (A > 0.5) == (YT > 0.5) if len(A) == 1 else A.argmax(axis=0) == YT.argmax(axis=0)
        accuracies.append(float(right.mean()))


def _bar(progress):
    quiet = {"file": sys.stderr, "leave": False, "unit": "epoch"}
    return quiet | ({"delay": BAR_AFTER_SECONDS} if progress is None else {"disable": not progress})


def _whole(value, name):
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < 1:
        raise ValueError(f"{name} is {value!r}; it takes a whole number from 1")
    return int(value)
