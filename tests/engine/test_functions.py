"""Activations: the numpy, its text, its derivative and numbers known from elsewhere say the same."""

import warnings

import numpy as np
import pytest
from engine.formula_text import worked_out
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dnn_lab.engine.check import gradient_check
from dnn_lab.engine.functions import ACTIVATIONS, Activation
from dnn_lab.engine.network import Network
from dnn_lab.engine.passes import run

LAYERS = arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 3)), elements=st.floats(-30, 30))
EVERY = pytest.mark.parametrize("activation", ACTIVATIONS.values(), ids=ACTIVATIONS)
WITH_SLOPE = pytest.mark.parametrize(
    "activation", [entry for entry in ACTIVATIONS.values() if entry.slope], ids=lambda entry: entry.name
)


@EVERY
@given(Z=LAYERS)
def test_the_formula_gives_the_value(activation, Z):
    assert np.allclose(activation.value(Z), worked_out(activation.formula, z=Z), rtol=1e-13, atol=0)


@WITH_SLOPE
@given(Z=LAYERS)
def test_the_slope_as_text_gives_the_derivative(activation, Z):
    A = activation.value(Z)
    assert np.allclose(activation.derivative(Z, A), worked_out(activation.slope, z=Z, a=A), rtol=1e-13, atol=0)


@WITH_SLOPE
@given(Z=LAYERS)
def test_the_derivative_is_what_nudging_shows(activation, Z):
    Z, h = np.where(abs(Z) < 0.01, 0.5, Z), 1e-5
    nudged = (activation.value(Z + h) - activation.value(Z - h)) / (2 * h)
    assert np.allclose(activation.derivative(Z, activation.value(Z)), nudged, atol=1e-8)


@pytest.mark.parametrize(
    ("name", "slope"), [("relu", 0), ("leaky_relu", 0.01), ("step", 0), ("sigmoid", 0.25), ("tanh", 1), ("linear", 1)]
)
def test_slopes_at_zero_are_those_of_pytorch(name, slope):
    Z = np.zeros((1, 1))
    assert ACTIVATIONS[name].derivative(Z, ACTIVATIONS[name].value(Z)) == slope


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("sigmoid", [0.26894142136999512, 0.5, 0.73105857863000488]),
        ("tanh", [-0.76159415595576489, 0, 0.76159415595576489]),
        ("relu", [0, 0, 1]),
        ("leaky_relu", [-0.01, 0, 1]),
        ("step", [0, 0, 1]),
        ("linear", [-1, 0, 1]),
        ("softmax", [0.09003057317038046, 0.24472847105479767, 0.66524095577482190]),
    ],
)
def test_values_at_minus_one_zero_and_one(name, values):
    assert ACTIVATIONS[name].value(np.array([-1.0, 0.0, 1.0])) == pytest.approx(values, rel=1e-15)


@EVERY
def test_far_out_there_is_neither_a_warning_nor_a_nan(activation):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        A = activation.value(np.array([[-1e300, -1000.0], [1000.0, 1e300], [0.0, 36.0]]))
    assert np.isfinite(A).all()
    if activation.name == "softmax":
        assert A.sum(axis=0) == pytest.approx(1)


@EVERY
@given(Z=LAYERS)
def test_results_can_be_put_in_an_array_of_ones_own(activation, Z):
    before, out = Z.copy(), np.full(Z.shape, np.nan)
    A = activation.value(Z)
    assert activation.value(Z, out=out) is out and (out == A).all()
    if activation.derivative:
        slope = activation.derivative(Z, A)
        assert activation.derivative(Z, A, out=out) is out and (out == slope).all()
    assert (before == Z).all()


@WITH_SLOPE
def test_plain_numbers_go_in_as_well(activation):
    Z = np.array([0.5])
    A = activation.value(Z)
    assert activation.value(0.5) == A[0] and activation.derivative(0.5, A[0]) == activation.derivative(Z, A)[0]


def test_a_new_activation_is_one_entry(monkeypatch):
    def softplus_slope(Z, A, out=None):
        return np.subtract(1, np.exp(-A), out=out)

    softplus = Activation(
        "softplus",
        "softplus",
        lambda Z, out=None: np.logaddexp(0, Z, out=out),
        softplus_slope,
        "ln(1 + exp(z))",
        "1 - exp(-a)",
    )
    monkeypatch.setitem(ACTIVATIONS, "softplus", softplus)
    net = Network([2, 3, 1], hidden="softplus", output="softplus", seed=0)
    assert gradient_check(net, [[1, 2], [3, -4]], [1, 0]).ok
    assert repr(net.copy()) == "Network 2-3-1 (softplus, softplus; half_squared_error)"
    assert run(net, [1, 2], [1]).loss == net.loss([1, 2], [1])
