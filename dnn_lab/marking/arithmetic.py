"""A small calculator: tokens to a number. Nothing is ever run as code, brackets nest 30 deep at most.

`reading.py` stands on it, and so does the search for brackets left out of a learner's own arithmetic.
"""

import math

from dnn_lab.worksheet.calls import CALLS
from dnn_lab.worksheet.expression import Number, Sum

DEEPEST, LARGEST_POWER, LARGEST = 30, 100, 1e100

FUNCTIONS = {
    "exp": math.exp,
    "ln": math.log,
    "log": math.log,
    "sqrt": math.sqrt,
    "abs": abs,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "tanh": math.tanh,
    "sigmoid": CALLS["sigmoid"].value,
    "relu": CALLS["relu"].value,
}
CONSTANTS = {"e": math.e, "pi": math.pi}


class Unreadable(Exception):
    """Text that is no number. `reason` is a key of `words.UNREADABLE`, `fields` what its sentence names."""

    def __init__(self, reason, **fields):
        super().__init__(reason)
        self.reason, self.fields = reason, fields


def calculate(tokens):
    """The number that tokens give. Raises Unreadable with the reason if they give none."""
    if not tokens:
        raise Unreadable("empty")
    try:
        value = _Calculator(tokens).result()
    except ZeroDivisionError:
        raise Unreadable("zero") from None
    except OverflowError:
        raise Unreadable("large") from None
    except ValueError:
        raise Unreadable("no_value") from None
    if not abs(value) < LARGEST:
        raise Unreadable("large")
    return value


class _Calculator:
    """Reads sums of products of powers, from the loosest to the tightest. A sum that is zero on paper is zero."""

    def __init__(self, tokens):
        self.tokens, self.place, self.depth = tokens, 0, 0

    def result(self):
        value = self.sum()
        if self.kind == ")":
            raise Unreadable("bracket_closed")
        if self.kind:
            raise Unreadable("operator_missing")
        return value

    @property
    def kind(self):
        return self.tokens[self.place].kind if self.place < len(self.tokens) else None

    def take(self, *kinds):
        """The token at this place, if it is of one of these kinds; the place moves on."""
        if self.kind not in kinds:
            return None
        self.place += 1
        return self.tokens[self.place - 1]

    def sum(self):
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("deep")
        terms = [self.product()]
        while sign := self.take("+", "-"):
            terms.append(self.product() if sign.kind == "+" else -self.product())
        self.depth -= 1
        return terms[0] if len(terms) == 1 else Sum(tuple(map(Number, terms))).value()

    def product(self):
        value = self.signed()
        while True:
            if sign := self.take("*", "/"):
                factor = self.signed()
                value = value * factor if sign.kind == "*" else value / factor
            elif self.kind == "(" or self.kind == "function":
                value *= self.power()
            else:
                return value

    def signed(self):
        """Any number of signs, then a power: −2² is −4."""
        sign = 1
        while token := self.take("+", "-"):
            sign = -sign if token.kind == "-" else sign
        return sign * self.power()

    def power(self):
        base = self.single()
        if not self.take("^"):
            return base
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable("deep")
        exponent = self.signed()
        self.depth -= 1
        if abs(exponent) > LARGEST_POWER and base != math.e:
            raise Unreadable("power")
        result = base**exponent
        if isinstance(result, complex):
            raise ValueError
        return result

    def single(self):
        value = self.number()
        while self.take("%"):
            value /= 100
        return value

    def number(self):
        if token := self.take("number"):
            return token.value + self.mixed(token)
        if token := self.take("function"):
            return FUNCTIONS[token.value](self.argument(token))
        if self.take("("):
            value = self.sum()
            if not self.take(")"):
                raise Unreadable("bracket_open")
            return value
        raise Unreadable("number_missing")

    def mixed(self, token):
        """The half of 1½."""
        part = self.tokens[self.place] if self.kind == "number" else None
        if part and part.unit is None and 0 < part.value < 1 and token.unit == 1:
            self.place += 1
            return part.value
        return 0

    def argument(self, token):
        if self.kind not in ("(", "number"):
            raise Unreadable("argument", name=token.value)
        return self.number()
