"""The neuron explorer: what is drawn is what the neuron computes, and each way of changing it changes what it says."""

import numpy as np
import pytest

from dnn_lab.views.explorers.neuron import CELLS, NeuronExplorer


@pytest.fixture
def neuron():
    return NeuronExplorer((1.5, 2), 2.5)


def marks(explorer, label):
    return [mark for mark in explorer.plane.marks if mark.label == label]


def test_the_plane_is_coloured_by_the_neuron(neuron):
    x = neuron.plane.centres(CELLS)
    a = 1 / (1 + np.exp(-(1.5 * x[:, 0] + 2 * x[:, 1] + 2.5)))
    assert np.abs(neuron.plane.values.ravel() - 255 * a).max() <= 1


def test_the_line_lies_where_z_is_0_and_the_bias_is_its_distance(neuron):
    (line,) = marks(neuron, "z = 0")
    assert 1.5 * np.array(line.x) + 2 * np.array(line.y) + 2.5 == pytest.approx([0, 0])
    (shift,) = marks(neuron, "what the bias does")
    assert np.hypot(np.diff(shift.x), np.diff(shift.y)) == pytest.approx(2.5 / np.hypot(1.5, 2))
    (without,) = marks(neuron, "the same weights, bias 0")
    assert 1.5 * np.array(without.x) + 2 * np.array(without.y) == pytest.approx([0, 0])


def test_a_dragged_line_changes_the_bias_alone_and_comes_to_the_pointer(neuron):
    neuron._dragged("line", -0.5, -0.3, 0.01, 0)
    assert (neuron["w1"], neuron["w2"]) == (1.5, 2) and neuron["b"] == pytest.approx(0.75 + 0.6)
    assert "has not turned" in neuron.status.sentence


def test_the_tip_of_the_arrow_is_the_weights_and_leaves_the_bias(neuron):
    neuron._dragged("arrow", -1, 0.25, 9, 9)
    assert (neuron["w1"], neuron["w2"], neuron["b"]) == (-1, 0.25, 2.5)
    neuron._dragged("arrow", 40, -40, 0, 0)
    assert (neuron["w1"], neuron["w2"]) == (3, -3)


def test_a_clicked_point_opens_its_worksheet_which_follows_the_numbers(neuron):
    assert neuron.stepper is None
    neuron._clicked(1.0, -1.0, False)
    stepper = neuron.stepper
    assert stepper.trace["z1_1"].value == 2 and neuron.children[-1] is stepper
    neuron.controls["b"].value = 0.5
    assert neuron.stepper is stepper and stepper.trace["z1_1"].value == 0
    assert stepper.payload["quantities"]["z1_1"]["value"] == 0
    neuron._clicked(0, 0, False)
    assert neuron.children.count(stepper) == 1
    neuron.reset()
    assert neuron.stepper is None and stepper not in neuron.children


def test_without_weights_there_is_no_line_and_it_is_said(neuron):
    neuron.set(w1=0, w2=0)
    assert not marks(neuron, "z = 0") and "no line" in neuron.status.sentence
    neuron.set(w1=1, b=0)
    neuron.controls["b"].value = 1
    neuron.controls["b"].value = 0
    assert "through the origin" in neuron.status.sentence and not marks(neuron, "what the bias does")


@pytest.mark.parametrize("activation", ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu"])
def test_every_activation_on_one_number(neuron, activation):
    neuron.controls["activation"].value = activation
    neuron._clicked(2, 1, False)
    assert neuron.network.activations[-1].name == activation
    assert neuron.stepper.trace["a1_1"].value == pytest.approx(neuron.network.forward([2, 1])[0])


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ({"weights": (1, 2, 3)}, "shape (3,)"),
        ({"weights": (1, 9)}, "from −3 to 3"),
        ({"bias": -9}, "from −3 to 3"),
        ({"activation": "softmax"}, "unknown activation 'softmax'"),
        ({"activation": "sigmod"}, 'did you mean "sigmoid"'),
        ({"point": (1,)}, "point has shape (1,)"),
    ],
)
def test_bad_arguments_are_told(arguments, sentence):
    with pytest.raises(ValueError) as refused:
        NeuronExplorer(**arguments)
    assert sentence in str(refused.value)
