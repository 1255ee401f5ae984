"""One neuron with two inputs: a line that cuts the plane. Weights turn the line, the bias moves it.

Sliders, the line itself and the tip of the arrow of weights change the same three numbers. A clicked point opens its
forward pass in a Stepper below, which follows the numbers.
"""

from math import hypot

import numpy as np

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.shapes import as_sample
from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.views.diagram import static_html
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.colouring import span
from dnn_lab.views.explorers.parts.controls import choice, row, slider
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Handle, Line, Points, Words
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import say
from dnn_lab.views.stepper import Stepper
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.numbers import MINUS, short

REACH, LARGEST, CELLS, SUMS = 3.0, 3.0, 60, 8.0
NAMES = [name for name in ACTIVATIONS if name != "softmax"]


@tells_nearest
class NeuronExplorer(Explorer):
    """`explore_neuron()`: drag the line and the arrow, and click a point to step through its calculation.

    weights, bias   to begin with, each from −3 to 3;  activation  any that works on one number
    point           a point (2,) whose worksheet is open from the start

    `explorer.network` is the neuron as it now is. Raises ValueError naming what was given and what is expected.
    """

    def __init__(self, weights=(1.0, -0.8), bias=0.6, activation="sigmoid", point=None):
        w1, w2 = as_sample(weights, 2, "weights", "the neuron has").tolist()
        (bias,) = as_sample(np.atleast_1d(bias), 1, "bias", "the neuron has").tolist()
        find({name: name for name in NAMES}, activation, "activation")
        for name, value in (("weights", w1), ("weights", w2), ("bias", bias)):
            if not -LARGEST <= value <= LARGEST:
                raise ValueError(f"{name} lie from {MINUS}{LARGEST:g} to {LARGEST:g} here; {value!r} was given")
        self.point = None if point is None else as_sample(point, 2, "point", "the neuron has")
        self.plane = Plot("a over the plane", _axis("x₁"), _axis("x₂"), square=True, clicks=True, height=360)
        self.curve = Plot("the activation", Axis("z", -SUMS, SUMS), Axis("a", -1, 1), height=240)
        self.stepper = None
        self.plane.on_click(self._clicked)
        self.plane.on_drag(self._dragged)
        number = {"low": -LARGEST, "high": LARGEST, "step": 0.05}
        controls = {
            "w1": slider("weight w₁", w1, **number),
            "w2": slider("weight w₂", w2, **number),
            "b": slider("bias b", bias, **number),
            "activation": choice("activation", [(ACTIVATIONS[name].title, name) for name in NAMES], activation),
        }
        super().__init__("One neuron", controls, [row(self.plane, self.curve)])

    @property
    def network(self):
        weights, biases = [[[self["w1"], self["w2"]]]], [[self["b"]]]
        return Network.from_parameters(weights=weights, biases=biases, output=self["activation"])

    def reset(self):
        with self._lock:
            self.point = None
            super().reset()

    def still(self):
        """The pictures, the sentence and the worksheet that is open."""
        return super().still() + (static_html(self.stepper.trace) if self.stepper else "")

    def redraw(self, changed):
        net = self.network
        a = net.forward(self.plane.centres(CELLS))[:, 0]
        self.plane.paint(a.reshape(CELLS, CELLS), *span(self["activation"], a))
        values = None if self.point is None else net.forward_trace(self.point)
        self._draw_plane(values)
        self._draw_curve(values)
        self._open(values)
        self.say(f"{self._formula()} {self._sentence(changed, values)}")

    def _clicked(self, x, y, shift):
        with self._lock:
            self.point = np.round([x, y], 2)
            self._changed("point")

    def _dragged(self, name, x, y, dx, dy):
        """The tip of the arrow is the weights; the line keeps them and comes to the pointer by its bias alone."""
        if name == "arrow":
            self.put(w1=x, w2=y)
        else:
            self.put(b=-self["w1"] * x - self["w2"] * y)
        self._changed("w1" if name == "arrow" else "b")

    def _draw_plane(self, values):
        w1, w2, b = self["w1"], self["w2"], self["b"]
        length = hypot(w1, w2)
        marks, line = [], say("neuron_no_weights")
        if length:
            foot, along = np.array([w1, w2]) * -b / length**2, np.array([-w2, w1]) / length * 3 * REACH
            if b:
                marks += [_between(-along, along, "soft", dash="3 5", label="the same weights, bias 0")]
                marks += [_between([0, 0], foot, "pink", width=4, label="what the bias does")]
            marks += [_between(foot - along, foot + along, "ink", width=3.5, drag="line", label="z = 0")]
            line = say("neuron_line", distance=short(abs(b) / length))
        marks += [_between([0, 0], [w1, w2], "green", label="weights")]
        marks += [Handle(w1, w2, name="arrow", label="tip of the arrow: both weights", step=0.05)]
        if self.point is not None:
            marks += [Points(*self.point, "ink", shape="diamond", size=6)]
        self.plane.show(*marks, about=say("neuron_about", line=line, point=self._point(values)))

    def _draw_curve(self, values):
        entry = ACTIVATIONS[self["activation"]]
        z = np.linspace(-SUMS, SUMS, 161)
        a = entry.value(z.copy())
        low, high = min(a.min(), 0), max(a.max(), 1)
        marks = [Line(z, a, "ink")]
        if values:
            z1, a1 = (values[name].value for name in ("z1_1", "a1_1"))
            marks += [Line([z1, z1], [0, a1], "blue", dash="4 4"), Points(z1, a1, "ink", shape="diamond", size=6)]
            marks += [Words(z1, a1, "ink", text=f"a = {short(a1)}", anchor="end" if z1 > 0 else "start")]
        margin = 0.08 * (high - low)
        about = say("neuron_curve", activation=entry.title, point=self._point(values))
        self.curve.show(*marks, about=about, y=Axis("a", low - margin, high + margin))

    def _open(self, values):
        """The worksheet of the clicked point, below; none without a point."""
        if values is None:
            self.stepper = None
        elif self.stepper is None:
            self.stepper = Stepper(values)
        else:
            self.stepper.show(values)
            return
        parts = [child for child in self.children if not isinstance(child, Stepper)]
        self.children = [*parts, *([self.stepper] if self.stepper else [])]

    def _formula(self):
        signed = {name: f"{MINUS if self[name] < 0 else '+'} {short(abs(self[name]))}" for name in ("w2", "b")}
        activation = ACTIVATIONS[self["activation"]].title
        return say("neuron_formula", w1=short(self["w1"]), **signed, activation=activation)

    def _sentence(self, changed, values):
        length = hypot(self["w1"], self["w2"])
        if not length:
            return say("neuron_no_weights")
        if changed == "b":
            moved = short(abs(self["b"]) / length)
            return say("neuron_bias", moved=moved) if self["b"] else say("neuron_no_bias")
        if changed in ("w1", "w2"):
            return say("neuron_weights")
        return self._point(values) or say("neuron_start")

    def _point(self, values):
        if values is None:
            return ""
        numbers = zip(("x1", "x2", "z", "a"), (*self.point, values["z1_1"].value, values["a1_1"].value), strict=True)
        return say("neuron_point", **{name: short(value) for name, value in numbers})


explore_neuron = NeuronExplorer


def _axis(name):
    return Axis(name, -REACH, REACH)


def _between(start, end, colour, **form):
    return Line([start[0], end[0]], [start[1], end[1]], colour, **form)
