"""The public `Network`: the engine's, and the worksheets of its passes.

A trace remembers its `NetworkSource` (network, sample, target, learning rate), from which drawings are made and from
which the same trace can be made again with one number changed.
"""

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from dnn_lab.engine import network as engine
from dnn_lab.engine.network_form import network_form
from dnn_lab.engine.shapes import as_real
from dnn_lab.worksheet import network_rows, words
from dnn_lab.worksheet.backward import backward_lines
from dnn_lab.worksheet.book import Book
from dnn_lab.worksheet.forward import forward_lines, loss_lines
from dnn_lab.worksheet.trace import Trace
from dnn_lab.worksheet.update import update_lines


@dataclass(frozen=True)
class NetworkSource:
    """What the passes of one trace are made from. `book` holds the quantities of the one pass behind it."""

    kind = "network"

    net: engine.Network
    x: np.ndarray
    y: np.ndarray | None = None
    rate: float | None = None

    @cached_property
    def book(self):
        return Book(self.net, self.x, self.y, self.rate)

    @property
    def subtitle(self):
        shape = "–".join(map(str, self.net.sizes))
        titles = dict.fromkeys(activation.title for activation in self.net.activations)
        loss = [self.net.loss_function.title] if self.y is not None else []
        return f"{shape} network · {', '.join(titles)}" + "".join(f" · {title}" for title in loss)

    def find(self, name):
        return self.book.find(name)

    def rows(self):
        return network_rows.rows(self)

    def with_row(self, key, text):
        return network_rows.with_row(self, key, text)

    def changed(self, **changes):
        return replace(self, **changes)


_PASSES = {
    "forward": (forward_lines,),
    "backward": (backward_lines,),
    "update": (update_lines,),
    "training": (forward_lines, loss_lines, backward_lines, update_lines),
}


def trace_of(kind, detail, source):
    """The trace of a kind of pass from a `NetworkSource`. The book is made now: wrong shapes are told at once."""
    passes = (partial(lines, detail=detail) if lines is backward_lines else lines for lines in _PASSES[kind])
    runs = (run for lines in passes for run in lines(source.book))
    return Trace(words.TITLES[kind], runs, source, source.subtitle, partial(trace_of, kind, detail))


def _rate(learning_rate):
    return as_real(learning_rate, "learning_rate", "one finite number, such as 0.5")


class Network(engine.Network):
    """A dense network whose passes can be stepped by hand. See `engine.network.Network` for how it computes.

    Traces take one sample `x` of shape (inputs,) and, where needed, its target `y` of shape (outputs,). They hold a
    copy of the network as it is now: training it later does not change them. Wrong shapes raise ValueError.
    """

    def forward_trace(self, x):
        """Every weighted sum and activation, layer by layer."""
        return trace_of("forward", "full", self._source(x))

    def backward_trace(self, x, y, detail="full"):
        """Every slope and gradient, from the loss back; the forward values are known quantities.

        detail  "full": three lines a neuron; "compact": a hidden neuron's three lines in one.
        """
        return trace_of("backward", detail, self._source(x, y))

    def update_trace(self, x, y, learning_rate):
        """Every new weight and bias after one step of gradient descent with this learning rate."""
        return trace_of("update", "full", self._source(x, y, _rate(learning_rate)))

    def training_trace(self, x, y, learning_rate, detail="full"):
        """Forward pass, loss, backward pass and update in one worksheet."""
        return trace_of("training", detail, self._source(x, y, _rate(learning_rate)))

    def error_trace(self, x, y, rule="proportional", *, epsilon=0.01, alpha=2.0, detail="compact"):
        """The error y − ŷ of each output shared out among what sent something, back to the inputs.

        rule    "proportional", "equal", "epsilon", "weight" or "alpha_beta"; see `engine.shares.RULES`
        epsilon, alpha   the free numbers of "epsilon" and "alpha_beta"
        detail  "full": what each node sent is a step too; "compact": it is known

        A step that divides by 0 has no value (NaN) and says why. Raises ValueError for unknown rules.
        """
        from dnn_lab.worksheet.share_source import ShareSource, share_trace

        own = self._source(x, y)
        return share_trace(detail, ShareSource(own.net, own.x, own.y, rule=rule, epsilon=epsilon, alpha=alpha))

    def graph(self, x, y):
        """The same calculation, from inputs x (inputs,) and target y (outputs,) to the loss, as a `Graph`.

        One node for each z, a and the loss L; its names are those of the worksheets.
        """
        from dnn_lab.worksheet.graph import Graph

        run = self._source(x, y).book.run
        return Graph(*network_form(self, run.x, run.y))

    def _source(self, x, y=None, rate=None):
        return NetworkSource(self.copy(), np.array(x), None if y is None else np.array(y), rate)
