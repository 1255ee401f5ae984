"""A small tree over quantities: the one source of a step's value, formula, numbers and wrong versions.

Nodes are frozen; `value(own)` puts a learner's own earlier numbers in place of the true ones. How a tree is written
down stands in `writing.py`; what a function call means stands in `calls.py`.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from math import isfinite, prod

from dnn_lab.engine.operations import snapped
from dnn_lab.worksheet.calls import CALLS
from dnn_lab.worksheet.quantity import Quantity


@dataclass(frozen=True)
class Expression:
    """A node. `part` says what the node is in its formula (slope, path, paths, difference, factor, count, fraction,
    update); mistakes find their place by it."""

    def value(self, own=None):
        """The number this expression gives, with `own[name]` in place of a quantity's value where present.

        A sum that is zero on paper is exactly 0. Raises ZeroDivisionError, OverflowError or ValueError as Python's
        own arithmetic does.
        """
        raise NotImplementedError

    @property
    def children(self):
        return ()

    def with_children(self, children):
        """The same node over other children."""
        return self

    def walk(self):
        """This node and all below it, outermost first."""
        below = [self]
        while below:
            node = below.pop()
            yield node
            below += reversed(node.children)

    @cached_property
    def quantities(self):
        """The quantities used, each once, in the order written."""
        named = (node.quantity for node in self.walk() if isinstance(node, (Use, Gathered)))
        return tuple({quantity.name: quantity for quantity in named}.values())

    def rewrite(self, change):
        """The tree with `change(node)` in place of every node for which it is not None, outermost first."""
        changed = change(self)
        if changed is not None:
            return changed
        return self.with_children(tuple(child.rewrite(change) for child in self.children))


@dataclass(frozen=True)
class Number(Expression):
    """A constant of a formula, such as the 2 of a half."""

    number: float
    part: str | None = None

    def value(self, own=None):
        return float(self.number)


@dataclass(frozen=True)
class Use(Expression):
    """A quantity in its place."""

    quantity: Quantity
    part: str | None = None

    def value(self, own=None):
        return float(own.get(self.quantity.name, self.quantity.value) if own else self.quantity.value)


@dataclass(frozen=True)
class Sum(Expression):
    """Terms added up; a term taken away is a `Negative`."""

    terms: tuple
    part: str | None = None

    def value(self, own=None):
        numbers = [term.value(own) for term in self.terms]
        return snapped(numbers) if all(map(isfinite, numbers)) else sum(numbers)

    @property
    def children(self):
        return self.terms

    def with_children(self, children):
        return replace(self, terms=children)


@dataclass(frozen=True)
class Gathered(Sum):
    """A long sum that is written as one quantity, its total."""

    quantity: Quantity | None = None


@dataclass(frozen=True)
class Product(Expression):
    factors: tuple
    part: str | None = None

    def value(self, own=None):
        return prod(factor.value(own) for factor in self.factors)

    @property
    def children(self):
        return self.factors

    def with_children(self, children):
        return replace(self, factors=children)


@dataclass(frozen=True)
class Negative(Expression):
    """The same with the other sign."""

    inner: Expression
    part: str | None = None

    def value(self, own=None):
        return 0.0 - self.inner.value(own)

    @property
    def children(self):
        return (self.inner,)

    def with_children(self, children):
        return replace(self, inner=children[0])


@dataclass(frozen=True)
class Quotient(Expression):
    top: Expression
    bottom: Expression
    part: str | None = None

    def value(self, own=None):
        return self.top.value(own) / self.bottom.value(own)

    @property
    def children(self):
        return (self.top, self.bottom)

    def with_children(self, children):
        return replace(self, top=children[0], bottom=children[1])


@dataclass(frozen=True)
class Power(Expression):
    base: Expression
    exponent: Expression
    part: str | None = None

    def value(self, own=None):
        result = self.base.value(own) ** self.exponent.value(own)
        if isinstance(result, complex):
            raise ValueError(f"{self.base.value(own):g} to the power {self.exponent.value(own):g} is not a real number")
        return result

    @property
    def children(self):
        return (self.base, self.exponent)

    def with_children(self, children):
        return replace(self, base=children[0], exponent=children[1])


@dataclass(frozen=True)
class Call(Expression):
    """A function of the table in `calls.py`, by its name, over its arguments."""

    function: str
    arguments: tuple
    part: str | None = None

    def value(self, own=None):
        return CALLS[self.function].value(*(argument.value(own) for argument in self.arguments))

    @property
    def children(self):
        return self.arguments

    def with_children(self, children):
        return replace(self, arguments=children)


@dataclass(frozen=True)
class Written(Expression):
    """A whole layer's calculation, written in matrices. Its value is the array that the engine's pass gave."""

    result: object
    text: str
    latex: str
    mathml: str
    shapes: str = ""
    part: str | None = None

    def value(self, own=None):
        return self.result
