"""The form of a graph: its nodes in an order in which each stands after what it is made of, without any numbers.

`form_of` makes one from a formula's syntax tree; a network makes its own. One form serves any number of values.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from dnn_lab.engine.operations import Operation


@dataclass(frozen=True, slots=True)
class Constant:
    """A fixed number among the operands of a node, and how it was typed ("pi")."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """One node.

    name       of what it gives: x1, u, v3
    operation  what it does; None for an input
    args       its operands in order: places of earlier nodes, or `Constant`s. An operand used twice stands twice
    spans      (start, end) in the text of the whole and of each operand; () where there is no text
    role       what its quantity is: "input", "value", "activation", or as a network has it; a "target" never varies
    group      heading under which it stands in a worksheet, "" for the usual one
    """

    name: str
    operation: Operation | None = None
    args: tuple = ()
    spans: tuple = ()
    role: str = "value"
    group: str = ""

    @property
    def feeds(self):
        """(place among the operands, place of the node) of every operand that is a node: one for each occurrence."""
        return [(at, arg) for at, arg in enumerate(self.args) if type(arg) is int]


@dataclass(frozen=True)
class Form:
    """All nodes: the inputs first, the result last. `text` is the formula as typed; "" where there is none.

    named  the names that the learner gave to parts
    """

    nodes: tuple
    text: str = ""
    named: frozenset = frozenset()

    @cached_property
    def place(self):
        """{name: place among the nodes}."""
        return {node.name: at for at, node in enumerate(self.nodes)}

    @cached_property
    def inputs(self):
        """Names of the inputs, in order."""
        return tuple(node.name for node in self.nodes if node.operation is None)

    @cached_property
    def varying_inputs(self):
        """(name, place) of every input that has a slope."""
        return tuple((name, at) for at, name in enumerate(self.inputs) if self.varies[at])

    @property
    def output(self):
        """Name of the result."""
        return self.nodes[-1].name

    @cached_property
    def varies(self):
        """For each node whether it depends on an input that has a slope (a target of a loss has none)."""
        varies = []
        for node in self.nodes:
            if node.operation is None:
                varies.append(node.role != "target")
            else:
                varies.append(any(type(arg) is int and varies[arg] for arg in node.args))
        return varies

    @cached_property
    def ahead(self):
        """For each node its edges ahead, (place of the node that uses it, place among that node's operands).

        Only edges on which something varies; one for each occurrence, so `u*u` has two from u.
        """
        ahead = [[] for _ in self.nodes]
        for at, node in enumerate(self.nodes):
            for operand, source in node.feeds:
                if self.varies[source]:
                    ahead[source].append((at, operand))
        return ahead


def in_order(drafts, output):
    """The nodes of a form from drafts whose names and args are any keys: inputs first, then column by column.

    drafts  nodes, each after its operands; of those in one column (as far from the inputs) the earlier comes first
    output  key of the result, which comes last
    """
    column = {}
    for node in drafts:
        behind = [column[arg] for arg in node.args if not isinstance(arg, Constant)]
        column[node.name] = 1 + max(behind, default=0) if node.operation else 0
    ordered = sorted(drafts, key=lambda node: (node.name == output, column[node.name]))
    place = {node.name: at for at, node in enumerate(ordered)}
    return [_placed(node, place) for node in ordered]


def _placed(node, place):
    args = tuple(arg if isinstance(arg, Constant) else place[arg] for arg in node.args)
    return replace(node, args=args)
