"""A function's formula, one line of text in the engine's table, read into an expression over a network's quantities.

The grammar is Python's expression syntax cut down to + - * / **, numbers, known names, calls of `calls.py` and
`sum(...)`, which is written out over the neurons of the layer. Nothing is ever evaluated as code.
"""

import ast

from dnn_lab.worksheet.calls import CALLS
from dnn_lab.worksheet.expression import Call, Negative, Number, Power, Product, Quotient, Sum

_TREES = {}


def read(text, names, neurons=()):
    """The expression of `text`.

    names    expression for each name of the formula, such as {"z": Use(z1_2), "a": Use(a1_2)}
    neurons  the same, one mapping for each neuron of the layer: what `sum(...)` runs over
    """
    if text not in _TREES:
        _TREES[text] = ast.parse(text, mode="eval").body
    return _Reader(names, neurons).read(_TREES[text])


class _Reader:
    def __init__(self, names, neurons):
        self.names, self.neurons = names, neurons

    def read(self, node):
        return getattr(self, f"_{type(node).__name__.lower()}")(node)

    def _constant(self, node):
        return Number(node.value)

    def _name(self, node):
        return self.names[node.id]

    def _unaryop(self, node):
        return Negative(self.read(node.operand))

    def _binop(self, node):
        return getattr(self, f"_{type(node.op).__name__.lower()}")(self.read(node.left), self.read(node.right))

    def _add(self, left, right):
        return Sum((*(left.terms if isinstance(left, Sum) else (left,)), right))

    def _sub(self, left, right):
        return Sum((left, Negative(right)), part="difference")

    def _mult(self, left, right):
        return Product((*(left.factors if isinstance(left, Product) else (left,)), right))

    def _div(self, left, right):
        return Quotient(left, right)

    def _pow(self, left, right):
        return Power(left, right)

    def _call(self, node):
        if node.func.id == "sum":
            return self._total(node.args[0])
        if node.func.id not in CALLS:
            raise ValueError(f"a formula calls {node.func.id!r}; there are: {', '.join(CALLS)}, sum")
        return Call(node.func.id, tuple(map(self.read, node.args)))

    def _total(self, body):
        terms = tuple(_Reader(names, self.neurons).read(body) for names in self.neurons)
        if len(terms) == 1:
            return terms[0]
        flat = tuple(t for term in terms for t in (term.terms if isinstance(term, Sum) and not term.part else (term,)))
        return Sum(flat)
