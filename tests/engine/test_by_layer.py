"""Measures by layer and ways to start: counted by hand, checked by nudging, and beside what the papers promise."""

import numpy as np
import pytest
from engine.cases import cases
from hypothesis import given

from dnn_lab.engine.by_layer import dead_relus, gradient_by_layer, parameter_count, signal_by_layer
from dnn_lab.engine.initial import INITIALISATIONS
from dnn_lab.engine.network import Network


@pytest.mark.parametrize(("sizes", "count"), [([2, 3, 1], 13), ([4, 5, 3], 43), ([64, 32, 10], 2410), ([1, 1], 2)])
def test_parameters_counted_by_hand(sizes, count):
    assert parameter_count(sizes) == count == Network(sizes, seed=0).parameters.size


def test_parameters_grow_linearly_with_depth_and_with_the_square_of_the_width():
    deep = np.diff([parameter_count([2, *[16] * n, 1]) for n in range(1, 9)])
    wide = np.diff([parameter_count([2, n, n, 1]) for n in range(1, 9)], 2)
    assert set(deep) == {16 * 17} and set(wide) == {2}


@given(case=cases())
def test_activations_are_worked_out_layer_by_layer(case):
    net, X, _ = case
    seen, arrives = net.activations_of(X), X
    for W, b, activation, A in zip(net.weights, net.biases, net.activations, seen, strict=True):
        arrives = activation.value((arrives @ W.T + b).T).T
        assert np.allclose(A, arrives, atol=1e-12)
    assert (seen[-1] == net.forward(X)).all()
    single = net.activations_of(X[0])
    assert [one.shape for one in single] == [(width,) for width in net.sizes[1:]]
    assert all(np.allclose(one, many[0], atol=1e-12) for one, many in zip(single, seen, strict=True))
    kept = [A.copy() for A in seen]
    net.activations_of(X + 1)
    assert all((one == other).all() for one, other in zip(seen, kept, strict=True)), "arrays of their own"


def test_gradient_sizes_are_root_mean_squares_even_where_squares_vanish():
    net = Network([2, 3, 1], hidden="tanh", seed=0)
    X, Y = np.array([[0.5, -1.0], [1.0, 2.0]]), np.array([[1.0], [0.0]])
    by_hand = [np.sqrt(np.mean(gradient**2)) for gradient in net.gradients(X, Y).weights]
    assert gradient_by_layer(net, X, Y) == pytest.approx(by_hand)
    net.parameters *= 0
    assert gradient_by_layer(net, X, Y).tolist() == [0, 0]
    thin = Network.from_parameters(weights=[[[1e-150]], [[1e-150]]], biases=[[0], [0]], hidden="linear")
    assert gradient_by_layer(thin, [[1.0]], [[1.0]]) == pytest.approx([1e-150, 1e-150], rel=1e-9)


def test_dead_relus_are_those_that_no_sample_turns_on():
    net = Network.from_parameters(weights=[[[1.0], [-1.0], [1.0]], [[1.0, 1.0, 1.0]]], biases=[[0, 0, -9], [0]])
    dead, output = dead_relus(net, [[1.0], [2.0]])
    assert dead.tolist() == [False, True, True] and output.tolist() == [False]
    assert dead_relus(net, [[-1.0], [2.0]])[0].tolist() == [False, False, True]
    assert not net.gradients([[1.0], [2.0]], [[1.0], [1.0]]).weights[0][dead].any()


def test_other_activations_are_never_dead():
    net = Network([1, 3, 1], hidden="tanh", seed=0)
    assert not any(layer.any() for layer in dead_relus(net, [[1.0]]))


@pytest.mark.parametrize(
    ("init", "spread"), [("he", (2 / 400) ** 0.5), ("glorot", (2 / 700) ** 0.5), ("normal", 1), ("small", 0.01)]
)
def test_weights_start_with_the_spread_that_they_should(init, spread):
    for hidden in ("relu", "sigmoid"):
        W = Network([400, 300, 1], hidden=hidden, init=init, seed=0).weights[0]
        assert W.std() == pytest.approx(spread, rel=0.02) and abs(W.mean()) < 4 * spread / 120_000**0.5


def test_the_usual_start_is_the_one_that_suits_the_activation():
    for hidden, init in (("relu", "he"), ("tanh", "glorot")):
        usual, named = (Network([3, 4, 2], hidden=hidden, seed=1, **{"init": name}) for name in (None, init))
        assert (usual.weights[0] == named.weights[0]).all()


def test_constant_weights_keep_all_neurons_of_a_layer_alike_however_long_they_learn():
    net = Network([2, 4, 1], hidden="tanh", init="constant", seed=0)
    rng = np.random.default_rng(0)
    net.fit(rng.normal(size=(20, 2)), rng.normal(size=(20, 1)), epochs=20)
    assert np.ptp(net.weights[0], axis=0).max() < 1e-12 and np.ptp(net.weights[1]) < 1e-12


def test_he_keeps_the_size_of_what_relu_sends_and_naive_starts_do_not():
    X = np.random.default_rng(0).normal(size=(200, 64))

    def last_size(init):
        net = Network([64, *[64] * 20, 1], hidden="relu", init=init, seed=0)
        return np.sqrt(np.mean(net.activations_of(X)[19] ** 2))

    assert 0.3 < last_size("he") < 3
    assert last_size("normal") > 1e10 and last_size("small") < 1e-10


def test_an_unknown_start_is_told_with_the_nearest():
    with pytest.raises(ValueError, match="unknown initialisation 'xavier'.*; there are: he, glorot"):
        Network([2, 1], init="xavier")
    assert set(INITIALISATIONS) == {"he", "glorot", "normal", "small", "constant"}


def test_the_signal_is_how_much_samples_differ():
    net = Network.from_parameters(weights=[[[1.0], [3.0]], [[0.0, 0.0]]], biases=[[5, 0], [1]], hidden="linear")
    assert signal_by_layer(net, [[1.0], [3.0]]) == pytest.approx([np.sqrt((1 + 9) / 2), 0])


def test_what_differs_by_rounding_alone_is_no_signal():
    net = Network([2, *[4] * 30, 1], hidden="sigmoid", init="small", seed=0)
    signal = signal_by_layer(net, np.random.default_rng(0).normal(size=(20, 2)))
    assert signal[0] > 1e-3 and signal[-2:].tolist() == [0, 0]
