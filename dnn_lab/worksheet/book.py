"""The quantities of one pass through a network, by kind and place, over the arrays of the engine's vectorised pass.

A `Book` looks a number up when it is asked for; nothing is copied out beforehand. The passes write their lines from
it, the drawing reads it.
"""

from functools import lru_cache
from itertools import product

import numpy as np

from dnn_lab.engine.passes import run
from dnn_lab.worksheet import names
from dnn_lab.worksheet.expression import Use
from dnn_lab.worksheet.quantity import Quantity


class Book:
    """Quantities of a pass.

    net    the network;  x  one sample, shape (inputs,);  y  its target, shape (outputs,), or None
    rate   learning rate, or None where nothing is updated
    """

    def __init__(self, net, x, y=None, rate=None):
        self.net, self.rate, self.run = net, rate, run(net, x, y)
        self.depth = len(net.sizes) - 1
        self._quantities = {}

    def quantity(self, key, *places):
        """The `Quantity` of a kind at its place: ("w", 1, 2, 1), ("x", 1), ("L",)."""
        known = self._quantities.get((key, places))
        if known is None:
            kind = names.KINDS[key]
            value = float(self._value(key, *places))
            known = Quantity(kind.name.format(*places), value, kind.role, kind.symbol(*places))
            self._quantities[key, places] = known
        return known

    def use(self, key, *places, part=None):
        return Use(self.quantity(key, *places), part)

    def arrives(self, layer, neuron):
        """What layer `layer` + 1 receives from neuron `neuron`: an activation, or an input where `layer` is 0."""
        return self.use("a", layer, neuron) if layer else self.use("x", neuron)

    def array(self, key, layer=None):
        """All values of a kind in a layer (numbered from 1): (width,), or (to, from) for weights."""
        run_, net, row = self.run, self.net, (layer or 0) - 1
        match key:
            case "x":
                return run_.x
            case "y":
                return run_.y
            case "w":
                return net.weights[row]
            case "b":
                return net.biases[row]
            case "w_new":
                return net.weights[row] - self.rate * run_.dW[row]
            case "b_new":
                return net.biases[row] - self.rate * run_.db[row]
            case "L":
                return np.array([run_.loss])
            case "rate":
                return np.array([self.rate])
        return getattr(run_, _FIELDS[key])[row]

    def _value(self, key, *places):
        if key in ("L", "rate"):
            return self.array(key)[0]
        if key in ("x", "y"):
            return self.array(key)[places[0] - 1]
        layer, *rest = places
        if key in ("w_new", "b_new"):
            old, gradient = {"w_new": ("w", "dL/dw"), "b_new": ("b", "dL/db")}[key]
            return self._value(old, *places) - self.rate * self._value(gradient, *places)
        return self.array(key, layer)[tuple(place - 1 for place in rest)]

    def has_slope(self, layer):
        """Whether dL/da and da/dz of this layer are lines of their own (not at a linear or fused output)."""
        return self.run.slopes[layer - 1] is not None

    def find(self, name):
        """The quantity of a name; None if this pass has no such quantity."""
        parsed = names.parse(name)
        try:
            return self.quantity(parsed[0], *parsed[1]) if parsed else None
        except (IndexError, TypeError, KeyError):
            return None


_FIELDS = {"z": "Z", "a": "A", "dL/da": "dA", "da/dz": "slopes", "dL/dz": "dZ", "dL/dw": "dW", "dL/db": "db"}


class Family:
    """The names of one kind of quantity in one layer, made all at once or found one at a time."""

    def __init__(self, key, layer, shape):
        self.key, self.layer, self.shape = key, layer, shape

    def names(self):
        return list(_names(self.key, self.layer, self.shape))

    def places(self, row):
        """Layer, to[, from] of a row, counted from 1."""
        inner = divmod(row, self.shape[1]) if len(self.shape) == 2 else (row,)
        return (self.layer, *(place + 1 for place in inner))

    def name(self, row):
        return names.name(self.key, *self.places(row))

    def find(self, name):
        key, places = names.parse(name) or (None, ())
        if key != self.key or places[0] != self.layer or len(places) != len(self.shape) + 1:
            return None
        if any(place > size for place, size in zip(places[1:], self.shape, strict=True)):
            return None
        return places[1] - 1 if len(self.shape) == 1 else (places[1] - 1) * self.shape[1] + places[2] - 1


@lru_cache(maxsize=256)
def _names(key, layer, shape):
    places = product([layer], *(range(1, size + 1) for size in shape))
    return tuple(map(names.KINDS[key].name.format, *zip(*places, strict=True)))
