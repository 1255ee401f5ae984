"""The network: shapes, a published worked example, initial weights, and parameters seen as arrays and as a vector."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from engine.cases import cases
from hypothesis import given

from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import SGD
from dnn_lab.engine.passes import run


def published():
    """Mazur (2015), A Step by Step Backpropagation Example: a 2-2-2 network and its sample."""
    net = Network.from_parameters(
        weights=[[[0.15, 0.20], [0.25, 0.30]], [[0.40, 0.45], [0.50, 0.55]]],
        biases=[[0.35, 0.35], [0.60, 0.60]],
        hidden="sigmoid",
        output="sigmoid",
        loss="half_squared_error",
    )
    return net, [0.05, 0.10], [0.01, 0.99]


def test_the_published_example_comes_out_as_printed():
    net, x, y = published()
    assert net.forward(x) == pytest.approx([0.75136507, 0.772928465], abs=5e-9)
    assert net.loss(x, y) == pytest.approx(0.298371109, abs=5e-10)
    net.fit([x], [y], optimizer=SGD(0.5), epochs=1)
    assert net.weights[1].ravel() == pytest.approx([0.35891648, 0.408666186, 0.511301270, 0.561370121], abs=5e-9)
    assert net.weights[0].ravel() == pytest.approx([0.149780716, 0.19956143, 0.24975114, 0.29950229], abs=5e-9)


@given(case=cases())
def test_a_batch_is_its_samples_one_by_one(case):
    net, X, Y = case
    outputs = net.forward(X)
    assert outputs.shape == Y.shape
    for x, output in zip(X, outputs, strict=True):
        assert net.forward(x).shape == (net.sizes[-1],) and np.allclose(net.forward(x), output, rtol=1e-12)
    assert net.loss(X, Y) == pytest.approx(np.mean([net.loss(x, y) for x, y in zip(X, Y, strict=True)]))
    vectors = [net.gradients(x, y).vector for x, y in zip(X, Y, strict=True)]
    assert np.allclose(net.gradients(X, Y).vector, np.mean(vectors, axis=0), atol=1e-12)


@given(case=cases(smooth=True))
def test_gradients_are_what_nudging_each_parameter_shows(case):
    net, X, Y = case
    start, h, slopes = net.parameters.copy(), 1e-5, []
    for nudge in h * np.eye(start.size):
        net.parameters = start + nudge
        above = net.loss(X, Y)
        net.parameters = start - nudge
        slopes.append((above - net.loss(X, Y)) / (2 * h))
    net.parameters = start
    assert np.allclose(net.gradients(X, Y).vector, slopes, atol=1e-7, rtol=1e-6)


def test_gradients_have_the_shapes_of_the_parameters_and_are_a_copy():
    net, x, y = published()
    gradients = net.gradients(x, y)
    kept = gradients.vector.copy()
    assert [array.shape for array in gradients.weights] == [(2, 2), (2, 2)]
    assert [array.shape for array in gradients.biases] == [(2,), (2,)]
    net.gradients([1, 1], y)
    assert (gradients.vector == kept).all()
    outputs = net.forward([x, x])
    net.forward([[1, 1], [2, 2]])
    assert outputs[0] == pytest.approx([0.75136507, 0.772928465], abs=5e-9)


def test_a_single_output_takes_targets_in_one_row():
    net = Network([2, 3, 1], seed=0)
    X, Y = [[0, 1], [1, 0], [1, 1]], [1, 2, 3]
    assert net.loss(X, Y) == net.loss(X, [[1], [2], [3]])
    assert (net.gradients(X, Y).vector == net.gradients(X, [[1], [2], [3]]).vector).all()


@pytest.mark.parametrize(
    ("hidden", "spread"), [("relu", 2 / 400), ("leaky_relu", 2 / 400), ("tanh", 2 / 700), ("sigmoid", 2 / 700)]
)
def test_initial_weights_have_the_spread_of_he_or_glorot(hidden, spread):
    net = Network([400, 300, 1], hidden=hidden, seed=0)
    assert net.weights[0].var() == pytest.approx(spread, rel=0.02)
    assert abs(net.weights[0].mean()) < 4 * (spread / 120_000) ** 0.5
    assert not any(b.any() for b in net.biases)


def test_a_seed_repeats_the_start_and_no_seed_does_not():
    def start(seed):
        return Network([4, 5, 3], seed=seed).parameters.tolist()

    assert start(3) == start(3) != start(4)
    assert start(None) != start(None)


@pytest.mark.parametrize(
    ("output", "loss"),
    [
        ("linear", "half_squared_error"),
        ("tanh", "half_squared_error"),
        ("sigmoid", "binary_cross_entropy"),
        ("softmax", "cross_entropy"),
    ],
)
def test_the_usual_loss_goes_with_the_output(output, loss):
    assert Network([2, 2], output=output).loss_function.name == loss


def test_hidden_layers_may_differ():
    net = Network([2, 3, 3, 1], hidden=["tanh", "relu"], output="sigmoid", seed=0)
    assert [entry.name for entry in net.activations] == ["tanh", "relu", "sigmoid"]
    assert repr(net) == "Network 2-3-3-1 (tanh, relu, sigmoid; binary_cross_entropy)"


def test_whichever_way_a_parameter_is_set_the_network_computes_with_it():
    net = Network([1, 1], seed=0)
    net.weights[0][0, 0] = 2
    assert net.forward([3])[0] == 6
    net.biases[0] = [1]
    assert net.forward([3])[0] == 7
    net.weights = [[[5]]]
    assert net.forward([3])[0] == 16
    net.parameters = [1, 0]
    assert net.forward([3])[0] == 3 and net.weights[0] == 1
    net.weights[0] -= 0.5
    assert net.forward([3])[0] == 1.5
    net.biases[-1] += 1
    assert net.parameters.tolist() == [0.5, 1]


def test_a_forward_pass_changes_no_parameter():
    net, x, y = published()
    before = net.parameters.copy()
    net.forward(x), net.loss(x, y), net.gradients(x, y), net.accuracy([[0, 1]], [[0, 1]])
    assert (net.parameters == before).all()


@pytest.mark.parametrize("twin", [Network.copy, lambda net: pickle.loads(pickle.dumps(net))], ids=["copy", "pickle"])
def test_a_twin_computes_the_same_and_changes_on_its_own(twin):
    net, x, y = published()
    other = twin(net)
    assert repr(other) == repr(net) and (other.gradients(x, y).vector == net.gradients(x, y).vector).all()
    other.weights[0][:] = 0
    assert net.loss(x, y) == pytest.approx(0.298371109, abs=5e-10) != other.loss(x, y)


def test_a_twin_of_a_subclass_is_of_that_subclass():
    class Special(Network):
        pass

    assert type(Special([1, 1]).copy()) is Special
    assert type(Special.from_parameters(weights=[[[1]]], biases=[[0]])) is Special


def test_samples_are_not_changed_and_may_be_whole_numbers():
    net = Network([2, 2], seed=0)
    X = np.array([[1, 2], [3, 4]])
    assert (net.forward(X) == net.forward(X.astype(float))).all() and X.tolist() == [[1, 2], [3, 4]]


def test_accuracy_counts_the_largest_output_or_the_side_of_one_half():
    many = Network.from_parameters(weights=[np.eye(3)], biases=[np.zeros(3)])
    assert many.accuracy([[3, 1, 2], [1, 3, 2], [1, 2, 3], [3, 2, 1]], np.eye(3)[[0, 1, 2, 2]]) == 0.75
    single = Network.from_parameters(weights=[[[1]]], biases=[[0]])
    assert single.accuracy([[0.4], [0.6], [0.7]], [0, 1, 0]) == pytest.approx(2 / 3)


@pytest.mark.parametrize("z", [1, 20, 36, 37, 40, 700, 1e6])
def test_the_loss_of_a_wrong_certainty_is_exact(z):
    sigmoid = Network.from_parameters(weights=[[[1]]], biases=[[0]], output="sigmoid")
    softmax = Network.from_parameters(weights=[[[1], [0]]], biases=[[0, 0]], output="softmax")
    exact = z + np.log1p(np.exp(-z))
    for net, wrong in ((sigmoid, [0]), (softmax, [0, 1])):
        assert net.loss([z], wrong) == pytest.approx(exact, rel=1e-15)
        assert run(net, [z], wrong).loss == pytest.approx(exact, rel=1e-15)
    assert sigmoid.loss([-z], [1]) == pytest.approx(exact, rel=1e-15)


def test_threads_do_not_disturb_each_other():
    net = Network([16, 24, 24, 4], hidden="tanh", output="softmax", seed=0)
    rng = np.random.default_rng(0)
    sizes = (1, 8, 8, 8, 32, 32, 200, 200)
    batches = [(rng.normal(size=(n, 16)), np.eye(4)[rng.integers(0, 4, n)]) for n in sizes] * 60
    alone = [net.gradients(X, Y).vector for X, Y in batches]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda batch: net.gradients(*batch).vector, batches))
    assert all((one == other).all() for one, other in zip(alone, together, strict=True))
