"""The data as the inputs and each hidden layer place them, with what a straight cut (a linear probe) gets right."""

import numpy as np

from dnn_lab.engine.datasets import Data
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.probe import Probe
from dnn_lab.engine.projection import Plane
from dnn_lab.engine.shapes import as_count
from dnn_lab.engine.tables import find, tells_nearest
from dnn_lab.engine.toy import SHAPES, toy_data
from dnn_lab.engine.trainer import Trainer
from dnn_lab.views.explorers.parts import controls
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Line, Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import LAYERS as SAYS

DEEPEST, WIDTHS, SAMPLES, FINENESS = 4, (2, 3, 4, 8), 120, 40
EPOCHS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 400, 800)
ACTIVATIONS = (("tanh", "tanh"), ("sigmoid", "sigmoid"), ("ReLU", "relu"), ("linear", "linear"))
AXES = ("component1", "component2")
_PLANE = {"x1": "x₁", "x2": "x₂"}
_LOOKS = (("orange", "circle"), ("blue", "square"), ("green", "diamond"), ("pink", "circle"), ("ink", "square"))


class LayersExplorer(Explorer):
    """`explore_layers("rings")`: choose layers and width, train, and see the plane fold until a straight cut will do.

    data        "moons", "rings", "xor", "spiral", or a `Data` set of up to 5 classes
    layers      hidden layers, 1 to 4;  width  neurons in each: 2, 3, 4 or 8;  activation  of these
    rate        the learning rate of Adam, with one update an epoch;  seed  of the initial weights

    With two classes the plane is coloured by the probe, and a layer wider than two is seen from where its cut stands
    upright; with more classes, in the plane in which it varies most. With two inputs, grey lines show where the
    straight lines of the input plane come to lie.
    `network()` is the network shown. Raises ValueError for other settings.
    """

    @tells_nearest
    def __init__(self, data="rings", layers=2, width=3, activation="tanh", rate=0.05, seed=1):
        if as_count(layers, "layers") > DEEPEST:
            raise ValueError(f"layers is {layers}; this explorer goes from 1 to {DEEPEST} hidden layers")
        if width not in WIDTHS:
            raise ValueError(f"width is {width!r}; there are: {', '.join(map(str, WIDTHS))}")
        find({name: title for title, name in ACTIVATIONS}, activation, "activation")
        self.own, self.rate, self.seed, self.first_seed, self._made_for = _own(data), rate, seed, seed, None
        self.plots = [Plot("", Axis("", -1, 1), Axis("", -1, 1), height=240, square=True) for _ in range(DEEPEST + 1)]
        names = [*([self.own.name] if self.own else []), *SHAPES]
        made = {
            "data": controls.choice("data", names, names[0] if self.own else data),
            "layers": controls.slider("hidden layers", layers, 1, DEEPEST, 1),
            "width": controls.choice("neurons a layer", WIDTHS, width),
            "activation": controls.choice("activation", ACTIVATIONS, activation),
            "epochs": controls.stops("epochs", EPOCHS, 50),
            "again": controls.button("Draw again", self.draw_again, "refresh", SAYS["again"]),
        }
        super().__init__(SAYS["title"], made, [controls.row(*self.plots)])

    def draw_again(self):
        """Other initial weights, trained anew."""
        with self._lock:
            self.seed += 1
            self.set()

    def reset(self):
        with self._lock:
            self.seed = self.first_seed
            super().reset()

    def network(self):
        """The network of these settings, trained for as many epochs as the slider says."""
        with self._lock:
            self._train()
            net = self._net.copy()
            net.parameters = self._kept[max(epoch for epoch in self._kept if epoch <= self["epochs"])]
            return net

    def _train(self):
        """Trains as far as is asked for, from where training was; keeps the parameters of every stop on the way."""
        settings = (*(self[name] for name in ("data", "layers", "width", "activation")), self.seed)
        if settings != self._made_for:
            name, layers, width, activation, seed = self._made_for = settings
            self.data = self.own if self.own and name == self.own.name else toy_data(name, SAMPLES, seed=0)
            X, Y = self.data.inputs, self.data.targets
            sizes = [X.shape[1], *[width] * layers, Y.shape[1]]
            self._net = Network(sizes, hidden=activation, output="softmax", seed=seed)
            self._kept = {0: self._net.parameters.copy()}
            self._trainer = Trainer(self._net, X, Y, Adam(self.rate), batch_size=len(X))
        for stop in EPOCHS:
            if self._trainer.epochs < stop <= self["epochs"] and self._trainer.train(stop - self._trainer.epochs):
                self._kept[stop] = self._net.parameters.copy()

    def redraw(self, changed):
        net, data = self.network(), self.data
        seen = [data.inputs, *net.activations_of(data.inputs)[:-1]]
        lines = [None] * len(seen)
        if data.inputs.shape[1] == 2:
            straight = _straight_lines(data.inputs)
            lines = [straight, *net.activations_of(straight)[:-1]]
        right = [self._show(layer, *both) for layer, both in enumerate(zip(seen, lines, strict=True))]
        for layer, plot in enumerate(self.plots):
            plot.layout.display = None if layer < len(seen) else "none"
        self._say(right, net.accuracy(data.inputs, data.targets))

    def _show(self, layer, values, lines):
        """Draws one layer's picture; the part that a probe gets right there."""
        plot, probe = self.plots[layer], Probe(values, self.data.labels)
        plane = Plane(values, probe.normal)
        right = f"{probe.accuracy(values, self.data.labels):.0%}"
        points, wide = plane.of(values), values.shape[1]
        marks = [] if lines is None else [Line(*_paused(plane.of(lines)), colour="soft", width=0.8)]
        names = self.data.target_names
        for label, (colour, shape) in enumerate(_LOOKS[: len(names)]):
            x, y = points[self.data.labels == label].T
            marks.append(Points(x, y, colour=colour, shape=shape, size=4, label=names[label] if layer == 0 else ""))
        title = SAYS["layer" if layer else "inputs"].format(layer=layer, width=wide, right=right)
        place = SAYS["layer_name"].format(layer=layer) if layer else SAYS["inputs_name"]
        about = SAYS["about"].format(samples=len(points), place=place, right=right)
        plot.show(*marks, about=about, title=title, **_axes(points, self._names(layer, wide)))
        plot.paint(self._cut(probe, plane, plot) if len(names) == 2 else None)
        return right

    def _cut(self, probe, plane, plot):
        """How sure the probe is of class 1 all over a picture, (FINENESS, FINENESS)."""
        return probe.outputs(plane.back(plot.centres(FINENESS)))[:, 1].reshape(FINENESS, FINENESS)

    def _names(self, layer, wide):
        if wide > 2:
            return [SAYS[axis] for axis in (("across", "rest") if len(self.data.target_names) == 2 else AXES)]
        if layer:
            return [SAYS["neuron"].format(number=number) for number in (1, 2)]
        return [_PLANE.get(name, name) for name in self.data.input_names[:2]]

    def _say(self, right, own):
        fields = {"inputs": right[0], "last": right[-1], "layer": len(right) - 1, "own": f"{own:.0%}"}
        if self._trainer.stopped and self._trainer.epochs < self["epochs"]:
            return self.say(SAYS["stopped"].format(epochs=max(self._kept), why=self._trainer.stopped), "wrong")
        return self.say(SAYS["trained" if self["epochs"] else "fresh"].format(epochs=self["epochs"], **fields))


def _own(data):
    """A data set of the learner's own, thinned to what can be seen; None for the name of a toy one."""
    if not isinstance(data, Data):
        find(SHAPES, data, "toy data")
        return None
    if len(data.target_names) > len(_LOOKS):
        raise ValueError(f"{data.name} has {len(data.target_names)} classes; this explorer shows up to {len(_LOOKS)}")
    return data.take(np.random.default_rng(0).permutation(len(data))[:SAMPLES])


def _straight_lines(X, lines=7, points=25):
    """Points along lines across and up the plane, (2 · lines · points, 2), around the samples."""
    reach = 1.1 * np.abs(X).max()
    across, along = np.linspace(-reach, reach, lines), np.linspace(-reach, reach, points)
    up = np.stack(np.meshgrid(across, along, indexing="ij"), axis=-1)
    return np.concatenate([up, up[..., ::-1]]).reshape(-1, 2)


def _paused(points, length=25):
    """x and y of lines, one after the other, with a pause after each."""
    cut = points.reshape(-1, length, 2)
    return np.concatenate([cut, np.full((len(cut), 1, 2), np.nan)], axis=1).reshape(-1, 2).T


def _axes(points, names):
    """Axes of one scale around the points, with a little room."""
    middle, half = (points.max(axis=0) + points.min(axis=0)) / 2, np.ptp(points, axis=0).max() / 2
    half = 1.12 * half if half > 1e-6 else 1.0
    pairs = zip("xy", names, middle, strict=True)
    return {axis: Axis(name, float(at - half), float(at + half)) for axis, name, at in pairs}


explore_layers = LayersExplorer
