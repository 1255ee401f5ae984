"""Wrong versions of products: a factor missing that is no slope, a square forgotten."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_use, without
from dnn_lab.worksheet.expression import Negative, Number, Power, Product, Sum

_CHAINED = ("gradient", "tangent", "contribution")


def without_factor(site):
    """A product of quantities without one of them; of several paths, all without the weight. Nobody forgets a 0: that
    it makes the product 0 is seen at once."""
    if site.role not in _CHAINED:
        return
    if isinstance(site.expression, Product):
        for factor in (f for f in site.expression.factors if is_use(f) and f.value(site.own) != 0):
            yield Wrong(without(site.expression.factors, factor, Product), {"factor": factor})
    elif isinstance(site.expression, Sum) and site.expression.part == "paths":
        weights = [node for node in site.nodes if is_use(node, "weight")]
        if weights and all(map(_is_weighted, site.expression.terms)):
            yield Wrong(Sum(tuple(map(_without_weight, site.expression.terms)), part="paths"), {"factor": weights[0]})


def not_squared(site):
    """The differences themselves, with either sign; with the ½ or the mean, then without."""
    squares = [node for node in site.nodes if _is_square(node)] if site.role == "loss" else []
    if not squares:
        return
    bare = site.expression.rewrite(lambda node: node.base if _is_square(node) else None)
    yield from (Wrong(bare), Wrong(Negative(bare)))
    if len(squares) == 1:
        yield from (Wrong(squares[0].base), Wrong(Negative(squares[0].base)))


def _is_square(node):
    return isinstance(node, Power) and node.exponent == Number(2)


def _is_weighted(term):
    return isinstance(term, Product) and len(term.factors) == 2 and any(is_use(f, "weight") for f in term.factors)


def _without_weight(term):
    return next(factor for factor in term.factors if not is_use(factor, "weight"))
