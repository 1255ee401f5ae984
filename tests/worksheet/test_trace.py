"""A trace as a sequence: places, names, parts, joins; made when looked at; by layer where it is large."""

import numpy as np
import pytest

from dnn_lab.worksheet.expression import Number, Sum
from dnn_lab.worksheet.layers import by_layer
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Group, Line, Step
from dnn_lab.worksheet.symbols import Symbol
from dnn_lab.worksheet.trace import Trace


@pytest.fixture
def net():
    return Network([2, 3, 1], hidden="relu", output="sigmoid", loss="binary_cross_entropy", seed=0)


@pytest.fixture
def trace(net):
    return net.training_trace([0.5, 0.8], [1.0], 0.5)


def test_by_place_by_name_and_in_bulk_are_the_same(trace):
    for place, (name, value, step) in enumerate(zip(trace.names, trace.values, trace, strict=True)):
        for other in (trace[place], trace[name], trace[place - len(trace)], step):
            assert (other.name, other.value, other.title) == (name, value, step.title)


def test_slices_and_joins(net, trace):
    assert trace[3:9].names == trace.names[3:9] and not trace[3:9].whole
    assert (trace[:4] + trace[4:]).names == trace.names
    x, y = [0.5, 0.8], [1.0]
    joined = net.forward_trace(x) + net.backward_trace(x, y)
    assert len(joined) == len(net.forward_trace(x)) + len(net.backward_trace(x, y))
    assert joined["dL/dz2_1"].value == trace["dL/dz2_1"].value
    assert "z1_2" in trace and "z1_9" not in trace and "nonsense" not in trace


def test_what_is_not_there_is_told(trace):
    with pytest.raises(KeyError, match="no step 'z1_4'; the nearest is 'z1_"):
        trace["z1_4"]
    with pytest.raises(IndexError):
        trace[999]
    with pytest.raises(ValueError, match="step of 1, not 2"):
        trace[::2]


def test_an_author_needs_no_network():
    half = Quantity("half", 0.5, "share", Symbol("h"))
    steps = [Step.of(Line(half, Sum((Number(0.2), Number(0.3))), "A half", "Add them."), Group("First"))]
    trace = Trace.of("Halves", steps)
    assert trace["half"].value == 0.5 and trace[0].latex == "h = 0.2 + 0.3"
    assert trace[0].title == "A half" and "<td>0.2 + 0.3</td>" in trace._repr_html_()


def test_a_neuron_of_a_large_network_opens_number_by_number():
    net = Network([64, 32, 10], hidden="relu", output="softmax", loss="cross_entropy", seed=0)
    x, y = np.linspace(0, 1, 64), np.eye(10)[3]
    trace = net.training_trace(x, y, 0.1)
    assert len(trace) == 32 * 2 + 10 * 2 + 1 + (10 + 320 + 10) + (96 + 2048 + 32) + (320 + 10 + 2048 + 32)
    neuron = trace.neuron(1, 5)
    assert neuron.names[:2] == ["z1_5", "a1_5"] and "dL/dw1_5_64" in neuron and not neuron.whole
    assert len(neuron) == 2 + 3 + 64 + 1 + 64 + 1
    assert neuron["z1_5"].expression.value() == pytest.approx(trace["z1_5"].value)
    with pytest.raises(KeyError, match="no step of neuron 33 in layer 1"):
        trace.neuron(1, 33)


def test_by_layer_holds_the_arrays_of_the_same_pass():
    net = Network([12, 9, 3], hidden="tanh", output="softmax", loss="cross_entropy", seed=0)
    x, y = np.linspace(-1, 1, 12), np.eye(3)[1]
    scalar = net.training_trace(x, y, 0.1)
    layered = by_layer(scalar)
    assert layered.names[:5] == ["z1", "a1", "z2", "a2", "L"]
    assert layered["dL/dW1"].value.shape == (9, 12)
    assert layered["dL/dW1"].value[4, 6] == scalar["dL/dw1_5_7"].value
    assert layered["W1_new"].value[4, 6] == pytest.approx(scalar["w1_5_7_new"].value)
    assert layered["z1"].expression.shapes == "1×9 = 1×12 · 12×9 + 1×9"
    assert layered["dL/dz1"].latex.startswith(r"\frac{\partial L}{\partial z^{(1)}} = ")


def test_the_table_counts_what_it_leaves_out():
    net = Network([8, 8, 8, 8], seed=0)
    html = net.training_trace(np.ones(8), np.ones(8), 0.1)._repr_html_()
    assert html.count("<tr>") == 1 + 60 + 1 and "more steps" in html
