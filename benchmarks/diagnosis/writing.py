"""How a learner writes a number down: so many significant digits, or a whole number as it is."""

from decimal import Decimal


def rounder(digits):
    return lambda value: float(f"{value:.{digits - 1}e}")


def written(value, digits, all_digits=False):
    """A number with so many significant digits, zeros at the end cut where nothing was rounded. 0 digits: a count."""
    if digits == 0:
        return f"{value:.0f}"
    rounded = f"{value:.{digits - 1}e}"
    text = format(Decimal(rounded), "f")
    if abs(float(rounded) - value) <= 1e-12 * abs(value) and "." in text and not all_digits:
        text = text.rstrip("0")
    return text.rstrip(".")
