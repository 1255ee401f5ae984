"""Marking of shares: the slips of those who share out an error, several outputs, steps without a value, bug hunts."""

import pytest

from dnn_lab.marking.hunt import bug_hunt
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import practice
from dnn_lab.worksheet.network import Network


def one_output():
    """The hidden nodes send 3 and 2; the weights are 1.5 and 4, the error 0.8."""
    net = Network.from_parameters(weights=[[[1, 0.5], [0.1, 0.2]], [[1.5, 4]]], biases=[[0, 0], [0]])
    return net.error_trace([1, 2], [5.8])


def two_outputs():
    """Hidden values 2 and 0.5; output 1 gets 3 and 2 (error 0.6), output 2 gets 1 and 3 (error −0.5)."""
    net = Network.from_parameters(weights=[[[1, 0.5], [0.1, 0.2]], [[1.5, 4], [0.5, 6]]], biases=[[0, 0], [0.1, 0.1]])
    return net.error_trace([1, 2], [5.7, 3.6])


@pytest.mark.parametrize(
    ("typed", "key"),
    [("0.4", "equal_split"), ("0.218", "split_by_weight"), ("0.60", "fraction_only"), ("0.32", "nodes_swapped")],
)
def test_slips_with_one_output_are_named(typed, key):
    step = one_output()["e1_1"]
    assert step.value == pytest.approx(0.48)
    verdict = mark(step, typed)
    assert verdict.kind == "named" and verdict.mistakes[0].key == key, verdict


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("0.05", "equal_split"),
        ("0.125", "split_by_weight"),
        ("0.85", "fraction_only"),
        ("0.36", "forgot_path"),
        ("-0.125", "forgot_path"),
        ("-0.135", "nodes_swapped"),
        ("0.485", "sign_lost"),
    ],
)
def test_slips_with_two_outputs_are_named(typed, key):
    """By hand: e1 = 0.6·3/5 − 0.5·1/4 = 0.235; half of both errors 0.05; by weight 0.6·1.5/5.5 − 0.5·0.5/6.5."""
    step = two_outputs()["e1_1"]
    assert step.value == pytest.approx(0.235)
    assert mark(step, "0.235").kind == mark(step, "0.6*3/5-0.5/4").kind == "right"
    verdict = mark(step, typed)
    assert key in [mistake.key for mistake in verdict.mistakes], verdict


def shared_out(rule, **settings):
    """One output with an error of 0.6; its three senders sent 3, 2 and −1, by the weights 1.5, 4 and −2."""
    net = Network.from_parameters(weights=[[[1.5, 4, -2]]], biases=[[0]])
    return net.error_trace([2, 0.5, 0.5], [4.6], rule=rule, detail="full", **settings)


@pytest.mark.parametrize(
    ("rule", "name", "typed", "key"),
    [
        ("alpha_beta", "e0_1", 0.6 / 3, "equal_split"),
        ("alpha_beta", "e0_3", 0.6 / 3, "equal_split"),
        ("alpha_beta", "e0_2", -0.6, "nodes_swapped"),
        ("alpha_beta", "e0_1", 3 / 5, "fraction_only"),
        ("alpha_beta", "e0_1", 2 * 3 / 5, "fraction_only"),
        ("alpha_beta", "e0_3", 1, "fraction_only"),
        ("alpha_beta", "e0_1", 2 * 0.6 * 1.5 / 5.5, "split_by_weight"),
        ("epsilon", "e0_1", 0.6 * 3 / 4, "term_left_out"),
        ("epsilon", "e0_1", 0.6 * 3 / (4 - 0.5), "sign_lost"),
        ("weight", "e0_1", 0.6 * 4 / 3.5, "nodes_swapped"),
    ],
)
def test_slips_by_the_other_rules_are_named(rule, name, typed, key):
    step = shared_out(rule, epsilon=0.5)[name]
    assert key in [mistake.key for mistake in mark(step, f"{typed:.6g}").mistakes], (step, mark(step, f"{typed:.6g}"))


def test_the_signs_of_the_learners_own_contributions_decide_who_shares_with_whom():
    """Sent 3, 2 and −1; with the sign of the first lost, it is −3 and −1 that push down: −0.6·3/4 and 1.2 to the 2."""
    trace, own = shared_out("alpha_beta"), {"c1_1_1": "-3"}
    for name, typed in (("e0_1", "-0.45"), ("e0_2", "1.2"), ("e0_3", "-0.15")):
        verdict = mark(trace[name], typed, own)
        assert verdict.kind == "right_given_earlier" and verdict.first_off == "c1_1_1", (name, verdict)
    verdict = mark(shared_out("epsilon", epsilon=0.5)["e0_2"], f"{0.6 * 2 / (-6 + 2 - 1 - 0.5):.6g}", {"c1_1_1": "-6"})
    assert verdict.kind == "right_given_earlier"


def test_errors_at_the_output():
    step = two_outputs()["e2_2"]
    assert mark(step, "-0.5").kind == "right"
    assert mark(step, "0.5").mistakes[0].key == "flipped_difference"
    assert mark(step, "1.6").mistakes[0].key == "nodes_swapped"


def test_what_follows_from_an_earlier_slip_is_right():
    verdict = mark(two_outputs()["e1_1"], "0.485", own={"e2_2": "0.5"})
    assert verdict.kind == "right_given_earlier" and verdict.first_off == "e2_2"


@pytest.mark.parametrize("typed", ["0.3", "0", "none", "undefined", "0.6*3/(3-3)"])
def test_a_step_without_a_value_says_why_whatever_is_typed(typed):
    trace = Network.from_parameters(weights=[[[3, -3]]], biases=[[0]]).error_trace([1, 1], [0.6])
    verdict = mark(trace["e0_1"], typed)
    assert verdict.kind == "undefined" and not verdict.correct and not verdict.mistakes
    assert "adds up to 0 (3 and −3)" in verdict.message
    assert mark(trace["e0_1"], " ").kind == "not_a_number"


def test_epsilon_gives_it_a_value():
    net = Network.from_parameters(weights=[[[3, -3]]], biases=[[0]])
    step = net.error_trace([1, 1], [0.6], rule="epsilon", epsilon=0.5)["e0_1"]
    assert mark(step, "3.6").kind == "right" and mark(step, "0.3").mistakes[0].key == "equal_split"


@pytest.mark.parametrize("seed", range(8))
def test_hunts_in_shares_are_solved_by_the_mistake_that_was_made(seed):
    hunt = bug_hunt(practice("attribution", 2 + seed % 3, seed), seed=seed)
    causes = hunt.causes(hunt.wrong_step)
    assert 3 <= len(causes) <= 4
    assert [cause.key for cause in causes if hunt.judge(hunt.wrong_step, cause.key).correct] == [hunt.mistake]


def test_the_first_levels_share_out_positive_errors_of_positive_contributions():
    for seed in range(6):
        for level in (1, 2):
            trace = practice("attribution", level, seed)
            assert min(trace.values) > 0 and trace.source.kind == "shares" and trace.topic == "attribution"
