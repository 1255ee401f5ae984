"""How long something takes and how often something is done, in words: from microseconds to ages of the universe."""

from math import floor, log10

from dnn_lab.engine.shapes import as_real

YEAR = 365.25 * 86_400
UNIVERSE = 13.8e9 * YEAR
"""13.8 thousand million years since the Big Bang: Planck Collaboration, 2018 results, VI."""

_UNITS = (
    (UNIVERSE, "age of the universe", "ages of the universe"),
    (YEAR, "year", "years"),
    (86_400, "day", "days"),
    (3600, "hour", "hours"),
    (60, "minute", "minutes"),
    (1, "second", "seconds"),
    (1e-3, "ms", "ms"),
    (1e-6, "µs", "µs"),
    (1e-9, "ns", "ns"),
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONGEST = 12
"""Digits of a count that are written out."""


def duration(seconds):
    """A time in the largest unit that it fills, at two significant digits: "3.5 ms", "96 ages of the universe".

    Raises ValueError for a negative time, and for what is no time.
    """
    as_real(seconds, "seconds", "a time of 0 or more", lambda time: time >= 0)
    size, one, many = next((unit for unit in _UNITS if seconds >= unit[0]), _UNITS[-1])
    number = float(f"{seconds / size:.2g}")
    return f"{count(number)} {one if number == 1 else many}"


def count(number):
    """A number of things: whole and exact with commas up to twelve digits, else as 4.2 × 10²⁸; 3.5 stays 3.5."""
    if number < 10**LONGEST:
        return f"{number:,.0f}" if number == int(number) else f"{number:g}"
    power = floor(log10(number))
    mantissa = float(f"{number / 10**power:.2g}")
    power, mantissa = (power + 1, 1.0) if mantissa == 10 else (power, mantissa)
    raised = f"10{str(power).translate(_RAISED)}"
    return raised if mantissa == 1 else f"{mantissa:g} × {raised}"
