"""Softmax by hand, on its own: from the z of an output layer to outputs that are positive and add up to 1."""

from functools import partial

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.shapes import as_numbers, must_be_finite
from dnn_lab.worksheet import formula, words
from dnn_lab.worksheet.expression import Use
from dnn_lab.worksheet.lines import listed
from dnn_lab.worksheet.names import KINDS, name
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.trace import Trace


def softmax_trace(z):
    """The worksheet of softmax over two or more numbers z. Raises ValueError for fewer, and for other things."""
    values = as_numbers(z, "z")
    if values.ndim != 1 or len(values) < 2:
        raise ValueError(f"softmax_trace takes a list of two or more numbers; z has shape {values.shape}")
    must_be_finite(values, "z")
    sums = [_quantity("z", place, value) for place, value in enumerate(values, 1)]
    steps = [_step(sums, place) for place in range(1, len(sums) + 1)]
    subtitle = words.SOFTMAX.format(count=len(sums))
    return Trace(words.TITLES["softmax"], listed(steps), subtitle=subtitle, topic="softmax")


def _step(sums, to):
    softmax, neurons = ACTIVATIONS["softmax"], [{"z": Use(z)} for z in sums]
    expression = formula.read(softmax.formula, neurons[to - 1], neurons)
    title, say = words.step_words("a", to=to, activate=words.activate(softmax))
    quantity = _quantity("a", to, expression.value())
    group = Group(words.TITLES["softmax"], "forward")
    return Step.of(Line(quantity, expression, title, say, swaps=partial(_beside, sums, to)), group)


def _beside(sums, to):
    """The neighbour's z for the own one."""
    own, others = sums[to - 1], [sums[i - 1] for i in (to - 1, to + 1) if 1 <= i <= len(sums)]
    return {"nodes_swapped": [{own.name: Use(other), other.name: Use(own)} for other in others]}


def _quantity(kind, to, value):
    return Quantity(name(kind, 1, to), float(value), KINDS[kind].role, KINDS[kind].symbol(1, to))
