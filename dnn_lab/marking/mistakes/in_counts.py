"""Wrong versions of counts: biases left out or counted by something else, sizes added where they multiply."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_use, replaced
from dnn_lab.worksheet.expression import Number, Product, Sum

_COUNTED_IN = "{typed} counts the biases in. Here the weights alone are counted, the biases in a line of their own."
_NO_BIASES = "{typed} counts the weights alone. Each neuron has a bias too."


def without_biases(site):
    """The weights alone: of a layer, or of the whole network."""
    if site.role != "count" or not isinstance(site.expression, Sum):
        return
    kept = tuple(term for term in site.expression.terms if not _counts_biases(term))
    if kept and len(kept) < len(site.expression.terms):
        yield Wrong(kept[0] if len(kept) == 1 else Sum(kept), {}, _NO_BIASES)


def miscounted_biases(site):
    """One bias for the whole layer, or one for each value that arrives; biases where the weights alone are counted."""
    if site.role == "count" and isinstance(site.expression, Product):
        yield Wrong(Sum((site.expression, site.expression.factors[0])), {}, _COUNTED_IN)
    for biases, before in _layer(site):
        for wrong in (Number(1), before):
            neurons = f"{biases.value(site.own):.0f}"
            yield Wrong(Sum((site.expression.terms[0], wrong)), {"neurons": neurons})


def sizes_added(site):
    """n₁ + n₀ for n₁·n₀."""
    if site.role == "count":
        for product in (node for node in site.nodes if isinstance(node, Product)):
            yield replaced(site.expression, product, Sum(product.factors))


def _counts_biases(term):
    return is_use(term, "size") or (is_use(term, "count") and term.quantity.name.startswith("biases"))


def _layer(site):
    """(its neurons, what arrives) where the step counts the parameters of one layer at once."""
    if site.role != "count" or not isinstance(site.expression, Sum):
        return
    terms = site.expression.terms
    if len(terms) == 2 and isinstance(terms[0], Product) and is_use(terms[1], "size"):
        yield terms[1], next(factor for factor in terms[0].factors if factor != terms[1])
