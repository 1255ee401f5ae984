"""Paths through a layered graph as it grows wider and deeper: what walking them all would take, and what a sweep takes.

Counts are exact. The time of walking is worked out from the count, at a speed that is stated; the sweep is timed.
"""

from functools import lru_cache
from time import perf_counter

import numpy as np

from dnn_lab.engine.shapes import as_count
from dnn_lab.engine.tables import tells_nearest
from dnn_lab.views.explorers.parts import controls
from dnn_lab.views.explorers.parts.axes import Axis
from dnn_lab.views.explorers.parts.explorer import Explorer
from dnn_lab.views.explorers.parts.marks import Line, Points, Words
from dnn_lab.views.explorers.parts.plot import Plot
from dnn_lab.views.explorers.words import PATHS as SAYS
from dnn_lab.worksheet.durations import UNIVERSE, YEAR, count, duration
from dnn_lab.worksheet.graph import Graph

WIDEST, DEEPEST, RATE, TRIES = 20, 25, 1e9, 3
"""RATE is the multiplications a second at which walking is reckoned: many times what Python does, so in its favour."""
MOST = 1e36
_LANDMARKS = (("second", 1), ("year", YEAR), ("universe", UNIVERSE))


class PathsExplorer(Explorer):
    """`explore_paths()`: a layered graph, and the multiplications that all its slopes take, on a logarithmic axis.

    width  inputs, and sums in each layer: 1 to 20;  depth  layers: 1 to 25

    `graph()` is the graph shown; `took` the seconds of the quickest of three sweeps through it, forward and back.
    Raises ValueError for another width or depth.
    """

    @tells_nearest
    def __init__(self, width=4, depth=4):
        for name, number, most in (("width", width, WIDEST), ("depth", depth, DEEPEST)):
            if as_count(number, name) > most:
                raise ValueError(f"{name} is {number}; this explorer goes from 1 to {most}")
        blank = Axis("", 0, 1, bare=True)
        self.drawing = Plot(SAYS["drawing"], blank, blank, height=250)
        axes = Axis(SAYS["layers"], 0.5, DEEPEST + 0.5), Axis(SAYS["multiplications"], 1, MOST, log=True)
        self.counts = Plot(SAYS["counts"], *axes, height=250)
        sliders = {
            "width": controls.slider(SAYS["width"], width, 1, WIDEST, 1),
            "depth": controls.slider(SAYS["depth"], depth, 1, DEEPEST, 1),
        }
        super().__init__(SAYS["title"], sliders, [controls.row(self.drawing, self.counts)])

    def graph(self):
        """The graph of these settings."""
        return _graph(self["width"], self["depth"])

    def redraw(self, changed):
        graph, width, depth = self.graph(), self["width"], self["depth"]
        self.took = _seconds(graph)
        numbers = {"paths": graph.path_count("x1"), "naive": graph.naive_count(), "sweep": graph.dynamic_count()}
        said = {name: count(number) for name, number in numbers.items()}
        edges = count(depth * width**2)
        about = SAYS["about"].format(width=width, depth=depth, edges=edges)
        self._draw(width, depth, about)
        self._count(width, depth, numbers, SAYS["about_counts"].format(width=width, depth=depth, **said))
        time = duration(numbers["naive"] / RATE) if numbers["naive"] >= RATE / 1000 else SAYS["soon"]
        self.say(SAYS["sentence"].format(**said, edges=edges, time=time, took=duration(self.took)))

    def _draw(self, width, depth, about):
        x, y = Axis(SAYS["layers"], -0.4, depth + 1.4, bare=True), Axis("", -0.6, width - 0.4, bare=True)
        layers, places = _path(width, depth)
        marks = [
            Line(*_edges(width, depth), colour="soft", width=_thin(depth * width**2)),
            Line(layers, places, colour="orange", label=SAYS["one"]),
            Points(*_nodes(width, depth), size=3.5),
        ]
        self.drawing.show(*marks, about=about, x=x, y=y)

    def _count(self, width, depth, numbers, about):
        depths = np.arange(1, DEEPEST + 1)
        naive, sweep = depths * float(width) ** (depths + 1), depths * width**2
        marks = [mark for name, seconds in _LANDMARKS for mark in _landmark(SAYS[name], seconds * RATE)]
        marks += [Line(depths, naive, colour="orange"), Line(depths, sweep, dash="6 4")]
        marks.append(Points(depth, numbers["naive"], colour="orange", shape="square", size=5.5, label=SAYS["walk"]))
        marks.append(Points(depth, numbers["sweep"], size=5.5, label=SAYS["sweep"]))
        self.counts.show(*marks, about=about)


@lru_cache(maxsize=32)
def _graph(width, depth):
    return Graph.layered(width, depth)


def _seconds(graph):
    """Of the quickest of some sweeps, each of all values and all slopes anew."""

    def once():
        started = perf_counter()
        graph.at().gradients()
        return perf_counter() - started

    return min(once() for _ in range(TRIES))


def _landmark(text, multiplications):
    """A dashed line across, with words above its left end."""
    across = [0.5, DEEPEST + 0.5]
    yield Line(across, [multiplications] * 2, colour="soft", width=1, dash="2 4")
    yield Words(0.5, multiplications * 20, colour="soft", text=text)


def _columns(width, depth):
    """For each layer, inputs and result too, the places of its nodes; the result stands in the middle."""
    return [np.arange(width)] * (depth + 1) + [np.array([(width - 1) / 2])]


def _nodes(width, depth):
    columns = _columns(width, depth)
    return np.concatenate([np.full(len(c), layer) for layer, c in enumerate(columns)]), np.concatenate(columns)


def _edges(width, depth):
    """All edges as one line that pauses after each."""
    xs, ys = [], []
    columns = _columns(width, depth)
    for layer, (before, after) in enumerate(zip(columns, columns[1:], strict=False)):
        pairs = np.stack([np.repeat(before, len(after)), np.tile(after, len(before))])
        xs.append(np.tile([layer, layer + 1, layer + 1], pairs.shape[1]))
        ys.append(np.vstack([pairs, np.full(pairs.shape[1], np.nan)]).T.ravel())
    return np.concatenate(xs), np.concatenate(ys)


def _thin(edges):
    """Pixels of a line: many are thinner, so that the path and the nodes stand out."""
    return min(0.7, max(0.12, 8 / edges**0.5))


def _path(width, depth):
    """One path that visits many places."""
    places = [(2 * layer + layer // 3) % width for layer in range(depth + 1)]
    return np.arange(depth + 2), np.array([*places, (width - 1) / 2])


explore_paths = PathsExplorer
