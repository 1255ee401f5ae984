"""How many significant digits a step asks for: as few as tell every mistake from the truth, at most four.

Of a count all are asked for: its `digits` are 0.
"""

from math import isfinite

from dnn_lab.marking.closeness import agrees
from dnn_lab.marking.reading import Reading
from dnn_lab.marking.rounding import rounded_on_the_way
from dnn_lab.marking.whole import is_count
from dnn_lab.marking.wrong_values import wrong_values

MOST = 4


def digits_for(step):
    """At least `step.digits`; more where a mistake, rounded to so few, would pass for right. 0 for a count."""
    if is_count(step):
        return 0
    if not isfinite(step.value):
        return step.digits
    values = wrong_numbers(step)
    return next((digits for digits in range(step.digits, MOST) if tells_apart(step, values, digits)), MOST)


def wrong_numbers(step):
    """The values of all wrong versions of a step."""
    return [value for _, _, value in wrong_values(step)]


def tells_apart(step, values, digits):
    """Whether none of the wrong `values`, typed with so many significant digits, would be taken for right."""
    rights = [step.value, *_rounded(step, digits)]
    return not any(value and agrees(typed(value, digits), right) for value in values for right in rights)


def typed(value, digits):
    """The `Reading` of a value rounded to so many significant digits, zeros at the end not typed."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    figures = mantissa.rstrip("0").rstrip(".")
    decimals = len(figures.partition(".")[2])
    unit = 10.0 ** (int(exponent) - decimals)
    return Reading(float(f"{mantissa}e{exponent}"), figures, unit, unit, decimals + 1)


def _rounded(step, digits):
    """What a learner gets who rounds on the way; nothing where that has no value."""
    try:
        return [rounded_on_the_way(step.expression, None, digits)]
    except (ArithmeticError, ValueError):
        return []
