"""How an expression is written down: one walk over the tree decides brackets and signs, a `Script` how marks look.

In a `Template` the place of a quantity is `{name}`, or `{(name)}` where a negative number needs brackets, so that the
line in symbols and the line in numbers come from one string.
"""

from dnn_lab.worksheet.calls import CALLS
from dnn_lab.worksheet.expression import Call, Gathered, Negative, Number, Power, Product, Quotient, Sum, Use, Written
from dnn_lab.worksheet.numbers import MINUS
from dnn_lab.worksheet.scripts import ATOM

_BINDING = {Sum: 1, Negative: 1, Product: 2, Power: 4}
_OWN_WAYS = {"exp": "exponential", "sqrt": "root", "abs": "absolute"}


def write(expression, script, first=True):
    """The expression in a script. `first`: nothing stands before it, so a negative number needs no brackets."""
    return _WRITERS[type(expression)](expression, script, first)


def terms(expression, script):
    """A sum as a list of [operator, text], "" before the first; any other expression as a list of one."""
    if not isinstance(expression, Sum):
        return [["", write(expression, script)]]
    return [_signed_term(term, script, index == 0) for index, term in enumerate(expression.terms)]


def _signed_term(term, script, first):
    if isinstance(term, Negative) and not first:
        return [MINUS, _operand(term.inner, script, 2, False)]
    return ["" if first else "+", _operand(term, script, 1 if first else 2, first)]


def _operand(expression, script, strength, first):
    """An operand that must bind at least as tightly as `strength`, in brackets if it does not."""
    if _binding(expression, script) >= strength:
        return write(expression, script, first)
    return script.group(write(expression, script))


def _binding(expression, script):
    if isinstance(expression, Quotient):
        return script.fraction_binds
    return _BINDING.get(type(expression), ATOM)


def _sum(node, script, first):
    out = ""
    for operator, text in (_signed_term(term, script, first and i == 0) for i, term in enumerate(node.terms)):
        sign = {"": "", "+": script.plus, MINUS: script.minus}[operator if out else ""]
        out += sign + text
    return out


def _product(node, script, first):
    factors = (_operand(f, script, 2 if i == 0 else 3, first and i == 0) for i, f in enumerate(node.factors))
    return script.dot.join(factors)


def _quotient(node, script, first):
    atom = script.fraction_binds == ATOM
    top = _operand(node.top, script, 0 if atom else 2, atom or first)
    return script.fraction(top, _operand(node.bottom, script, 0 if atom else 3, atom))


def _power(node, script, first):
    return script.power(_operand(node.base, script, ATOM, False), _operand(node.exponent, script, ATOM, True))


def _call(node, script, first):
    arguments = [write(argument, script) for argument in node.arguments]
    own_way = _OWN_WAYS.get(node.function)
    return getattr(script, own_way)(*arguments) if own_way else script.call(CALLS[node.function], arguments)


def _negative(node, script, first):
    text = script.negative(_operand(node.inner, script, 2, False))
    return text if first else script.group(text)


_WRITERS = {
    Use: lambda node, script, first: script.quantity(node.quantity, first),
    Written: lambda node, script, first: script.written(node),
    Number: lambda node, script, first: script.constant(node.number),
    Sum: _sum,
    Gathered: lambda node, script, first: script.quantity(node.quantity, first),
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
    Negative: _negative,
}
