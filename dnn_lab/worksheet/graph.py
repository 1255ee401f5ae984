"""The public `Graph`: the engine's, and the worksheets of its passes.

A trace remembers its `GraphSource`, from which drawings are made and from which the same trace can be made again with
another formula or another number.
"""

import re
from dataclasses import dataclass, replace
from functools import cached_property, partial

from dnn_lab.engine import graph as engine
from dnn_lab.worksheet import graph_words as words
from dnn_lab.worksheet.changes import numbers, plain, unknown_row
from dnn_lab.worksheet.graph_book import GraphBook
from dnn_lab.worksheet.graph_passes import backward_lines, forward_lines
from dnn_lab.worksheet.graph_paths import path_lines
from dnn_lab.worksheet.graph_tangents import tangent_lines
from dnn_lab.worksheet.path_counting import count_lines
from dnn_lab.worksheet.source import Row
from dnn_lab.worksheet.trace import Trace

FORMULA, MOST_ROWS, LONGEST_SUBTITLE = "formula", 16, 60


@dataclass(frozen=True)
class GraphSource:
    """What the passes of one trace are made from. `by` is the chosen input of forward mode and of paths, or None."""

    kind = "graph"

    graph: engine.Graph
    by: str | None = None

    @cached_property
    def book(self):
        return GraphBook(self.graph, self.by)

    @property
    def subtitle(self):
        text = " ".join(self.graph.text.split())
        if 0 < len(text) <= LONGEST_SUBTITLE:
            return text if "=" in text else words.TITLES["formula"].format(output=self.graph.output, text=text)
        return words.TITLES["graph"].format(nodes=len(self.graph.form.nodes) - len(self.graph.inputs))

    def find(self, name):
        return self.book.find(name)

    def rows(self):
        """The formula, then a row for each input; of a graph without a formula only the inputs."""
        text = [Row(FORMULA, FORMULA, self.graph.text, 0)] if self.graph.text else []
        inputs = list(self.graph.inputs.items())[:MOST_ROWS]
        return text + [Row(name, name, plain(value), 1) for name, value in inputs]

    def with_row(self, key, text):
        """With another formula, its known inputs as they are, or with another number for an input.

        Raises ValueError: a `FormulaError`, with its place, for a formula.
        """
        if key == FORMULA and self.graph.text:
            return self._with_formula(text)
        if key not in self.graph.inputs:
            raise unknown_row(key)
        (value,) = numbers(text, 1, key)
        typed = _with_number(self.graph.text, key, value)
        if typed != self.graph.text:
            return replace(self, graph=type(self.graph).read(typed, {**self.graph.inputs, key: value}))
        return replace(self, graph=self.graph.at(**{key: value}))

    def _with_formula(self, text):
        graph = type(self.graph).read_with(text, self.graph.inputs)
        return GraphSource(graph, self.by if self.by in graph.inputs else next(iter(graph.inputs), None))


def _with_number(text, name, value):
    """The formula with another number where it gives one to an input: x = 2; …"""
    given = re.compile(rf"((?:^|[;\n])\s*{re.escape(name)}\s*=\s*)[-+−]?[\d.eE]+(?=\s*[;\n])")
    return given.sub(lambda found: f"{found[1]}{plain(value)}", text)


_PASSES = {
    "forward": (forward_lines, "chain rule"),
    "backward": (backward_lines, "chain rule"),
    "tangent": (tangent_lines, "chain rule"),
    "paths": (path_lines, "paths"),
    "count": (count_lines, "dynamic programming"),
}


def trace_of(kind, options, source):
    """The trace of a kind of pass from a `GraphSource`."""
    title = words.TITLES[kind].format(by=source.by and source.book.symbol(source.by).text)
    lines, topic = _PASSES[kind]
    again = partial(trace_of, kind, options)
    return Trace(title, lines(source.book, **options), source, source.subtitle, again, topic=topic)


class Graph(engine.Graph):
    """A computation graph whose passes can be stepped by hand. See `engine.graph.Graph` for how it is made.

    Names: a node's value x1, u, v3; the slope of the result by it dy/du; the slope along one edge dv3/du, where that
    is a step of its own (a function's, not a sum's or product's); in forward mode the slope of a node by the chosen
    input dv3/dx1; along a path p1.
    """

    def forward_trace(self):
        """The value of every operation, column by column from the inputs."""
        return trace_of("forward", {}, GraphSource(self))

    def backward_trace(self, detail="full"):
        """The slope of the result by every operation and input, from the result back; all values are known quantities.

        detail  "full": the slope of a function is a step of its own; "compact": it stands in the product.
        Raises FormulaError where a slope does not exist.
        """
        return trace_of("backward", {"detail": detail}, GraphSource(self))

    def tangent_trace(self, name):
        """Forward mode: the slope of every operation by one input, carried along from it to the result.

        Raises KeyError for a name that is no input.
        """
        return trace_of("tangent", {}, GraphSource(self, self._input(name)))

    def path_trace(self, name):
        """Path by path: the product of the slopes along each path from an input to the result, then their sum.

        Raises KeyError for a name that is no input, ValueError where there are more than 200 paths.
        """
        return trace_of("paths", {}, GraphSource(self, self._input(name)))

    def count_trace(self):
        """How many paths lead from each operation and input to the result, from the back, each count used again."""
        return trace_of("count", {}, GraphSource(self))

    def _input(self, name):
        if name not in dict(self.form.varying_inputs):
            raise KeyError(f"this graph has no input {name!r}; it has: {', '.join(self.form.inputs[:12])}")
        return name
