"""The playground without a browser: what it trains is what its code trains, and nothing that is done breaks it."""

import asyncio
import json
from xml.etree import ElementTree

import numpy as np
import pytest

from dnn_lab.views.explorers.playground import player as pace
from dnn_lab.views.explorers.playground.netview import NetView
from dnn_lab.views.explorers.playground.playground import Playground
from dnn_lab.views.explorers.playground.points import PRESETS

SMALL = {"hidden": (3,), "seed": 1}


def rebuilt(playground):
    names = {}
    exec(playground.code, names)
    return names


@pytest.mark.parametrize("data", PRESETS)
def test_the_code_rebuilds_what_is_seen_exactly(data, capsys):
    playground = Playground(data, **SMALL)
    for x, y, label in ((0.5, 0.5, 1), (-0.514, 1, 0), (1, -1, 1)):
        playground.controls["click"].value = label
        playground._clicked(x, y, False)
    playground.step(4)
    playground.controls["rate"].value = 0.1
    playground.controls["batch"].value = "all"
    playground.step(2)
    playground.controls["click"].value = "remove"
    playground._clicked(0.5, 0.45, False)
    playground.controls["optimizer"].value = "Momentum"
    playground.step(3)
    playground.step(2)
    made, session = rebuilt(playground), playground.session
    assert session.epochs == 11 and len(session.points.labels) == len(made["labels"])
    assert (made["X"] == session.points.X).all() and (made["labels"] == session.points.labels).all()
    assert (made["X_test"] == session.points.X_test).all()
    assert (made["net"].parameters == playground.net.parameters).all()
    assert float(capsys.readouterr().out.split()[0]) == playground.net.loss(session.points.X, session.points.targets)


def test_the_code_of_a_network_that_was_changed_does_not_train_the_one_before():
    playground = Playground(**SMALL)
    playground.step(3)
    playground._clicked(1, 1, False)
    playground.controls["layers"].value = 2
    playground._widen(1, 1)
    playground.step(2)
    made = rebuilt(playground)
    assert made["net"].sizes == (2, 3, 4, 1) and playground.code.count("fit(") == 1
    assert (made["net"].parameters == playground.net.parameters).all() and len(made["X"]) == 151


def test_pictures_show_what_the_network_computes():
    playground = Playground("xor", hidden=(5, 2), activation="relu")
    playground.step(5)
    places = playground.scene.plane.centres(60)
    answers = playground.net.forward(places)[:, 0]
    assert np.abs(playground.scene.plane.values.ravel() - 255 * answers).max() <= 1
    small, first = playground.scene.pictures.small(), playground.net.forward(places[[61]])[0, 0]
    assert small.shape == (2 + 5 + 2 + 1, 20, 20) and abs(int(small[-1, 0, 0]) - 255 * first) <= 1
    W, b = playground.net.weights[0], playground.net.biases[0]
    hidden = np.maximum(places @ W.T + b, 0).reshape(60, 60, 5)[1::3, 1::3]
    for neuron in range(5):
        values = hidden[..., neuron]
        part = (values / (np.abs(values).max() or 1) + 1) * 127.5
        assert np.abs(small[2 + neuron] - part).max() <= 1, neuron


def test_a_neuron_is_shown_large_until_it_is_picked_again():
    playground = Playground(**SMALL)
    output = playground.scene.plane.values.copy()
    playground._pick(1, 2)
    assert playground.scene.plane.title == "neuron 3 of layer 1, large" and playground.scene.net_view.picked == [1, 2]
    a = np.tanh(playground.scene.plane.centres(60) @ playground.net.weights[0][2] + playground.net.biases[0][2])
    assert np.abs(playground.scene.plane.values.ravel() - 127.5 * (a + 1)).max() <= 1
    playground._pick(1, 2)
    assert (playground.scene.plane.values == output).all()
    playground._pick(1, 2)
    playground._widen(0, -1)
    assert playground.picked is None and playground.scene.net_view.picked == []
    for absurd in ((9, 0), (1, 99), (-1, 0)):
        playground._pick(*absurd)
    assert playground.picked is None


def test_a_click_adds_the_chosen_class_and_shift_the_other():
    playground = Playground("none", **SMALL)
    playground._clicked(0.123, 1, False)
    playground._clicked(-1, 1, True)
    assert playground.session.points.labels.tolist() == [1, 0]
    assert playground.session.points.X.tolist() == [[0.12, 1], [-1, 1]]
    playground.controls["click"].value = "remove"
    playground._clicked(2.5, 2.5, False)
    assert "near enough" in playground.status.sentence and len(playground.session.points.labels) == 2
    playground._clicked(-0.9, 0.9, False)
    assert playground.session.points.labels.tolist() == [1]


def test_without_points_and_with_one_class_only_it_says_so_and_goes_on():
    playground = Playground(**SMALL)
    playground.controls["clear"].click()
    assert playground.status.sentence.startswith("There are no points") and playground["data"] == "none"
    playground.step()
    playground.play()
    assert not playground.player.playing
    for option in ("layers", "neurons", "rate", "activation", "noise"):
        control = playground.controls[option]
        control.value = control.options[-1][-1] if hasattr(control, "options") else control.max
    assert playground.status.sentence.startswith("There are no points")
    playground._clicked(1, 1, False)
    assert "one class" in playground.status.sentence and playground.status.kind == "wrong"
    playground.step(3)
    assert playground.session.epochs == 3 and np.isfinite(playground.session.trainer.loss)
    playground.reset()
    assert playground.session.points.X.shape == (150, 2) and playground.net.sizes == (2, 3, 1)


def test_an_absurd_rate_stops_says_so_and_offers_a_restart():
    playground = Playground(rate=1000)
    for _ in range(20):
        playground.step(5)
    restart = playground.controls["restart"]
    assert "Training stopped" in playground.status.sentence and restart.button_style == "warning"
    playground.play()
    assert not playground.player.playing and "Training stopped" in playground.status.sentence
    playground.controls["rate"].value = 0.03
    restart.click()
    assert restart.button_style == "" and playground.session.epochs == 0
    playground.step(30)
    assert playground.session.trainer.loss < 0.4


def test_fifty_layers_are_cut_to_what_can_be_drawn_and_it_is_said():
    playground = Playground(hidden=[40] * 50)
    assert playground.net.sizes == (2, *[16] * 6, 1)
    assert "50" in playground.status.sentence and playground.status.kind == "wrong"
    playground.step()
    assert playground.session.epochs == 1


def test_the_width_of_a_layer_stays_within_what_is_drawn():
    playground = Playground(hidden=(16, 1))
    for layer, by in ((0, 1), (1, -1), (7, 1), (-1, 1)):
        playground._widen(layer, by)
    assert playground.session.hidden == [16, 1]
    playground._widen(1, 1)
    assert playground.net.sizes == (2, 16, 2, 1)


def test_points_of_ones_own():
    X, labels = [[0, 0], [1, 1], [1, 0], [0, 1]], [0, 0, 1, 1]
    playground = Playground((X, labels), **SMALL)
    playground.step(2)
    made = rebuilt(playground)
    assert (made["net"].parameters == playground.net.parameters).all() and made["X"].tolist() == X
    playground.controls["data"].value = "xor"
    playground.reset()
    assert playground.session.points.X.tolist() == X


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"data": "moon"}, 'did you mean "moons"'),
        ({"data": ([[1, 2]], [3])}, "labels takes 0 and 1"),
        ({"data": ([[1, 2, 3]], [1])}, "shape (1, 3)"),
        ({"data": ([[90, 2]], [1])}, "standardise it"),
        ({"hidden": "wide"}, "hidden takes"),
        ({"hidden": (4, 0)}, "hidden takes"),
        ({"rate": -1}, "learning_rate"),
        ({"batch": 0}, "batch is 0"),
        ({"noise": -1}, "noise is -1"),
        ({"seed": -1}, "seed is -1"),
        ({"activation": "softmax"}, "softmax"),
        ({"optimizer": "adam"}, 'did you mean "Adam"'),
    ],
)
def test_bad_arguments_are_told(arguments, sentence):
    with pytest.raises(ValueError) as refused:
        Playground(**arguments)
    assert sentence in str(refused.value)


def played(playground, until, answer=True, seconds=20):
    """Plays in a loop of its own, with a browser that tells of every picture, until `until()`."""

    async def run():
        view, end = playground.scene.net_view, asyncio.get_running_loop().time() + seconds
        playground.play()
        while not until():
            assert asyncio.get_running_loop().time() < end, "nothing happened"
            if answer:
                view._heard(view, {"kind": "seen", "first": view.frame["number"], "second": 0}, [])
            await asyncio.sleep(0.002)
        playground.pause()

    asyncio.run(run())


@pytest.mark.parametrize("speed", [1, 0])
def test_playing_trains_and_sends_pictures_and_the_code_still_rebuilds_it(speed):
    playground = Playground("rings", **SMALL)
    playground.controls["speed"].value = speed
    played(playground, lambda: playground.player.sent >= 8)
    assert playground.session.epochs >= 8 and not playground.status.playing
    assert len(playground.session.history) >= 8
    assert (rebuilt(playground)["net"].parameters == playground.net.parameters).all()


def test_controls_change_what_is_trained_while_it_plays():
    playground = Playground(**SMALL)

    def until():
        sent = playground.player.sent
        if sent == 3 and playground["layers"] == 1:
            playground.controls["layers"].value = 3
            playground._clicked(1, 1, False)
        return sent >= 8

    played(playground, until)
    assert playground.net.sizes == (2, 3, 3, 3, 1) and playground.session.epochs
    assert (rebuilt(playground)["net"].parameters == playground.net.parameters).all()


def test_it_stops_by_itself_where_training_broke(monkeypatch):
    playground = Playground(rate=1000)
    played(playground, lambda: not playground.player.playing)
    assert "Training stopped" in playground.status.sentence and not playground.status.playing
    assert playground.controls["play"].description == "Play"


def test_only_a_few_pictures_are_on_their_way_and_it_pauses_when_nobody_looks(monkeypatch):
    monkeypatch.setattr(pace, "PATIENCE", 0.3)
    playground = Playground(**SMALL)
    played(playground, lambda: not playground.player.playing, answer=False)
    assert playground.player.sent <= pace.AHEAD and "nobody looked" in playground.status.sentence


def test_where_no_loop_runs_it_says_how_to_train():
    playground = Playground(**SMALL)
    playground.play()
    assert ".step(epochs)" in playground.status.sentence and not playground.player.playing


def test_absurd_messages_are_left_alone():
    view = NetView(16)
    view.on("pick", lambda *told: pytest.fail("heard"))
    picks = {"kind": "pick"}, {"kind": "pick", "first": "1", "second": 0}
    for message in ({}, *picks, {"kind": [], "first": 1, "second": 1}):
        view._heard(view, message, [])


def test_what_is_stored_is_a_picture_of_all_parts_and_the_same_each_time():
    first, second = (Playground(**SMALL)._repr_mimebundle_() for _ in range(2))
    assert first["text/html"] == second["text/html"] and first["text/plain"] == "Playground: Playground"
    assert first["text/html"].count("data:image/svg+xml") == 3 and len(first["text/html"]) < 60_000
    ElementTree.fromstring(Playground(**SMALL).scene.net_view.still())


def test_what_was_done_before_a_restart_can_be_had_back():
    before = Playground(**SMALL)
    before._widen(0, 1)
    before.controls["data"].value = "rings"
    before.controls["new"].click()
    sent = before.status.memory
    before._clicked(1, 1, False)
    assert before.status.memory != sent, "what is clicked is sent to the browser"
    before.controls["click"].value = "remove"
    before._clicked(0.9, 1, False)
    memory = json.loads(json.dumps(before.status.memory))
    after = Playground(**SMALL)
    after.status._heard(after.status, {"kind": "recall", "memory": memory}, [])
    assert after.status.kind == "right" and after.status.memory == before.status.memory
    assert (after.session.points.X == before.session.points.X).all() and after.net.sizes == (2, 4, 1)
    assert (rebuilt(after)["net"].parameters == after.net.parameters).all()


NONSENSE = [("hidden", "x"), ("clicks", [[1]]), ("values", {}), ("drawing", -7), ("values", 3)]


@pytest.mark.parametrize("key, value", NONSENSE)
def test_a_memory_that_makes_no_sense_is_refused_and_the_playground_goes_on(key, value):
    playground = Playground(**SMALL)
    memory = {**playground.status.memory, key: value}
    for absurd in (memory, {}):
        playground.status._heard(playground.status, {"kind": "recall", "memory": absurd}, [])
        assert playground.status.kind == "wrong" and playground.net.sizes == (2, 3, 1)
    playground.step()
    assert playground.session.epochs == 1
