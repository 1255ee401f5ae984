"""One line of a worksheet: the quantity being worked out, the expression that gives it, and what is said of it.

A `Step` is light: its name and value are there at once; what it says, its `Line`, is written when it is first
asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dnn_lab.worksheet.expression import Expression
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.scripts import Latex, Script, Spoken
from dnn_lab.worksheet.writing import write


@dataclass(frozen=True)
class Line:
    """What a step says.

    title   a few words, such as "Weighted sum of neuron 2"; say  one plain sentence on what to do
    digits  significant digits to ask for; 0 for a count, which is a whole number and only right exactly
    nodes, edges   what it lights up in the drawing;  reuses  names of forward values that a backward step uses again
    long    MathML of the short form of a long sum, with a Σ;  asked  False where the value is only shown
    swaps   callable giving the context that only the builder has: for a mistake's key the ways to make it, each way
            {name: the expression that stands in its place}
    why     a sentence on why it has no value, where it has none
    own_form   own numbers -> the expression they lead to, where their signs decide which form the formula takes
    """

    quantity: Quantity
    expression: Expression
    title: str
    say: str
    digits: int = 2
    nodes: tuple = ()
    edges: tuple = ()
    reuses: tuple = ()
    asked: bool = True
    long: str | None = None
    swaps: Callable[[], Mapping] = dict
    why: str = ""
    own_form: Callable | None = None


@dataclass(frozen=True)
class Group:
    """A heading of the worksheet, "Layer 1", and the phase it belongs to: forward, loss, backward or update."""

    title: str
    phase: str = "forward"


class Step:
    """One line of a worksheet. `name` and `value` are there at once, the rest is written when first asked for.

    `trace` is the worksheet it stands in, None for a step on its own.
    """

    __slots__ = ("name", "value", "group", "trace", "_write", "_row", "_line")

    def __init__(self, name, value, group, write_line, row, trace=None):
        self.name, self.value, self.group, self._write, self._row = name, value, group, write_line, row
        self.trace = trace

    @classmethod
    def of(cls, line, group=Group("Steps")):
        """A step that is complete from the start: the way for an author with a list of lines."""
        return cls(line.quantity.name, line.quantity.value, group, lambda row: line, 0)

    @property
    def line(self):
        try:
            return self._line
        except AttributeError:
            self._line = self._write(self._row)
            return self._line

    quantity = property(lambda self: self.line.quantity)
    expression = property(lambda self: self.line.expression)
    title = property(lambda self: self.line.title)
    say = property(lambda self: self.line.say)
    role = property(lambda self: self.line.quantity.role)
    asked = property(lambda self: self.line.asked, doc="False where the value is shown, not asked for.")

    @property
    def digits(self):
        """Significant digits to ask for; 0 where a whole number is asked for, exactly."""
        return self.line.digits

    @property
    def swaps(self):
        """Context for mistakes: what could be taken for what, by the mistake's key. Built when asked for."""
        return self.line.swaps()

    def following(self, own):
        """The expression that a learner works with whose earlier numbers are `own`."""
        return self.line.own_form(own) if own and self.line.own_form else self.expression

    @property
    def latex(self):
        """Symbol and formula in LaTeX: z_{2}^{(1)} = w_{2,1}^{(1)} \\cdot x_{1} + …"""
        return f"{self.quantity.latex} = {write(self.expression, Latex())}"

    @property
    def numbers(self):
        """The formula with the numbers put in, as text: 0.7·0.5 + 0.3·0.8 + (−0.2)."""
        return write(self.expression, Script(numbers=True))

    @property
    def text(self):
        """The formula in symbols, as text."""
        return write(self.expression, Script())

    @property
    def spoken(self):
        """The formula in words, for a screen reader."""
        return f"{self.quantity.symbol.say} equals {write(self.expression, Spoken())}"

    def __repr__(self):
        return f"{self.quantity.symbol.text} = {self.text} = {self.numbers} → {self.quantity.shown}"
