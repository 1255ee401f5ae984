"""How numbers are written for a learner: few significant digits, a true minus sign, and whether any were cut off."""

from math import floor, isfinite, log10

MINUS = "\u2212"
DIGITS = 4


def shown(value, digits=DIGITS):
    """Text of `value` at up to `digits` significant digits, and whether that text is exact.

    Zeros at the end are cut only from exact numbers: 0.5 stays "0.5", while 0.49998 at four digits is "0.5000".
    """
    value = float(value)
    if value == 0:
        return "0", True
    if not isfinite(value):
        return ("undefined", True) if value != value else ("∞" if value > 0 else MINUS + "∞", False)
    exponent = floor(log10(abs(float(f"{value:.{digits - 1}e}"))))
    if not -4 <= exponent < 7:
        return _scientific(value, digits)
    decimals = max(digits - 1 - exponent, 0)
    text = f"{value:.{decimals}f}"
    exact = abs(float(text) - value) <= 1e-12 * abs(value)
    if exact and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS), exact


def short(value):
    """A number in passing, in a sentence or a label: at three significant digits."""
    return shown(value, 3)[0]


def _scientific(value, digits):
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    text = f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return text.replace("-", MINUS), abs(float(text) - value) <= 1e-12 * abs(value)
