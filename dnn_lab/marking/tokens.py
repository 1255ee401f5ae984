"""Plainly spelt text to tokens: numbers with the place of their last digit, signs, functions, names that are known."""

import re
from dataclasses import dataclass, replace

from dnn_lab.marking.arithmetic import CONSTANTS, FUNCTIONS, LARGEST_POWER, Unreadable
from dnn_lab.marking.spelling import fraction, is_fraction, quoted


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
    if word in ("x", "X") and _stands_between(text[:place], text[match.end() :]):
        return Token("*", "*"), match.end()
    raise Unreadable("name", name=quoted(word), names=", ".join([*known][:8]))


def _stands_between(before, after):
    """Whether an x is a sign for times: two factors stand beside it. In 2*x it is a name."""
    return before.strip()[-1:] not in ("", *"+-*/^(") and after.strip()[:1] not in ("", *"*/^)%")


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
