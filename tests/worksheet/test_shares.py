"""The worksheet of shares: every formula against the engine's vectorised rules, examples by hand, and no value."""

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import passes

import dnn_lab as lab
from dnn_lab.engine.shares import RULES
from dnn_lab.marking.wrong_values import value_of
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.share_formulas import SHARES

CLOSE = dict(rel=1e-9, abs=1e-11)


def lecture():
    """2-2-1: the hidden nodes send 3 and 2, of which the smaller comes along the larger weight; the error is 0.6."""
    return Network.from_parameters(weights=[[[1, 0.5], [0.1, 0.2]], [[1.5, 4]]], biases=[[0, 0], [0]])


def rashid():
    """T. Rashid 2016, Make Your Own Neural Network: the network whose errors 0.8 and 0.5 are carried back."""
    return Network.from_parameters(weights=[[[3, 2], [1, 7]], [[2, 3], [1, 4]]], biases=[[0, 0], [0, 0]])


def test_every_rule_of_the_engine_has_its_formula():
    assert set(SHARES) == set(RULES)


@given(passes(), st.sampled_from(list(RULES)), st.sampled_from(["compact", "full"]))
@settings(max_examples=80)
def test_each_formula_gives_its_steps_value(drawn, rule, detail):
    net, x, y = drawn
    for step in net.error_trace(x, y, rule, epsilon=0.1, alpha=1.5, detail=detail):
        if math.isnan(step.value):
            assert step.line.why
            assert value_of(step.expression) is None
        else:
            assert step.expression.value() == pytest.approx(step.value, **CLOSE), step.name
            assert step.quantity.value == pytest.approx(step.value, **CLOSE) and not step.line.why


@given(passes(), st.sampled_from(list(RULES)))
@settings(max_examples=60)
def test_shares_are_those_of_share_error_layer_by_layer(drawn, rule):
    net, x, y = drawn
    trace = net.error_trace(x, y, rule)
    assume(np.isfinite(trace.values).all())
    book, depth = trace.source.book, len(net.sizes) - 1
    errors = np.asarray(y) - net.forward(x)
    for layer in range(depth, 0, -1):
        named = [trace[f"e{layer}_{k + 1}"].value for k in range(net.sizes[layer])]
        assert named == pytest.approx(errors.tolist(), **CLOSE)
        W = net.weights[layer - 1]
        errors = lab.share_error(errors, W * book.values[layer - 1], rule, weights=W)


@given(passes())
@settings(max_examples=40)
def test_the_whole_error_arrives_at_the_inputs(drawn):
    net, x, y = drawn
    trace = net.error_trace(x, y)
    assume(np.isfinite(trace.values).all())
    totals = [
        sum(step.value for step in trace if step.name.startswith(f"e{layer}_")) for layer in range(len(net.sizes))
    ]
    size = max(1, np.abs(trace.values).max())
    assert np.allclose(totals, totals[-1], rtol=0, atol=1e-11 * size)


def test_the_lectures_numbers():
    trace = lecture().error_trace([1, 2], [5.6])
    assert trace.names == ["e2_1", "e1_1", "e1_2", "e0_1", "e0_2"]
    assert trace.values == pytest.approx([0.6, 0.36, 0.24, 0.228, 0.372])
    assert trace["e1_2"].numbers == "0.6·(2/(3 + 2))"
    assert [step.group.title for step in trace] == ["Output", "Layer 1", "Layer 1", "Inputs", "Inputs"]


def test_rashids_numbers():
    net = rashid()
    trace = net.error_trace([1, 1], net.forward([1, 1]) + [0.8, 0.5], rule="weight")
    assert trace.values == pytest.approx([0.8, 0.5, 0.42, 0.88, 0.362, 0.938], abs=1e-12)


def test_full_detail_asks_for_what_was_sent():
    trace = lecture().error_trace([1, 2], [5.6], detail="full")
    assert trace.names[:5] == ["e2_1", "c2_1_1", "c2_1_2", "e1_1", "e1_2"]
    assert trace["c2_1_2"].text == "w₁,₂⁽²⁾·a₂⁽¹⁾" and trace["c2_1_2"].value == pytest.approx(2)
    assert "c2_1_1" not in lecture().error_trace([1, 2], [5.6], rule="weight", detail="full")


def test_what_cancels_has_no_value_says_why_and_is_cured_by_epsilon():
    net = Network.from_parameters(weights=[[[1, 1], [1, 0]], [[3, -3], [1, 1]]], biases=[[0, 0], [0, 0]])
    trace = net.error_trace([1, 0], [0.6, 1])
    assert [math.isnan(value) for value in trace.values] == [False, False, True, True, True, True]
    assert trace["e1_1"].line.why.startswith("What was sent to neuron 1 adds up to 0 (3 and −3)")
    assert trace["e1_1"].quantity.shown == "undefined" and "no value itself" in trace["e0_1"].line.why
    assert np.isfinite(net.error_trace([1, 0], [0.6, 1], rule="epsilon").values).all()


def test_a_number_can_be_changed_epsilon_too():
    source = lecture().error_trace([1, 2], [5.6], rule="epsilon").source
    assert [row.key for row in source.rows()][:3] == ["epsilon", "x", "y"]
    assert source.with_row("epsilon", "5").book.array("e", 1) == pytest.approx([0.18, 0.12])
    assert source.with_row("y", "6,6").book.array("e", 2) == pytest.approx([1.6])
    with pytest.raises(ValueError, match="epsilon is -1"):
        source.with_row("epsilon", "-1").book.array("e", 1)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda net: net.error_trace([1, 2], [5.6], rule="propotional"), 'did you mean "proportional"'),
        (lambda net: net.error_trace([1, 2, 3], [5.6]), "takes 2 numbers"),
        (lambda net: net.error_trace([1, np.nan], [5.6]), "x holds nan"),
        (lambda net: net.error_trace([1, 2], [5.6], detail="long"), '"compact" or "full"'),
        (lambda net: net.error_trace([1, 2], [5.6], rule="epsilon", epsilon=-1), "epsilon is -1"),
    ],
)
def test_bad_input_gets_one_sentence(make, words):
    with pytest.raises(ValueError, match=words):
        make(lecture())
