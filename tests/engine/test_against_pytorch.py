"""Outputs, losses, gradients and trainings beside PyTorch's, from the stored table; see torch_reference.py."""

import numpy as np
import pytest
from engine import torch_reference

from dnn_lab.engine import optimisers
from dnn_lab.engine.network import Network
from dnn_lab.engine.passes import run

CASES = list(torch_reference.read())
NETWORKS = [case for case in CASES if not case[0].optimiser]
TRAININGS = [case for case in CASES if case[0].optimiser]


def network(case, arrays):
    *hidden, output = case.activations
    parameters = arrays[:-2]
    return Network.from_parameters(
        weights=parameters[::2], biases=parameters[1::2], hidden=hidden, output=output, loss=case.loss
    )


def in_order(parameters):
    return [array for pair in zip(parameters.weights, parameters.biases, strict=True) for array in pair]


def same(own, theirs, tolerance=1e-12):
    return all(np.allclose(a, b, rtol=tolerance, atol=tolerance) for a, b in zip(own, theirs, strict=True))


def test_the_table_holds_hundreds_of_networks_and_every_kind_of_each():
    assert len(NETWORKS) >= 300
    activations = {name for case, *_ in NETWORKS for name in case.activations[:-1]}
    assert activations == set(torch_reference.HIDDEN)
    assert {(case.activations[-1], case.loss) for case, *_ in NETWORKS} == set(torch_reference.ENDS)
    assert {case.optimiser for case, *_ in TRAININGS} == {"SGD", "Momentum", "Adam"}


def test_outputs_losses_and_gradients_are_pytorchs():
    for case, arrays, (outputs, loss, *gradients) in NETWORKS:
        net, (X, Y) = network(case, arrays), arrays[-2:]
        assert same([net.forward(X), net.loss(X, Y)], [outputs, loss]), case
        assert same(in_order(net.gradients(X, Y)), gradients), case


def test_passes_of_single_samples_have_pytorchs_gradients_as_their_mean():
    for case, arrays, (outputs, loss, *gradients) in NETWORKS:
        net, (X, Y) = network(case, arrays), arrays[-2:]
        passes = [run(net, x, y) for x, y in zip(X, Y, strict=True)]
        assert same([[one.A[-1] for one in passes], np.mean([one.loss for one in passes])], [outputs, loss]), case
        dW, db = ([np.mean(layer, axis=0) for layer in zip(*arrays, strict=True)] for arrays in _gradients(passes))
        assert same(dW, gradients[::2]) and same(db, gradients[1::2]), case


def _gradients(passes):
    return [one.dW for one in passes], [one.db for one in passes]


@pytest.mark.parametrize("training", TRAININGS, ids=lambda training: f"{training[0].optimiser}-{training[0].loss}")
def test_training_ends_where_pytorchs_does(training):
    case, arrays, (outputs, loss, *parameters) = training
    net, (X, Y) = network(case, arrays), arrays[-2:]
    optimiser = getattr(optimisers, case.optimiser)(**case.settings)
    history = net.fit(X, Y, optimizer=optimiser, epochs=case.updates, batch_size=case.samples)
    assert same(in_order(net), parameters, 1e-11)
    assert same([net.forward(X), history.loss[-1]], [outputs, loss], 1e-11) and history.updates == case.updates
