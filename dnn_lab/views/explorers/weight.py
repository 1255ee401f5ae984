"""One weight on a slider: the loss over all its values, and the straight line that the gradient foretells."""

import re

import ipywidgets
import numpy as np

from dnn_lab.worksheet.names import parse
from dnn_lab.worksheet.numbers import shown

WIDTH, HEIGHT, EDGE, POINTS = 560, 240, 44, 81
_STYLE = "font:12px system-ui,sans-serif;fill:currentColor"


class WeightExplorer(ipywidgets.VBox):
    """`explore_weight(net, x, y, "w1_2_1")`: drag the weight and compare the loss with what its gradient foretold."""

    def __init__(self, net, x, y, name, reach=2.0):
        start, losses = _setting(net, x, y, name)
        self.name, self.start = name, start
        self.weights = np.linspace(start - reach, start + reach, POINTS)
        self.losses = [losses(weight) for weight in self.weights]
        self.loss, self.loss_at = losses(start), losses
        self.gradient = net.backward_trace(x, y)[f"dL/d{name}"].value
        self.slider = ipywidgets.FloatSlider(
            value=start, min=start - reach, max=start + reach, step=0.05, description=name, readout_format=".2f"
        )
        self.picture = ipywidgets.HTML()
        super().__init__([self.slider, self.picture])
        self.slider.observe(self._move, "value")
        self._move({"new": start})

    def _move(self, change):
        self.picture.value = self._svg(change["new"]) + self._words(change["new"])

    def foretold(self, weight):
        """The loss on the straight line through the starting point with the gradient as its slope."""
        return self.loss + self.gradient * (weight - self.start)

    def _words(self, weight):
        now, line = self.loss_at(weight), self.foretold(weight)
        return (
            f"<p>{self.name} = {shown(weight)[0]}: loss {shown(now)[0]}. "
            f"The gradient {shown(self.gradient)[0]} foretold {shown(line)[0]}.</p>"
        )

    def _svg(self, weight):
        low, high = min(self.losses), max(self.losses)
        span = (high - low) or 1

        def place(w, loss):
            x = EDGE + (w - self.weights[0]) / (self.weights[-1] - self.weights[0]) * (WIDTH - EDGE - 12)
            return f"{x:.1f} {12 + (high - loss) / span * (HEIGHT - 54):.1f}"

        curve = "L".join(place(w, loss) for w, loss in zip(self.weights, self.losses, strict=True))
        ends = [w for w in self.weights if low - 0.05 * span <= self.foretold(w) <= high + 0.05 * span]
        line = f"M{place(ends[0], self.foretold(ends[0]))}L{place(ends[-1], self.foretold(ends[-1]))}"
        dot = place(weight, self.loss_at(weight)).split()
        return (
            f'<svg width="{WIDTH}" height="{HEIGHT}" role="img" aria-label="loss over {self.name}" '
            f'style="{_STYLE};max-width:100%">'
            f'<path d="M{curve}" fill="none" stroke="#0072b2" stroke-width="2.5"/>'
            f'<path d="{line}" fill="none" stroke="#d55e00" stroke-width="2" stroke-dasharray="7 4"/>'
            f'<circle cx="{dot[0]}" cy="{dot[1]}" r="6" fill="#ffe27a" stroke="currentColor" stroke-width="1.5"/>'
            f'<text x="{EDGE}" y="{HEIGHT - 26}">{shown(self.weights[0], 3)[0]}</text>'
            f'<text x="{WIDTH - 12}" y="{HEIGHT - 26}" text-anchor="end">{shown(self.weights[-1], 3)[0]}</text>'
            f'<text x="{WIDTH / 2}" y="{HEIGHT - 26}" text-anchor="middle">{self.name}</text>'
            f'<text x="{EDGE - 6}" y="18" text-anchor="end">{shown(high, 3)[0]}</text>'
            f'<text x="{EDGE - 6}" y="{HEIGHT - 42}" text-anchor="end">{shown(low, 3)[0]}</text>'
            f'<text x="{EDGE}" y="{HEIGHT - 6}">solid: the loss · dashed: what the gradient foretells</text></svg>'
        )

    def __repr__(self):
        return f"WeightExplorer of {self.name} at {shown(self.start)[0]}"

    def _repr_mimebundle_(self, **options):
        """The widget, and for where no script runs the same picture and words, standing still."""
        data = dict(super()._repr_mimebundle_(**options) or {})
        return data | {"text/plain": repr(self), "text/html": re.sub("currentColor", "#1b1b1b", self.picture.value)}


explore_weight = WeightExplorer


def _setting(net, x, y, name):
    """A weight's value now, and a function from its value to the loss; the network itself is left alone."""
    kind, places = parse(name) or (None, ())
    if kind not in ("w", "b") or f"dL/d{name}" not in net.backward_trace(x, y):
        raise ValueError(
            f"{name!r} is no weight or bias of this network; weights are named like w1_2_1, biases like b1_2"
        )
    place = tuple(p - 1 for p in places[1:])

    def parameters(network):
        return (network.weights if kind == "w" else network.biases)[places[0] - 1]

    def loss(weight):
        other = net.copy()
        parameters(other)[place] = weight
        return other.loss(x, y)

    return float(parameters(net)[place]), loss
