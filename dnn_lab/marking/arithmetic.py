"""A small calculator: text to tokens, tokens to a number. Nothing is ever run as code, brackets nest 30 deep at most.

`reading.py` stands on it, and so does the search for brackets left out of a learner's own arithmetic.
"""

import math
import re
from dataclasses import dataclass, replace

from dnn_lab.marking.spelling import fraction, is_fraction, quoted
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


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a sign, or a function's name. `unit` is the place value of a number's last digit, where it has one;
    `coarse` the same not counting the zeros at the end of 1200; `digits` counts its significant digits."""

    kind: str
    value: object
    unit: float | None = None
    coarse: float | None = None
    digits: int = 0
    text: str = ""


_NUMBER = re.compile(r"(\d[\d.,]*|[.,]\d[\d.,]*)(?:[eE]([+-]?\d+)(?!\w))?")
_WORD = re.compile(r"[^\W\d]\w*")
_DECIMAL = re.compile(r"\d*[.,]\d+|\d+[.,]?")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+\.\d*")


def tokens(text, known):
    """The tokens of a plainly spelt text. `known` maps names that may be used to their values. Raises Unreadable."""
    found, place = [], 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        token, end = _token(text, place, known)
        found.append(replace(token, text=text[place:end]))
        place = end
    return found


def _token(text, place, known):
    character = text[place]
    number = _NUMBER.match(text, place)
    if number:
        return _number(number, text)
    if is_fraction(character):
        return Token("number", fraction(character)), place + 1
    if character in "+-*/^()%":
        return Token(character, character), place + 1
    word = next((name for name in sorted(known, key=len, reverse=True) if _stands(name, text, place)), None)
    if word:
        return Token("number", float(known[word])), place + len(word)
    return _word(text, place, known)


def _stands(name, text, place):
    end = place + len(name)
    return text.startswith(name, place) and not re.match(r"\w", text[end : end + 1])


def _word(text, place, known):
    match = _WORD.match(text, place)
    if not match:
        raise Unreadable("character", character=_named(text[place]))
    word = match[0]
    if word.lower() in FUNCTIONS:
        return Token("function", word.lower()), match.end()
    if word in CONSTANTS:
        return Token("number", CONSTANTS[word]), match.end()
    if word in ("x", "X"):
        return Token("*", "*"), match.end()
    raise Unreadable("name", name=quoted(word), names=", ".join([*known][:8]))


def _number(match, text):
    written, exponent, end = match[1], match[2], match.end()
    after = text[end : end + 1]
    if after == "_":
        raise Unreadable("underscore", number=quoted(written))
    if after.isalpha():
        raise Unreadable("number_and_letter", number=quoted(written), letter=quoted(after))
    if not text[end:].strip() and written[-1] in ".," and re.search(r"[.,]", written[:-1]):
        written = written[:-1]
    if not (_DECIMAL.fullmatch(written) or _THOUSANDS.fullmatch(written)):
        raise Unreadable("marks", number=quoted(written))
    return _decimal(written, int(exponent or 0) if len(exponent or "") < 6 else 10**6), end


def _decimal(written, exponent):
    if abs(exponent) > LARGEST_POWER:
        raise Unreadable("large")
    whole, mark, decimals = written.replace(",", "." if "." not in written else "").partition(".")
    figures = (whole + decimals).lstrip("0")
    unit = 10.0 ** (exponent - len(decimals))
    zeros = 0 if mark else len(figures) - len(figures.rstrip("0"))
    value = float(f"{whole or 0}.{decimals or 0}e{exponent}")
    return Token("number", value, unit, unit * 10.0**zeros, len(figures))


def _named(character):
    return f"“{character}”" if character.isprintable() else f"U+{ord(character):04X}"


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
