"""Where a neuron cuts the plane, by hand: the line on which its weighted sum is 0.

w₁x₁ + w₂x₂ + b = 0 crosses the x₁ axis at −b/w₁ and the x₂ axis at −b/w₂, and rises by −w₁/w₂.
"""

import numpy as np

from dnn_lab.engine.shapes import as_numbers
from dnn_lab.worksheet import words
from dnn_lab.worksheet.expression import Negative, Quotient, Use
from dnn_lab.worksheet.lines import listed
from dnn_lab.worksheet.names import KINDS, name
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Symbol
from dnn_lab.worksheet.trace import Trace


def line_trace(weights, bias):
    """The worksheet of the line along which a neuron of two inputs changes sides.

    weights  two finite numbers, none of them 0;  bias  one. Raises ValueError for others.
    """
    w = as_numbers(weights, "weights").ravel()
    b = as_numbers(bias, "bias").ravel()
    if w.shape != (2,) or b.shape != (1,) or not w.all() or not np.isfinite([*w, *b]).all():
        raise ValueError(f"a line takes two weights other than 0 and one bias; weights {weights}, bias {bias} given")
    w1, w2 = (_given("w", weight, 1, 1, i) for i, weight in enumerate(w, 1))
    bias = _given("b", b[0], 1, 1)
    steps = [
        _step("crosses_x1", "x", "1", Quotient(bias, w1), {w1.quantity.name: w2}),
        _step("crosses_x2", "x", "2", Quotient(bias, w2), {w2.quantity.name: w1}),
        _step("rise", "m", "", Quotient(w1, w2)),
    ]
    subtitle = words.LINE.format(w1=w1.quantity.shown, w2=w2.quantity.shown, b=bias.quantity.shown)
    return Trace(words.TITLES["cut"], listed(steps), subtitle=subtitle, topic="neuron")


def _given(kind, value, *places):
    return Use(Quantity(name(kind, *places), float(value), KINDS[kind].role, KINDS[kind].symbol(*places)))


def _step(key, letter, sub, fraction, other_weight=None):
    title, say = words.step_words(key)
    swaps = {"nodes_swapped": [other_weight]} if other_weight else {}
    expression = Negative(fraction)
    quantity = Quantity(key, expression.value(), "place", Symbol(letter, sub, spoken=title.lower()))
    return Step.of(Line(quantity, expression, title, say, swaps=lambda: swaps), Group(words.TITLES["line"], "line"))
