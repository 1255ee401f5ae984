"""The vanishing explorer: what is drawn is what was measured, in every setting that can be made."""

from itertools import product

import numpy as np
import pytest

from dnn_lab.engine.by_layer import gradient_by_layer, signal_by_layer
from dnn_lab.views.explorers.parts.marks import Line, Points
from dnn_lab.views.explorers.vanishing import VanishingExplorer


@pytest.fixture
def explorer():
    return VanishingExplorer(depth=6)


def line(plot, colour="blue"):
    return next(mark for mark in plot.marks if isinstance(mark, Line) and mark.colour == colour)


def test_both_pictures_show_what_was_measured(explorer):
    net = explorer.network()
    for plot, measure in ((explorer.gradients, gradient_by_layer(net, explorer.samples, explorer.targets)),
                          (explorer.signals, signal_by_layer(net, explorer.samples))):  # fmt: skip
        assert np.allclose(line(plot).y, measure) and list(line(plot).x) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"depth": 20}, "The gradient vanishes"),
        ({"depth": 20, "activation": "relu"}, "The gradient keeps its size"),
        ({"depth": 20, "activation": "relu", "init": "normal"}, "The gradient explodes"),
        ({"depth": 20, "activation": "relu", "init": "small"}, "All gradients are nearly 0"),
        ({"depth": 3, "activation": "tanh", "init": "constant"}, "stay alike"),
        ({"depth": 5, "activation": "relu"}, "of 80 ReLUs are off"),
    ],
)
def test_the_sentence_says_what_happens(explorer, settings, said):
    explorer.set(**settings)
    assert said in explorer.status.sentence


def test_every_setting_can_be_made_and_nothing_that_is_no_number_is_sent(explorer):
    options = (explorer.controls[name].options for name in ("activation", "init"))
    for (_, activation), (_, init), depth in product(*options, (1, 50)):
        explorer.set(activation=activation, init=init, depth=depth)
        for plot in (explorer.gradients, explorer.signals):
            for mark in plot.marks:
                values = np.asarray(mark.y, float)
                values = values if isinstance(mark, Points) else values[np.isfinite(values)]
                assert ((values >= plot.y.low) & (values <= plot.y.high)).all()
            drawn = [mark for mark in plot.marks if isinstance(mark, Points)]
            assert sum(len(mark.x) for mark in drawn) == depth + 1, "every layer has a point, be it at the foot"
            assert "nan" not in plot.still()


def test_a_kept_line_stays_to_compare_until_reset(explorer):
    explorer.keep()
    kept = np.array(line(explorer.gradients, "soft").y)
    explorer.controls["activation"].value = "relu"
    assert np.allclose(line(explorer.gradients, "soft").y, kept)
    assert not np.allclose(line(explorer.gradients).y, kept)
    explorer.reset()
    assert [mark.colour for mark in explorer.gradients.marks if isinstance(mark, Line)] == ["blue"]
    assert explorer["activation"] == "sigmoid"


def test_draw_again_draws_other_weights_and_reset_the_first(explorer):
    before = list(line(explorer.gradients).y)
    explorer.draw_again()
    assert list(line(explorer.gradients).y) != before
    explorer.reset()
    assert list(line(explorer.gradients).y) == before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"depth": 500}, "depth is 500; this explorer goes from 1 to 50 hidden layers"),
        ({"depth": 0}, "depth is 0"),
        ({"activation": "relu6"}, "unknown activation 'relu6', did you mean \"relu\""),
        ({"init": "xavier"}, "unknown initialisation 'xavier'"),
        ({"width": 7}, "width is 7; there are: 4, 16, 64"),
    ],
)
def test_other_settings_are_told_in_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        VanishingExplorer(**settings)


def test_without_scripts_the_pictures_and_the_sentence_stand(explorer):
    shown = explorer._repr_mimebundle_()["text/html"]
    assert shown.count("data:image/svg+xml") == 2 and explorer.status.sentence in shown
