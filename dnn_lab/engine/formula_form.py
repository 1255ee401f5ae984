"""From a formula's syntax tree to the form of its graph: parts keep their names, every other operation is given one.

Nothing is merged: what is typed twice is worked out twice. `name = number` in front gives an input its value.
"""

from dataclasses import replace
from itertools import chain, count

from dnn_lab.engine.form import Constant, Form, Node, in_order
from dnn_lab.engine.formula_errors import FormulaError
from dnn_lab.engine.operations import OPERATIONS

RESULTS = ("y", "f", "g", "h")
ACTIVATIONS = ("sigmoid", "tanh", "relu")


def form_of(syntax):
    """(`Form`, {input: value given in the text}) of a `Syntax`. Raises FormulaError for parts that do not fit.

    Automatic names are v1, v2, … column by column, and y for the result (as in Baydin et al., JMLR 2018); where the
    learner uses one of these names, the next is taken.
    """
    reader = _Reader(syntax)
    nodes = with_names(in_order(*reader.read()))
    return Form(tuple(nodes), syntax.text, frozenset(reader.defined) - set(reader.given)), reader.given


def with_names(nodes):
    """The nodes with automatic names for those that have a number in its place; the last is the result."""
    nodes = list(nodes)
    taken = {node.name for node in nodes if isinstance(node.name, str)}
    fresh = (name for name in (f"v{number}" for number in count(1)) if name not in taken)
    results = (name for name in chain(RESULTS, (f"y{number}" for number in count(1))) if name not in taken)
    for node in nodes:
        names = results if node is nodes[-1] else fresh
        yield node if isinstance(node.name, str) else replace(node, name=next(names))


class _Reader:
    """Goes through the tree statement by statement. An operation's key is its place in the tree until it is named."""

    def __init__(self, syntax):
        self.syntax = syntax
        self.defined, self.given, self.inputs, self.used = {}, {}, {}, set()
        self.operations = {}

    def read(self):
        """(drafts, key of the result)."""
        begin, reachable = 0, self._reachable()
        for statement in self.syntax.statements:
            for at in range(begin, statement.root + 1):
                if reachable[at]:
                    self._node(at)
            begin = statement.root + 1
            result = self._finish(statement)
        self._all_used()
        inputs = (Node(name, role="input", spans=(span,)) for name, span in self.inputs.items())
        return [*inputs, *self.operations.values()], result

    def _reachable(self):
        """Which nodes belong to a statement: a bracket, or the minus of a number, leaves its inside behind."""
        reachable = [False] * len(self.syntax.nodes)
        for statement in self.syntax.statements:
            reachable[statement.root] = True
        for at in range(len(reachable) - 1, -1, -1):
            for arg in self.syntax.nodes[at].args if reachable[at] else ():
                reachable[arg] = True
        return reachable

    def _node(self, at):
        part = self.syntax.nodes[at]
        if part.kind == "name":
            self.used.add(part.text)
            if part.text not in self.defined:
                self.inputs.setdefault(part.text, (part.start, part.end))
        elif part.kind == "operation":
            spans = ((part.start, part.end), *((self._part(arg).start, self._part(arg).end) for arg in part.args))
            role = "activation" if part.text in ACTIVATIONS else "value"
            self.operations[at] = Node(at, OPERATIONS[part.text], tuple(map(self._key, part.args)), spans, role)

    def _part(self, at):
        return self.syntax.nodes[at]

    def _key(self, at):
        """What a node of the tree is an operand as: a constant, a name, or an operation's key."""
        part = self._part(at)
        if part.kind == "number":
            return Constant(part.value, part.text)
        return self.defined.get(part.text, part.text) if part.kind == "name" else at

    def _finish(self, statement):
        """Gives the statement's result its name; the key of the result."""
        part, name, is_last = self._part(statement.root), statement.name, statement is self.syntax.statements[-1]
        self._may_be_named(statement)
        if part.kind == "number" and not is_last:
            self.given[name], self.inputs[name] = part.value, statement.place
            self.defined[name] = name
            return name
        key = statement.root
        if part.kind != "operation":
            span = (part.start, part.end)
            self.operations[key] = Node(key, OPERATIONS["="], (self._key(key),), (span, span))
        if name is None:
            return key
        node = self.operations.pop(key)
        self.operations[name], self.defined[name] = replace(node, name=name), name
        return name

    def _may_be_named(self, statement):
        name, text = statement.name, self.syntax.text
        if name is None:
            if statement is not self.syntax.statements[-1]:
                raise FormulaError("nameless", text, statement.place)
        elif name in self.defined:
            raise FormulaError("twice", text, statement.place, name=name)
        elif name in self.inputs:
            raise FormulaError("late", text, self.inputs[name], name=name)

    def _all_used(self):
        for statement in self.syntax.statements[:-1]:
            if statement.name not in self.used:
                raise FormulaError("unused", self.syntax.text, statement.place, name=statement.name)
