"""The layers explorer: points lie where the network puts them, colours and words are the probe's, training is fit's."""

import threading
from time import sleep

import numpy as np
import pytest

from dnn_lab.engine.datasets import load_data, standardise
from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.probe import linear_probe
from dnn_lab.engine.toy import toy_data
from dnn_lab.engine.trainer import Trainer
from dnn_lab.views.explorers.layers import EPOCHS, FINENESS, LayersExplorer
from dnn_lab.views.explorers.parts.marks import Line, Points


@pytest.fixture
def explorer():
    return LayersExplorer("xor", width=2, seed=6)


def points(plot):
    return [np.array([mark.x, mark.y]).T for mark in plot.marks if isinstance(mark, Points)]


def seen(explorer):
    return [plot for plot in explorer.plots if plot.layout.display != "none"]


def percent(plot):
    """What a picture's title says that the probe gets right."""
    return int(plot.title.split("probe ")[1].split("%")[0])


def test_each_picture_shows_where_its_layer_puts_the_samples(explorer):
    data, net = explorer.data, explorer.network()
    for plot, values in zip(seen(explorer), [data.inputs, *net.activations_of(data.inputs)[:-1]], strict=True):
        for label, places in enumerate(points(plot)):
            assert np.allclose(places, values[data.labels == label])
        assert f"probe {linear_probe(values, data.labels):.0%} right" in plot.title


def test_the_colours_are_the_probes_even_where_a_layer_is_wider_than_the_picture():
    explorer = LayersExplorer("rings", width=8)
    labels = explorer.data.labels
    for plot in seen(explorer):
        places = zip((plot.x, plot.y), np.concatenate(points(plot)).T, strict=True)
        columns, rows = (((at - axis.low) / (axis.high - axis.low) * FINENESS).astype(int) for axis, at in places)
        blue = plot.values[rows, columns] > 127.5
        assert 100 * np.mean(blue == np.sort(labels)) == pytest.approx(percent(plot), abs=3), "a cell is a little wide"


def test_the_slider_shows_the_network_after_so_many_epochs(explorer):
    data = explorer.data
    for epochs in (400, 5, 100, 0):
        explorer.controls["epochs"].value = epochs
        net = explorer.network()
        other = LayersExplorer("xor", width=2, seed=6)
        other.set(epochs=0)
        again = other.network()
        if epochs:
            again.fit(data.inputs, data.targets, optimizer=Adam(0.05), epochs=epochs, batch_size=len(data))
        assert np.allclose(net.parameters, again.parameters)


def test_training_bends_the_plane_until_a_cut_will_do(explorer):
    assert "100% in layer 2" in explorer.status.sentence
    explorer.controls["epochs"].value = 0
    assert "Before training" in explorer.status.sentence and "100%" not in explorer.status.sentence


def test_without_activation_no_layer_helps(explorer):
    explorer.set(activation="linear", layers=4, width=8, epochs=400)
    parts = [percent(plot) for plot in seen(explorer)]
    assert max(parts) - min(parts) <= 1 and parts[0] < 65


def test_there_is_one_picture_for_the_inputs_and_each_hidden_layer(explorer):
    for layers in (1, 4):
        explorer.controls["layers"].value = layers
        assert len(seen(explorer)) == layers + 1
        assert explorer._repr_mimebundle_()["text/html"].count("data:image/svg+xml") == layers + 1


def test_straight_lines_of_the_input_plane_are_followed(explorer):
    inputs, first, _ = seen(explorer)
    lines = [next(mark for mark in plot.marks if isinstance(mark, Line)) for plot in (inputs, first)]
    straight, bent = (np.array([mark.x, mark.y]).T for mark in lines)
    kept = np.isfinite(straight[:, 0])
    assert np.allclose(explorer.network().activations_of(straight[kept])[0], bent[kept])


def test_data_of_ones_own_with_three_classes():
    explorer = LayersExplorer(standardise(load_data("penguins")), width=4)
    assert [len(points(plot)) for plot in seen(explorer)] == [3, 3, 3]
    assert all(plot.values is None for plot in seen(explorer))
    explorer.controls["data"].value = "moons"
    assert seen(explorer)[0].values is not None
    explorer.reset()
    assert explorer["data"] == "penguins" and seen(explorer)[0].values is None


def test_draw_again_draws_other_weights_and_reset_the_first(explorer):
    before = explorer.network().parameters
    explorer.draw_again()
    assert not np.allclose(explorer.network().parameters, before)
    explorer.set(layers=1, width=8)
    explorer.reset()
    assert np.allclose(explorer.network().parameters, before)


def test_training_that_fails_is_told_and_the_explorer_goes_on():
    explorer = LayersExplorer(rate=1e200)
    assert explorer.status.kind == "wrong" and "Training stopped after 0 epochs" in explorer.status.sentence
    explorer.controls["epochs"].value = 0
    assert explorer.status.kind == "" and "Before training" in explorer.status.sentence


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"data": "moon"}, "unknown toy data 'moon', did you mean \"moons\""),
        ({"data": load_data("digits")}, "digits has 10 classes; this explorer shows up to 5"),
        ({"layers": 50}, "layers is 50; this explorer goes from 1 to 4 hidden layers"),
        ({"width": 5}, "width is 5; there are: 2, 3, 4, 8"),
        ({"activation": "step"}, "unknown activation 'step'"),
    ],
)
def test_other_settings_are_told_in_a_sentence(settings, said):
    with pytest.raises(ValueError, match=said):
        LayersExplorer(**settings)


def test_every_stop_is_reached_by_every_toy(explorer):
    for name in explorer.controls["data"].options:
        explorer.set(data=name, epochs=EPOCHS[-1])
        assert explorer.status.kind == "" and toy_data(name).name == name


def test_a_cell_may_ask_for_the_network_while_the_slider_trains_it(explorer, monkeypatch):
    """A browser's messages come on a second thread: two trainings at once would step on one another's weights."""
    training, overlaps, train = [], [], Trainer.train

    def watched(trainer, epochs):
        overlaps.extend(training)
        training.append(epochs)
        sleep(0.02)
        went_on = train(trainer, epochs)
        training.pop()
        return went_on

    monkeypatch.setattr(Trainer, "train", watched)
    slider = threading.Thread(target=setattr, args=(explorer.controls["epochs"], "value", 800))
    slider.start()
    nets = [explorer.network() for _ in range(5)]
    slider.join()
    assert not overlaps and all(np.isfinite(net.parameters).all() for net in nets)
    alone = LayersExplorer("xor", width=2, seed=6)
    alone.set(epochs=800)
    assert (explorer.network().parameters == alone.network().parameters).all()
