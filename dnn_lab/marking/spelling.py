"""The many ways one number is spelt, brought to one: signs, digits and fractions of any keyboard become plain ones.

Only characters change here, nothing is understood yet; `arithmetic.py` reads what comes out.
"""

import re
import unicodedata

_SIGNS = {
    "-": "−–—‐‑‒―﹣－",
    "+": "＋",
    "*": "×·⋅∙•✕✖∗＊",
    "/": "÷∕⁄／:",
    "^": "＾",
    "(": "[（",
    ")": "]）",
    "=": "≈≅≃∼~＝",
    ".": "．",
    ",": "，",
    "%": "％",
    "d": "∂",
}
_TABLE = str.maketrans({sign: plain for plain, signs in _SIGNS.items() for sign in signs})
_TABLE |= str.maketrans({"π": "pi", "σ": "sigmoid", "√": "sqrt "})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def plain(text):
    """The text with plain signs: 0·5² × ½ becomes 0*5^(2) * ½ (a fraction in one character stays: it is a number)."""
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+", lambda raised: f"^({raised[0].translate(_RAISED)})", text)
    return "".join(map(_digit, text.translate(_TABLE).replace("**", "^")))


def is_fraction(character):
    """Whether one character is a fraction, such as ½."""
    return unicodedata.decomposition(character).startswith("<fraction>") and character != "⅟"


def fraction(character):
    """The number of a fraction in one character."""
    return unicodedata.numeric(character)


def quoted(text, longest=24):
    """What was typed, safe to show in a sentence: one line, no control characters, not long."""
    seen = "".join(c if c.isprintable() else " " for c in text[: 4 * longest]).strip()
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def _digit(character):
    """Digits of any script as 0 to 9, any blank as a space."""
    if character.isascii():
        return " " if character.isspace() else character
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    return " " if character.isspace() else character
