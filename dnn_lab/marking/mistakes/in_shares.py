"""Wrong versions of a share of an error: contribution ÷ sum of contributions · error."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import FEW, is_use, without
from dnn_lab.worksheet.expression import Number, Product, Quotient, Sum


def equally(site):
    """Every node with the same part; where several errors are shared out, in all of them, then in one."""
    for chosen in _together(_fractions(site)):
        counts = {len(_contributions(fraction)) for fraction in chosen}
        if min(counts) > 1:
            even = {id(fraction): Quotient(Number(1), Number(len(_contributions(fraction)))) for fraction in chosen}
            wrong = site.expression.rewrite(lambda node, even=even: even.get(id(node)))
            yield Wrong(wrong, {"count": str(max(counts))})


def by_weight(site):
    """The weights alone, in fractions whose contributions are weight times value."""
    for chosen in _together([fraction for fraction in _fractions(site) if any(map(_weight, fraction.walk()))]):
        bare = {id(fraction): fraction.rewrite(_weight) for fraction in chosen}
        yield site.expression.rewrite(lambda node, bare=bare: bare.get(id(node)))


def fraction_alone(site):
    """The fractions alone, without the errors: of all terms, then of one."""
    products = [node for node in site.nodes if isinstance(node, Product) and _fraction_in(node)]
    for chosen in _together(products):
        alone = {id(product): _fraction_in(product) for product in chosen}
        error = without(chosen[0].factors, _fraction_in(chosen[0]), Product)
        yield Wrong(site.expression.rewrite(lambda node, alone=alone: alone.get(id(node))), {"error": error})


def _fraction_in(product):
    return next((factor for factor in product.factors if factor.part == "fraction"), None)


def _together(nodes):
    """All of the nodes at once, then each alone: a slip is usually made in every term."""
    return ([nodes] if nodes else []) + ([[node] for node in nodes] if 1 < len(nodes) <= FEW else [])


def _fractions(site):
    return [node for node in site.nodes if isinstance(node, Quotient) and node.part == "fraction"]


def _contributions(fraction):
    """What is added up below; an ε in it is nobody's contribution."""
    return [term for term in _added(fraction.bottom) if not any(is_use(node, "setting") for node in term.walk())]


def _added(node):
    return [term for inner in node.terms for term in _added(inner)] if isinstance(node, Sum) else [node]


def _weight(node):
    """The weight of a contribution, None for all other nodes."""
    weights = [f for f in node.factors if is_use(f, "weight")] if isinstance(node, Product) else []
    return weights[0] if len(weights) == 1 else None
