"""The gradient check: right gradients pass, corners and all; a planted bug is found where it is."""

import numpy as np
import pytest
from engine.cases import cases
from hypothesis import given, settings

from dnn_lab.engine.check import gradient_check
from dnn_lab.engine.network import Network

XOR = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]


@given(case=cases())
@settings(max_examples=60)
def test_the_networks_own_gradients_pass_and_it_is_left_as_it_was(case):
    net, X, Y = case
    before = net.parameters.copy()
    assert gradient_check(net, X, Y).ok
    assert (net.parameters == before).all()


@pytest.mark.parametrize("hidden", ["relu", "leaky_relu", "step"])
@pytest.mark.parametrize("sizes", [[2, 3, 1], [2, 4, 3, 1]])
def test_a_sample_on_the_corner_of_a_neuron_is_no_bug(hidden, sizes):
    for seed in range(20):
        net = Network(sizes, hidden=hidden, output="sigmoid", seed=seed)
        assert gradient_check(net, *XOR).ok, seed


@pytest.mark.parametrize(
    ("hidden", "kind", "layer", "place", "row", "entry"),
    [
        ("tanh", "weights", 0, (2, 1), "W1", "w1_3_2"),
        ("tanh", "biases", 0, (1,), "b1", "b1_2"),
        ("relu", "weights", 1, (0, 2), "W2", "w2_1_3"),
        ("relu", "biases", 1, (0,), "b2", "b2_1"),
    ],
)
def test_a_planted_bug_is_found_and_named(hidden, kind, layer, place, row, entry):
    net = Network([2, 3, 1], hidden=hidden, output="sigmoid", seed=1)
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(8, 2)), rng.integers(0, 2, 8)
    gradients = net.gradients(X, Y)
    getattr(gradients, kind)[layer][place] *= 1.01
    check = gradient_check(net, X, Y, gradients=gradients)
    assert not check.ok and [one.name for one in check.rows if not one.agrees] == [row]
    assert check.worst.entry == entry


@pytest.mark.parametrize(("output", "outputs"), [("sigmoid", 1), ("softmax", 2)])
def test_a_network_that_is_very_sure_and_wrong_is_no_bug(output, outputs):
    weights = np.zeros((outputs, 1))
    weights[0] = 1
    net = Network.from_parameters(weights=[weights], biases=[np.zeros(outputs)], output=output)
    wrong = [0] if outputs == 1 else [0, 1]
    for z in (10, 25, 36, 40, 400):
        assert gradient_check(net, [z], wrong).ok, z


def test_a_bug_at_a_corner_is_found_too():
    net = Network([2, 3, 1], output="sigmoid", seed=1)
    gradients = net.gradients(*XOR)
    gradients.biases[0][:] *= -1
    assert not gradient_check(net, *XOR, gradients=gradients).ok


def test_a_gradient_that_is_not_a_number_does_not_agree():
    net = Network([1, 1], seed=0)
    gradients = net.gradients([1], [1])
    gradients.biases[0][0] = np.nan
    check = gradient_check(net, [1], [1], gradients=gradients)
    assert not check.ok and check.worst.name == "b1"


def test_the_table_says_what_agrees_and_where_it_does_not():
    net = Network.from_parameters(weights=[[[2, 1]]], biases=[[0]])
    gradients = net.gradients([1, 2], [1])
    gradients.weights[0][0, 1] = 5
    assert repr(gradient_check(net, [1, 2], [1], gradients=gradients)).splitlines() == [
        "      difference  entry         gradient  by nudging",
        "W1       1.7e-01  w1_1_2        5.000000    6.000000  DIFFERS",
        "b1   below 1e-05  b1_1          3.000000    3.000000  agrees",
    ]


class Own:
    def __init__(self, weights, biases):
        self.weights, self.biases = weights, biases


@pytest.mark.parametrize(
    ("given", "error", "sentence"),
    [
        (
            {"gradients": 3},
            TypeError,
            "gradients takes what has .weights and .biases, as net.gradients gives; int has not",
        ),
        ({"gradients": Own([[[1]]], [])}, ValueError, "gradients has 1 weights and 0 biases; the layers are 1"),
        (
            {"gradients": Own([[1, 2]], [[1]])},
            ValueError,
            "the gradient of W1 has shape (2,); W1 has shape (1, 2)",
        ),
        ({"step": 0}, ValueError, "step is 0; it takes a small number above 0, such as 1e-5"),
        ({"step": "tiny"}, ValueError, "step is 'tiny'; it takes a small number above 0, such as 1e-5"),
    ],
)
def test_what_cannot_be_checked_is_told(given, error, sentence):
    with pytest.raises(error) as told:
        gradient_check(Network([2, 1], seed=0), [1, 2], [1], **given)
    assert str(told.value) == sentence
