"""What is drawn in a picture: lines, points, bars, words and handles. Plain data; `plot.py` sends it, `still.py` draws.

Colours are names that the browser turns into ones that suit the page: blue, orange, green, pink, ink, soft.
"""

from dataclasses import dataclass, fields

import numpy as np

LIGHT = {
    "blue": "#0b5cad",
    "orange": "#b34700",
    "green": "#0a6b4b",
    "pink": "#a8174a",
    "ink": "#1b1b1b",
    "soft": "#5f5f5f",
}
SHAPES = ("circle", "square", "diamond")


@dataclass(frozen=True)
class Mark:
    """x and y are numbers or array-likes of equal lengths, in the units of the axes. `label` puts it in the legend."""

    x: object
    y: object
    colour: str = "blue"
    label: str = ""

    def sent(self):
        """As it goes to the browser: numbers as 32-bit floats in binary."""
        data = {field.name: getattr(self, field.name) for field in fields(self)}
        return data | {"kind": type(self).__name__.lower(), "x": packed(self.x), "y": packed(self.y)}


@dataclass(frozen=True)
class Line(Mark):
    """Joined points; a pause where y is NaN. `drag` names it in drag events and lets it be taken by the pointer."""

    width: float = 2.5
    dash: str = ""
    drag: str = ""


@dataclass(frozen=True)
class Points(Mark):
    """Points of one shape (circle, square, diamond), `size` pixels from the middle to the edge, hollow or filled."""

    shape: str = "circle"
    size: float = 4.5
    hollow: bool = False


@dataclass(frozen=True)
class Bars(Mark):
    """Upright bars from 0 (on a logarithmic axis: from its low end) to y, `width` wide in the units of x."""

    width: float = 0.7


@dataclass(frozen=True)
class Words(Mark):
    """`text` beside a place; `anchor` is start, middle or end."""

    text: str = ""
    anchor: str = "start"


@dataclass(frozen=True)
class Handle(Mark):
    """A knob that is dragged, or moved with the arrow keys by `step`; `moves` is "both", "x" or "y".

    `name` is told to whoever listens; `label` is what a screen reader says.
    """

    name: str = ""
    step: float = 0.1
    moves: str = "both"


def packed(values):
    return np.atleast_1d(np.asarray(values, dtype=np.float32)).tobytes()
