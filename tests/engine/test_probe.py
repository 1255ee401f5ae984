"""The linear probe beside scikit-learn's softmax regression, and what it says of layers whose answer is known."""

import json

import numpy as np
import pytest
from engine.sklearn_reference import TABLE

from dnn_lab.engine.datasets import load_data, split
from dnn_lab.engine.network import Network
from dnn_lab.engine.probe import Probe, linear_probe, probe_layers
from dnn_lab.engine.projection import Plane, plane_of

PROBES = json.loads(TABLE.read_text())["probes"]
XOR = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float), np.array([[0], [1], [1], [0]], float)


@pytest.mark.parametrize("stored", PROBES, ids=lambda probe: f"{probe['data']}-{probe['ridge']}")
def test_weights_and_accuracy_are_those_of_scikit_learn(stored):
    train, test = split(load_data(stored["data"]))
    probe = Probe(train.inputs, train.labels, stored["ridge"])
    assert np.allclose(probe.W[:, :-1], stored["weights"], atol=2e-3), "of features with mean 0 and spread 1"
    measured = [probe.accuracy(part.inputs, part.labels) for part in (train, test)]
    assert measured == pytest.approx(stored["accuracy"])


def test_a_probe_in_one_call_is_fitted_here_and_measured_there():
    train, test = split(load_data("penguins"))
    probe = Probe(train.inputs, train.labels)
    assert linear_probe(train.inputs, train.labels) == probe.accuracy(train.inputs, train.labels)
    there = linear_probe(train.inputs, train.labels, test.inputs, test.labels)
    assert there == probe.accuracy(test.inputs, test.labels)


def xor_by_hand():
    """Two sigmoid units, OR and AND, and an output for OR without AND."""
    weights = [[[20, 20], [20, 20]], [[20, -20]]]
    return Network.from_parameters(weights=weights, biases=[[-10, -30], [-10]], hidden="sigmoid", output="sigmoid")


def test_a_hidden_layer_can_make_separable_what_was_not():
    inputs, hidden, output = probe_layers(xor_by_hand(), *XOR)
    assert inputs <= 0.75 and hidden == output == 1


def test_a_probe_is_blind_to_the_size_of_what_it_sees():
    train, test = split(load_data("penguins"))
    seen = [linear_probe(train.inputs * size, train.labels, test.inputs * size, test.labels) for size in (1e-6, 1, 1e6)]
    assert seen[0] == seen[1] == seen[2] > 0.95


def test_a_probe_is_measured_where_it_is_asked_to_be_and_leaves_the_network_alone():
    net, before = Network([2, 3, 1], output="sigmoid", seed=0), Network([2, 3, 1], output="sigmoid", seed=0).parameters
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(30, 2)), rng.integers(0, 2, (30, 1))
    X_test, Y_test = X, 1 - Y
    here, there = probe_layers(net, X, Y), probe_layers(net, X, Y, test=(X_test, Y_test))
    assert np.allclose(here + there, 1) and here.shape == (3,)
    assert (net.parameters == before).all()


def test_what_never_changes_tells_nothing_apart():
    assert linear_probe(np.full((6, 2), 0.1), np.array([0, 0, 0, 0, 1, 1])) == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (([[1.0, 2.0]], [0.5]), "labels are whole numbers from 0"),
        (([[1.0, 2.0]], [0, 1]), "one for each of the 1 samples"),
        (([[np.nan, 2.0]], [0]), "features holds nan"),
        (([1.0, 2.0], [0, 1]), r"features have shape \(2,\); a probe takes \(samples, width\)"),
        (([[1.0, 2.0]], [0], [[1.0]], [0]), r"features have shape \(1, 1\); a probe takes \(samples, 2\)"),
    ],
)
def test_bad_input_is_told_in_a_sentence(arguments, said):
    with pytest.raises(ValueError, match=said):
        linear_probe(*arguments)


def test_targets_that_are_no_classes_are_told():
    with pytest.raises(ValueError, match="a probe tells classes apart"):
        probe_layers(Network([2, 2, 1], seed=0), *(XOR[0], XOR[1] / 2))


def test_the_plane_keeps_what_varies_most():
    rng = np.random.default_rng(0)
    flat = rng.normal(size=(50, 2)) * [5, 2]
    turned = flat @ np.linalg.qr(rng.normal(size=(6, 2)))[0].T + 3
    points, kept = plane_of(turned)
    assert kept == pytest.approx(1)
    distances = [np.linalg.norm(values[:, None] - values[None], axis=-1) for values in (flat, points)]
    assert np.allclose(*distances)
    assert points[:, 0].var() > points[:, 1].var()


def test_narrow_layers_are_seen_as_they_are():
    assert plane_of([[1.0], [2.0]])[0].tolist() == [[1, 0], [2, 0]]
    assert plane_of([[1.0, 5.0], [2.0, 3.0]])[0].tolist() == [[1, 5], [2, 3]]
    assert plane_of(np.ones((3, 4)))[1] == 1


def test_a_plane_across_the_cut_shows_the_cut_upright():
    data = load_data("penguins")
    labels = (data.labels == 2).astype(int)
    probe = Probe(data.inputs, labels)
    plane = Plane(data.inputs, probe.normal)
    assert np.allclose(plane.directions.T @ plane.directions, np.eye(2))
    left = np.array([[0.3, -500.0], [0.3, 0.0], [0.3, 700.0]])
    assert np.ptp(probe.outputs(plane.back(left))[:, 1]) < 1e-9, "up and down nothing changes"
    assert np.allclose(plane.of(plane.back(left)), left)
    along = probe.outputs(plane.back([[-3, 0], [3, 0]]))[:, 1]
    assert along[0] < along[1]


def test_beside_a_given_direction_stands_the_one_in_which_the_rest_varies_most():
    values = np.random.default_rng(0).normal(size=(400, 4)) * [10, 1, 3, 1]
    plane = Plane(values, across=[2.0, 0, 0, 0])
    assert plane.directions[:, 0].tolist() == [1, 0, 0, 0] and plane.directions[2, 1] > 0.98


def test_a_probe_of_three_classes_has_no_one_direction():
    data = load_data("penguins")
    assert Probe(data.inputs, data.labels).normal is None
    assert Probe(np.ones((4, 2)), np.array([0, 1, 0, 1])).normal is None
