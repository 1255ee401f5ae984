"""One neuron's error times the part of it that falls to one sender, as a formula: one entry for each rule.

Each takes (book, layer, to, source): the neuron `to` of `layer` shares with the node `source` of the layer before.
The values are those of the rule of the same name in `engine/shares.py`; a test holds the two together.
"""

import numpy as np

from dnn_lab.worksheet.expression import Negative, Number, Product, Quotient, Sum


def _by(key):
    """error · own / (sum of all), of contributions ("c") or weights ("w")."""

    def share(book, layer, to, source):
        senders = range(1, book.net.sizes[layer - 1] + 1)
        everything = [book.use(key, layer, to, i) for i in senders]
        return _product(book, layer, to, everything[source - 1], _sum(everything))

    return share


def _equal(book, layer, to, source):
    return _product(book, layer, to, Number(1), Number(book.net.sizes[layer - 1]))


def _epsilon(book, layer, to, source):
    senders = range(1, book.net.sizes[layer - 1] + 1)
    epsilon = book.use("epsilon")
    stabiliser = epsilon if book.divided_by(layer)[to - 1] >= 0 else Negative(epsilon)
    everything = Sum((*(book.use("c", layer, to, i) for i in senders), stabiliser))
    return _product(book, layer, to, book.use("c", layer, to, source), everything)


def _alpha_beta(book, layer, to, source):
    """α · error · own / (all that pushed the same way); with a minus and β for what pushed down."""
    sent = book.array("c", layer)[to - 1]
    down = sent[source - 1] < 0
    same = np.flatnonzero(sent < 0 if down else sent > 0)
    senders = same if len(same) else range(len(sent))
    everything = _sum([book.use("c", layer, to, int(i) + 1) for i in senders])
    factor = book.use("beta" if down else "alpha")
    shared = _product(book, layer, to, book.use("c", layer, to, source), everything, factor)
    return Negative(shared) if down else shared


def _product(book, layer, to, own, everything, *factors):
    return Product((*factors, book.use("e", layer, to), Quotient(own, everything, part="fraction")))


def _sum(terms):
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0]


SHARES = {
    "proportional": _by("c"),
    "equal": _equal,
    "epsilon": _epsilon,
    "weight": _by("w"),
    "alpha_beta": _alpha_beta,
}
