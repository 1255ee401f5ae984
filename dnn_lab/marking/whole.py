"""Counts: a whole number is right exactly or not at all, so nothing of how numbers are rounded holds for it.

A step asks for one with `digits` 0.
"""

import re
from dataclasses import replace

_FINE = 1e-6
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")


def is_count(step):
    return step.digits == 0


def as_count(reading):
    """The reading of a count, typed or calculated: exact to the last digit, and 1,234 is above a thousand."""
    value = float(re.sub("[.,]", "", reading.text)) if _THOUSANDS.fullmatch(reading.text) else reading.value
    return replace(reading, value=value, unit=_FINE, coarse=_FINE, digits=len(f"{value:.0f}"))
