"""Optimisers by hand and beside the formulas of their papers; test_against_pytorch.py has PyTorch's numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.optimisers import SGD, Adam, Momentum


def after(optimiser, gradients, start=1.0):
    """Where one parameter stands after updates with these gradients."""
    parameters, update = np.array([start]), optimiser.begin(1)
    for gradient in gradients:
        update(parameters, np.array([gradient]))
    return parameters[0]


def test_gradient_descent_by_hand():
    assert after(SGD(0.5), [2.0, -1.0]) == 1 - 0.5 * 2 + 0.5 * 1


def test_momentum_by_hand():
    speeds = [2.0, 0.9 * 2 - 1]
    assert after(Momentum(0.5, momentum=0.9), [2.0, -1.0]) == pytest.approx(1 - 0.5 * sum(speeds))


def test_momentum_without_momentum_is_gradient_descent():
    assert after(Momentum(0.3, momentum=0), [1.0, 2.0, 3.0]) == after(SGD(0.3), [1.0, 2.0, 3.0])


@given(gradient=st.floats(1e-3, 1e3), sign=st.sampled_from([-1, 1]))
def test_the_first_step_of_adam_is_its_rate_whatever_the_gradient(gradient, sign):
    assert after(Adam(0.01, epsilon=0), [sign * gradient]) == pytest.approx(1 - sign * 0.01)


@given(gradients=st.lists(st.floats(-5, 5), min_size=1, max_size=8))
def test_adam_is_the_formula_of_its_paper(gradients):
    rate, beta1, beta2, epsilon = 0.02, 0.8, 0.95, 1e-3
    m = v = 0
    w = 1.0
    for t, g in enumerate(gradients, 1):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        w -= rate * (m / (1 - beta1**t)) / ((v / (1 - beta2**t)) ** 0.5 + epsilon)
    assert after(Adam(rate, beta1, beta2, epsilon), gradients) == pytest.approx(w, rel=1e-12)


@pytest.mark.parametrize("optimiser", [SGD(0.1), Momentum(0.1), Adam(0.1)])
def test_an_optimiser_starts_afresh_each_time_and_leaves_the_gradient_alone(optimiser):
    gradient, update = np.array([2.0]), optimiser.begin(1)
    update(np.array([1.0]), gradient)
    assert gradient == 2
    assert after(optimiser, [1.0, 2.0]) == after(optimiser, [1.0, 2.0])


@pytest.mark.parametrize(
    ("make", "error", "sentence"),
    [
        (lambda: SGD(-1), ValueError, "learning_rate of SGD is -1; it takes a number from 0"),
        (lambda: SGD("fast"), ValueError, "learning_rate of SGD is 'fast'; it takes a number from 0"),
        (lambda: SGD(float("nan")), ValueError, "learning_rate of SGD is nan; it takes a number from 0"),
        (lambda: Momentum(0.1, 1), ValueError, "momentum of Momentum is 1; it takes a number from 0 to below 1"),
        (lambda: Adam(beta2=True), ValueError, "beta2 of Adam is True; it takes a number from 0 to below 1"),
        (
            lambda: Adam(lr=0.1),
            TypeError,
            "Adam has no argument 'lr', did you mean \"learning_rate\"?; "
            "it takes: learning_rate, beta1, beta2, epsilon",
        ),
    ],
)
def test_bad_settings_are_told_in_one_sentence(make, error, sentence):
    with pytest.raises(error) as told:
        make()
    assert str(told.value) == sentence
