"""Two machines in a row: what f gives goes into g. Each has a slider and a tangent, and the slope of both together is
the product of the two tangents' slopes, as long as g is looked at where f's value falls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isclose

import numpy as np

from dnn_lab.engine.shapes import as_real
from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.controls import choice, on_step, row, slider, tick
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Handle, Line, Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.worksheet.numbers import short

REACH, POINTS, TALL, NEAR = 2.0, 121, 200, 0.02
RAISED = {"x": "ˣ", "u": "ᵘ"}

SENTENCES = {
    "joined": "f gives u = {u} with slope {f}; there g has slope {g}. One after the other: {g} · {f} = {product}, the "
    "slope of both together.",
    "apart": "g is looked at in u = {u}, but f gives {through}. The product {g} · {f} = {product} is not the slope of "
    "both together, {slope}.",
    "about": "{name}: the value at {x} is {y}, the slope there is {slope}.",
    "both": "Both machines: at x = {x} the value is {y}, the slope {slope}; the product of the tangents is {product}.",
    "tangent": "tangent: slope {slope}",
    "product": "product of slopes: {product}",
}


@dataclass(frozen=True)
class Machine:
    """A function of one number: how it is written for a number a, its value and its derivative."""

    title: str
    value: Callable
    slope: Callable

    def of(self, letter):
        """How it is written for a number of another name, "x" or "u"."""
        return self.title.replace("a", letter).replace("ᵃ", RAISED[letter])


def _sigmoid(a):
    return 1 / (1 + np.exp(-a))


MACHINES = {
    "line": Machine("2a − 1", lambda a: 2 * a - 1, lambda a: 2 + 0 * a),
    "square": Machine("a²", lambda a: a**2, lambda a: 2 * a),
    "cube": Machine("a³ ÷ 3", lambda a: a**3 / 3, lambda a: a**2),
    "sine": Machine("sin a", np.sin, np.cos),
    "exponential": Machine("eᵃ", np.exp, np.exp),
    "sigmoid": Machine("σ(a)", _sigmoid, lambda a: _sigmoid(a) * (1 - _sigmoid(a))),
}


@tells_nearest
class MachinesExplorer(Explorer):
    """`explore_machines("sine", "square")`: move x, and take the machines apart to see when the product fails.

    f, g  names of `MACHINES`, the first machine and the second;  x  where to begin, from −2 to 2

    Raises ValueError naming what was given and what is expected.
    """

    def __init__(self, f="sine", g="square", x=0.6):
        for given in (f, g):
            find(MACHINES, given, "machine")
        as_real(x, "x", "a number from −2 to 2", lambda at: abs(at) <= REACH)
        axis = Axis("x", -REACH, REACH)
        self.first, self.second, self.both = (Plot(name, axis, axis, height=TALL) for name in "fgh")
        self.first.on_drag(lambda name, x, y, dx, dy: self._dragged("x", x))
        self.second.on_drag(lambda name, x, y, dx, dy: self._dragged("u", x))
        low, high = _reach(MACHINES[f])
        controls = {
            "f": choice("machine f", [(machine.of("x"), name) for name, machine in MACHINES.items()], f),
            "x": slider("x", x, -REACH, REACH, 0.05),
            "g": choice("machine g", [(machine.of("u"), name) for name, machine in MACHINES.items()], g),
            "u": slider("u", round(float(MACHINES[f].value(x)), 2), low, high, 0.01),
            "joined": tick("u is what f gives", True),
        }
        super().__init__("Two machines in a row", controls, [row(self.first, self.second, self.both)])

    def redraw(self, changed):
        f, g = MACHINES[self["f"]], MACHINES[self["g"]]
        x = self["x"]
        if changed == "u" and abs(self["u"] - f.value(x)) > NEAR:
            with self.quietly():
                self.controls["joined"].value = False
        self._follow(f)
        u = float(f.value(x)) if self["joined"] else self["u"]
        self._machine(self.first, f"f: u = {f.of('x')}", f, x, (-REACH, REACH), "x", "u")
        self._machine(self.second, f"g: y = {g.of('u')}", g, u, _reach(f), "u", "y")
        self._together(f, g, x, u)

    def _follow(self, f):
        """u's slider reaches over what f can give; joined, it stands where f's value falls."""
        low, high = _reach(f)
        control = self.controls["u"]
        with self.quietly():
            control.min, control.max = min(low, control.min), max(high, control.max)
            control.min, control.max = low, high
        falls = on_step(control, float(f.value(self["x"])))
        if self["joined"] and not isclose(falls, self["u"]):
            self.put(u=falls)

    def _dragged(self, name, value):
        self.put(**{name: value})
        self._changed(name)

    def _machine(self, plot, title, machine, at, reach, across, up):
        places = np.linspace(*reach, POINTS)
        values, y, slope = machine.value(places), float(machine.value(at)), float(machine.slope(at))
        label = SENTENCES["tangent"].format(slope=short(slope))
        marks = [Line(places, values, "ink"), _tangent(at, y, slope, reach, "orange", label)]
        marks += [Handle(at, y, name=across, label=f"{across}, where the machine is looked at", step=0.05, moves="x")]
        about = SENTENCES["about"].format(name=title, x=short(at), y=short(y), slope=short(slope))
        plot.show(*marks, about=about, title=title, x=Axis(across, *reach), y=_axis(up, values))

    def _together(self, f, g, x, u):
        places = np.linspace(-REACH, REACH, POINTS)
        through = float(f.value(x))
        values, y = g.value(f.value(places)), float(g.value(through))
        slopes = float(f.slope(x)), float(g.slope(u))
        slope, product = float(g.slope(through) * f.slope(x)), slopes[0] * slopes[1]
        fields = {"x": x, "y": y, "u": u, "f": slopes[0], "g": slopes[1], "through": through}
        fields = {name: short(value) for name, value in {**fields, "slope": slope, "product": product}.items()}
        apart = not self["joined"]
        marks = [Line(places, values, "ink")]
        label = SENTENCES["tangent"].format(**fields)
        marks += [_tangent(x, y, slope, (-REACH, REACH), "orange", label)]
        if apart:
            label = SENTENCES["product"].format(**fields)
            marks += [_tangent(x, y, product, (-REACH, REACH), "pink", label, "3 5")]
        marks += [Points(x, y, "ink", size=6)]
        title = f"both: y = g(f(x)), slope {fields['slope']}"
        about = SENTENCES["both"].format(**fields)
        self.both.show(*marks, about=about, title=title, y=_axis("y", values))
        self.say(SENTENCES["apart" if apart else "joined"].format(**fields), "wrong" if apart else "right")


explore_machines = MachinesExplorer


def _reach(machine):
    """What a machine gives for x from −2 to 2, with some room."""
    values = machine.value(np.linspace(-REACH, REACH, POINTS))
    room = 0.1 * (values.max() - values.min())
    return round(float(values.min() - room), 2), round(float(values.max() + room), 2)


def _axis(label, values):
    room = 0.12 * (values.max() - values.min())
    return Axis(label, float(values.min() - room), float(values.max() + room))


def _tangent(x, y, slope, reach, colour, label, dash="7 4"):
    ends = np.array(reach)
    return Line(ends, y + slope * (ends - x), colour, dash=dash, label=label)
