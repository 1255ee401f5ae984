"""The names of a network's quantities, counted from 1 as textbooks do: how each kind is named, written and spoken.

`KINDS` has one entry for each kind of quantity; `parse` reads a name back into its kind, layer and places.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from dnn_lab.worksheet.symbols import Derivative, Symbol

LOSS = Symbol("L", spoken="the loss L")


def _in_layer(base, what=""):
    def symbol(layer, neuron, new=False):
        return Symbol(base, str(neuron), layer, f"{base} {neuron} in layer {layer}{what}", new)

    return symbol


def weight(layer, to, source, new=False):
    spoken = f"{'new ' if new else ''}w, layer {layer}, to neuron {to}, from {source}"
    return Symbol("w", f"{to},{source}", layer, spoken, new)


z, a = _in_layer("z"), _in_layer("a")


def bias(layer, neuron, new=False):
    return Symbol("b", str(neuron), layer, f"{'new ' if new else ''}b {neuron} in layer {layer}", new)


def _gradient(symbol):
    def derivative(*places):
        below = symbol(*places)
        return Derivative(LOSS, below, f"gradient of {below.say}")

    return derivative


def _slope(layer, neuron):
    spoken = f"slope of the activation of neuron {neuron} in layer {layer}"
    return Derivative(a(layer, neuron), z(layer, neuron), spoken, "slope")


def _sent(layer, to, source):
    return Symbol("c", f"{to},{source}", layer, f"what {source} sent to neuron {to} in layer {layer}")


def _total(base, what):
    return lambda layer, to: Symbol(base, str(to), layer, f"the sum of {what} to neuron {to} in layer {layer}")


def _shared(layer, node):
    spoken = f"error e {node} in layer {layer}" if layer else f"error e of input {node}"
    return Symbol("e", str(node), layer, spoken)


@dataclass(frozen=True)
class Kind:
    """`name` is a format over (layer, to[, from]), or (place,) for x and y; `symbol` takes the same places.

    Layers count from `first`: 0 where inputs have such a quantity too.
    """

    name: str
    role: str
    symbol: Callable
    first: int = 1


KINDS = {
    "x": Kind("x{}", "input", lambda i: Symbol("x", str(i), spoken=f"x {i}")),
    "y": Kind("y{}", "target", lambda i: Symbol("y", str(i), spoken=f"target y {i}")),
    "w": Kind("w{}_{}_{}", "weight", weight),
    "b": Kind("b{}_{}", "bias", bias),
    "z": Kind("z{}_{}", "pre-activation", z),
    "a": Kind("a{}_{}", "activation", a),
    "L": Kind("L", "loss", lambda: LOSS),
    "rate": Kind("rate", "rate", lambda: Symbol("η", spoken="learning rate eta")),
    "dL/da": Kind("dL/da{}_{}", "gradient", _gradient(a)),
    "da/dz": Kind("da{0}_{1}/dz{0}_{1}", "slope", _slope),
    "dL/dz": Kind("dL/dz{}_{}", "gradient", _gradient(z)),
    "dL/dw": Kind("dL/dw{}_{}_{}", "gradient", _gradient(weight)),
    "dL/db": Kind("dL/db{}_{}", "gradient", _gradient(bias)),
    "c": Kind("c{}_{}_{}", "contribution", _sent),
    "e": Kind("e{}_{}", "share", _shared, first=0),
    "sum_c": Kind("sum_c{}_{}", "total", _total("Σc", "all that was sent")),
    "sum_up": Kind("sum_up{}_{}", "total", _total("Σc⁺", "all that pushed up")),
    "sum_down": Kind("sum_down{}_{}", "total", _total("Σc⁻", "all that pushed down")),
    "sum_w": Kind("sum_w{}_{}", "total", _total("Σw", "all weights")),
    "epsilon": Kind("epsilon", "setting", lambda: Symbol("ε", spoken="epsilon")),
    "alpha": Kind("alpha", "setting", lambda: Symbol("α", spoken="alpha")),
    "beta": Kind("beta", "setting", lambda: Symbol("β", spoken="beta")),
    "w_new": Kind("w{}_{}_{}_new", "updated", lambda *places: weight(*places, new=True)),
    "b_new": Kind("b{}_{}_new", "updated", lambda *places: bias(*places, new=True)),
}


def _pattern(kind):
    """The name's format as a regular expression; places that are repeated must be the same."""
    pattern = re.sub(r"\{\d?\}", r"([1-9]\\d*)", kind.name.replace("/dz{0}_{1}", r"/dz\1_\2"))
    return re.compile(pattern if kind.first else pattern.replace("([1-9]", "(0|[1-9]", 1))


_PATTERNS = {key: _pattern(kind) for key, kind in KINDS.items()}


def name(key, *places):
    return KINDS[key].name.format(*places)


@lru_cache(maxsize=8192)
def parse(text):
    """(kind, places) of a name: "w1_2_1" -> ("w", (1, 2, 1)); None if it is no such name."""
    for key, pattern in _PATTERNS.items():
        match = pattern.fullmatch(text)
        if match:
            return key, tuple(map(int, match.groups()))
    return None
