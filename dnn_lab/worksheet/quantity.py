"""A named number of a worksheet. Everything a learner reads, types or points at is a `Quantity`."""

from dataclasses import dataclass

from dnn_lab.worksheet.numbers import shown
from dnn_lab.worksheet.symbols import Derivative, Symbol


@dataclass(frozen=True, slots=True)
class Quantity:
    """One named number.

    name    as DESIGN's table has it, counted from 1: "w1_2_1", "z1_2", "dL/dw1_2_1"
    value   float (an array where a whole layer is one quantity)
    role    input, weight, bias, pre-activation, activation, target, loss, gradient, slope, rate, updated
    symbol  how it is written
    """

    name: str
    value: float
    role: str
    symbol: Symbol | Derivative

    @property
    def latex(self):
        return self.symbol.latex

    @property
    def shown(self):
        """The value as a learner reads it, at four significant digits."""
        return shown(self.value)[0]

    @property
    def exact(self):
        """Whether `shown` is the whole value, nothing rounded off."""
        return shown(self.value)[1]

    def __repr__(self):
        return f"{self.name} = {self.shown}"
