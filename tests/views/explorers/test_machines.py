"""Two machines: the slope of both together is the product of the two tangents, and only where u is what f gives."""

import numpy as np
import pytest

import dnn_lab as lab
from dnn_lab.views.explorers.machines import MACHINES


@pytest.mark.parametrize("name", MACHINES)
def test_slopes_are_those_that_a_nudge_shows(name):
    machine, at, h = MACHINES[name], np.linspace(-1.9, 1.9, 13), 1e-6
    nudged = (machine.value(at + h) - machine.value(at - h)) / (2 * h)
    np.testing.assert_allclose(machine.slope(at), nudged, rtol=1e-6, atol=1e-8)


def labels(plot):
    return [mark.label for mark in plot.marks if mark.label]


@pytest.mark.parametrize("f, g, x", [("sine", "square", 0.6), ("exponential", "sine", -1.25), ("cube", "sigmoid", 2)])
def test_joined_the_product_is_the_slope_of_both(f, g, x):
    made = lab.explore_machines(f, g, x)
    before, after = (MACHINES[g].value(MACHINES[f].value(at)) for at in (x - 1e-6, x + 1e-6))
    slope = (after - before) / 2e-6
    assert made.status.kind == "right"
    assert len(labels(made.both)) == 1
    assert abs(float(labels(made.both)[0].split()[-1].replace("−", "-")) - slope) < 0.006 * max(1, abs(slope))
    assert abs(made["u"] - MACHINES[f].value(x)) <= 0.005


def test_a_moved_u_takes_the_machines_apart_and_the_product_fails():
    made = lab.explore_machines("sine", "square", 1.0)
    made.controls["u"].value = 0.3
    assert not made["joined"] and made.status.kind == "wrong"
    assert len(labels(made.both)) == 2 and "is not the slope of both" in made.status.sentence
    made.controls["joined"].value = True
    assert abs(made["u"] - np.sin(1.0)) <= 0.005 and made.status.kind == "right"


def test_dragging_moves_a_slider_within_its_reach():
    made = lab.explore_machines()
    made._dragged("x", 99.0)
    assert made["x"] == 2 and made.status.sentence.startswith("f gives u = 0.909")
    made.reset()
    assert made["x"] == 0.6 and made["joined"]


def test_what_the_sliders_send_back_late_undoes_no_drag_and_takes_nothing_apart():
    made = lab.explore_machines("sine", "square", 0.0)
    for x in (0.52, 1.04):
        made._dragged("x", x)
    for name, late in (("x", 0.5), ("u", 0.48)):
        made.controls[name].value = late
    assert made["x"] == pytest.approx(1.05) and made["joined"] and made["u"] == pytest.approx(np.sin(1.05), abs=0.005)


def test_a_machine_is_written_with_the_letter_of_what_goes_into_it():
    made = lab.explore_machines("exponential", "exponential")
    assert made.first.title == "f: u = eˣ" and made.second.title == "g: y = eᵘ"
    assert [made.controls[name].options[1][0] for name in "fg"] == ["x²", "u²"]


@pytest.mark.parametrize("given", [{"f": "sin"}, {"g": None}, {"x": 3}])
def test_what_is_not_there_is_told(given):
    with pytest.raises(ValueError):
        lab.explore_machines(**given)
