"""Papers of a graph: values and slopes back, slopes carried forward, path by path."""

import math
from functools import partial

from benchmarks.diagnosis.graphs.chain import Part, chain, chain_slips
from benchmarks.diagnosis.graphs.slips import path_slips, slope_slips, sum_slips, value_slips
from benchmarks.diagnosis.graphs.tape import RESULT, random_tape
from benchmarks.diagnosis.paper import Paper, snapped
from dnn_lab.worksheet.graph import Graph


def draw_graph(rng):
    tape = random_tape(rng)
    return _PASSES[rng.integers(len(_PASSES))](tape, Graph.read_with(tape.text, tape.inputs))


class _Steps:
    """Works and slips while they are gathered."""

    def __init__(self, tape, trace):
        self.tape, self.trace, self.names = tape, trace, set(trace.names)
        self.works, self.slips = {}, {}

    def add(self, name, work, slips):
        self.works[name], self.slips[name] = work, slips

    def values(self):
        for node in self.tape.operations:
            self.add(node, lambda n, r, node=node: self.tape.value(n, node, r), value_slips(self.tape, node))

    def slope(self, target, place, source):
        """The slope along an edge where that is a step of its own: its name, else None."""
        name = f"d{target}/d{source}"
        if target == RESULT or name not in self.names:
            return None
        if name not in self.works:
            self.add(name, lambda n, r: self.tape.slope(n, target, place, r), slope_slips(self.tape, target, place))
        return name

    def paper(self, given):
        return Paper(self.trace, self.works, self.slips, given=given)


def both_ways(tape, graph):
    """Values, then slopes back."""
    steps = _Steps(tape, graph.forward_trace() + graph.backward_trace())
    steps.values()
    _backward(steps)
    return steps.paper(tape.inputs)


def back_alone(tape, graph, detail):
    """Slopes back, all values known."""
    steps = _Steps(tape, graph.backward_trace(detail))
    _backward(steps)
    return steps.paper(tape.values())


def _backward(steps):
    for node in steps.tape.back[1:]:
        parts = [_back_part(steps, node, target, place) for target, place in steps.tape.ahead(node)]
        steps.add(f"d{RESULT}/d{node}", chain(parts), chain_slips(parts))


def _back_part(steps, node, target, place):
    further = steps.tape.ahead(target)
    so_far = None if target == RESULT else f"d{RESULT}/d{target}"
    single = len(further) == 1 and further[0][0] != RESULT
    return Part(
        steps.tape,
        so_far,
        target,
        place,
        along=steps.slope(target, place, node),
        next_over=f"d{RESULT}/d{further[0][0]}" if single else None,
        shared=so_far is not None and len(further) > 1,
    )


def carried_forward(tape, graph):
    """Slopes of all results by one input, all values known."""
    by = next(iter(tape.inputs))
    steps = _Steps(tape, graph.tangent_trace(by))
    answers = {by}
    for node in tape.operations:
        edges = [(place, source) for place, source in tape.edges(node) if source in answers]
        if edges:
            answers.add(node)
            parts = [_forward_part(steps, by, node, place, source) for place, source in edges]
            steps.add(f"d{node}/d{by}", chain(parts), chain_slips(parts))
    return steps.paper(tape.values())


def _forward_part(steps, by, node, place, source):
    if source == by:
        return Part(steps.tape, None, node, place)
    along = steps.slope(node, place, source) if node != RESULT else _into_result(steps, place, source)
    return Part(steps.tape, f"d{source}/d{by}", node, place, along=along)


def _into_result(steps, place, source):
    """Forward mode asks for the slope along the last edge too."""
    name = f"d{RESULT}/d{source}"
    if name not in steps.names:
        return None
    work = partial(_slope, steps.tape, RESULT, place)
    steps.add(name, work, slope_slips(steps.tape, RESULT, place))
    return name


def _slope(tape, target, place, n, r):
    return tape.slope(n, target, place, r)


def path_by_path(tape, graph):
    """The product along every path from one input, then their sum, all values known."""
    by = next(iter(tape.inputs))
    steps = _Steps(tape, graph.path_trace(by))
    paths = [step for step in steps.trace if step.group == steps.trace[0].group]
    for step in paths:
        edges = [_edge(name) for name in step.line.edges]
        steps.add(step.name, partial(_product, tape, edges), path_slips(tape, edges))
    names = [step.name for step in paths]
    steps.add(f"d{RESULT}/d{by}", lambda n, r: snapped([n[name] for name in names]), sum_slips(names))
    return steps.paper(tape.values())


def _edge(name):
    source, target, place = name.split("-")
    return target, int(place)


def _product(tape, edges, n, r):
    return math.prod(r(tape.slope(n, target, place, r)) for target, place in edges)


_PASSES = (
    both_ways,
    partial(back_alone, detail="full"),
    partial(back_alone, detail="compact"),
    carried_forward,
    path_by_path,
)
