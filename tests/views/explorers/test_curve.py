"""The curve explorer: what is drawn is what the network of the bumps gives; hands and fit each keep to their own."""

import numpy as np
import pytest

from dnn_lab.views.explorers.curve import CurveExplorer
from dnn_lab.views.explorers.curve_places import CURVES
from dnn_lab.views.explorers.parts.marks import Handle


@pytest.fixture
def explorer():
    return CurveExplorer()


def drawn(plot, label):
    return next(np.asarray(mark.y) for mark in plot.marks if mark.label == label)


def error(explorer, label="sum of the bumps"):
    return np.mean((drawn(explorer.whole, label) - drawn(explorer.whole, "the curve")) ** 2)


def test_the_sum_drawn_is_what_the_network_gives(explorer):
    x = explorer.x
    total = drawn(explorer.whole, "sum of the bumps")
    assert np.allclose(total, explorer.network().forward(x[:, None])[:, 0])
    assert np.allclose(total, np.sum([mark.y for mark in explorer.parts.marks], axis=0))
    assert np.allclose(drawn(explorer.whole, "the curve"), np.sin(1.5 * x))


def test_a_slider_changes_the_chosen_bump_and_no_other(explorer):
    first, second, third = explorer.bumps
    explorer.controls["which"].value = 2
    assert (explorer["left"], explorer["right"], explorer["height"]) == (second.left, second.right, second.height)
    explorer.controls["height"].value = -1.5
    assert explorer.bumps[::2] == [first, third] and explorer.bumps[1].height == -1.5


@pytest.mark.parametrize(("name", "value"), [("left", 3.5), ("left", 0.0), ("right", -3.5), ("right", 3.5)])
def test_edges_stay_in_order_and_in_reach(explorer, name, value):
    explorer.controls[name].value = value
    bump = explorer.bumps[0]
    assert -3.5 <= bump.left < bump.right <= 3.5
    assert (explorer["left"], explorer["right"]) == (bump.left, bump.right)


def test_a_dragged_knob_moves_its_bump_and_the_sliders_follow(explorer):
    width = explorer.bumps[2].right - explorer.bumps[2].left
    explorer._drag("3", 0.5, -9, 0, 0)
    bump = explorer.bumps[2]
    assert (bump.middle, bump.height) == (0.5, -2) and bump.right - bump.left == pytest.approx(width)
    assert explorer["which"] == 3 and explorer["left"] == bump.left
    knob = next(mark for mark in explorer.whole.marks if isinstance(mark, Handle) and mark.name == "3")
    assert (knob.x, knob.y) == (0.5, -2)


@pytest.mark.parametrize("curve", CURVES)
def test_fitting_comes_close_where_hands_were_far(curve):
    explorer = CurveExplorer(curve, bumps=4)
    before = error(explorer)
    for _ in range(3):
        explorer.fit()
    assert error(explorer, "fitted") < min(before / 20, 0.02) and error(explorer) == before
    assert "900 updates" in explorer.status.sentence


def test_a_fit_goes_when_a_bump_is_moved_and_stays_when_one_is_only_looked_at(explorer):
    explorer.fit()
    explorer.controls["which"].value = 2
    assert explorer.fitted and explorer.updates == 300
    explorer.controls["height"].value = 1.0
    assert explorer.fitted is None and "By hand" in explorer.status.sentence


def test_what_a_browser_rounds_is_no_change(explorer):
    explorer.slice()
    explorer.fit()
    bump = explorer.bumps[0]
    explorer.controls["height"].value = round(bump.height / 0.05) * 0.05
    explorer.controls["steepness"].value = 5.999999999
    assert explorer.bumps[0] == bump and explorer.fitted


def test_more_bumps_come_where_the_sum_is_farthest_and_slices_follow_the_curve(explorer):
    explorer.controls["count"].value = 12
    assert len(explorer.bumps) == 12 and explorer.controls["which"].max == 12
    explorer.slice()
    assert error(explorer) < 0.05
    explorer.controls["which"].value = 12
    explorer.controls["count"].value = 1
    assert len(explorer.bumps) == explorer["which"] == 1


def test_a_fit_that_fails_is_told_and_undone(explorer):
    far = CurveExplorer(rate=1e200)
    far.fit()
    assert far.status.kind == "wrong" and "Fitting failed and was undone" in far.status.sentence
    far.controls["height"].value = 1.0
    assert far.status.kind == "" and far.bumps[0].height == 1.0


def test_reset_brings_back_the_first_bumps(explorer):
    explorer.set(count=5, which=4, curve="tent", steepness=20.0)
    explorer.fit()
    explorer.reset()
    assert explorer.bumps == CurveExplorer().bumps and explorer.fitted is None
    assert (explorer["count"], explorer["which"], explorer["curve"]) == (3, 1, "wave")


def test_a_curve_of_ones_own():
    explorer = CurveExplorer(lambda x: x**2 / 5)
    assert np.allclose(drawn(explorer.whole, "the curve"), explorer.x**2 / 5)
    explorer.controls["curve"].value = "tent"
    explorer.reset()
    assert explorer["curve"] == "your own"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"curve": "wafe"}, "unknown curve 'wafe', did you mean \"wave\""),
        ({"curve": lambda x: 3.0}, "one finite number for each x"),
        ({"curve": lambda x: np.log(x)}, "one finite number for each x"),
        ({"curve": lambda x: x}, "curve goes up to ±3; this explorer shows −2 to 2"),
        ({"bumps": 40}, "bumps is 40; this explorer takes 1 to 12"),
        ({"rate": -1}, "-1"),
    ],
)
@pytest.mark.filterwarnings("ignore:invalid value", "ignore:divide by zero")
def test_other_settings_are_told_in_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        CurveExplorer(**settings)


def test_without_scripts_the_pictures_and_the_sentence_stand(explorer):
    shown = explorer._repr_mimebundle_()["text/html"]
    assert shown.count("data:image/svg+xml") == 2 and "Mean squared error" in shown
