"""The network as a picture: every neuron with what it makes of the plane, every weight as a line between them.

Python sends bytes and 32-bit floats, and is told which picture was painted, which neuron was picked, and where a layer
should have one neuron more or less.
"""

from html import escape

import anywidget
import numpy as np
import traitlets

from dnn_lab.views.esm import bundle
from dnn_lab.views.explorers.parts.marks import LIGHT, packed
from dnn_lab.views.explorers.parts.plot import STATIC, STYLE
from dnn_lab.views.explorers.parts.png import of_grid

COLUMN, ROW, SIDE = 84, 40, 32


class NetView(anywidget.AnyWidget):
    """A network drawn from pictures of its neurons.

    shape   {sizes, side, names, most}: neurons in each column with the inputs first, pixels of a picture's side,
            names of the inputs, the most neurons a layer may have
    frame   {number, pictures, weights, biases}: bytes neuron by neuron, then all weights and biases layer by layer
    """

    _esm = bundle(STATIC, "explorers/netview.mjs")
    _css = STYLE

    shape = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    picked = traitlets.List().tag(sync=True)

    def __init__(self, most):
        super().__init__()
        self.most, self.pictures, self.net = most, None, None
        self._listeners = {"seen": [], "pick": [], "width": []}
        self.on_msg(self._heard)

    def on(self, kind, listener):
        """Listeners: "seen" (number, calm), "pick" (layer, neuron), "width" (hidden layer, change), all from 0."""
        self._listeners[kind].append(listener)

    def show(self, net, pictures, names, number=0):
        """net: the Network; pictures: bytes (neurons with inputs first, side, side), row 0 at the low end of x₂."""
        self.net, self.pictures = net, pictures
        shape = {"sizes": list(net.sizes), "side": pictures.shape[-1], "names": list(names), "most": self.most}
        with self.hold_sync():
            if shape != self.shape:
                self.shape = shape
            weights, biases = (np.concatenate([array.ravel() for array in part]) for part in (net.weights, net.biases))
            parts = {"pictures": pictures.tobytes(), "weights": packed(weights), "biases": packed(biases)}
            self.frame = {"number": number, **parts}

    @property
    def about(self):
        return repr(self)

    def _heard(self, _, message, buffers):
        kind, (first, second) = str(message.get("kind")), (message.get("first"), message.get("second"))
        if all(isinstance(value, int) for value in (first, second)):
            for listener in self._listeners.get(kind, ()):
                listener(first, second)

    def still(self):
        """The network as SVG text without script, in light colours."""
        sizes, grids = self.net.sizes, iter(self.pictures)
        height, width = max(sizes) * ROW + 8, len(sizes) * COLUMN
        at = {
            (c, i): (c * COLUMN + 8, (height - size * ROW) / 2 + i * ROW)
            for c, size in enumerate(sizes)
            for i in range(size)
        }
        lines = "".join(self._lines(at))
        units = "".join(
            f'<image x="{x}" y="{y:g}" width="{SIDE}" height="{SIDE}" preserveAspectRatio="none" '
            f'href="{of_grid(next(grids))}"/>'
            for x, y in at.values()
        )
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        about = escape(self.about, quote=True)
        back = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{about}">'
        return f"{head}{back}{lines}{units}</svg>"

    def _lines(self, at):
        largest = max(float(np.abs(W).max()) for W in self.net.weights) or 1.0
        for layer, W in enumerate(self.net.weights):
            for (to, start), weight in np.ndenumerate(W):
                (x1, y1), (x2, y2) = at[layer, start], at[layer + 1, to]
                colour, dash = (LIGHT["blue"], "") if weight >= 0 else (LIGHT["orange"], ' stroke-dasharray="5 4"')
                wide = 0.5 + 4 * abs(weight) / largest
                path = f"M{x1 + SIDE} {y1 + SIDE / 2:g}L{x2} {y2 + SIDE / 2:g}"
                yield f'<path d="{path}" stroke="{colour}" stroke-width="{wide:.1f}"{dash}/>'

    def __repr__(self):
        return "NetView: " + "-".join(map(str, self.net.sizes if self.net else ()))
