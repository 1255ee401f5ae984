"""Training by shared errors: the same as the gradient where shares are, one update by hand, and that it learns."""

import numpy as np
import pytest

import dnn_lab as lab
from dnn_lab.engine.delta import descent
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import SGD
from dnn_lab.engine.shares import RULES


@pytest.mark.parametrize("output", ["linear", "sigmoid", "softmax"])
def test_without_hidden_layers_there_is_nothing_to_share_and_it_is_the_gradient(output):
    net, rng = Network([3, 2], output=output, seed=1), np.random.default_rng(1)
    X, Y = rng.normal(size=(7, 3)), np.eye(2)[rng.integers(0, 2, 7)]
    assert np.allclose(descent(net, X, Y, RULES["proportional"]), net.gradients(X, Y).vector, atol=1e-12)


def test_one_update_by_hand():
    """2-2-1: hidden values 2 and 0.5 send 3 and 2, the error is 0.6; the first sum is 2, of inputs 1 and 2."""
    net = Network.from_parameters(weights=[[[1, 0.5], [0.1, 0.2]], [[1.5, 4]]], biases=[[0, 0], [0]])
    net.fit([[1, 2]], [[5.6]], optimizer=SGD(0.1), epochs=1, blame="proportional")
    assert net.weights[1] == pytest.approx(np.array([[1.5 + 0.1 * 0.6 * 2, 4 + 0.1 * 0.6 * 0.5]]))
    assert net.weights[0] == pytest.approx(np.array([[1.036, 0.572], [0.124, 0.248]]))
    assert net.biases[0] == pytest.approx([0.036, 0.024])


def test_it_learns_penguins():
    train, test = lab.standardise(*lab.split(lab.load_data("penguins"), seed=0))
    net = lab.Network([4, 8, 3], hidden="sigmoid", output="softmax", seed=0)
    history = net.fit(train.inputs, train.targets, optimizer=SGD(0.1), epochs=30, blame="epsilon")
    assert history.loss[-1] < history.loss[0] / 2 and net.accuracy(test.inputs, test.targets) > 0.8


def test_unknown_blame_names_the_nearest_and_changes_nothing():
    net = Network([2, 1], seed=0)
    before = net.parameters.copy()
    with pytest.raises(ValueError, match='did you mean "proportional"'):
        net.fit([[1, 2]], [[1]], blame="proportionate")
    assert np.array_equal(net.parameters, before)
