"""Random formulas with values, and their values and slopes in mpmath: 50 digits, nothing shared with the engine.

A formula is kept only where its value and slopes are of a size that floats can be compared at.
"""

import random

import mpmath
from engine.random_formulas import NAMES, formula, with_parts

PRECISION = 50
MATHS = {
    "log": mpmath.log,
    "ln": mpmath.log,
    "exp": mpmath.exp,
    "sqrt": mpmath.sqrt,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tan": mpmath.tan,
    "tanh": mpmath.tanh,
    "sigmoid": lambda z: 1 / (1 + mpmath.exp(-z)),
    "abs": abs,
    "relu": lambda z: max(z, mpmath.mpf(0)),
    "max": max,
    "min": min,
}


def exact(text, values):
    """The value in mpmath; None where there is none, or none that is real and moderate."""
    with mpmath.workdps(PRECISION):
        names = {name: mpmath.mpf(value) for name, value in values.items()}
        names |= MATHS | {"e": mpmath.e, "pi": mpmath.pi}
        try:
            *parts, result = text.replace("^", "**").split(";")
            for part in parts:
                name, expression = part.split("=")
                names[name.strip()] = eval(expression, {"__builtins__": {}}, names)
            value = eval(result, {"__builtins__": {}}, names)
        except (ArithmeticError, ValueError, TypeError):
            return None
        return value if isinstance(value, mpmath.mpf) and mpmath.isfinite(value) and abs(value) < 1e6 else None


def slope(text, values, name, step="1e-15"):
    """The slope by a central difference in 50 digits, and by one of half the step: None where they disagree."""
    with mpmath.workdps(PRECISION):
        found = [_difference(text, values, name, mpmath.mpf(step) / part) for part in (1, 2)]
        if None in found or abs(found[0] - found[1]) > mpmath.mpf("1e-9") * (1 + abs(found[0])):
            return None
        return found[0] if abs(found[0]) < 1e6 else None


def _difference(text, values, name, h):
    ends = [exact(text, {**values, name: mpmath.mpf(values[name]) + sign * h}) for sign in (1, -1)]
    return None if None in ends else (ends[0] - ends[1]) / (2 * h)


def cases(count, seed=0):
    """`count` formulas with values for the inputs they have."""
    rng = random.Random(seed)
    found = 0
    while found < count:
        text = (with_parts if rng.random() < 0.2 else formula)(rng, rng.randint(1, 9))
        values = {name: round(rng.uniform(0.2, 2.5), 2) for name in NAMES if name in _words(text)}
        if values and exact(text, values) is not None and all(slope(text, values, name) is not None for name in values):
            found += 1
            yield text, values


def _words(text):
    return set("".join(c if c.isalnum() else " " for c in text).split())
