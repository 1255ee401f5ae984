"""Wrong versions of a share of an error: contribution ÷ sum of contributions · error."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_use, replaced, without
from dnn_lab.worksheet.expression import Number, Product, Quotient, Sum


def equally(site):
    for fraction in _fractions(site):
        count = len(_contributions(fraction))
        if count > 1:
            even = Quotient(Number(1), Number(count))
            yield Wrong(replaced(site.expression, fraction, even), {"count": str(count)})


def by_weight(site):
    """The weights alone, in fractions whose contributions are weight times value."""
    for fraction in _fractions(site):
        if any(map(_weight, fraction.walk())):
            yield replaced(site.expression, fraction, fraction.rewrite(_weight))


def fraction_alone(site):
    for product in (node for node in site.nodes if isinstance(node, Product)):
        for fraction in (factor for factor in product.factors if factor.part == "fraction"):
            error = without(product.factors, fraction, Product)
            yield Wrong(replaced(site.expression, product, fraction), {"error": error})


def _fractions(site):
    return [node for node in site.nodes if isinstance(node, Quotient) and node.part == "fraction"]


def _contributions(fraction):
    return fraction.bottom.terms if isinstance(fraction.bottom, Sum) else (fraction.bottom,)


def _weight(node):
    """The weight of a contribution, None for all other nodes."""
    weights = [f for f in node.factors if is_use(f, "weight")] if isinstance(node, Product) else []
    return weights[0] if len(weights) == 1 else None
