"""The explorer of paths: what it counts is what there is, at every width and depth, and its sweep is really made."""

from itertools import pairwise, product

import numpy as np
import pytest

from dnn_lab.engine.graph import Graph
from dnn_lab.views.explorers.parts.marks import Line, Points, Words
from dnn_lab.views.explorers.paths import DEEPEST, MOST, WIDEST, PathsExplorer


@pytest.fixture
def explorer():
    return PathsExplorer(width=3, depth=4)


def test_counts_are_those_of_walking_all_paths(explorer):
    graph = explorer.graph()
    walked = [path for name in graph.inputs for path in graph.paths(name)]
    shown = {mark.label: mark for mark in explorer.counts.marks if isinstance(mark, Points)}
    assert shown["path by path"].y == sum(len(path.slopes) - 1 for path in walked)
    used = {edge for path in walked for edge in path.edges}
    assert shown["one sweep back"].y == len(used) - 3, "all edges but those into the result, whose slope ahead is 1"
    assert f"each input: {len(graph.paths('x1'))}, over {len(used) - 3} edges" in explorer.status.sentence


def test_the_drawing_has_every_edge_once_and_a_path_along_them(explorer):
    edges, path = [mark for mark in explorer.drawing.marks if isinstance(mark, Line)]
    ends = np.stack([edges.x, edges.y]).T.reshape(-1, 3, 2)[:, :2]
    drawn = {tuple(map(tuple, pair)) for pair in ends.tolist()}
    assert len(drawn) == len(ends) == 4 * 3 * 3 + 3
    assert all(pair in drawn for pair in pairwise(zip(path.x.tolist(), path.y.tolist(), strict=True)))


def test_lines_go_through_the_counts_of_graphs_of_every_depth(explorer):
    naive, sweep = [mark for mark in explorer.counts.marks if isinstance(mark, Line)][-2:]
    for depth in (1, 2, 7, DEEPEST):
        graph = Graph.layered(3, depth)
        assert naive.y[depth - 1] == pytest.approx(graph.naive_count()) and sweep.y[depth - 1] == graph.dynamic_count()


@pytest.mark.parametrize(
    ("width", "depth", "said"),
    [
        (1, 1, "each input: 1, over 1 edges"),
        (3, 4, "no time to speak of"),
        (10, 8, "8 seconds"),
        (20, 20, "4.2 × 10²⁸; at 10⁹ a second that takes 96 ages of the universe"),
    ],
)
def test_the_sentence_says_how_long_walking_would_take(explorer, width, depth, said):
    explorer.set(width=width, depth=depth)
    assert said in explorer.status.sentence


def test_the_sweep_is_timed_each_time(explorer):
    took = {explorer.took}
    for depth in (25, 2, 25):
        explorer.set(width=20, depth=depth)
        took.add(explorer.took)
    assert len(took) == 4 and all(seconds > 0 for seconds in took)


def test_nothing_is_drawn_outside_at_any_setting(explorer):
    for width, depth in product((1, 2, WIDEST), (1, 2, DEEPEST)):
        explorer.set(width=width, depth=depth)
        for plot in (explorer.drawing, explorer.counts):
            for mark in plot.marks:
                y = np.atleast_1d(np.asarray(mark.y, float))
                y = y[np.isfinite(y)]
                assert ((y >= plot.y.low) & (y <= plot.y.high)).all() and (isinstance(mark, Words) or y.max() < MOST)
            assert "nan" not in plot.still()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"width": 21}, "width is 21; this explorer goes from 1 to 20"),
        ({"depth": 26}, "depth is 26; this explorer goes from 1 to 25"),
        ({"depth": 0}, "depth is 0"),
        ({"width": 2.5}, "width is 2.5"),
    ],
)
def test_other_sizes_are_told_in_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        PathsExplorer(**settings)


def test_without_scripts_the_pictures_and_the_sentence_stand(explorer):
    shown = explorer._repr_mimebundle_()["text/html"]
    assert shown.count("data:image/svg+xml") == 2 and explorer.status.sentence in shown
