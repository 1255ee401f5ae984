"""Every wrong version of a step with its value, in order of precedence: what a typed number is compared with."""

from math import isfinite

from dnn_lab.marking.mistakes.catalogue import CATALOGUE
from dnn_lab.marking.mistakes.entry import Site

SAME = 1e-9


def wrong_values(step, own=None):
    """(mistake, wrong version, value) for every mistake that changes the value.

    own  the learner's earlier numbers by name: each wrong version is valued with them first, then with the true ones.
    """
    site = Site(step, own)
    sides = [(None, step.value)]
    if own:
        sides.insert(0, (own, value_of(step.expression, own)))
    for mistake in CATALOGUE:
        for wrong in mistake.wrongs(site):
            for numbers, right in sides:
                value = value_of(wrong.expression, numbers)
                if value is not None and not is_same(value, right):
                    yield mistake, wrong, value


def value_of(expression, own=None):
    """The value of an expression; None where it has none."""
    try:
        value = expression.value(own)
    except (ArithmeticError, ValueError):
        return None
    return value if isfinite(value) else None


def is_same(value, right):
    """Whether two values are one number, but for the dust of floating point."""
    return value is not None and right is not None and abs(value - right) <= SAME * max(abs(value), abs(right))
