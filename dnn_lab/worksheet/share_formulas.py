"""One neuron's error times the part of it that falls to one sender, as a formula: one entry for each rule.

Each takes (book, layer, to, source): the neuron `to` of `layer` shares with the node `source` of the layer before.
The values are those of the rule of the same name in `engine/shares.py`; a test holds the two together.
"""

import numpy as np

from dnn_lab.worksheet.expression import Gathered, Negative, Number, Product, Quotient, Sum


def _by(key):
    """error · own / (sum of all), of contributions ("c") or weights ("w")."""

    def share(book, layer, to, source):
        senders = range(1, book.net.sizes[layer - 1] + 1)
        everything = [book.use(key, layer, to, i) for i in senders]
        return _product(book, layer, to, everything[source - 1], _sum(book, f"sum_{key}", layer, to, everything))

    return share


def _equal(book, layer, to, source):
    return _product(book, layer, to, Number(1), Number(book.net.sizes[layer - 1]))


def _epsilon(book, layer, to, source):
    senders = range(1, book.net.sizes[layer - 1] + 1)
    epsilon = book.use("epsilon")
    stabiliser = epsilon if book.divided_by(layer)[to - 1] >= 0 else Negative(epsilon)
    sent = _sum(book, "sum_c", layer, to, [book.use("c", layer, to, i) for i in senders])
    everything = Sum((*(sent.terms if type(sent) is Sum else (sent,)), stabiliser))
    return _product(book, layer, to, book.use("c", layer, to, source), everything)


def _alpha_beta(book, layer, to, source):
    """α · error · own / (all that pushed the same way); with a minus and β for what pushed down."""
    amounts = book.array("c", layer)[to - 1]
    down = amounts[source - 1] < 0
    same = np.flatnonzero(amounts < 0 if down else amounts > 0)
    senders = same if len(same) else range(len(amounts))
    sent = [book.use("c", layer, to, int(i) + 1) for i in senders]
    everything = _sum(book, "sum_down" if down else "sum_up", layer, to, sent)
    factor = book.use("beta" if down else "alpha")
    shared = _product(book, layer, to, book.use("c", layer, to, source), everything, factor)
    return Negative(shared) if down else shared


def _product(book, layer, to, own, everything, *factors):
    return Product((*factors, book.use("e", layer, to), Quotient(own, everything, part="fraction")))


def _sum(book, key, layer, to, terms):
    """Few terms are written out; more stand as one quantity, their total. Several fractions leave less room."""
    if len(terms) > (3 if book.net.sizes[layer] == 1 else 2):
        return Gathered(tuple(terms), quantity=book.quantity(key, layer, to))
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0]


SIGN_DECIDES = ("epsilon", "alpha_beta")
"""Rules whose formula depends on the signs of what was sent."""

SHARES = {
    "proportional": _by("c"),
    "equal": _equal,
    "epsilon": _epsilon,
    "weight": _by("w"),
    "alpha_beta": _alpha_beta,
}
