"""Losses: the numpy, its text, its derivative and numbers known from elsewhere say the same."""

from math import log

import numpy as np
import pytest
from engine.formula_text import worked_out
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.losses import LOSSES

EVERY = pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)


@st.composite
def outputs_and_targets(draw):
    """A and Y, (outputs, samples), fit for every loss: probabilities, and one-hot."""
    shape = draw(st.integers(2, 4)), draw(st.integers(1, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.uniform(0.05, 0.95, shape), np.eye(shape[0])[:, rng.integers(0, shape[0], shape[1])]


@EVERY
@given(AY=outputs_and_targets())
def test_the_formula_gives_the_value_and_the_slope_the_derivative(loss, AY):
    A, Y = AY
    names = {"a": A, "y": Y, "n": len(A)}
    assert np.allclose(loss.value(A, Y), worked_out(loss.formula, **names), rtol=1e-13)
    assert np.allclose(loss.derivative(A, Y), worked_out(loss.slope, **names), rtol=1e-13)


@EVERY
@given(AY=outputs_and_targets())
def test_the_derivative_is_what_nudging_shows(loss, AY):
    A, Y = AY
    for row in range(len(A)):
        nudge = np.zeros_like(A)
        nudge[row] = 1e-6
        slopes = (loss.value(A + nudge, Y) - loss.value(A - nudge, Y)) / 2e-6
        assert np.allclose(loss.derivative(A, Y)[row], slopes, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("loss", [entry for entry in LOSSES.values() if entry.fused], ids=lambda entry: entry.name)
@given(AY=outputs_and_targets())
def test_with_its_own_output_the_slope_by_z_is_a_minus_y(loss, AY):
    Z, Y = np.log(AY[0]), AY[1]
    value = ACTIVATIONS[loss.fused].value
    for row in range(len(Z)):
        nudge = np.zeros_like(Z)
        nudge[row] = 1e-6
        slopes = (loss.value(value(Z + nudge), Y) - loss.value(value(Z - nudge), Y)) / 2e-6
        assert np.allclose((value(Z) - Y)[row], slopes, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("half_squared_error", (0.2**2 + 0.1**2) / 2),
        ("mean_squared_error", (0.2**2 + 0.1**2) / 2),
        ("binary_cross_entropy", -log(0.8) - log(0.9)),
        ("cross_entropy", -log(0.8)),
    ],
)
def test_a_loss_by_hand(name, value):
    assert LOSSES[name].value(np.array([[0.8], [0.1]]), np.array([[1.0], [0.0]])) == pytest.approx(value)


def test_the_squared_errors_differ_by_their_divisor():
    A, Y = np.array([[1.0], [2.0], [3.0]]), np.zeros((3, 1))
    assert LOSSES["half_squared_error"].value(A, Y) == 7 and LOSSES["mean_squared_error"].value(A, Y) == 14 / 3


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "cross_entropy"])
def test_a_wrong_certainty_costs_much_but_not_infinitely(loss):
    value = LOSSES[loss].value(np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]]))
    assert 700 < value < 1500


@pytest.mark.parametrize("loss", [entry for entry in LOSSES.values() if entry.fused], ids=lambda entry: entry.name)
@given(AY=outputs_and_targets())
def test_from_weighted_sums_a_loss_is_the_same(loss, AY):
    Z, Y = 5 * np.log(AY[0]), AY[1]
    A = ACTIVATIONS[loss.fused].value(Z)
    assert np.allclose(loss.of_sums(A, Z, Y), loss.value(A, Y), rtol=1e-9)
