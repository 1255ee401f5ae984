"""Random formulas for tests, as text with values for their inputs, and the same in mpmath: 50 digits, nothing shared.

A formula is kept only where its value and slopes are of a size that floats can be compared at.
"""

import random

import mpmath

NAMES = ("x1", "x2", "w", "t")
PRECISION = 50
CALLED = ("log", "exp", "sqrt", "sin", "cos", "tan", "tanh", "sigmoid", "abs", "relu")
BINARY = ("({} + {})", "{} + {}", "({} - {})", "({})*({})", "({})/({})", "max({}, {})", "min({}, {})")
POWERS = ("({})**2", "({})^3", "({})^-1", "2^({})", "e**({})", "-({})", "3*({})", "({}) - 0.7", "pi*({})")

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


def formula(rng, size):
    """A formula of about `size` operations."""
    if size <= 0:
        return rng.choice(NAMES + ("0.5", "1.25"))
    kind = rng.random()
    if kind < 0.3:
        return f"{rng.choice(CALLED)}({formula(rng, size - 1)})"
    if kind < 0.45:
        return rng.choice(POWERS).format(formula(rng, size - 1))
    left = rng.randrange(size)
    return rng.choice(BINARY).format(formula(rng, left), formula(rng, size - 1 - left))


def with_parts(rng, size):
    """A formula with one or two named parts that are used more than once."""
    first = formula(rng, size // 2)
    second = formula(rng, size // 2).replace("x1", "u").replace("w", "u")
    return f"u = 1.1*({first}); u*({second}) + u"


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
