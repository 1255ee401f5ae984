"""Wrong versions that can happen in any step: a term left out of a sum, a sign lost."""

from math import pi

from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import FEW, each, is_difference, is_update, is_use, replaced, without
from dnn_lab.worksheet.expression import Call, Negative, Number, Product, Sum, Use

_SIGN_OF_FACTOR = "A minus sign was lost on the way: {factor} is negative."
_SIGN_OF_ONE = "A minus sign was lost on the way: {factor} and {other} are both negative."
_SIGN_OF_TERM = "A minus sign was lost on the way: the one in front of {term}."


def without_term(site):
    """A sum without one of its terms. Biases, paths and steps of an update have entries of their own, and of a count
    only whole terms of the total go missing."""
    for node in site.nodes:
        for term in _terms(node, site.role):
            rest = without(node.terms, term, lambda terms, node=node: Sum(terms, node.part))
            shown = term.inner if isinstance(term, Negative) else term
            yield Wrong(replaced(site.expression, node, rest), {"term": shown})


def _terms(node, role):
    if is_difference(node):
        return node.terms[1:]
    if not isinstance(node, Sum) or node.part or any(map(is_update, node.terms)):
        return ()
    if role == "value":
        return node.terms if 1 < len(node.terms) <= FEW else ()
    terms = [term for term in node.terms if not isinstance(term, Number)]
    if role == "pre-activation":
        terms = [term for term in terms if not is_use(term, "bias")]
    if role == "count":
        terms = [term for term in terms if is_use(term, "count")]
    return terms if 1 < len(terms) <= FEW else ()


def in_degrees(site):
    """A sine, cosine or tangent of degrees."""
    if any(map(_is_of_an_angle, site.nodes)):
        yield site.expression.rewrite(lambda node: _of_degrees(node) if _is_of_an_angle(node) else None)


def _is_of_an_angle(node):
    return isinstance(node, Call) and node.function in ("sin", "cos", "tan")


def _of_degrees(node):
    return node.with_children((Product((Number(pi / 180), node.arguments[0])),))


def sign_lost(site):
    """A negative number taken as positive, a minus of the formula left out, or the sign of the result turned.

    A count has no sign to lose.
    """
    if site.role == "count":
        return
    yield from _negative_factors(site)
    yield from _lost_minuses(site)
    yield Negative(site.expression)


def _negative_factors(site):
    def turned(node):
        if isinstance(node, Call) and node.function != "max":
            return None
        is_negative = isinstance(node, Use) and node.value(site.own) < 0
        return [_Turned(node)] if is_negative else []

    if len(site.expression.quantities) > 2 * FEW + 1:
        return
    for wrong in each(site.expression, turned):
        factor = next(node.inner for node in wrong.walk() if isinstance(node, _Turned))
        others = _negative_beside(site, factor)
        if others:
            yield Wrong(wrong, {"factor": factor, "other": others[0]}, _SIGN_OF_ONE)
        else:
            yield Wrong(wrong, {"factor": factor}, _SIGN_OF_FACTOR)


def _negative_beside(site, factor):
    """Other negative numbers of the same product: which of the signs was lost cannot be told."""
    products = [node for node in site.nodes if isinstance(node, Product) and factor in node.factors]
    return [f for node in products for f in node.factors if is_use(f) and f != factor and f.value(site.own) < 0]


class _Turned(Negative):
    """The number whose sign was lost, so that the sentence can name it."""


def _lost_minuses(site):
    has_entry_of_its_own = site.role == "loss"
    for node in site.nodes:
        if not isinstance(node, Negative) or is_update(node) or (node is site.expression and has_entry_of_its_own):
            continue
        wrong = next(each(site.expression, lambda other, node=node: _bare(other, node)), None)
        if wrong is not None:
            yield Wrong(wrong, {"term": node.inner}, _SIGN_OF_TERM)


def _bare(other, node):
    """The inside of one Negative in its place; nothing inside a function call, where the sign has another meaning."""
    if isinstance(other, Call):
        return None
    return [node.inner] if other is node else []
