"""Every number of a worksheet, against the vectorised engine, finite differences and a pass worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from strategies import passes

from dnn_lab.worksheet.network import Network

CLOSE = dict(rel=1e-10, abs=1e-12)


@given(passes())
@settings(max_examples=60)
def test_each_formula_gives_its_steps_value(drawn):
    net, x, y = drawn
    for step in net.training_trace(x, y, learning_rate=0.5):
        assert step.expression.value() == pytest.approx(step.value, **CLOSE), step.name
        assert step.quantity.value == pytest.approx(step.value, **CLOSE), step.name


@given(passes())
@settings(max_examples=60)
def test_the_trace_is_the_engines_pass(drawn):
    net, x, y = drawn
    trace = net.training_trace(x, y, learning_rate=0.5)
    depth = len(net.sizes) - 1
    outputs = [trace[f"a{depth}_{k}"].value for k in range(1, net.sizes[-1] + 1)]
    assert outputs == pytest.approx(net.forward(x).tolist(), **CLOSE)
    assert trace["L"].value == pytest.approx(net.loss(x, y), **CLOSE)
    gradients = net.gradients(x, y)
    for layer, (dW, db) in enumerate(zip(gradients.weights, gradients.biases, strict=True), start=1):
        for (to, source), value in np.ndenumerate(dW):
            place = f"{layer}_{to + 1}_{source + 1}"
            assert trace[f"dL/dw{place}"].value == pytest.approx(value, **CLOSE)
            new = net.weights[layer - 1][to, source] - 0.5 * value
            assert trace[f"w{place}_new"].value == pytest.approx(new, **CLOSE)
        for to, value in enumerate(db):
            assert trace[f"dL/db{layer}_{to + 1}"].value == pytest.approx(value, **CLOSE)


@given(passes(smooth=True))
@settings(max_examples=30)
def test_gradients_are_what_nudging_a_weight_shows(drawn):
    net, x, y = drawn
    trace, h = net.backward_trace(x, y), 1e-6
    for layer, W in enumerate(net.weights, start=1):
        for to, source in np.ndindex(W.shape):
            up, down = net.copy(), net.copy()
            up.weights[layer - 1][to, source] += h
            down.weights[layer - 1][to, source] -= h
            nudged = (up.loss(x, y) - down.loss(x, y)) / (2 * h)
            assert trace[f"dL/dw{layer}_{to + 1}_{source + 1}"].value == pytest.approx(nudged, rel=1e-4, abs=1e-7)


@given(passes())
@settings(max_examples=30)
def test_compact_lines_are_the_three_lines_in_one(drawn):
    net, x, y = drawn
    full, compact = net.backward_trace(x, y), net.backward_trace(x, y, detail="compact")
    assert len(compact) <= len(full)
    for step in compact:
        assert step.expression.value() == pytest.approx(full[step.name].value, **CLOSE), step.name


@given(passes())
@settings(max_examples=30)
def test_each_step_stands_on_what_came_before(drawn):
    net, x, y = drawn
    trace = net.training_trace(x, y, learning_rate=0.5)
    names = trace.names
    for place, name in enumerate(names):
        later = set(names[place:])
        used = {quantity.name for quantity in trace[place].expression.quantities}
        assert not used & later, f"{name} uses {used & later}, which come later"


def test_two_inputs_two_sigmoids_one_output_by_hand():
    """Worked out with a pocket calculator: x = (1, 0), all numbers to four digits."""
    net = Network.from_parameters(
        weights=[[[0.5, -0.3], [0.8, 0.2]], [[1.0, -1.0]]],
        biases=[[0.1, -0.4], [0.2]],
        hidden="sigmoid",
        output="sigmoid",
        loss="half_squared_error",
    )
    trace = net.training_trace([1.0, 0.0], [1.0], learning_rate=0.5)
    by_hand = {
        "z1_1": 0.6, "z1_2": 0.4, "a1_1": 0.6457, "a1_2": 0.5987, "z2_1": 0.2470, "a2_1": 0.5614, "L": 0.09617,
        "dL/da2_1": -0.4386, "da2_1/dz2_1": 0.2462, "dL/dz2_1": -0.1080, "dL/da1_1": -0.1080, "dL/da1_2": 0.1080,
        "da1_1/dz1_1": 0.2288, "dL/dz1_1": -0.02470, "dL/dw1_1_1": -0.02470, "dL/dw1_1_2": 0.0,
        "dL/dw2_1_1": -0.06972, "w2_1_1_new": 1.03486, "b2_1_new": 0.2540,
    }  # fmt: skip
    for name, value in by_hand.items():
        assert trace[name].value == pytest.approx(value, abs=6e-5), name


def test_names_groups_and_order():
    net = Network([2, 3, 1], hidden="relu", output="sigmoid", loss="binary_cross_entropy", seed=0)
    trace = net.training_trace([0.5, 0.8], [1.0], learning_rate=0.5)
    assert trace.names[:6] == ["z1_1", "z1_2", "z1_3", "a1_1", "a1_2", "a1_3"]
    backward = [step.name for step in trace if step.group.phase == "backward"]
    assert backward[0] == "dL/dz2_1", "sigmoid with binary cross-entropy has one fused slope"
    assert backward[5:8] == ["dL/da1_1", "da1_1/dz1_1", "dL/dz1_1"], "three lines a neuron"
    assert [s.asked for s in trace if s.name.startswith("dL/db")] == [False] * 4
    assert {step.group.phase for step in trace} == {"forward", "loss", "backward", "update"}
    assert len(trace) == len(set(trace.names)) == 8 + 1 + (1 + 3 + 1) + (9 + 6 + 3) + 13


def test_texts_of_a_step():
    net = Network.from_parameters(weights=[[[0.7, 0.3]]], biases=[[-0.2]], output="sigmoid", loss="half_squared_error")
    step = net.forward_trace([0.5, 0.8])["z1_1"]
    assert step.name == "z1_1" and step.value == pytest.approx(0.39)
    assert step.latex == r"z_{1}^{(1)} = w_{1,1}^{(1)} \cdot x_{1} + w_{1,2}^{(1)} \cdot x_{2} + b_{1}^{(1)}"
    assert step.numbers == "0.7·0.5 + 0.3·0.8 + (−0.2)"
    assert step.digits == 2 and step.role == "pre-activation"


def test_training_later_does_not_change_a_trace():
    net = Network([2, 2, 1], seed=1)
    trace = net.forward_trace([1.0, 2.0])
    before = trace.values
    net.parameters[:] = 0
    assert trace.values == before and trace["z1_1"].expression.value() == pytest.approx(before[0])


@pytest.mark.parametrize(
    "make, sentence",
    [
        (lambda net: net.forward_trace([1.0, 2.0, 3.0]), r"\(3,\).*2"),
        (lambda net: net.backward_trace([1.0, 2.0], [1.0, 0.0]), r"\(2,\).*1"),
        (lambda net: net.update_trace([1.0, 2.0], [1.0], learning_rate="fast"), "learning_rate is 'fast'"),
        (lambda net: net.backward_trace([1.0, 2.0], [1.0], detail="short"), '"full" or "compact", not'),
        (lambda net: net.forward_trace([1.0, float("nan")]), "nan|NaN|finite"),
    ],
)
def test_bad_input_is_told_in_one_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make(Network([2, 2, 1], seed=1))
