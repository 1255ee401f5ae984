"""Training in pieces: it ends where `fit` ends, and stops with a sentence where the rate is absurd."""

import numpy as np
import pytest

from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import SGD, Adam, Momentum
from dnn_lab.engine.toy import toy_data
from dnn_lab.engine.trainer import Trainer

MOONS = toy_data("moons", 60)
X, Y = MOONS.inputs, MOONS.labels[:, None].astype(float)


def network(hidden="tanh"):
    return Network([2, 4, 1], hidden=hidden, output="sigmoid", seed=2)


@pytest.mark.parametrize("optimizer", [SGD(0.3), Momentum(0.1), Adam(0.03)])
def test_training_in_pieces_ends_exactly_where_fit_ends(optimizer):
    watched, at_once = network(), network()
    trainer = Trainer(watched, X, Y, optimizer, batch_size=7, seed=4)
    trainer.train(1)
    trainer.train_for(0)
    trainer.train(3)
    at_once.fit(X, Y, optimizer=optimizer, epochs=5, batch_size=7, seed=4)
    assert trainer.epochs == 5 and trainer.updates == 5 * 9
    assert (watched.parameters == at_once.parameters).all()
    assert trainer.loss == at_once.loss(X, Y)


def test_training_for_a_time_does_whole_epochs():
    trainer = Trainer(network(), X, Y, SGD(0.1), batch_size=8)
    assert trainer.train_for(0.01) and trainer.epochs >= 1 and trainer.updates == 8 * trainer.epochs


@pytest.mark.parametrize("hidden", ["relu", "tanh", "sigmoid"])
@pytest.mark.parametrize("optimizer", [SGD(1000), Momentum(1000), Adam(1000)])
def test_an_absurd_rate_stops_and_says_so(hidden, optimizer):
    net = network(hidden)
    trainer = Trainer(net, X, Y, optimizer, batch_size=10)
    while trainer.epochs < 60 and trainer.train():
        pass
    assert "a smaller learning rate may help" in trainer.stopped
    epochs = trainer.epochs
    assert not trainer.train_for(0.01) and trainer.epochs == epochs
    assert np.isfinite(net.parameters).all()


def test_a_loss_that_becomes_infinite_is_undone_and_said():
    net = Network([2, 8, 8, 1], hidden="relu", output="linear", seed=1)
    trainer = Trainer(net, X, Y, SGD(1e60), batch_size=10)
    assert not trainer.train(5) and "infinite and was undone" in trainer.stopped
    assert np.isfinite(net.parameters).all()


def test_bad_arguments_are_refused_before_anything_is_changed():
    net = network()
    before = net.parameters.copy()
    for arguments in ((X[:0], Y[:0], SGD(0.1)), (X, Y[:3], SGD(0.1)), (X, Y, SGD(0.1), 0)):
        with pytest.raises(ValueError):
            Trainer(net, *arguments)
    with pytest.raises(TypeError):
        Trainer(net, X, Y, "sgd")
    assert (net.parameters == before).all()
