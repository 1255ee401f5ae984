"""One weight on a slider: the loss over all its values, and the straight line that the gradient foretells."""

import numpy as np

from dnn_lab.engine.shapes import as_real
from dnn_lab.engine.tables import tells_nearest
from dnn_lab.views.explorers.parts import controls
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Line, Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import WEIGHT as SAYS
from dnn_lab.worksheet.names import parse
from dnn_lab.worksheet.numbers import shown

POINTS, MARGIN = 81, 0.06


class WeightExplorer(Explorer):
    """`explore_weight(net, x, y, "w1_2_1")`: move the weight and compare the loss with what its gradient foretold.

    x, y   one sample and its target;  name  of a weight or a bias;  reach  how far the slider goes to either side

    Raises ValueError for a name that is no weight or bias of the network, and for a reach that is not above 0.
    """

    @tells_nearest
    def __init__(self, net, x, y, name, reach=2.0):
        as_real(reach, "reach", "a number above 0, such as 2", lambda far: far > 0)
        start, losses = _setting(net, x, y, name)
        self.name, self.origin = name, start
        self.weights = np.linspace(start - reach, start + reach, POINTS)
        self.losses = np.array([losses(weight) for weight in self.weights])
        self.loss, self.loss_at = losses(start), losses
        self.gradient = net.backward_trace(x, y)[f"dL/d{name}"].value
        axes = Axis(name, start - reach, start + reach), Axis(SAYS["loss"], *self._heights())
        self.picture = Plot(SAYS["picture"].format(name=name), *axes, height=220)
        slider = controls.slider(name, start, start - reach, start + reach, 0.05)
        super().__init__(SAYS["title"].format(name=name), {"weight": slider}, [self.picture])

    def _heights(self):
        low, high = self.losses.min(), self.losses.max()
        room = MARGIN * (high - low) or 1.0
        return float(low - room), float(high + room)

    def foretold(self, weight):
        """The loss on the straight line through the starting point with the gradient as its slope."""
        return self.loss + self.gradient * (weight - self.origin)

    def redraw(self, changed):
        weight = self["weight"]
        now, line = self.loss_at(weight), self.foretold(weight)
        says = {"loss": now, "gradient": self.gradient, "line": line, "weight": weight}
        sentence = SAYS["sentence"].format(name=self.name, **{key: shown(value)[0] for key, value in says.items()})
        self.picture.show(
            Line(self.weights, self.losses, label=SAYS["curve"]),
            Line(self.weights, self.foretold(self.weights), colour="orange", dash="7 4", label=SAYS["line"]),
            Points(weight, now, colour="ink", size=6),
            about=SAYS["about"].format(name=self.name, sentence=sentence),
        )
        self.say(sentence)

    def __repr__(self):
        return f"WeightExplorer of {self.name} at {shown(self.origin)[0]}"


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
