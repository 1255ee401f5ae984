"""Wrong versions of the new weight, w − η·g."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_update, is_use, without
from dnn_lab.worksheet.expression import Product, Sum


def uphill(site):
    for old, step in _updates(site):
        yield Wrong(Sum((old, step.inner)), {"old": old})


def without_rate(site):
    for old, step in _updates(site):
        rates = [factor for factor in step.inner.factors if is_use(factor, "rate")]
        for rate in rates:
            whole = without(step.inner.factors, rate, Product)
            yield Wrong(Sum((old, step.with_children((whole,)))), {"rate": rate})


def step_alone(site):
    for old, step in _updates(site):
        yield Wrong(step, {"old": old})
        yield Wrong(step.inner, {"old": old})


def _updates(site):
    """(old value, step taken away from it) where the expression is an update."""
    if isinstance(site.expression, Sum) and len(site.expression.terms) == 2 and is_update(site.expression.terms[1]):
        yield site.expression.terms
