"""Formulas on paper: MathML with every symbol written out, in pieces between which a line may break."""

from dnn_lab.worksheet.scripts import Template
from dnn_lab.worksheet.writing import terms


class Written(Template):
    """The Stepper's MathML with the symbols themselves in the places of the quantities."""

    def quantity(self, quantity, first):
        return quantity.symbol.mathml


def symbol(quantity):
    return _math(quantity.symbol.mathml)


def formula(step):
    """The right side of a step, a sum in as many pieces as it has terms."""
    pieces = terms(step.expression, Written())
    return " ".join(_math((f'<mo form="infix">{sign}</mo>' if sign else "") + body) for sign, body in pieces)


def _math(body):
    return f"<math><mrow>{body}</mrow></math>"
