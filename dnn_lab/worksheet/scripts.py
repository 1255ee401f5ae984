"""The scripts that an expression can be written in: how each of its marks looks there.

Plain text is the first, LaTeX, speech and MathML templates override what looks different. A script knows nothing of
brackets and signs: `writing.py` walks over the tree and asks it.
"""

from dnn_lab.worksheet.numbers import MINUS, shown

ATOM = 5
"""What binds so tightly that it never needs brackets; `fraction_binds` says how tightly a fraction does in a script."""


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
    dot, minus, opening, closing, fraction_binds = r" \cdot ", " - ", r"\left(", r"\right)", ATOM

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
    opening, closing, fraction_binds = "<mrow><mo>(</mo>", "<mo>)</mo></mrow>", ATOM

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
