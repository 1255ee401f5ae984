"""Typed graphs beside micrograd and PyTorch: value and gradients for new numbers, of 10 to 20,000 operations.

The formula is a balanced tree of sums and products over three inputs, as micrograd's recursion needs it. Ours is typed
once and worked out on its tape; the others make their graph anew in each pass, which is how they work.
"""

import random
from importlib.util import find_spec
from time import process_time

from benchmarks.rows import Row, faster, missing
from benchmarks.timing import side_by_side
from dnn_lab.views.payload import payload
from dnn_lab.worksheet.graph import Graph

OPERATIONS = {10: 60, 1_000: 40, 20_000: 9}
VALUES = {"x1": 0.5, "x2": -0.8, "x3": 1.2}
TYPED = "u = w*x1 + t*x2 + b; v = tanh(u); s = sigmoid(v*x1 + u*x2)\n" + " + ".join(
    ["log(x1)*v", "x2*sin(u*s)", "exp(-v)/x1", "sqrt(x2)*s", "(s - t)^2", "u*v*s", "cos(v)"]
)
MILLISECONDS, LARGE_SECONDS, COUNT_MILLISECONDS = 100, 0.1, 50


def rows():
    for operations, rounds in OPERATIONS.items():
        yield from _pass_rows(operations, rounds)
    yield _large()
    yield _typed()
    yield _counted()


def _pass_rows(operations, rounds):
    text = formula(operations)
    graph = Graph.read(text, VALUES, longest=None)
    calculate = eval(f"lambda x1, x2, x3: {text}")
    others, packages = {}, {"micrograd": (_micrograd, 4), "torch": (_pytorch, 1)}
    for package, (make, _) in packages.items():
        if find_spec(package):
            others[package] = make(calculate)
    ratios = side_by_side(lambda: graph.at(**VALUES).gradients(), *others.values(), rounds=rounds)
    ratios = dict(zip(others, ratios, strict=True))
    work = f"value and gradients, {operations:,} operations"
    for package, name in (("micrograd", "micrograd's pass"), ("torch", "PyTorch, eager")):
        if package in ratios:
            yield faster(work, name, ratios[package], packages[package][1])
        else:
            yield missing(work, name, package)


def formula(operations):
    """A formula of so many sums and products, its brackets as a balanced tree."""
    rng = random.Random(0)

    def part(size):
        if size == 0:
            return rng.choice(list(VALUES))
        left = (size - 1) // 2
        sign = rng.choice("+-*") if size < 6 else "+"
        return f"({part(left)}{sign}{part(size - 1 - left)})"

    return part(operations)


def _micrograd(calculate):
    from micrograd.engine import Value

    def one_pass():
        inputs = [Value(value) for value in VALUES.values()]
        calculate(*inputs).backward()
        return [value.grad for value in inputs]

    return one_pass


def _pytorch(calculate):
    import torch

    torch.set_num_threads(1)

    def one_pass():
        inputs = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in VALUES.values()]
        calculate(*inputs).backward()
        return [value.grad for value in inputs]

    return one_pass


def _large():
    graph = Graph.read(formula(20_000), VALUES, longest=None)
    seconds = _seconds(lambda: graph.at(**VALUES).gradients())
    return Row("… in all", "", f"{seconds * 1e3:.1f} ms", f"≤ {LARGE_SECONDS * 1e3:.0f} ms", seconds <= LARGE_SECONDS)


def _typed():
    """From a typed text to all that is sent for both passes."""
    values = {"x1": 0.5, "x2": 0.8, "w": 0.4, "t": 0.7, "b": 0.1}

    def opened():
        graph = Graph.parse(TYPED, **values)
        return payload(graph.forward_trace() + graph.backward_trace())

    count = sum(node.operation is not None for node in Graph.parse(TYPED, **values).form.nodes)
    milliseconds = _seconds(opened) * 1e3
    work = f"a formula of {count} operations typed, both passes sent"
    return Row(work, "", f"{milliseconds:.1f} ms", f"≤ {MILLISECONDS} ms", milliseconds <= MILLISECONDS)


def _counted():
    graph = Graph.layered(20, 20)
    milliseconds = _seconds(lambda: graph.path_count("x1")) * 1e3
    work = f"{graph.path_count('x1'):.1e} paths of a 20 × 20 graph counted"
    return Row(work, "", f"{milliseconds:.1f} ms", f"≤ {COUNT_MILLISECONDS} ms", milliseconds <= COUNT_MILLISECONDS)


def _seconds(work):
    """The middle of nine, in processor time."""
    times = []
    for _ in range(9):
        start = process_time()
        work()
        times.append(process_time() - start)
    return sorted(times)[4]
