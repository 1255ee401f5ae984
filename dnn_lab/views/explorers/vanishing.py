"""Gradients layer by layer, as depth, activation and initial weights change: who vanishes, who explodes, who holds."""

import math

import numpy as np

from dnn_lab.engine.by_layer import dead_relus, gradient_by_layer, signal_by_layer
from dnn_lab.engine.datasets import load_data, standardise
from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.initial import INITIALISATIONS
from dnn_lab.engine.network import Network
from dnn_lab.engine.shapes import as_count
from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.views.explorers.parts import controls
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Line, Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import VANISHING as SAYS
from dnn_lab.worksheet.numbers import shown

DEEPEST, WIDTHS, SAMPLES, GENTOO = 50, (4, 16, 64), 64, 2
SMALLEST, LARGEST = 1e-36, 1e36
"""The ends of what is drawn: numbers go to the browser in 32 bits."""
STEADY, FAINT, HUGE = 1000, 1e-6, 100
"""A gradient counts as steady while no layer's is so many times another's, all below FAINT or one above HUGE."""
_SHOWN = ("sigmoid", "tanh", "relu", "leaky_relu", "linear")
_USUAL = "usual"


class VanishingExplorer(Explorer):
    """`explore_vanishing()`: gradient size and signal in each layer of an untrained network, on a logarithmic axis.

    depth       hidden layers, 1 to 50;  activation  of these, such as "sigmoid" or "relu"
    init        "usual" (He before ReLU, Glorot before others) or one of `INITIALISATIONS`
    width       neurons in each hidden layer: 4, 16 or 64

    Samples are 64 penguins with their four measurements; the output says whether each is a Gentoo.
    `network()` is the network shown. Raises ValueError for other settings, saying which there are.
    """

    @tells_nearest
    def __init__(self, depth=10, activation="sigmoid", init=_USUAL, width=16):
        data = standardise(load_data("penguins"))
        data = data.take(np.random.default_rng(0).permutation(len(data))[:SAMPLES])
        self.samples, self.targets = data.inputs, (data.labels == GENTOO).astype(float)
        self.seed, self.kept = 0, None
        axes = Axis(SAYS["layer"], 0.5, 11.5), Axis(SAYS["size"], 1e-12, 1e2, log=True)
        self.gradients, self.signals = (Plot(SAYS[what], *axes, height=250) for what in ("gradients", "signals"))
        pictures = [controls.row(self.gradients, self.signals)]
        super().__init__(SAYS["title"], _controls(depth, activation, init, width, self), pictures)

    def network(self):
        """The network of these settings, untrained."""
        sizes = [self.samples.shape[1], *[self["width"]] * self["depth"], 1]
        init = None if self["init"] == _USUAL else self["init"]
        return Network(sizes, hidden=self["activation"], output="sigmoid", seed=self.seed, init=init)

    def keep(self):
        """Keeps what is shown, to compare with what comes next."""
        with self.quietly():
            self.kept = self.sizes
            self.redraw("keep")

    def draw_again(self):
        """Other initial weights from the same start."""
        with self.quietly():
            self.seed += 1
            self.redraw("seed")

    def reset(self):
        with self._lock:
            self.seed, self.kept = 0, None
            super().reset()

    def redraw(self, changed):
        net, X, Y = self.network(), self.samples, self.targets
        with np.errstate(all="ignore"):
            self.sizes = {"gradients": gradient_by_layer(net, X, Y), "signals": signal_by_layer(net, X)}
        dead = dead_relus(net, X)[:-1] if self["activation"] == "relu" else []
        axes = _axes([*self.sizes.values(), *(self.kept or {}).values()])
        for what, plot in (("gradients", self.gradients), ("signals", self.signals)):
            self._draw(plot, what, *axes)
        alike = " " + SAYS["alike"] if self["init"] == "constant" else ""
        self.say(_sentence(self.sizes["gradients"], dead) + alike)

    def _draw(self, plot, what, x, y):
        marks = []
        if self.kept:
            kept = self.kept[what]
            marks.append(Line(*_within(kept, y), colour="soft", dash="6 4", label=SAYS["kept"]))
        sizes = self.sizes[what]
        layers, values = _within(sizes, y)
        there = np.isfinite(values)
        marks += [Line(layers, values), Points(layers[there], values[there], label=SAYS["now"])]
        if not there.all():
            low = np.full(np.sum(~there), y.low)
            marks.append(Points(layers[~there], low, colour="orange", shape="diamond", size=5, label=SAYS["off"]))
        first, last = (shown(value, 2)[0] for value in (sizes[0], sizes[-1]))
        about = SAYS["about"].format(what=SAYS[what], layers=len(sizes), first=first, last=last)
        plot.show(*marks, about=about, x=x, y=y)


def _controls(depth, activation, init, width, explorer):
    shown_activations = {name: ACTIVATIONS[name] for name in _SHOWN}
    inits = {_USUAL: None} | INITIALISATIONS
    if as_count(depth, "depth") > DEEPEST:
        raise ValueError(f"depth is {depth}; this explorer goes from 1 to {DEEPEST} hidden layers")
    if width not in WIDTHS:
        raise ValueError(f"width is {width!r}; there are: {', '.join(map(str, WIDTHS))}")
    find(shown_activations, activation, "activation")
    find(inits, init, "initialisation")
    names = [(entry.title, name) for name, entry in shown_activations.items()]
    starts = [(entry.title if entry else SAYS["usual"], name) for name, entry in inits.items()]
    return {
        "depth": controls.slider("hidden layers", depth, 1, DEEPEST, 1),
        "activation": controls.choice("activation", names, activation),
        "init": controls.choice("initial weights", starts, init),
        "width": controls.choice("neurons a layer", WIDTHS, width),
        "again": controls.button("Draw again", explorer.draw_again, "refresh", SAYS["again"]),
        "keep": controls.button("Keep to compare", explorer.keep, "thumb-tack", SAYS["keep"]),
    }


def _axes(arrays):
    """Layers across; sizes up, at least from 1e−12 to 100, in steps of ten thousand."""
    most = max(len(values) for values in arrays)
    values = np.concatenate(arrays)
    values = values[np.isfinite(values) & (values > SMALLEST)]
    low = min(-12, 4 * math.floor(math.log10(values.min()) / 4)) if len(values) else -12
    high = max(2, 2 + 4 * math.ceil((math.log10(values.max()) - 2) / 4)) if len(values) else 2
    y = Axis(SAYS["size"], max(10.0**low, SMALLEST), min(10.0**high, LARGEST), log=True)
    return Axis(SAYS["layer"], 0.5, most + 0.5), y


def _within(values, y):
    """Layer numbers and values; nan where a value lies outside of the picture or is none."""
    inside = np.isfinite(values) & (values >= y.low) & (values <= y.high)
    return np.arange(1, len(values) + 1), np.where(inside, values, np.nan)


def _sentence(sizes, dead):
    if not np.isfinite(sizes).all():
        return SAYS["overflow"]
    ends = {name: shown(value, 2)[0] for name, value in (("first", sizes[0]), ("last", sizes[-1]))}
    text = SAYS[_kind(sizes)].format(layers=len(sizes), largest=shown(sizes.max(), 2)[0], **ends)
    if dead:
        text += " " + SAYS["dead"].format(dead=int(sum(map(sum, dead))), all=sum(map(len, dead)))
    return text


def _kind(sizes):
    first, last, largest = sizes[0], sizes[-1], sizes.max()
    if not first:
        return "none"
    if largest < FAINT:
        return "faint"
    if largest > HUGE or first > STEADY * last:
        return "explodes"
    return "vanishes" if last > STEADY * first else "steady"


explore_vanishing = VanishingExplorer
