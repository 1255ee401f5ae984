"""Graphs drawn for practice, by level: chains of functions, paths side by side, and results that are used again.

A level is a few formulas with places for numbers; the numbers have one decimal, no two of the same size.
"""

from functools import partial
from itertools import repeat

from dnn_lab.marking.drawn_passes import TENTHS
from dnn_lab.worksheet.fibonacci import memo_trace
from dnn_lab.worksheet.graph import Graph

INNER = ("{a}*x", "{a}*x + {b}", "x^2 + {a}", "{a}*x^2")
OUTER = ("sin({u})", "exp({u})", "{u}^2", "{u}^3", "tanh({u})", "sigmoid({u})", "sqrt({u})", "log({u})")

ONE_FUNCTION = tuple(f"u = {inner}; {outer.format(u='u')}" for inner in INNER[:2] for outer in OUTER)
TWO_CURVES = tuple(f"u = {inner}; {outer.format(u='u')}" for inner in INNER[2:] for outer in OUTER)
THREE = tuple(
    f"u = {inner}; v = {middle.format(u='u')}; {outer.format(u='v')}"
    for inner in INNER[:3]
    for middle in OUTER
    for outer in OUTER
    if middle != outer
)
ONE_NEURON = ("z = w*x + b; a = sigmoid(z); L = (a - {a})^2/2", "z = w*x + b; a = tanh(z); L = (a - {a})^2/2")

TWO_PATHS = ("({a}*x + {b})*sin(x)", "x*exp({a}*x)", "x^2*({a}*x + {b})", "sin({a}*x) + x^2", "x/(x^2 + {a})")
THREE_PATHS = ("x^2*sin(x) + {a}*x^2", "x*exp(x) + sin({a}*x)", "{a}*x^3 + x*log(x)", "x*x*sin({a}*x)")
FOUR_PATHS = (
    "u = {a}*x + x^2; u*sin(u)",
    "u = x*({a}*x + {b}); u*exp(u)",
    "u = sin(x) + {a}*x; u^2 + {b}*u",
)
TWO_INPUTS = ("x*t + sin({a}*x) + t^2*x", "u = x*t; u*exp(x) + {a}*u", "u = x + {a}*t; u*sin(u)*t")

SHARED = (
    "u = {a}*x; v = u*sin(u); v^2 + v",
    "u = x*t; v = u + sin(u); v*exp(v)",
    "u = x^2 + {a}*t; v = u*t; sin(v) + u*v",
)
COUNTED = (
    "u = x*x; v = u*u + u; v*v + v",
    "u = x*t; v = u*u*t; u + v*v",
    "u = x + x*t; v = u*u; v*u + v*t",
    "u = x*t + x; v = t*u + u*u; u*v + v*v",
)


def _numbers(rng):
    """One number for each place and input: positive, so that no root or logarithm is out of reach."""
    drawn = rng.choice(TENTHS, 6, replace=False)
    return dict(zip("abxtw", drawn.tolist(), strict=False)) | {"bias": float(drawn[-1])}


def _graph(formulas, rng):
    numbers = _numbers(rng)
    text = str(rng.choice(formulas)).format(a=f"{numbers['a']:g}", b=f"{numbers['b']:g}")
    return Graph.read_with(text, {"x": numbers["x"], "t": numbers["t"], "w": numbers["w"], "b": numbers["bias"]})


def _drawn(formulas, trace, rng):
    """Draws until nothing that is asked for is 0 or 1, but where a slope begins."""
    for _ in repeat(None):
        try:
            made = trace(_graph(formulas, rng))
        except ValueError:
            continue
        if not any(step.asked and abs(step.value) in (0, 1) for step in made):
            return made, True


def both_ways(graph):
    return graph.forward_trace() + graph.backward_trace()


def path_by_path(graph):
    return graph.path_trace("x")


def _counted(formulas, rng):
    return _graph(formulas, rng).count_trace(), True


def _table(rng):
    first = sorted(rng.choice(range(1, 8), 2, replace=False).tolist())
    return memo_trace(int(rng.integers(6, 9)), first), True


def _layered(rng):
    width, depth = ((2, 4), (3, 3), (2, 5))[rng.integers(3)]
    return Graph.layered(width, depth, seed=int(rng.integers(1000))).count_trace(), True


CHAINS = tuple(partial(_drawn, formulas, both_ways) for formulas in (ONE_FUNCTION, TWO_CURVES, THREE, ONE_NEURON))
PATHS = (
    partial(_drawn, TWO_PATHS, path_by_path),
    partial(_drawn, THREE_PATHS, path_by_path),
    partial(_drawn, FOUR_PATHS, path_by_path),
    partial(_drawn, TWO_INPUTS, both_ways),
)
USED_AGAIN = (_table, partial(_counted, COUNTED), partial(_drawn, SHARED, Graph.backward_trace), _layered)
