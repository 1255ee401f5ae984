"""What a learner typed, read into a number: how exact it was meant, and whether it was a calculation.

A comma is a decimal comma; so functions take one argument. Text of anybody is safe here: at most 200 characters are
looked at and nothing is run.
"""

import re
from dataclasses import dataclass, replace
from numbers import Real

from dnn_lab.marking.arithmetic import Unreadable, calculate
from dnn_lab.marking.spelling import plain, quoted
from dnn_lab.marking.tokens import Token, tokens
from dnn_lab.worksheet.numbers import MINUS

LONGEST = 200
_LABEL = 40
_PLAIN = re.compile(r"[+-]*\(*[+-]*n\)*%?")
_SCIENTIFIC = re.compile(r"[+-]?n\*n\^\(?[+-]?n\)?")


@dataclass(frozen=True)
class Reading:
    """A number that was typed.

    value    the number;  text  what was typed, fit to be quoted in a sentence
    unit     place value of the last digit typed (0.01 for "0.36"); None for a calculation
    coarse   the same, zeros at the end of a whole number not counted (100 for "1200")
    digits   significant digits typed;  tokens  of the text, for a calculation
    """

    value: float
    text: str
    unit: float | None = None
    coarse: float | None = None
    digits: int = 0
    tokens: tuple = ()

    @property
    def calculation(self):
        return self.unit is None

    def at(self, value):
        """The same way of typing, with another value."""
        return replace(self, value=value)

    def part(self, start, end):
        """The text of some of the tokens."""
        return "".join(token.text for token in self.tokens[start:end])


def read(text, known=None):
    """The `Reading` of a text.

    known   names that may stand for numbers, {name: value}

    Raises Unreadable (its reason is a key of `words.UNREADABLE`) for text that is no number.
    """
    if not isinstance(text, str):
        text = _of_number(text)
    if len(text) > LONGEST:
        raise Unreadable("long", length=len(text), longest=LONGEST)
    parts = _answer(plain(text))
    found = tokens(parts, known or {})
    value = calculate(found) + 0.0
    literal = _literal(found)
    if literal is None:
        return Reading(value, quoted(text), tokens=tuple(found))
    return Reading(value, _shown(text), literal.unit, literal.coarse, literal.digits)


def _of_number(value):
    if isinstance(value, bool) or not isinstance(value, Real):
        raise Unreadable("kind", kind=type(value).__name__)
    return repr(float(value))


def _answer(text):
    """The part after the last equals sign: `z = 0.5`, `0.6*3/5 = 0.36`, `≈ 0.5`."""
    pieces = [piece for piece in text.split("=") if piece.strip()]
    if len(pieces) > 1 and max(map(len, pieces[:-1])) > _LABEL:
        raise Unreadable("label")
    return pieces[-1] if pieces else ""


def _literal(found):
    """The one number that was typed, with its sign, brackets, % or power of ten taken in; None for a calculation."""
    form = "".join("n" if token.kind == "number" else token.kind for token in found)
    numbers = [token for token in found if token.kind == "number"]
    if _PLAIN.fullmatch(form):
        return _scaled(numbers[0], 0.01 if "%" in form else 1.0)
    if _SCIENTIFIC.fullmatch(form) and numbers[1].value == 10:
        return _scaled(numbers[0], 10.0 ** (-numbers[2].value if "-" in form[1:] else numbers[2].value))
    return None


def _scaled(token, factor):
    if not token.unit:
        return None
    return Token("number", token.value * factor, token.unit * factor, token.coarse * factor, token.digits)


def _shown(text):
    return quoted(re.split("[=≈≅≃~]", text.rstrip(" =≈≅≃~"))[-1].strip()).replace("-", MINUS)
