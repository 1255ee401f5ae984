"""Random formulas for tests, as text: every operation and function, named parts used more than once."""

NAMES = ("x1", "x2", "w", "t")
CALLED = ("log", "exp", "sqrt", "sin", "cos", "tan", "tanh", "sigmoid", "abs", "relu")
BINARY = ("({} + {})", "{} + {}", "({} - {})", "({})*({})", "({})/({})", "max({}, {})", "min({}, {})")
POWERS = ("({})**2", "({})^3", "({})^-1", "2^({})", "e**({})", "-({})", "3*({})", "({}) - 0.7", "pi*({})")


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
