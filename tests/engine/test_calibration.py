"""Calibration and temperature: bins as scikit-learn has them, errors by hand, the best temperature tried out."""

import json

import numpy as np
import pytest
from engine.sklearn_reference import TABLE, made_probabilities
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.engine.calibration import at_temperature, calibration, fit_temperature
from dnn_lab.engine.network import Network


def noisy(seed, output="softmax", samples=200):
    """A network and samples whose classes it often, but not always, has right."""
    rng = np.random.default_rng(seed)
    classes = 3 if output == "softmax" else 1
    net = Network([2, 4, classes], output=output, seed=seed)
    net.parameters *= 4
    net.biases[-1] = rng.normal(size=classes)
    X = rng.normal(size=(samples, 2))
    P = net.forward(X)
    drawn = (P**0.3).cumsum(axis=1) / (P**0.3).sum(axis=1, keepdims=True) > rng.uniform(size=(samples, 1))
    Y = np.eye(3)[drawn.argmax(axis=1)] if classes == 3 else (rng.uniform(size=P.shape) < 0.3 + 0.4 * (P > 0.5)) * 1.0
    return net, X, Y


def test_the_error_by_hand():
    P = [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.55, 0.45]]
    Y = [[1, 0], [0, 1], [0, 1], [0, 1]]
    made = calibration(P, Y, bins=5)
    assert made.counts.tolist() == [0, 0, 1, 2, 1]
    assert made.confidence[2:] == pytest.approx([0.55, 0.75, 0.9])
    assert made.accuracy[2:] == pytest.approx([0, 0.5, 1])
    assert made.error == pytest.approx((0.55 + 2 * 0.25 + 0.1) / 4)


def test_it_says_how_sure_and_how_right():
    made = calibration([[0.9, 0.1], [0.7, 0.3]], [[1, 0], [0, 1]])
    assert repr(made) == (
        "Calibration of 2 samples: 80.0% sure, 50.0% right; expected calibration error 40.0%"
    )


def test_bins_are_those_of_scikit_learn():
    """Its curve bins the probability of class 1; with class 1 always ahead that is the confidence."""
    P, outcomes = made_probabilities()
    right, sure = json.loads(TABLE.read_text())["curve"]
    sure_of_one = np.column_stack([np.zeros(500), P, (1 - P) / 2, (1 - P) / 2])
    ahead = P > 1 / 3
    assert ahead.sum() > 300
    Y = np.eye(4)[np.where(outcomes == 1, 1, 0)]
    made = calibration(sure_of_one[ahead], Y[ahead])
    assert made.accuracy[4:] == pytest.approx(right[4:]) and made.confidence[4:] == pytest.approx(sure[4:])


def test_an_upper_edge_belongs_to_its_bin():
    made = calibration([[0.6, 0.4], [1.0, 0.0]], [[1, 0], [1, 0]], bins=5)
    assert made.counts.tolist() == [0, 0, 1, 0, 1]


def test_a_single_output_is_as_sure_of_0_as_of_1():
    made, same = (calibration(*pair) for pair in (([0.1, 0.7], [0, 1]), ([[0.9, 0.1], [0.3, 0.7]], [[1, 0], [0, 1]])))
    assert (made.counts == same.counts).all() and made.error == pytest.approx(same.error) == pytest.approx(0.2)


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_what_is_right_as_often_as_it_says_has_no_error_and_no_bin_loses_a_sample(seed, bins):
    net, X, Y = noisy(seed, samples=60)
    made = calibration(net.forward(X), Y, bins)
    assert made.counts.sum() == 60 and 0 <= made.error <= 1
    filled = made.counts > 0
    lower, upper = made.edges[:-1][filled], made.edges[1:][filled]
    assert (made.confidence[filled] > lower - 1e-12).all() and (made.confidence[filled] < upper + 1e-12).all()
    assert net.accuracy(X, Y) == pytest.approx(np.nansum(made.counts * made.accuracy) / 60)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_no_other_temperature_has_a_smaller_loss(output):
    net, X, Y = noisy(1, output)
    best = fit_temperature(net, X, Y)
    least = at_temperature(net, best).loss(X, Y)
    others = [at_temperature(net, T).loss(X, Y) for T in [*np.geomspace(0.05, 50, 400), best * 1.001, best / 1.001]]
    assert min(others) >= least - 1e-12 and best > 1.1
    assert at_temperature(net, best).accuracy(X, Y) == net.accuracy(X, Y)


def test_a_network_made_hotter_is_cooled_by_as_much():
    net, X, Y = noisy(2)
    assert fit_temperature(at_temperature(net, 2.5), X, Y) == pytest.approx(fit_temperature(net, X, Y) / 2.5)


def test_temperature_divides_the_last_sums_and_leaves_the_network_alone():
    net, X, _ = noisy(3)
    before = net.parameters.copy()
    powers = net.forward(X) ** (1 / 1.7)
    assert np.allclose(at_temperature(net, 1.7).forward(X), powers / powers.sum(axis=1, keepdims=True))
    assert (net.parameters == before).all()


def test_where_no_temperature_is_best_a_sentence_says_why():
    net = Network.from_parameters(weights=[[[3.0]]], biases=[[0.0]], output="sigmoid")
    for targets, said in (([1, 0], "every sample is right"), ([0, 1], "worse than a guess")):
        with pytest.raises(ValueError, match=said):
            fit_temperature(net, [[1.0], [-1.0]], targets)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: calibration([[0.5, 0.6]], [[1, 0]]), "add up to 1"),
        (lambda: calibration([[0.5, 0.5]], [[1, 0], [0, 1]]), r"shape \(1, 2\) and Y has shape \(2, 2\)"),
        (lambda: calibration([[0.5, 0.5]], [[0.5, 0.5]]), "targets that are classes"),
        (lambda: calibration([[0.5, 0.5]], [[1, 0]], bins=0), "bins is 0; it takes a whole number from 1"),
        (lambda: at_temperature(Network([1, 1], seed=0), 0), "temperature is 0; it takes a number above 0"),
        (lambda: fit_temperature(Network([1, 1], seed=0), [[1.0]], [[1.0]]), "the output is linear"),
    ],
)
def test_bad_input_is_told_in_a_sentence(call, said):
    with pytest.raises(ValueError, match=said):
        call()
