"""The pass of one sample, from which worksheets are made: complete, exact at 0, and on its own."""

import numpy as np
import pytest
from engine.cases import cases
from hypothesis import given

from dnn_lab.engine.network import Network
from dnn_lab.engine.passes import run


@given(case=cases())
def test_a_pass_agrees_with_the_network(case):
    net, X, Y = case
    one, gradients = run(net, X[0], Y[0]), net.gradients(X[0], Y[0])
    assert np.allclose(one.A[-1], net.forward(X[0]), rtol=1e-12) and one.loss == pytest.approx(net.loss(X[0], Y[0]))
    for layer, (dW, db) in enumerate(zip(gradients.weights, gradients.biases, strict=True)):
        assert np.allclose(one.dW[layer], dW, atol=1e-12) and np.allclose(one.db[layer], db, atol=1e-12)


@given(case=cases())
def test_every_value_follows_from_those_before(case):
    net, (x, *_), (y, *_) = case
    one = run(net, x, y)
    for layer, (W, b, activation) in enumerate(zip(net.weights, net.biases, net.activations, strict=True)):
        arrives = one.A[layer - 1] if layer else x
        assert np.allclose(one.Z[layer], W @ arrives + b) and np.allclose(one.A[layer], activation.value(one.Z[layer]))
        assert np.allclose(one.dW[layer], np.outer(one.dZ[layer], arrives))
        if layer < len(net.weights) - 1:
            assert np.allclose(one.dA[layer], net.weights[layer + 1].T @ one.dZ[layer + 1])
            assert np.allclose(one.dZ[layer], one.dA[layer] * one.slopes[layer])


@given(case=cases())
def test_only_a_linear_or_fused_output_goes_without_slopes(case):
    net, X, Y = case
    one, output = run(net, X[0], Y[0]), net.activations[-1].name
    without = output == "linear" or net.loss_function.fused == output
    assert (one.dA[-1] is None, one.slopes[-1] is None) == (without, without)
    assert not any(array is None for array in (*one.dA[:-1], *one.slopes[:-1], *one.dZ))


def test_without_a_target_there_is_only_the_way_forward():
    one = run(Network([2, 3, 1], seed=0), [1, 2])
    assert one.y is one.loss is one.dA is one.dZ is one.dW is None and len(one.Z) == len(one.A) == 2


def test_a_sum_that_is_zero_on_paper_is_zero():
    net = Network.from_parameters(weights=[[[0.1, 0.2, -0.3]], [[1]]], biases=[[0], [0]])
    assert 0.1 + 0.2 - 0.3 != 0
    one = run(net, [1, 1, 1], [0])
    assert one.Z[0] == 0 and one.slopes[0] == 0


def test_zeros_have_no_minus():
    net = Network.from_parameters(weights=[[[-1.0], [1.0]], [[-1.0, 1.0]]], biases=[[0, -2], [0]])
    for x in ([0.0], [-0.0], [1.0]):
        one = run(net, x, [3])
        for array in (*one.Z, *one.A, *one.dA[:-1], *one.dZ, *one.dW, *one.db):
            assert not np.signbit(array[array == 0]).any()


def test_a_pass_keeps_its_numbers_whatever_the_network_does_next():
    net = Network([2, 3, 1], hidden="tanh", seed=0)
    one = run(net, [1, 2], [1])
    before = [array.copy() for array in (*one.Z, *one.A, *one.dZ, *one.dW)]
    net.fit([[5, 6]], [[7]], epochs=2)
    run(net, [3, 4], [5])
    assert all((a == b).all() for a, b in zip((*one.Z, *one.A, *one.dZ, *one.dW), before, strict=True))


@pytest.mark.parametrize(
    ("x", "y", "sentence"),
    [
        ([1], None, r"x has shape \(1,\), the network takes 2 numbers: shape \(2,\)"),
        ([[1, 2]], None, r"x has shape \(1, 2\), the network takes 2 numbers: shape \(2,\)"),
        ([1, np.nan], None, "x holds nan; all its values must be finite numbers"),
        ([1, 2], [1, 0], r"y has shape \(2,\), the network gives 1 number: shape \(1,\)"),
        ([1, 2], [0.3], r"binary_cross_entropy takes targets that are 0 or 1; a target is \[0.3\]"),
    ],
)
def test_a_sample_that_does_not_fit_is_told(x, y, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        run(Network([2, 3, 1], output="sigmoid", seed=0), x, y)
