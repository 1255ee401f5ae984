"""What is seen of a playground's session: the network, the plane with its points, the losses so far."""

import numpy as np

from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.marks import Line, Points
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.playground.netview import NetView
from dnn_lab.views.explorers.playground.pictures import CELLS, Pictures
from dnn_lab.views.explorers.playground.telling import name_of, numbers
from dnn_lab.views.explorers.words import say

REACH = 3.0
LOOKS = {0: ("orange", "circle"), 1: ("blue", "square")}


class Scene:
    """The widgets, and how they follow a `Session`. `picked` is (layer, neuron) of the one shown large, or None."""

    def __init__(self, most_wide):
        self.plane = Plot(say("play_plane"), _axis("x₁"), _axis("x₂"), square=True, clicks=True, height=330)
        self.chart = Plot("", Axis("epoch", 0, 1), Axis("loss", 0, 1), height=150)
        self.net_view, self.pictures = NetView(most_wide), None
        self.net_view.add_class("xp-network")
        self.widgets = [self.net_view, self.plane, self.chart]

    def take(self, session):
        """A new network or new points."""
        names = (name if name in ("x₁", "x₂") else say("play_axis", name=name) for name in session.points.names)
        self.plane.x, self.plane.y = map(_axis, names)
        self.pictures = Pictures(session.net, self.plane.centres(CELLS))

    def draw(self, session, picked, sides=False, number=0, chart=True):
        """All that moves with the training; `sides` colours only which side of the border a place lies on."""
        self.pictures.run()
        values, (low, high) = self.pictures.large(*(picked or (len(session.net.sizes) - 1, 0)))
        if sides:
            values = np.where(values > (low + high) / 2, high, low)
        self.plane.paint(values, low, high)
        self.net_view.picked = list(picked or ())
        if chart:
            self._draw_chart(session)
        self.net_view.show(session.net, self.pictures.small(), session.points.names, number)

    def _draw_chart(self, session):
        session.record()
        history = session.history or [(0, np.nan, None)]
        epochs, train, test = zip(*history, strict=True)
        marks = [Line(epochs, train, "ink", label="training")]
        if test[-1] is not None:
            marks.append(Line(epochs, test, "pink", label="test", dash="6 4"))
        highest = max([value for value in (*train, *test) if value is not None and value >= 0] + [0.05])
        axes = {"x": Axis("epoch", 0, max(epochs[-1], 10)), "y": Axis("loss", 0, 1.05 * float(highest))}
        about = say("play_chart_about", sentence=numbers(session))
        self.chart.show(*marks, title=say("play_chart", epochs=session.epochs), about=about, **axes)

    def draw_points(self, session, picked, test=False):
        """The points, by class in colour and shape; with `test` those that are not trained on, hollow."""
        points = session.points
        marks = _dots(points, points.X, points.labels)
        marks += _dots(points, points.X_test, points.labels_test, hollow=True) if test else []
        title = say("play_plane") if not picked else say("play_plane_neuron", name=name_of(session, *picked))
        zero, one = np.bincount(points.labels, minlength=2).tolist()
        classes = dict(zip(("first", "second"), points.classes, strict=True))
        about = say("play_plane_about", title=title, zero=zero, one=one, sentence=numbers(session), **classes)
        self.plane.show(*marks, title=title, about=about)


def _dots(points, X, labels, hollow=False):
    marks = []
    for label, (colour, shape) in LOOKS.items():
        name = points.classes[label] + (say("play_tested") if hollow else "")
        if (labels == label).any():
            marks.append(Points(*X[labels == label].T, colour, name, shape=shape, hollow=hollow))
    return marks


def _axis(name):
    return Axis(name, -REACH, REACH)
