"""A picture with axes that redraws without flicker: a byte grid on a canvas, lines, points and handles above it.

Python computes and sends; the browser draws, and sends back where it was clicked or what was dragged. Grids go as
bytes, all numbers as 32-bit floats. Listeners are called on the thread on which the browser's messages arrive.
"""

import math
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from dnn_lab.views.esm import bundle
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.still import still
from dnn_lab.views.image import as_image

STATIC = Path(__file__).parents[2] / "static"
STYLE = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("tokens.css", "explorers/explorers.css"))


class Plot(anywidget.AnyWidget):
    """Axes with marks on them and, if painted, a grid of colours below.

    title   a few words above the picture;  x, y  an `Axis` each
    height  of the drawn part in pixels; with `square` one unit is as long on both axes, and height is the most it takes
    clicks  whether a click on the plane, or Enter at the cross that the arrow keys move, is told to `on_click`
    """

    _esm = bundle(STATIC, "explorers/plot.mjs")
    _css = STYLE

    scene = traitlets.Dict().tag(sync=True)
    grid = traitlets.Dict().tag(sync=True)

    def __init__(self, title, x, y, *, height=240, square=False, clicks=False):
        self.title, self.x, self.y, self.marks, self.values, self.about = title, x, y, (), None, title
        self.form = {"height": height, "square": square, "clicks": clicks}
        self._click, self._drag, self._at = [], [], (None, 0.0, 0.0)
        super().__init__()
        self.on_msg(self._heard)
        self.show()

    def show(self, *marks, about=None, x=None, y=None, title=None):
        """Draws these marks in place of the ones before. `about` is the picture in words, for those who do not see it.

        New axes or a new title may come with them.
        """
        self.x, self.y, self.title = x or self.x, y or self.y, self.title if title is None else title
        self.marks, self.about = marks, self.title if about is None else about
        axes = {"x": self.x.sent(), "y": self.y.sent()}
        words = {"title": self.title, "about": self.about}
        self.scene = {**self.form, **words, "axes": axes, "marks": [mark.sent() for mark in marks]}

    def paint(self, values, low=0.0, high=1.0):
        """Colours the plane by `values`, shape (rows, columns), from `low` (orange) to `high` (blue).

        Row 0 lies at the low end of y, as `centres` gives the places. None takes the colours away.
        """
        self.values = None if values is None else as_bytes(values, low, high)
        rows, columns = (0, 0) if values is None else self.values.shape
        self.grid = {"rows": rows, "columns": columns, "bytes": b"" if values is None else self.values.tobytes()}

    def centres(self, columns, rows=None):
        """Places (rows · columns, 2) of the middles of a grid's cells, row by row from the low end of y."""
        return centres(self.x, self.y, columns, rows or columns)

    def on_click(self, listener):
        """`listener(x, y, shift)` at each click on the plane; shift says whether that key was held."""
        self._click.append(listener)

    def on_drag(self, listener):
        """`listener(name, x, y, dx, dy)` as a handle or line is dragged: where to, and how far since the last call."""
        self._drag.append(listener)

    def _heard(self, _, message, buffers):
        numbers = [message.get(name) for name in ("x", "y", "x0", "y0")]
        if not all(isinstance(n, (int, float)) and math.isfinite(n) for n in numbers[: 4 if "id" in message else 2]):
            return
        x, y, x0, y0 = numbers
        if message.get("kind") == "click":
            for listener in self._click:
                listener(x, y, bool(message.get("shift")))
        elif message.get("kind") == "drag":
            drag, last_x, last_y = self._at
            before = (last_x, last_y) if drag == message.get("id") else (x0, y0)
            self._at = (message.get("id"), x, y)
            for listener in self._drag:
                listener(str(message.get("name")), x, y, x - before[0], y - before[1])

    def still(self):
        """The picture as SVG text that needs no script, in light colours."""
        return still(self)

    def __repr__(self):
        return f"Plot: {self.title}"

    def _repr_mimebundle_(self, **options):
        data, metadata = super()._repr_mimebundle_(**options)
        return {**data, "text/plain": repr(self), "text/html": as_image(self.still(), self.about)}, metadata


def as_bytes(values, low=0.0, high=1.0):
    """Values as whole numbers from 0 (at `low` and below) to 255; what is not a number lies in the middle."""
    part = (np.asarray(values, dtype=float) - low) * (255 / (high - low))
    return np.clip(np.nan_to_num(part, nan=127.5), 0, 255).astype(np.uint8)


def centres(x: Axis, y: Axis, columns, rows):
    across = x.low + (np.arange(columns) + 0.5) * (x.high - x.low) / columns
    up = y.low + (np.arange(rows) + 0.5) * (y.high - y.low) / rows
    return np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
