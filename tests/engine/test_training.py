"""Training: what is counted, what is recorded, what repeats, and what is left alone when something goes wrong."""

import builtins

import numpy as np
import pytest

from dnn_lab.engine.datasets import load_data, split, standardise
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import SGD, Adam, Momentum
from dnn_lab.engine.training import History


def penguins():
    return standardise(*split(load_data("penguins")))


def small(seed=0):
    rng = np.random.default_rng(1)
    return Network([2, 4, 1], hidden="tanh", seed=seed), rng.normal(size=(10, 2)), rng.normal(size=(10, 1))


def test_a_network_learns_penguins_it_has_not_seen():
    train, test = penguins()
    net = Network([4, 8, 3], output="softmax", seed=0)
    history = net.fit(train.inputs, train.targets, epochs=30, validation=(test.inputs, test.targets))
    assert history.accuracy[-1] > 0.97 and history.validation_accuracy[-1] > 0.95
    assert history.accuracy[-1] == net.accuracy(train.inputs, train.targets)
    assert history.validation_accuracy[-1] == net.accuracy(test.inputs, test.targets)
    assert history.loss[-1] == net.loss(train.inputs, train.targets) < history.loss[0]
    assert history.validation_loss[-1] == net.loss(test.inputs, test.targets)


@pytest.mark.parametrize(("batch_size", "updates"), [(1, 30), (3, 12), (4, 9), (10, 3), (500, 3)])
def test_an_epoch_is_one_pass_over_the_data_however_many_updates_that_is(batch_size, updates):
    net, X, Y = small()
    history = net.fit(X, Y, epochs=3, batch_size=batch_size)
    assert history.updates == len(history.batch_losses) == updates
    assert history.epochs == len(history.loss) == 3 and history.validation_loss == []


def test_each_epoch_takes_every_sample_once_in_a_new_order():
    X = np.arange(6.0)[:, None]
    seen = []

    class Watching(SGD):
        def begin(self, size):
            return lambda parameters, gradient: seen.append(gradient[0])

    net = Network.from_parameters(weights=[[[0]]], biases=[[0]])
    net.fit(X, -np.ones((6, 1)), optimizer=Watching(), epochs=2, batch_size=1)
    first, second = seen[:6], seen[6:]
    assert sorted(first) == sorted(second) == [0, 1, 2, 3, 4, 5] and first != second


def test_the_loss_of_a_batch_is_that_before_its_update():
    net, X, Y = small()
    before = net.loss(X, Y)
    history = net.fit(X, Y, optimizer=SGD(0.1), epochs=2, batch_size=10)
    assert history.batch_losses == pytest.approx([before, history.loss[0]])


def test_a_network_without_an_optimiser_is_trained_by_adam():
    (one, X, Y), (other, *_) = small(), small()
    one.fit(X, Y), other.fit(X, Y, optimizer=Adam(0.01), epochs=50, batch_size=32, seed=0)
    assert (one.parameters == other.parameters).all()


@pytest.mark.parametrize("optimiser", [SGD(0.1), Momentum(0.05), Adam(0.01)], ids=repr)
def test_the_same_seed_and_optimiser_train_the_same_way_twice(optimiser):
    results = []
    for seed in (5, 5, 6):
        net, X, Y = small()
        net.fit(X, Y, optimizer=optimiser, epochs=3, batch_size=2, seed=seed)
        results.append(net.parameters.tolist())
    assert results[0] == results[1] != results[2]


def test_every_update_can_be_watched_and_training_ended():
    net, X, Y = small()
    losses = []
    history = net.fit(X, Y, epochs=4, batch_size=5, every_update=lambda net: losses.append(net.loss(X, Y)))
    assert len(losses) == history.updates == 8 and losses[1::2] == history.loss
    history = net.fit(X, Y, epochs=4, batch_size=5, every_update=lambda net: True)
    assert history.updates == 1 and history.epochs == 0 and history.stopped == "stopped after update 1 as asked"


@pytest.mark.parametrize("batch_size", [3, 10])
def test_where_the_loss_is_lost_training_stops_and_the_network_can_still_be_used(batch_size):
    net, X, Y = small()
    history = net.fit(X, Y, optimizer=SGD(1e3), epochs=500, batch_size=batch_size)
    assert history.stopped == (
        f"update {history.updates} made the loss infinite and was undone; a smaller learning rate may help"
    )
    assert history.updates < 5000 and np.isfinite(history.loss).all() and np.isfinite(net.parameters).all()
    if batch_size == len(X):
        assert net.loss(X, Y) == history.loss[-1]


@pytest.mark.parametrize(
    ("weight", "X", "Y"), [(1e200, [[1e150]], [[0]]), (0, [[1], [1]], [[1e160], [-1e160]])], ids=["gradient", "loss"]
)
def test_training_that_cannot_start_changes_nothing_and_says_so(weight, X, Y):
    net = Network.from_parameters(weights=[[[weight]]], biases=[[0]])
    history = net.fit(X, Y)
    assert history.updates == 0 and net.parameters.tolist() == [weight, 0]
    assert history.stopped == "the loss is not finite from the start; smaller inputs or weights may help"


def test_accuracy_is_there_where_targets_are_classes():
    net, X, Y = small()
    assert net.fit(X, Y, epochs=1).accuracy == []
    assert len(net.fit(X, Y > 0, epochs=1).accuracy) == 1
    many = Network([2, 3], output="sigmoid", loss="half_squared_error", seed=0)
    assert len(many.fit(X, np.eye(3)[[0, 1, 2, 0, 1, 2, 0, 1, 2, 0]], epochs=1).accuracy) == 1


def test_a_history_is_one_readable_line():
    assert repr(History()) == "History: 0 epochs, 0 updates"
    history = History([2.0], [0.5], [2.5], [0.25], [1.0], "stopped after update 1 as asked")
    assert repr(history) == (
        "History: 1 epoch, 1 update, loss 2 → 2, accuracy 50.0%, on validation data 25.0%; "
        "stopped after update 1 as asked"
    )


def test_short_work_shows_no_bar_and_what_is_shown_goes_to_stderr(capfd, monkeypatch):
    monkeypatch.delattr(builtins, "__IPYTHON__", raising=False)
    net, X, Y = small()
    net.fit(X, Y, epochs=3)
    assert capfd.readouterr() == ("", "")
    net.fit(X, Y, epochs=3, progress=True)
    out, err = capfd.readouterr()
    assert out == "" and "epoch" in err
    net.fit(X, Y, epochs=3, progress=False)
    assert capfd.readouterr() == ("", "")


def test_a_notebook_shows_the_bar_where_it_is_not_red(capfd, monkeypatch):
    monkeypatch.setattr(builtins, "__IPYTHON__", True, raising=False)
    net, X, Y = small()
    net.fit(X, Y, epochs=3, progress=True)
    out, err = capfd.readouterr()
    assert "epoch" in out and err == ""


def test_diverging_is_told_in_the_history_and_not_in_warnings(recwarn):
    net, X, Y = small()
    assert net.fit(X, Y, optimizer=SGD(1e200), epochs=5).stopped and not recwarn.list
