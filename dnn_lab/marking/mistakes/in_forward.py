"""Wrong versions of weighted sums and activations."""

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.mistakes.rewriting import is_use, replaced, without
from dnn_lab.worksheet import formula
from dnn_lab.worksheet.expression import Call, Negative, Product, Quotient, Sum
from dnn_lab.worksheet.swaps import swapped


def without_bias(site):
    for bias in _biases(site):
        yield Wrong(without(site.expression.terms, bias, Sum), {"bias": bias})


def times_bias(site):
    for bias in _biases(site):
        yield Wrong(Product((without(site.expression.terms, bias, Sum), bias)), {"bias": bias})


def _biases(site):
    if site.role != "pre-activation" or not isinstance(site.expression, Sum):
        return []
    return [term for term in site.expression.terms if is_use(term, "bias")]


def argument_alone(site):
    if site.role == "activation":
        z = _argument(site)
        yield Wrong(z, {"z": z, "function": function_title(site.expression)})


def applied_twice(site):
    if site.role == "activation" and len(site.expression.quantities) == 1:
        again = swapped(site.expression, {site.expression.quantities[0].name: site.expression})
        yield Wrong(again, {"function": function_title(site.expression)})


def exponent_turned(site):
    """e^z for e^−z, where the one is written as the other in an activation."""
    if site.role == "activation" and any(map(_negative_power, site.nodes)):
        yield site.expression.rewrite(lambda node: _turned(node) if _negative_power(node) else None)


def upside_down(site):
    """w/b for b/w, in where a neuron cuts the plane."""
    if site.role == "place":
        for fraction in (node for node in site.nodes if isinstance(node, Quotient)):
            turned = Quotient(fraction.bottom, fraction.top)
            yield Wrong(replaced(site.expression, fraction, turned), {"bottom": fraction.bottom})


def top_alone(site):
    if _is_softmax(site):
        yield Wrong(site.expression.top, {"z": _argument(site)})


def without_exp(site):
    if _is_softmax(site):
        plain = site.expression.rewrite(lambda node: node.arguments[0] if _is_exp(node) else None)
        yield Wrong(plain, {"z": _argument(site)})


def function_title(expression):
    """What the activation is called whose formula this is; "activation function" where it is none of the engine's."""
    used = [node for node in expression.walk() if is_use(node)]
    if isinstance(expression, Quotient) and _is_exp(expression.top):
        return ACTIVATIONS["softmax"].title
    plain = (entry for entry in ACTIVATIONS.values() if "sum(" not in entry.formula)
    titles = (entry.title for entry in plain if formula.read(entry.formula, {"z": used[0]}) == expression)
    return next(titles, "activation function")


def _argument(site):
    return next(node for node in site.nodes if is_use(node))


def _is_exp(node):
    return isinstance(node, Call) and node.function == "exp"


def _negative_power(node):
    return _is_exp(node) and isinstance(node.arguments[0], Negative)


def _turned(node):
    return node.with_children((node.arguments[0].inner,))


def _is_softmax(site):
    return site.role == "activation" and isinstance(site.expression, Quotient) and _is_exp(site.expression.top)
