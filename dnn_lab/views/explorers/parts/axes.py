"""One axis of a picture: its range, its name, and the numbers written along it."""

from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from dnn_lab.worksheet.numbers import MINUS, shown


@dataclass(frozen=True)
class Axis:
    """From `low` to `high` under the name `label`; `log` for a logarithmic one. `bare` writes nothing along it.

    Raises ValueError for a range that is none.
    """

    label: str
    low: float
    high: float
    log: bool = False
    bare: bool = False

    def __post_init__(self):
        if not (isfinite(self.low) and isfinite(self.high) and self.low < self.high and (self.low > 0 or not self.log)):
            kind = "above 0, " if self.log else ""
            given = f"{self.low!r} to {self.high!r} was given"
            raise ValueError(f"an axis goes from a number {kind}to a larger one; {given}")

    def ticks(self, count=5):
        """[(value, text)]: about `count` round numbers, powers of ten on a logarithmic axis."""
        if self.bare:
            return []
        return self._powers(count) if self.log else self._round(count)

    def _round(self, count):
        rough = (self.high - self.low) / count
        power = 10.0 ** floor(log10(rough))
        step = next(step for step in (power, 2 * power, 5 * power, 10 * power) if step >= rough * 0.999)
        values = (step * i for i in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1))
        return [(value, shown(round(value, 12), 4)[0]) for value in values]

    def _powers(self, count):
        first, last = ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9)
        by = max(1, ceil((last - first) / count))
        return [(10.0**power, _power(power)) for power in range(first, last + 1, by)]

    def sent(self):
        return {**self.__dict__, "ticks": [list(tick) for tick in self.ticks()]}


def _power(power):
    return shown(10.0**power)[0] if -3 <= power <= 4 else f"1e{power}".replace("-", MINUS)
