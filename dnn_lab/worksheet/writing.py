"""How an expression is written down: LaTeX, plain text, speech, and a MathML template whose places are filled later.

One walk over the tree decides brackets and signs; a `Script` only knows how its own marks look. In the template the
place of a quantity is `{name}`, or `{(name)}` where a negative number needs brackets, so that the line in symbols and
the line in numbers come from one string.
"""

from dnn_lab.worksheet.calls import CALLS
from dnn_lab.worksheet.expression import Call, Gathered, Negative, Number, Power, Product, Quotient, Sum, Use, Written
from dnn_lab.worksheet.numbers import MINUS, shown

_BINDING = {Sum: 1, Negative: 1, Product: 2, Power: 4}
_ATOM = 5
_OWN_WAYS = {"exp": "exponential", "sqrt": "root", "abs": "absolute"}


class Script:
    """Plain text with symbols, such as `w₂,₁⁽¹⁾·x₁ + b₂⁽¹⁾`. Other scripts override what looks different."""

    dot, plus, minus, opening, closing, fraction_binds = "·", " + ", f" {MINUS} ", "(", ")", 2

    def __init__(self, numbers=False):
        self.numbers = numbers

    def quantity(self, quantity, first):
        return self.signed(quantity.value, first) if self.numbers else self.symbol(quantity)

    def symbol(self, quantity):
        return quantity.symbol.text

    def signed(self, value, first):
        text = self.number(shown(value)[0])
        return text if first or value >= 0 else f"({text})"

    def number(self, text):
        return text

    def constant(self, value):
        return self.number(shown(value)[0])

    def group(self, inner):
        return f"{self.opening}{inner}{self.closing}"

    def negative(self, inner):
        return f"{MINUS}{inner}"

    def fraction(self, top, bottom):
        return f"{top}/{bottom}"

    def power(self, base, exponent):
        return f"{base}^{exponent}"

    def call(self, entry, arguments):
        return f"{entry.name}({', '.join(arguments)})"

    def exponential(self, exponent):
        return f"e^{self.group(exponent)}"

    def root(self, inner):
        return f"√{self.group(inner)}"

    def absolute(self, inner):
        return f"|{inner}|"

    def written(self, node):
        return node.shapes if self.numbers else node.text


class Latex(Script):
    dot, minus, opening, closing, fraction_binds = r" \cdot ", " - ", r"\left(", r"\right)", _ATOM

    def symbol(self, quantity):
        return quantity.latex

    def number(self, text):
        return text.replace(MINUS, "-")

    def negative(self, inner):
        return f"-{inner}"

    def fraction(self, top, bottom):
        return rf"\frac{{{top}}}{{{bottom}}}"

    def power(self, base, exponent):
        return f"{base}^{{{exponent}}}"

    def call(self, entry, arguments):
        return f"{entry.latex}{self.group(', '.join(arguments))}"

    def exponential(self, exponent):
        return f"e^{{{exponent}}}"

    def root(self, inner):
        return rf"\sqrt{{{inner}}}"

    def absolute(self, inner):
        return rf"\left|{inner}\right|"

    def written(self, node):
        return node.latex


class Spoken(Script):
    dot, plus, minus, opening, closing, fraction_binds = (
        " times ",
        " plus ",
        " minus ",
        "open bracket, ",
        ", close bracket",
        2,
    )

    def symbol(self, quantity):
        return quantity.symbol.say

    def signed(self, value, first):
        return shown(value)[0].replace(MINUS, "minus ")

    def negative(self, inner):
        return f"minus {inner}"

    def fraction(self, top, bottom):
        return f"{top} divided by {bottom}"

    def power(self, base, exponent):
        return f"{base} squared" if exponent == "2" else f"{base} to the power {exponent}"

    def call(self, entry, arguments):
        return f"{entry.spoken} {' and '.join(arguments)}"

    def exponential(self, exponent):
        return f"e to the power of {exponent}"

    def root(self, inner):
        return f"the square root of {inner}"

    def absolute(self, inner):
        return f"the absolute value of {inner}"


class SpokenTemplate(Spoken):
    """Words with a place, `{name}`, for every quantity."""

    def symbol(self, quantity):
        return f"{{{quantity.name}}}"


class Template(Script):
    """MathML with a place for every quantity."""

    dot, plus, minus = "<mo>·</mo>", "<mo>+</mo>", f"<mo>{MINUS}</mo>"
    opening, closing, fraction_binds = "<mrow><mo>(</mo>", "<mo>)</mo></mrow>", _ATOM

    def quantity(self, quantity, first):
        return f"{{{quantity.name}}}" if first else f"{{({quantity.name})}}"

    def number(self, text):
        return f"<mn>{text}</mn>"

    def negative(self, inner):
        return f'<mo form="prefix">{MINUS}</mo>{inner}'

    def fraction(self, top, bottom):
        return f"<mfrac><mrow>{top}</mrow><mrow>{bottom}</mrow></mfrac>"

    def power(self, base, exponent):
        return f"<msup><mrow>{base}</mrow><mrow>{exponent}</mrow></msup>"

    def call(self, entry, arguments):
        return f"<mrow><mi>{entry.name}</mi><mo>(</mo>{'<mo>,</mo>'.join(arguments)}<mo>)</mo></mrow>"

    def exponential(self, exponent):
        return f"<msup><mi>e</mi><mrow>{exponent}</mrow></msup>"

    def root(self, inner):
        return f"<msqrt><mrow>{inner}</mrow></msqrt>"

    def absolute(self, inner):
        return f'<mrow><mo stretchy="false">|</mo>{inner}<mo stretchy="false">|</mo></mrow>'

    def written(self, node):
        return node.mathml


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
    return _BINDING.get(type(expression), _ATOM)


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
    atom = script.fraction_binds == _ATOM
    top = _operand(node.top, script, 0 if atom else 2, atom or first)
    return script.fraction(top, _operand(node.bottom, script, 0 if atom else 3, atom))


def _power(node, script, first):
    return script.power(_operand(node.base, script, _ATOM, False), _operand(node.exponent, script, _ATOM, True))


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
