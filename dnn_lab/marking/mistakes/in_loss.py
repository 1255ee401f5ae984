"""Wrong versions of the loss and of its slope."""

import math

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_difference, replaced
from dnn_lab.worksheet.expression import Call, Negative, Number, Product, Quotient, Sum


def turned_difference(site):
    """y − a for a − y in the slope of the loss; a − y for y − a in an error."""
    if site.role not in ("gradient", "share"):
        return
    for node in filter(is_difference, site.nodes):
        yield Wrong(replaced(site.expression, node, _turned(node)), {"difference": node})


def twice_or_half(site):
    if site.role == "loss" or (site.role == "gradient" and any(map(is_difference, site.nodes))):
        yield Product((Number(2), site.expression))
        yield Quotient(site.expression, Number(2))


def sum_for_mean(site):
    for node in site.nodes:
        if isinstance(node, Quotient) and node.bottom.part == "count":
            yield Wrong(replaced(site.expression, node, node.top), {"count": node.bottom})


def without_minus(site):
    if site.role == "loss" and isinstance(site.expression, Negative):
        yield site.expression.inner


def base_ten(site):
    if any(map(_is_ln, site.nodes)):
        yield site.expression.rewrite(lambda node: Quotient(node, Number(math.log(10))) if _is_ln(node) else None)


def _is_ln(node):
    return isinstance(node, Call) and node.function in ("ln", "log")


def _turned(difference):
    first, second = difference.terms
    return Sum((second.inner, Negative(first)), part="difference")
