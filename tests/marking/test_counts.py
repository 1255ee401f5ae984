"""Counting parameters and cutting the plane by hand: right only exactly, and the mistakes that can be made there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.mark import mark
from dnn_lab.marking.wrong_values import wrong_values
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.softmax import softmax_trace

FULL, COMPACT = parameter_trace([64, 32, 10]), parameter_trace([64, 32, 10], detail="compact")
LINE = line_trace([0.5, -0.8], 0.6)


def named(step, text):
    return [mistake.key for mistake in mark(step, text).mistakes]


@given(st.lists(st.integers(1, 12), min_size=2, max_size=6))
def test_as_many_as_the_network_has(sizes):
    for detail in ("full", "compact"):
        assert parameter_trace(sizes, detail)["parameters"].value == Network(sizes, seed=0).parameters.size


@pytest.mark.parametrize("text", ["2410", "2,410", "2.410", "64*32 + 32 + 32*10 + 10", "2.41e3", "= 2410"])
def test_a_count_is_right_however_it_is_written(text):
    assert mark(COMPACT["parameters"], text).kind == "right"


@pytest.mark.parametrize("text", ["2400", "2409", "2411", "2410.4", "2.4e3", "64*32 + 32 + 32*10 + 9", "2500"])
def test_a_count_is_not_right_nearly(text):
    assert not mark(COMPACT["parameters"], text).correct


def test_what_follows_from_an_earlier_count_is_right():
    verdict = mark(COMPACT["parameters"], "2408", own={"layer_1": "2078"})
    assert verdict.kind == "right_given_earlier" and verdict.first_off == "layer_1"


@pytest.mark.parametrize(
    "step, typed, key",
    [
        (FULL["weights_1"], 64 + 32, "sizes_added"),
        (FULL["biases_2"], 32, "nodes_swapped"),
        (FULL["weights_1"], 64 * 32 + 32, "biases_miscounted"),
        (FULL["parameters"], 64 * 32 + 32 * 10, "forgot_bias"),
        (FULL["parameters"], 64 * 32 + 32 + 32 * 10, "term_left_out"),
        (COMPACT["layer_1"], 64 * 32, "forgot_bias"),
        (COMPACT["layer_1"], 64 * 32 + 1, "biases_miscounted"),
        (COMPACT["layer_1"], 64 * 32 + 64, "biases_miscounted"),
        (COMPACT["layer_1"], 64 + 32 + 32, "sizes_added"),
        (COMPACT["parameters"], 64 * 32 + 32, "term_left_out"),
    ],
)
def test_a_wrong_count_is_named(step, typed, key):
    assert key in named(step, str(typed))
    assert str(int(step.value)) not in mark(step, str(typed)).message


def test_nobody_is_thought_to_count_below_zero():
    for step in (*FULL, *COMPACT):
        assert all(value > 0 for _, _, value in wrong_values(step))
        assert mark(step, str(-step.value)).kind == "wrong"


def test_a_count_is_asked_for_whole():
    assert {digits_for(step) for step in FULL} == {0} and {digits_for(step) for step in LINE} <= {2, 3, 4}


@given(*[st.floats(0.1, 2).map(lambda w: round(w, 1)) for _ in range(3)], st.tuples(*[st.sampled_from([1, -1])] * 3))
def test_a_neuron_changes_sides_on_its_line(w1, w2, b, signs):
    w1, w2, b = np.array([w1, w2, b]) * signs
    line = line_trace([w1, w2], b)
    neuron = Network.from_parameters(weights=[[[w1, w2]]], biases=[[b]], output="linear")
    crossings = [[line["crosses_x1"].value, 0], [0, line["crosses_x2"].value]]
    further = np.array(crossings[1]) + [3, 3 * line["rise"].value]
    assert neuron.forward([*crossings, further]) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    "name, typed, key",
    [
        ("crosses_x1", 0.6 / 0.5, "sign_lost"),
        ("crosses_x2", -0.8 / -0.6, "upside_down"),
        ("crosses_x1", -0.6 / -0.8, "nodes_swapped"),
        ("crosses_x2", -0.6 / 0.5, "nodes_swapped"),
        ("rise", 0.5 / -0.8, "sign_lost"),
        ("rise", 0.8 / 0.5, "upside_down"),
    ],
)
def test_a_wrong_line_is_named(name, typed, key):
    assert key in named(LINE[name], f"{typed:.4g}")


def test_softmax_on_its_own_knows_its_mistakes():
    z = np.array([0.7, -0.4, 1.2])
    trace, share = softmax_trace(z), np.exp(z) / np.exp(z).sum()
    assert trace.values == pytest.approx(list(share))
    assert named(trace["a1_1"], f"{np.exp(0.7):.4g}")[0] == "softmax_unnormalised"
    assert named(trace["a1_1"], f"{0.7 / z.sum():.4g}")[0] == "softmax_without_exp"
    assert named(trace["a1_2"], f"{share[2]:.4g}")[0] == "nodes_swapped"
    assert named(trace["a1_3"], f"{np.exp(1.2) / (np.exp(0.7) + np.exp(1.2)):.4g}")[0] == "term_left_out"


@pytest.mark.parametrize(
    "make, sentence",
    [
        (lambda: parameter_trace([4]), "at least two whole numbers"),
        (lambda: parameter_trace([4, 3], detail="long"), "detail is 'long'; there are: full, compact"),
        (lambda: line_trace([0.5, 0], 1), "two weights other than 0"),
        (lambda: line_trace([0.5, 1, 2], 1), "two weights"),
        (lambda: softmax_trace([1.0]), "two or more numbers; z has shape"),
    ],
)
def test_bad_input(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()
