"""The quantities of a graph: values, slopes of the result, slopes along single edges, slopes by one chosen input.

A `GraphBook` looks a number up when it is asked for. The slope of v3 by x2 is called dv3/dx2, as a network's is.
"""

import re
from functools import cached_property

from dnn_lab.engine.operations import snapped
from dnn_lab.engine.routes import counts
from dnn_lab.worksheet import names
from dnn_lab.worksheet.expression import Use
from dnn_lab.worksheet.graph_writing import Place, constant, slope_of, value_of
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.symbols import Derivative, Symbol

_WITH_NUMBER = re.compile(r"([^\W\d_]+?)_?(\d+(?:_\d+)*)")
_SLOPE_NAME = re.compile(r"d(\w+)/d(\w+)")
_NO_STEP_OF_THEIR_OWN = {"+", "-", "*", "neg", "=", "sum", "weighted sum"}


def symbol_of(name, typed=True):
    """How a node's name is written: x1 with a subscript; a network's names as in its worksheets."""
    kind = None if typed else names.parse(name)
    if kind:
        return names.KINDS[kind[0]].symbol(*kind[1])
    match = _WITH_NUMBER.fullmatch(name)
    return Symbol(match[1], match[2].replace("_", ",")) if match else Symbol(name)


class GraphBook:
    """Quantities of a graph. `by` is the input by which slopes are carried forward, or None."""

    def __init__(self, graph, by=None):
        self.graph, self.form, self.by = graph, graph.form, by
        self.nodes, self.last = graph.form.nodes, len(graph.form.nodes) - 1
        self._quantities = {}

    def symbol(self, name):
        return symbol_of(name, bool(self.form.text))

    def value(self, at):
        """The quantity of a node's value, by its place."""
        node = self.nodes[at]
        return self._once(node.name, lambda: (self.values[at], node.role, self.symbol(node.name)))

    def gradient(self, at):
        """The slope of the result by a node."""
        return self._derivative(self.last, at, self.gradients[at], "gradient", "bottom")

    def slope(self, target, operand):
        """The slope along one edge, as a quantity; for edges that `is_step`."""
        source = self.nodes[target].args[operand]
        return self._derivative(target, source, self.graph.slopes[self.nodes[target].name][operand], "slope", "slope")

    def tangent(self, at):
        """The slope of a node by the chosen input."""
        return self._derivative(at, self.form.place[self.by], self.tangents[at], "tangent", "tangent")

    def path(self, number, path):
        """The product along one path, counted from 1: p1, p2, …; another letter where the learner uses this one."""
        letter = self._path_letter
        return self._once(f"{letter}{number}", lambda: (path.product, "path", Symbol(letter, str(number))))

    @cached_property
    def _path_letter(self):
        taken = {match[1] for name in self.form.place if (match := re.fullmatch(r"(\w)\d+", name))}
        return next(letter for letter in "pqrstabcdefghijk" if letter not in taken)

    def _derivative(self, top, bottom, value, role, short):
        top, bottom = self.nodes[top].name, self.nodes[bottom].name
        symbols = self.symbol(top), self.symbol(bottom)
        return self._once(f"d{top}/d{bottom}", lambda: (value, role, Derivative(*symbols, shortened=short)))

    def _once(self, name, make):
        known = self._quantities.get(name)
        if known is None:
            value, role, symbol = make()
            known = self._quantities[name] = Quantity(name, float(value), role, symbol)
        return known

    @cached_property
    def values(self):
        return list(self.graph.values.values())

    @cached_property
    def gradients(self):
        """Slopes of the result by every node; a sum over paths that is zero on paper is exactly 0."""
        slopes, gradients = self.graph.slopes, [0.0] * len(self.nodes)
        gradients[self.last] = 1.0
        for at in range(self.last - 1, -1, -1):
            parts = [gradients[t] * slopes[self.nodes[t].name][k] for t, k in self.form.ahead[at]]
            gradients[at] = snapped(parts) + 0.0
        return gradients

    @cached_property
    def tangents(self):
        """Slopes of every node by the chosen input."""
        slopes, tangents = self.graph.slopes, [0.0] * len(self.nodes)
        tangents[self.form.place[self.by]] = 1.0
        for at, node in enumerate(self.nodes):
            parts = [tangents[s] * slopes[node.name][k] for k, s in node.feeds if self.answers[s]]
            if parts:
                tangents[at] = snapped(parts) + 0.0
        return tangents

    @cached_property
    def path_counts(self):
        """Number of paths from every node to the result."""
        return counts(self.form)[0]

    @cached_property
    def answers(self):
        """For each node whether it depends on the chosen input."""
        answers = [False] * len(self.nodes)
        answers[self.form.place[self.by]] = True
        for at, node in enumerate(self.nodes):
            answers[at] = answers[at] or any(answers[source] for _, source in node.feeds)
        return answers

    @cached_property
    def way_back(self):
        """Places of all nodes that vary, column by column from the result; in a column the earlier node first."""
        column = []
        for node in self.nodes:
            column.append(1 + max((column[source] for _, source in node.feeds), default=0) if node.operation else 0)
        column[-1] = len(column)
        return sorted((at for at in range(len(column)) if self.form.varies[at]), key=lambda at: -column[at])

    def place(self, at):
        """A node as `graph_writing` takes it."""
        node = self.nodes[at]
        operands = tuple(self.use(arg) if type(arg) is int else constant(arg) for arg in node.args)
        return Place(node, operands, self.use(at), lambda k: self.use(self._sibling(node, k)))

    def _sibling(self, node, k):
        return self.form.place[f"{node.name.rsplit('_', 1)[0]}_{k + 1}"]

    def use(self, at):
        return Use(self.value(at))

    def value_formula(self, at):
        return value_of(self.place(at))

    def slope_formula(self, target, operand):
        return slope_of(self.place(target), operand)

    def numbers(self, at):
        """The numbers of a node's operands."""
        return [self.values[arg] if type(arg) is int else arg.value for arg in self.nodes[at].args]

    def is_step(self, target, operand):
        """Whether an edge's slope is a step of its own: a formula, of the only operand that varies.

        Not into the result: there the slope is the whole answer.
        """
        operation = self.nodes[target].operation
        if operation.name in _NO_STEP_OF_THEIR_OWN:
            return False
        if sum(self.form.varies[source] for _, source in self.nodes[target].feeds) > 1:
            return False
        return operation.name != "/" or operand == 1

    def find(self, name):
        """The quantity of a name; None if there is none."""
        if name in self.form.place:
            return self.value(self.form.place[name])
        match = _SLOPE_NAME.fullmatch(name)
        top, bottom = (self.form.place.get(part) for part in match.groups()) if match else (None, None)
        if top is None or bottom is None or not self.form.varies[bottom]:
            return None
        if top == self.last:
            return self.gradient(bottom)
        if self.by == match[2] and self.answers[top]:
            return self.tangent(top)
        edge = next((k for k, source in self.nodes[top].feeds if source == bottom), None)
        return self.slope(top, edge) if edge is not None and self.is_step(top, edge) else None
