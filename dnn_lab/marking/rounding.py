"""The number a careful learner gets who rounds every result on the way."""

from dnn_lab.worksheet.expression import Number


def rounded_on_the_way(expression, own, digits):
    """The expression's value where every part of it is rounded to `digits` significant digits before it is used.

    Raises what `Expression.value` raises.
    """
    parts = tuple(Number(_rounded(child, own, digits)) for child in expression.children)
    return (expression.with_children(parts) if parts else expression).value(own)


def _rounded(expression, own, digits):
    value = rounded_on_the_way(expression, own, digits)
    return float(f"{value:.{digits - 1}e}") if expression.children else value
