"""How a node's value and its slopes are written: expressions over the quantities of its operands.

Most operations bring their formula as text; the few that have no fixed number of operands are entries of `WRITERS`.
"""

from dataclasses import dataclass

from dnn_lab.worksheet import formula
from dnn_lab.worksheet.expression import Call, Negative, Number, Power, Product, Sum, Use
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.symbols import Symbol

_FIXED = {"pi": Symbol("π", spoken="pi"), "e": Symbol("e")}
ONE, MINUS_ONE = Number(1), Negative(Number(1))


@dataclass(frozen=True)
class Place:
    """A node as it is written: its operands and its result as expressions; `sibling(k)` another output of its layer."""

    node: object
    operands: tuple
    result: Use
    sibling: object = None


def constant(fixed):
    """A `Constant` as an expression: e and π by their letters, a negative number with its minus apart."""
    name = fixed.text.lstrip("-")
    if name in _FIXED:
        inner = Use(Quantity(name, abs(fixed.value), "constant", _FIXED[name]))
    else:
        inner = Number(abs(fixed.value))
    return Negative(inner) if fixed.value < 0 else inner


def value_of(place):
    """The expression of a node's value."""
    return WRITERS[place.node.operation.writing][0](place)


def slope_of(place, at):
    """The expression of a node's slope by its operand `at`; `ONE` and `MINUS_ONE` where it is no more than a sign."""
    return WRITERS[place.node.operation.writing][1](place, at)


def _names(place):
    letters = place.node.operation.letters
    return dict(zip(letters[:-1], place.operands, strict=False)) | {letters[-1]: place.result}


def _text_value(place):
    return formula.read(place.node.operation.formula, _names(place))


def _text_slope(place, at):
    return formula.read(place.node.operation.texts[at], _names(place))


def _power_value(place):
    return Power(*place.operands)


def _power_slope(place, at):
    base, exponent = place.operands
    if at == 1:
        is_e = isinstance(base, Use) and base.quantity.role == "constant" and base.quantity.name == "e"
        return place.result if is_e else Product((Call("ln", (base,)), place.result))
    fixed = place.node.args[1]
    if type(fixed) is int:
        return Product((exponent, Power(base, Sum((exponent, MINUS_ONE)))))
    if fixed.value in (0, 1):
        return Number(fixed.value)
    lower = fixed.value - 1
    power = base if lower == 1 else Power(base, Number(lower) if lower >= 0 else Negative(Number(-lower)))
    return Product((exponent, power))


def _extreme_value(place):
    return Call(place.node.operation.name, place.operands)


def _extreme_slope(place, at):
    others = place.operands[:at] + place.operands[at + 1 :]
    return Call(f"d_{place.node.operation.name}", (place.operands[at], *others))


def _weighted_value(place):
    pairs = zip(place.operands[::2], place.operands[1::2], strict=False)
    bias = place.operands[-1:] if len(place.operands) % 2 else ()
    terms = (*map(Product, pairs), *bias)
    return Sum(terms) if len(terms) > 1 else terms[0]


def _weighted_slope(place, at):
    is_bias = at == len(place.operands) - 1 and len(place.operands) % 2
    return ONE if is_bias else place.operands[at ^ 1]


def _total_value(place):
    return Sum(place.operands) if len(place.operands) > 1 else place.operands[0]


def _softmax_value(place):
    neurons = [{"z": operand} for operand in place.operands]
    return formula.read(place.node.operation.formula, neurons[place.node.operation.own], neurons)


def _softmax_slope(place, at):
    if at == place.node.operation.own:
        return Product((place.result, Sum((ONE, Negative(place.result)))))
    return Negative(Product((place.result, place.sibling(at))))


def _loss_neurons(place):
    """Each output's a and y; the operands are all activations, then all targets."""
    half = len(place.operands) // 2
    pairs = zip(place.operands[:half], place.operands[half:], strict=True)
    return [{"a": a, "y": y, "n": Number(half, part="count")} for a, y in pairs]


def _loss_value(place):
    neurons = _loss_neurons(place)
    return formula.read(place.node.operation.formula, neurons[0], neurons)


def _loss_slope(place, at):
    neurons = _loss_neurons(place)
    return formula.read(place.node.operation.texts[0], neurons[at], neurons)


WRITERS = {
    "text": (_text_value, _text_slope),
    "power": (_power_value, _power_slope),
    "extreme": (_extreme_value, _extreme_slope),
    "weighted sum": (_weighted_value, _weighted_slope),
    "total": (_total_value, lambda place, at: ONE),
    "softmax": (_softmax_value, _softmax_slope),
    "loss": (_loss_value, _loss_slope),
}


def is_one(expression):
    return isinstance(expression, Number) and expression.number == 1


def is_minus_one(expression):
    return isinstance(expression, Negative) and is_one(expression.inner)
