"""A formula's text cut into tokens, each with its place: numbers, names, signs. `formula.py` reads them into a tree.

Nothing is understood here; what no formula has (quotes, comparisons, a point after a name) is told at once.
"""

import re
from dataclasses import dataclass

from dnn_lab.engine.formula_errors import FormulaError

LONGEST_NAME = 40
_BLANK = re.compile(r"[^\S\n]+")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_NUMBER = re.compile(rf"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?!\.|(?!{_RAISED.pattern})\w)")
_NUMBER_LIKE = re.compile(r"[\d.]+")
_NAME = re.compile(r"[^\W\d]\w*")
_SIGNS = re.compile(r"\*\*|[-+*/^(),;=\n]")
_COMPARES = re.compile(r"[<>!=]=|<>|[<>≤≥≠]")
_OTHER_SIGNS = {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/", "**": "^", "\n": ";"}
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Token:
    """A number (its value is in `value`), a name, or a sign, which is its own kind; `start`, `end` its place."""

    kind: str
    text: str
    start: int
    end: int
    value: float = 0.0


def tokens(text):
    """The tokens of a formula, in order. Raises FormulaError."""
    found, place = [], 0
    while place < len(text):
        blank = _BLANK.match(text, place)
        if blank:
            place = blank.end()
            continue
        found.extend(_token(text, place))
        place = found[-1].end
    return found


def _token(text, place):
    if number := _NUMBER.match(text, place):
        yield _number(text, number)
    elif text[place].isdecimal() or _NUMBER_LIKE.match(text, place):
        raise _not_a_number(text, place)
    elif name := _name_at(text, place):
        yield _name(text, name, place)
    elif raised := _RAISED.match(text, place):
        yield Token("^", "^", place, place)
        digits = raised[0].translate(_RAISED_DIGITS)
        yield Token("number", digits, place, raised.end(), float(digits))
    elif compares := _COMPARES.match(text, place):
        raise FormulaError("comparison", text, compares.span(), sign=compares[0])
    elif sign := _SIGNS.match(text, place):
        yield Token(_OTHER_SIGNS.get(sign[0], sign[0]), sign[0], place, sign.end())
    elif text[place] in _OTHER_SIGNS:
        yield Token(_OTHER_SIGNS[text[place]], text[place], place, place + 1)
    else:
        raise _no_place_for(text, place)


def _number(text, match):
    value = float(match[0])
    if value == float("inf"):
        raise FormulaError("number", text, match.span(), written=match[0])
    return Token("number", match[0], *match.span(), value)


def _not_a_number(text, place):
    """2x lacks a sign; 1.2.3 is no number; 1_000 neither."""
    digits = _NUMBER_LIKE.match(text, place)
    end = digits.end() if digits else place + 1
    after, written = _name_at(text, end), digits[0] if digits else text[place]
    end += len(after)
    if after and after[0] != "_" and written.count(".") < 2 and any(map(str.isdecimal, written)):
        return FormulaError("sign_missing", text, (place, end), before=written, after=after[:LONGEST_NAME])
    return FormulaError("number", text, (place, end), written=text[place:end][:LONGEST_NAME])


def _name_at(text, place):
    """The name that begins here; "" if none does (a raised digit counts as a letter in patterns, not in names)."""
    match = _NAME.match(text, place)
    name = match[0] if match else ""
    while name and not name.isidentifier():
        name = name[:-1]
    return name


def _name(text, name, place):
    end = place + len(name)
    if len(name) > LONGEST_NAME:
        raise FormulaError("long_name", text, (place, end), length=len(name), longest=LONGEST_NAME)
    if text[end : end + 1] == ".":
        raise FormulaError("inside", text, (end, end + 1))
    return Token("name", name, place, end)


def _no_place_for(text, place):
    character = text[place]
    if character in "'\"`‘’“”":
        return FormulaError("quotes", text, (place, place + 1))
    shown = character if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"
    return FormulaError("character", text, (place, place + 1), character=shown)
