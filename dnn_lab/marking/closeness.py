"""When a typed number is as good as a value: judged by the digits typed, never by less than two of the value's own.

h, half a unit of the last digit typed or of the value's second significant digit, whichever is smaller, is the measure
of everything here. A value of 0 accepts only 0.
"""

from math import floor, log10

TINY = 1e-9
OF_A_CALCULATION = 0.0025
ON_THE_WAY = 0.01


def agrees(reading, value, times=1):
    """Whether the value could have been typed like this: within `times` h of it; a calculation within 0.25 %."""
    if value == 0:
        return abs(reading.value) <= (1e-12 if reading.calculation else 0)
    if reading.calculation:
        h = OF_A_CALCULATION * abs(value)
    else:
        h = min(reading.coarse, 10.0 ** (floor(log10(abs(value))) - 1)) / 2
    return abs(reading.value - value) <= times * h + TINY * abs(value)


def only_coarsely(reading, value):
    """Whether the value rounds to what was typed, to however few digits: 0.00 for 0.004, 1 for 0.7.

    A bare 0 is taken for 0.0: who means a number by it means a small one.
    """
    if reading.calculation or value == 0:
        return False
    unit = min(reading.coarse, 0.1) if reading.value == 0 else reading.coarse
    return abs(reading.value - value) <= unit / 2 + TINY * abs(value)


def nearly(reading, value):
    """Whether rounding or cutting off on the way explains the difference: 1 %, or one unit of the last digit typed."""
    if value == 0 or reading.value == 0:
        return False
    unit = 0 if reading.calculation else reading.unit
    return abs(reading.value - value) <= max(ON_THE_WAY * abs(value), unit) + TINY * abs(value)


def cut_to_one_digit(reading, value):
    """Whether a single digit was typed and the rest cut off: 0.8 for 0.88."""
    if reading.calculation or reading.digits != 1 or reading.value * value <= 0:
        return False
    return 0 <= abs(value) - abs(reading.value) < reading.coarse


def is_off(reading, value):
    """Whether an earlier answer is wrong, not just rounded."""
    return not (agrees(reading, value) or only_coarsely(reading, value) or nearly(reading, value))
