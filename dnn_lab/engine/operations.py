"""What a node of a graph can do, one entry each: value, slope by each operand, and both as text for worksheets.

The text's grammar is in `worksheet/formula.py`: a, b are the operands, v the result. A test holds text and value
together. Where a curve has a corner there is no slope, and a convention stands in its place (PyTorch's, too): |x| has
slope 0 at 0, ReLU has slope 0 at 0, and where several values of max or min are equal each of them gets an equal part.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

SNAP = 1e-12
"""A sum is zero on paper where it is no more than this part of its terms' sizes: what is left is rounding."""


@dataclass(frozen=True)
class Operation:
    """One operation.

    name, sign  its name, and what a drawing shows for it
    value       floats -> float;  slopes  one callable for each operand, (v, *operands) -> float
    formula     text of the value;  texts  text of each slope;  letters  of the operands and the result in them
    arity       number of operands, None for any number; then `slopes` is one callable, (place, v, operands) -> float
    error       reason in `formula_errors.SENTENCES` for operands that have no value
    writing     how a worksheet writes it: "text" (from its formula), or what `worksheet/graph_writing.py` knows
    own         which output of its layer it is, counted from 0, where that matters (softmax)

    All callables raise what Python's own arithmetic raises.
    """

    name: str
    sign: str
    value: Callable
    slopes: tuple | Callable
    formula: str
    texts: tuple = ()
    arity: int | None = 1
    error: str = "large"
    letters: str = "abv"
    writing: str = "text"
    own: int = 0

    def slope(self, place, v, operands):
        """The slope by the operand at a place, for the result v."""
        return self.slopes(place, v, operands) if callable(self.slopes) else self.slopes[place](v, *operands)


def snapped(terms):
    """The sum of numbers; one that is zero on paper (|s| ≤ 1e-12 · Σ|terms|) is exactly 0."""
    total = math.fsum(terms)
    return 0.0 if abs(total) <= SNAP * math.fsum(map(abs, terms)) else total


def sigmoid(a):
    """1/(1 + e^−a), without overflow on either side."""
    if a >= 0:
        return 1 / (1 + math.exp(-a))
    power = math.exp(a)
    return power / (1 + power)


def power_slope_of_base(v, a, b):
    """b·a^(b−1); 0 for b = 0."""
    return b * math.pow(a, b - 1) if b else 0.0


def power_slope_of_exponent(v, a, b):
    """ln(a)·a^b; 0 at a = 0 for b > 0, where a^b stays 0 all around."""
    return 0.0 if a == 0 and b > 0 else math.log(a) * v


def extreme_slope(place, v, operands):
    """1 for the operand that max or min takes, an equal part where several are equal, 0 for the others."""
    return float(operands[place] == v) / operands.count(v)


def _inverse(v, a):
    return 1 / a


_SIGNS = (
    Operation(
        "+",
        "+",
        lambda a, b: snapped((a, b)),
        (lambda v, a, b: 1.0, lambda v, a, b: 1.0),
        "a + b",
        ("1", "1"),
        2,
    ),
    Operation(
        "-",
        "−",
        lambda a, b: snapped((a, -b)),
        (lambda v, a, b: 1.0, lambda v, a, b: -1.0),
        "a - b",
        ("1", "-1"),
        2,
    ),
    Operation(
        "*",
        "×",
        lambda a, b: a * b,
        (lambda v, a, b: b, lambda v, a, b: a),
        "a*b",
        ("b", "a"),
        2,
    ),
    Operation(
        "/",
        "÷",
        lambda a, b: a / b,
        (lambda v, a, b: 1 / b, lambda v, a, b: -v / b),
        "a/b",
        ("1/b", "-a/b**2"),
        2,
        "divides",
    ),
    Operation(
        "^",
        "xⁿ",
        math.pow,
        (power_slope_of_base, power_slope_of_exponent),
        "a**b",
        ("b*a**(b - 1)", "ln(a)*a**b"),
        2,
        "power",
        writing="power",
    ),
    Operation("neg", "−", lambda a: 0.0 - a, (lambda v, a: -1.0,), "-a", ("-1",)),
    Operation("=", "=", lambda a: a, (lambda v, a: 1.0,), "a", ("1",)),
)
_CALLED = (
    Operation("log", "log", math.log, (_inverse,), "log(a)", ("1/a",), error="logarithm"),
    Operation("ln", "ln", math.log, (_inverse,), "ln(a)", ("1/a",), error="logarithm"),
    Operation("exp", "exp", math.exp, (lambda v, a: v,), "exp(a)", ("v",)),
    Operation("sqrt", "√", math.sqrt, (lambda v, a: 0.5 / v,), "sqrt(a)", ("1/(2*v)",), error="root"),
    Operation("sin", "sin", math.sin, (lambda v, a: math.cos(a),), "sin(a)", ("cos(a)",)),
    Operation("cos", "cos", math.cos, (lambda v, a: -math.sin(a),), "cos(a)", ("-sin(a)",)),
    Operation("tan", "tan", math.tan, (lambda v, a: 1 + v * v,), "tan(a)", ("1 + v**2",)),
    Operation("tanh", "tanh", math.tanh, (lambda v, a: 1 - v * v,), "tanh(a)", ("1 - v**2",)),
    Operation("sigmoid", "σ", sigmoid, (lambda v, a: v * (1 - v),), "1/(1 + exp(-a))", ("v*(1 - v)",)),
    Operation("relu", "ReLU", lambda a: max(a, 0.0), (lambda v, a: float(a > 0),), "max(0, a)", ("d_relu(a)",)),
    Operation("abs", "|x|", abs, (lambda v, a: float((a > 0) - (a < 0)),), "abs(a)", ("d_abs(a)",)),
    Operation("max", "max", lambda *a: max(a), extreme_slope, "max", arity=None, writing="extreme"),
    Operation("min", "min", lambda *a: min(a), extreme_slope, "min", arity=None, writing="extreme"),
)

FUNCTIONS = {entry.name: entry for entry in _CALLED}
OPERATIONS = {entry.name: entry for entry in _SIGNS} | FUNCTIONS
CONSTANTS = {"e": math.e, "pi": math.pi}


def nearest_function(name):
    """The function whose name is spelled most like `name`; None if none is like it."""
    return next(iter(get_close_matches(name.lower(), FUNCTIONS, n=1, cutoff=0.5)), None)
