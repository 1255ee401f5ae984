"""Papers that count: a network's parameters, paths through a graph, Fibonacci's numbers. Right only exactly."""

import math

from benchmarks.diagnosis.graphs.tape import random_tape
from benchmarks.diagnosis.paper import Paper, without
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.fibonacci import memo_trace
from dnn_lab.worksheet.graph import Graph

_COUNTED = ("+", "-", "*", "*", "sin", "^2")


def draw_parameters(rng):
    sizes = rng.choice(range(2, 65), int(rng.integers(2, 5)), replace=False).tolist()
    return parameter_paper(sizes, str(rng.choice(["full", "compact"])))


def parameter_paper(sizes, detail):
    works, slips = {}, {}
    for layer in range(1, len(sizes)):
        _LAYERS[detail](sizes, layer, works, slips)
    parts = list(works)
    works["parameters"] = lambda n, r: sum(n[part] for part in parts)
    total = {"term_left_out": _sums(parts)} if len(parts) > 1 else {}
    if detail == "full":
        total["forgot_bias"] = [lambda n, r: sum(n[part] for part in parts if part.startswith("weights"))]
    slips["parameters"] = total
    return Paper(parameter_trace(sizes, detail), works, slips, exact=True)


def _in_two_lines(sizes, layer, works, slips):
    before, after = sizes[layer - 1], sizes[layer]
    works[f"weights_{layer}"] = lambda n, r: before * after
    works[f"biases_{layer}"] = lambda n, r: after
    slips[f"weights_{layer}"] = {
        "sizes_added": [lambda n, r: before + after],
        "biases_miscounted": [lambda n, r: before * after + after],
    }
    slips[f"biases_{layer}"] = {"nodes_swapped": [lambda n, r: before]}


def _in_one_line(sizes, layer, works, slips):
    before, after = sizes[layer - 1], sizes[layer]
    works[f"layer_{layer}"] = lambda n, r: before * after + after
    slips[f"layer_{layer}"] = {
        "forgot_bias": [lambda n, r: before * after],
        "biases_miscounted": [lambda n, r: before * after + 1, lambda n, r: before * after + before],
        "sizes_added": [lambda n, r: before + after + after],
    }


_LAYERS = {"full": _in_two_lines, "compact": _in_one_line}


def draw_table(rng):
    first = rng.integers(0, 8, 2).tolist()
    return table_paper(int(rng.integers(4, 12)), first if any(first) else [0, 1], bool(rng.integers(2)))


def table_paper(n, first, memo=True):
    """F(n) with a memo table, or call by call; then the second F(3) is called F3_2."""
    trace = memo_trace(n, tuple(first), memo)
    works, slips, latest = {}, {}, {}
    for name in trace.names:
        k = int(name[1:].split("_")[0])
        before = [_fibonacci(latest.get(other, f"F{other}"), other, first) for other in (k - 1, k - 2)]
        works[name] = _added(before)
        slips[name] = {"term_left_out": before} if k > 2 else {}
        if memo and k > 2:
            further = _fibonacci(f"F{k - 3}", k - 3, first)
            slips[name]["nodes_swapped"] = [_added([before[0], further]), _added([further, before[1]])]
        latest[k] = name
    return Paper(trace, works, slips, exact=True)


def _fibonacci(name, k, first):
    return lambda n, r: n[name] if k > 1 else first[k]


def _added(functions):
    return lambda n, r: sum(f(n, r) for f in functions)


def draw_paths(rng):
    return path_count_paper(random_tape(rng, _COUNTED, int(rng.integers(4, 8))))


def path_count_paper(tape):
    """How many paths lead on from each node: one for each edge to the result, and those of the nodes ahead."""
    trace = Graph.read_with(tape.text, tape.inputs).count_trace()
    works, slips = {}, {}
    for node in tape.back:
        ahead = [f"paths_{target}" for target, _ in tape.ahead(node)]
        works[f"paths_{node}"] = lambda n, r, ahead=ahead: sum(n[a] for a in ahead) if ahead else 1
        if len(ahead) > 1:
            slips[f"paths_{node}"] = {
                "forgot_path": _sums(ahead),
                "paths_multiplied": [lambda n, r, ahead=ahead: math.prod(n[a] for a in ahead)],
            }
    return Paper(trace, works, slips, exact=True)


def _sums(names):
    """The sums with one of the names left out."""
    return [_added([_entry(other) for other in without(names, k)]) for k in range(len(names))]


def _entry(name):
    return lambda n, r: n[name]
