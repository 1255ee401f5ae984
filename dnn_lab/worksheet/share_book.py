"""The quantities of one sharing out of an error: those of the forward pass, what each node sent, and the shares."""

from functools import cached_property

import numpy as np

from dnn_lab.engine.relevance import carried
from dnn_lab.engine.shares import RULES, Settings, total
from dnn_lab.engine.tables import find
from dnn_lab.worksheet.book import Book
from dnn_lab.worksheet.names import name

_SETTINGS = ("epsilon", "alpha", "beta")


class ShareBook(Book):
    """Quantities of an error y − ŷ shared out by a rule, from the outputs back to the inputs (layer 0).

    "c" is what a node sent, weight times value; "e" the error at an output or the share that arrives; both NaN where
    the rule has no answer. Raises ValueError for shapes that do not fit and unknown rules, naming the nearest.
    """

    def __init__(self, net, x, y, rule, epsilon, alpha):
        super().__init__(net, x, y)
        self.rule, self.settings = find(RULES, rule, "rule"), Settings(epsilon, alpha)

    @cached_property
    def values(self):
        """What every layer sends on, the inputs first."""
        return [self.run.x, *self.run.A]

    @cached_property
    def shares(self):
        """e of every layer, the inputs first. −0 is 0."""
        found = carried(self.net, self.values, self.run.y - self.run.A[-1], self.rule, self.settings)
        return [layer + 0.0 for layer in found]

    def array(self, key, layer=None):
        match key:
            case "c":
                return self.net.weights[layer - 1] * self.values[layer - 1] + 0.0
            case "e":
                return self.shares[layer]
            case "sum_c" | "sum_up" | "sum_down" | "sum_w":
                return self._sums(key, layer)
            case _ if key in _SETTINGS:
                return np.array([getattr(self.settings, key)])
        return super().array(key, layer)

    def _value(self, key, *places):
        return self.array(key)[0] if key in _SETTINGS else super()._value(key, *places)

    def _sums(self, key, layer):
        """What each neuron of a layer received in all, or one sign of it; or the weights that lead there."""
        amounts = self.net.weights[layer - 1] if key == "sum_w" else self.array("c", layer)
        limits = {"sum_up": (0, None), "sum_down": (None, 0)}.get(key)
        return total(np.clip(amounts, *limits) if limits else amounts) + 0.0

    def parts(self, layer):
        """The parts in which each neuron of a layer (from 1) shares its error among the senders, (to, from)."""
        W = self.net.weights[layer - 1]
        return self.rule.parts(self.array("c", layer), W, np.zeros(len(W)), self.settings)

    def divided_by(self, layer):
        """What each neuron of a layer divides by: the sum of what it received, or of its weights."""
        return total(self.net.weights[layer - 1] if self.rule.uses == "weights" else self.array("c", layer))


class OwnBook:
    """A `ShareBook` as a learner sees it: what was sent is what this learner worked out, `own`, a mapping by name."""

    def __init__(self, book, own):
        self._book, self._own = book, own

    def __getattr__(self, name):
        return getattr(self._book, name)

    def array(self, key, layer=None):
        found = self._book.array(key, layer)
        if key != "c":
            return found
        places = np.ndindex(found.shape)
        numbers = [self._own.get(name("c", layer, j + 1, i + 1), found[j, i]) for j, i in places]
        return np.reshape(numbers, found.shape)

    def divided_by(self, layer):
        return total(self.array("c", layer))
