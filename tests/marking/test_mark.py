"""The rules of marking: right however rounded, right given what was earlier, named; never the true value."""

import json
import re
from dataclasses import replace
from math import floor, log10

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import passes

from dnn_lab.marking.mark import mark
from dnn_lab.marking.verdict import KINDS
from dnn_lab.worksheet.layers import by_layer
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.numbers import shown

NET = Network.from_parameters(
    weights=[[[0.42, 0.77], [-0.31, 0.83]], [[0.71, -0.64]]],
    biases=[[0.13, -0.26], [0.35]],
    hidden="sigmoid",
    output="sigmoid",
    loss="half_squared_error",
)
TRACE = NET.training_trace([0.57, 0.66], [1.0], learning_rate=0.5)
# z1_1 0.8776, a1_1 0.70632, z1_2 0.1111, a1_2 0.52775, z2_1 0.51373, a2_1 0.62568, L 0.070058


def kind(name, text, own=None):
    verdict = mark(TRACE[name], text, own)
    assert verdict.kind in KINDS and verdict.correct == verdict.kind.startswith("right")
    return verdict.kind


@pytest.mark.parametrize(
    "text, expected",
    [
        ("0.8776", "right"),
        ("0.87760000", "right"),
        ("0.88", "right"),
        ("0,88", "right"),
        ("0.878", "right"),
        ("0.42*0.57+0.77*0.66+0.13", "right"),
        ("w1_1_1*x1+w1_1_2*x2+b1_1", "right"),
        ("0.885", "right_last_digit"),
        ("0.877", "right_last_digit"),
        ("0.87", "right_last_digit"),
        ("0.880", "right_last_digit"),
        ("0.9", "rounded_too_far"),
        ("1", "rounded_too_far"),
        ("0.8", "rounded_too_far"),
        ("0.7476", "named"),
        ("-0.8776", "named"),
        ("0.42*0.57+0.77*0.66", "named"),
        ("0.93", "wrong"),
        ("0.86", "wrong"),
        ("0.89", "wrong"),
        ("2", "wrong"),
        ("10", "wrong"),
        ("17", "wrong"),
        ("1e60", "wrong"),
        ("", "not_a_number"),
        ("z1_1", "not_a_number"),
        ("import os", "not_a_number"),
    ],
)
def test_the_kinds_of_answers_to_one_step(text, expected):
    assert kind("z1_1", text) == expected


def test_a_calculation_is_right_within_a_quarter_of_a_percent():
    assert kind("a1_1", "1/(1+exp(-0.88))") == "right"
    assert kind("a1_1", "0.7063*1.0024") == "right"
    assert kind("a1_1", "0.7063*1.006") == "right_last_digit"
    assert kind("a1_1", "0.7063*1.02") == "wrong"


@pytest.mark.parametrize("text", ["0", "-0", "0.00", "0,0", "0.3-0.3", "0.1+0.2-0.3"])
def test_a_true_zero_accepts_zero(text):
    assert mark(_dead()["a1_1"], text).kind == "right"


@pytest.mark.parametrize("text", ["0.001", "-0.01", "1e-9", "0.1*0.0001"])
def test_a_true_zero_accepts_only_zero(text):
    assert not mark(_dead()["a1_1"], text).correct


def _dead():
    return Network.from_parameters(weights=[[[0.5], [0.7]]], biases=[[-0.8, 0.1]], output="relu").forward_trace([0.6])


def test_zeros_for_a_small_value_are_rounding():
    step = TRACE["dL/dw1_2_1"]
    assert 0.001 < abs(step.value) < 0.05
    assert [mark(step, text).kind for text in ("0", "0.0", "-0.0")] == ["rounded_too_far"] * 3


def test_a_single_digit_is_no_reason_to_accuse():
    """0.34 rounds to 0.3, which is also the sum without its bias of 0.04."""
    step = Network.from_parameters(weights=[[[0.5]]], biases=[[0.04]]).forward_trace([0.6])["z1_1"]
    assert [mark(step, text).kind for text in ("0.3", "0.30", "0.34")] == ["rounded_too_far", "named", "right"]


def test_the_very_number_that_rounding_on_the_way_gives_is_right():
    """0.255·0.5 + 0.255·0.5 − 0.2 is 0.055; with both products rounded to 0.13 it is 0.060."""
    step = Network.from_parameters(weights=[[[0.255, 0.255]]], biases=[[-0.2]]).forward_trace([0.5, 0.5])["z1_1"]
    assert mark(step, "0.060").kind == "right_last_digit"
    assert mark(step, "0.059").kind == mark(step, "0.0600").kind == "wrong"


def test_a_bare_zero_can_be_a_mistake():
    """The gradient of a ReLU that is off is 0: the step alone is 0, where the new weight is the old one, 0.3."""
    net = Network.from_parameters(weights=[[[0.3]], [[0.7]]], biases=[[-0.8], [0.1]], hidden="relu")
    step = net.training_trace([0.6], [1.0], learning_rate=0.5)["w1_1_1_new"]
    assert step.value == 0.3
    assert [m.key for m in mark(step, "0").mistakes] == ["step_only"]
    assert mark(step, "0.0").kind == "named" and mark(TRACE["dL/dz2_1"], "0").kind == "rounded_too_far"


def test_named_with_its_sentence():
    verdict = mark(TRACE["a1_1"], "0.8776")
    assert [m.key for m in verdict.mistakes] == ["forgot_activation"] and not verdict.correct
    assert verdict.message == "0.8776 is z1_1: the sigmoid has not been applied yet."


def test_two_mistakes_with_one_number_are_either_or():
    trace = Network.from_parameters(weights=[[[0.4, 0.9]]], biases=[[0.36]]).forward_trace([0.9, 0.4])
    verdict = mark(trace["z1_1"], "0.72")
    assert [m.key for m in verdict.mistakes] == ["forgot_bias", "term_left_out"]
    assert verdict.message.startswith("Two slips give this number. Either the bias was not added, or a term")


def test_a_flipped_difference_and_a_lost_sign_are_one_message():
    verdict = mark(TRACE["dL/da2_1"], "0.3743")
    assert [m.key for m in verdict.mistakes] == ["flipped_difference", "sign_lost"]
    assert "Either" not in verdict.message and "a2_1 − y1" in verdict.message


def test_near_a_mistake_is_perhaps():
    assert mark(TRACE["z1_1"], "0.748").sure
    verdict = mark(TRACE["z1_1"], "0.749")
    assert verdict.kind == "named" and not verdict.sure and "perhaps the bias was not added" in verdict.message


def test_what_follows_from_an_earlier_answer_is_right_and_the_first_that_was_off_is_named():
    wrong = 0.7476
    a = 1 / (1 + np.exp(-wrong))
    own = {"z1_1": f"{wrong}", "z1_2": "0.111", "a1_1": f"{a:.3f}", "a1_2": "0.528"}
    z = 0.71 * round(a, 3) - 0.64 * 0.528 + 0.35
    for name, text in (("a1_1", f"{a:.4f}"), ("z2_1", f"{z:.4f}")):
        verdict = mark(TRACE[name], text, {k: v for k, v in own.items() if k != name})
        assert (verdict.kind, verdict.first_off) == ("right_given_earlier", "z1_1"), name
        assert "0.7476 for z1_1" in verdict.message


def test_own_answers_may_be_numbers_calculations_or_nonsense():
    a = 1 / (1 + np.exp(-0.6))
    for own in (0.6, "0.6", "0,6", "0.3*2", "3/5"):
        assert kind("a1_1", f"{a:.3f}", {"z1_1": own}) == "right_given_earlier"
    assert kind("a1_1", "0.706", {"z1_1": "no idea", "z9_9": 3, "nonsense": None}) == "right"
    assert kind("a1_1", "0.706", {"a1_1": "0.2"}) == "right"


def test_what_is_right_stays_right_whatever_was_typed_before():
    assert kind("a1_1", "0.7063", {"z1_1": "0.6"}) == "right"


def test_a_mistake_made_with_an_earlier_wrong_number_is_named():
    own = {"dL/dz2_1": "0.9", "z1_1": "0.6"}
    assert [m.key for m in mark(TRACE["dL/dw2_1_1"], f"{0.9 * 0.6256768:.4f}", own).mistakes] == ["output_activation"]
    assert [m.key for m in mark(TRACE["a1_1"], "0.6000", own).mistakes] == ["forgot_activation"]


def test_a_wrong_answer_after_a_wrong_one_points_back():
    verdict = mark(TRACE["a1_1"], "0.3333", {"z1_1": "0.6"})
    assert (verdict.kind, verdict.first_off) == ("wrong", "z1_1") and "0.6 for z1_1" in verdict.message


def test_rounded_earlier_answers_are_not_called_off():
    trace = Network.from_parameters(
        weights=[
            [[0.5]],
            [
                [
                    30.0,
                ]
            ],
        ],
        biases=[[0.0247], [-15.0]],
        hidden="linear",
    ).forward_trace([1.0])
    verdict = mark(trace["z2_1"], "0.75", {"a1_1": "0.525"})
    assert verdict.correct and "first to be off" not in verdict.message
    verdict = mark(trace["z2_1"], "0.6", {"a1_1": "0.52"})
    assert verdict.kind == "right_given_earlier" and "rounded" in verdict.message


def test_a_step_on_its_own_knows_what_is_off_right_before_it():
    step = TRACE["z2_1"]
    alone = type(step).of(step.line)
    verdict = mark(alone, f"{0.71 * 0.3 - 0.64 * 0.52775 + 0.35:.4f}", {"a1_1": "0.3"})
    assert (verdict.kind, verdict.first_off) == ("right_given_earlier", "a1_1")


def test_a_whole_layer_is_not_marked():
    with pytest.raises(TypeError, match="whole layer"):
        mark(by_layer(TRACE)["z1"], "0.5")


def test_an_infinite_value_is_undefined():
    line = TRACE["L"].line
    endless = type(TRACE["L"]).of(replace(line, quantity=replace(line.quantity, value=float("inf"))))
    verdict = mark(endless, "5")
    assert verdict.kind == "undefined" and not verdict.correct and "no value" in verdict.message


def roundings(value):
    """A right answer as anybody may round it: significant digits from 1 on, decimals from none on."""
    for digits in range(1, 13):
        yield f"{value:.{digits}g}"
        yield np.format_float_positional(value, precision=digits, unique=False, fractional=False)
    for decimals in range(0, 10):
        yield f"{value:.{decimals}f}"


@given(passes(), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_right_answer_is_never_accused_however_it_is_rounded(drawn, pick):
    net, x, y = drawn
    trace = net.training_trace(x, y, learning_rate=0.5)
    step = trace[pick % len(trace)]
    for text in roundings(step.value):
        verdict = mark(step, text)
        if float(text) == 0 and abs(step.value) > 0.05:
            assert not verdict.correct
            continue
        assert verdict.kind in ("right", "rounded_too_far"), (step.name, step.value, text, verdict)
    assert mark(step, repr(step.value)).kind == "right" and mark(step, step.value).kind == "right"


@given(passes(), st.integers(0, 10**6), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_cutting_off_instead_of_rounding_is_forgiven(drawn, pick, digits):
    net, x, y = drawn
    trace = net.training_trace(x, y, learning_rate=0.5)
    step = trace[pick % len(trace)]
    assume(step.value)
    unit = 10.0 ** (floor(log10(abs(step.value))) - digits + 1)
    cut = np.trunc(step.value / unit + 1e-9 * np.sign(step.value)) * unit
    verdict = mark(step, f"{cut:.{digits - 1}e}")
    assert verdict.correct or verdict.kind == "named", "only another mistake's very number may come first"
    assert verdict.kind not in ("wrong", "rounded_too_far")


@given(passes(), st.integers(0, 10**6), st.integers(2, 5))
@settings(max_examples=60, deadline=None)
def test_a_whole_pass_worked_with_rounded_numbers_is_accepted(drawn, pick, digits):
    net, x, y = drawn
    trace = net.training_trace(x, y, learning_rate=0.5)
    own = {}
    for step in trace:
        try:
            number = step.expression.value({name: float(text) for name, text in own.items()})
        except (ValueError, ZeroDivisionError):
            return
        verdict = mark(step, f"{number:.{digits}g}", own)
        assert verdict.correct or verdict.kind in ("rounded_too_far", "undefined"), (step.name, number, verdict)
        own[step.name] = f"{number:.{digits}g}"


texts = st.one_of(
    st.floats(-3, 3).map(lambda v: f"{v:.3g}"), st.sampled_from(["", "abc", "1/0", "z1_1", "0.5*0.3", "0", "9" * 300])
)


@given(st.integers(0, 2**32 - 1), st.integers(0, 10**6), texts, st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_verdict_tells_the_true_value_before_it_was_earned(seed, pick, text, off):
    rng = np.random.default_rng(seed)
    net = Network([2, 3, 2], hidden="tanh", output="softmax", seed=0)
    net.parameters[:] = rng.uniform(-1, 1, net.parameters.size)
    trace = net.training_trace(rng.uniform(-1, 1, 2), [1.0, 0.0], learning_rate=0.5)
    step = trace[pick % len(trace)]
    wrong = mark(step, text, {"z1_1": "0.1234"} if off else None)
    if wrong.correct:
        return
    told = json.dumps(wrong.as_data(), ensure_ascii=False) + repr(wrong) + repr(vars(wrong))
    for digits in (2, 3, 4, 6, 12):
        true = shown(abs(step.value), digits)[0]
        if true not in text:
            assert not re.search(rf"(?<![\d.]){re.escape(true)}", told), (true, told)


def test_verdicts_are_plain_data():
    data = mark(TRACE["z1_1"], "0.7476").as_data()
    assert json.loads(json.dumps(data)) == data
    assert data["kind"] == "named" and data["mistakes"][0]["key"] == "forgot_bias" and data["correct"] is False


def test_who_is_asked_for_more_digits_is_asked_for_more_than_were_typed():
    step = Network.from_parameters(weights=[[[4.55]]], biases=[[0]], output="sigmoid").forward_trace([1])["a1_1"]
    assert step.value == pytest.approx(0.98954, abs=1e-5)
    verdict = mark(step, "1.0")
    assert verdict.kind == "rounded_too_far" and "Give 3 significant digits" in verdict.message
    assert mark(step, "0.990").kind == mark(step, "0.99").kind == "right"


def test_what_rounding_on_the_way_has_spoilt_is_told_from_a_slip():
    """0.219·0.8 + 1.635·0.94 − 1.412 = 0.3001; each part with two digits: 0.18 + 1.5 − 1.4 = 0.28, without slips."""
    net = Network.from_parameters(weights=[[[0.219, 1.635]]], biases=[[-1.512]], output="linear")
    verdict = mark(net.forward_trace([0.8, 0.94])["z1_1"], "0.17")
    assert verdict.kind == "rounded_too_far" and not verdict.mistakes and "Keep 3 or more" in verdict.message


def test_of_two_negative_factors_none_is_blamed_alone():
    """0.6 + 1.2 − 0.5 with w = −1.2 and x = −1: either sign lost gives 0.6 − 1.2 − 0.5."""
    net = Network.from_parameters(weights=[[[-1.2, 0.6]]], biases=[[-0.5]], output="linear")
    verdict = mark(net.forward_trace([-1, 1])["z1_1"], "-1.1")
    assert verdict.mistakes[0].key == "sign_lost"
    assert "w1_1_1 and x1 are both negative" in verdict.message, verdict
