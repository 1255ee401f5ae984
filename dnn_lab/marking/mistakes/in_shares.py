"""Wrong versions of a share of an error: contribution ÷ sum of contributions · error."""

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import FEW, is_use, without
from dnn_lab.worksheet.expression import Negative, Number, Product, Quotient, Sum

_SIGN_OF_EPSILON = "Check the sign of ε: it takes the sign of the sum that it is added to."


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
    """The fractions without the errors: of all terms, then of one. Where a rule has a factor of its own, such as α or
    −β, with it and without."""
    products = [node for node in site.nodes if isinstance(node, Product) and _fraction_in(node)]
    for chosen in _together(products):
        error = _error_in(chosen[0])
        for kept in (_fraction_in, _without_error):
            alone = {id(product): kept(product) for product in chosen}
            yield Wrong(site.expression.rewrite(lambda node, alone=alone: alone.get(id(node))), {"error": error})
        if any(isinstance(node, Negative) and node.inner in chosen for node in site.nodes):
            yield Wrong(site.expression.rewrite(lambda node, chosen=chosen: _bare(node, chosen)), {"error": error})


def epsilon_turned(site):
    """ε taken away where it is added, or added where it is taken away: in all fractions, then in one."""
    fractions = [fraction for fraction in _fractions(site) if any(map(_is_epsilon, fraction.walk()))]
    for chosen in _together(fractions):
        turned = {id(fraction): fraction.rewrite(_turned) for fraction in chosen}
        yield Wrong(site.expression.rewrite(lambda node, turned=turned: turned.get(id(node))), {}, _SIGN_OF_EPSILON)


def _turned(node):
    """The other sign for ε."""
    if isinstance(node, Negative) and _is_epsilon(node.inner):
        return node.inner
    return Negative(node) if _is_epsilon(node) else None


def _is_epsilon(node):
    return is_use(node, "setting")


def _bare(node, products):
    """The fraction alone for a product, and for a minus in front of one."""
    product = node.inner if isinstance(node, Negative) else node
    return _fraction_in(product) if any(product is chosen for chosen in products) else None


def _fraction_in(product):
    return next((factor for factor in product.factors if factor.part == "fraction"), None)


def _error_in(product):
    """What is shared out: one quantity, or all that the fraction is multiplied by."""
    errors = [factor for factor in product.factors if is_use(factor, "share")]
    return errors[0] if errors else without(product.factors, _fraction_in(product), Product)


def _without_error(product):
    error = _error_in(product)
    return without(product.factors, error, Product) if error in product.factors else _fraction_in(product)


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
