"""Mistakes in graphs: right, wrong, untouched and absurd answers; each wrong number worked out here by hand."""

from math import cos, exp, log10, radians, sin, tanh

import pytest

from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.hunt import bug_hunt
from dnn_lab.marking.mark import mark
from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.worksheet.fibonacci import memo_trace
from dnn_lab.worksheet.graph import Graph

X, A, T = 0.7, 1.3, 0.4
U = X * X + A

CHAIN = Graph.parse(f"u = x^2 + {A}; sin(u)", x=X)
DIAMOND = Graph.parse("u = x*t; u*exp(u) + sin(x)", x=X, t=T)
LONG = Graph.parse(f"u = {A}*x; v = sin(u); w = v^2; exp(w)*3", x=X)
UNIT = X * T
BACK = exp(UNIT) * (1 + UNIT)

PASSED_ON = Graph.parse("u = x^3; v = u + 1; w = u + v; w + w", x=X)
"""Back from the result: 2 to w, 2 to v, and 2 + 2 to u; w's is used twice."""

CASES = [
    ("nested_slope", CHAIN.backward_trace()["dy/du"], cos(X)),
    ("nested_slope", CHAIN.backward_trace("compact")["dy/du"], cos(X * X)),
    ("nested_slope", CHAIN.path_trace("x")["p1"], cos(X) * 2 * X),
    ("forgot_slope", CHAIN.path_trace("x")["p1"], cos(U)),
    ("forgot_slope", CHAIN.backward_trace()["dy/dx"], cos(U)),
    ("factors_added", CHAIN.backward_trace()["dy/dx"], cos(U) + 2 * X),
    ("factors_added", CHAIN.path_trace("x")["p1"], cos(U) + 2 * X),
    ("factors_added", CHAIN.tangent_trace("x")["dy/dx"], cos(U) + 2 * X),
    ("sign_lost", CHAIN.backward_trace()["dy/dx"], -cos(U) * 2 * X),
    ("factor_two", CHAIN.backward_trace()["dv1/dx"], X),
    ("forgot_path", DIAMOND.backward_trace()["dy/du"], exp(UNIT)),
    ("forgot_path", DIAMOND.path_trace("x")["dy/dx"], DIAMOND.gradients()["x"] - cos(X)),
    ("paths_multiplied", DIAMOND.backward_trace()["dy/dx"], BACK * T * cos(X)),
    ("paths_multiplied", DIAMOND.path_trace("t")["dy/dt"], exp(UNIT) * X * UNIT * exp(UNIT) * X),
    ("double_counted", DIAMOND.backward_trace()["dy/dx"], 2 * BACK * T + cos(X)),
    ("double_counted", DIAMOND.backward_trace()["dy/dt"], 2 * BACK * X),
    ("nodes_swapped", DIAMOND.backward_trace()["dy/dt"], BACK * T),
    ("next_slope", LONG.backward_trace()["dy/du"], 3 * exp(sin(A * X) ** 2) * cos(A * X)),
    ("log_base_ten", Graph.parse("log(x)", x=X).forward_trace()["y"], log10(X)),
    ("term_left_out", Graph.parse("x + t*2", x=X, t=T).forward_trace()["y"], X),
    ("forgot_activation", Graph.parse("sigmoid(x)", x=1.73).forward_trace()["y"], 1.73),
    ("slope_at_output", Graph.parse("u = sigmoid(x); u^3", x=X).backward_trace()["du/dx"], X * (1 - X)),
    ("forgot_path", Graph.parse("u*u*u", u=X).count_trace()["paths_u"], 2),
    ("nodes_swapped", memo_trace(6)["F6"], 5),
    ("nodes_swapped", memo_trace(6)["F6"], 5 + 2),
    ("degrees", Graph.parse("sin(x)", x=X).forward_trace()["y"], sin(radians(X))),
    ("degrees", CHAIN.backward_trace()["dy/du"], cos(radians(U))),
    ("term_left_out", Graph.parse("x + 0.5", x=X).forward_trace()["y"], 0.5),
    ("term_left_out", Graph.parse("x + 0.5", x=X).forward_trace()["y"], X),
    ("value_for_slope", CHAIN.backward_trace()["dy/du"], sin(U)),
    ("value_for_slope", LONG.backward_trace()["dv/du"], sin(A * X)),
    ("value_for_slope", Graph.parse("u = log(x); u^3", x=X).backward_trace()["du/dx"], X),
    ("factor_left_out", CHAIN.backward_trace()["dy/dx"], 2 * X),
    ("double_counted", PASSED_ON.backward_trace()["dy/du"], 6),
    ("nested_slope", Graph.parse("u = tanh(x); sin(u)", x=X).path_trace("x")["p1"], cos(X) * (1 - tanh(X) ** 2)),
]


@pytest.mark.parametrize("key, step, wrong", CASES)
def test_a_wrong_number_is_named(key, step, wrong):
    verdict = mark(step, f"{wrong:.6g}")
    assert key in [mistake.key for mistake in verdict.mistakes], (step, verdict)
    for mistake in verdict.mistakes:
        assert "{" not in mistake.message and mistake.message.count(". ") <= 1
        assert mistake.title == BY_KEY[mistake.key].title


@pytest.mark.parametrize("key, step, wrong", CASES)
def test_right_untouched_and_absurd_answers(key, step, wrong):
    digits = digits_for(step) or 6
    assert mark(step, f"{step.value:.{digits}g}").kind == "right"
    assert mark(step, "").kind == "not_a_number"
    assert mark(step, "the slope").kind == "not_a_number"
    for absurd in ("123456", "-98765.4"):
        assert mark(step, absurd).kind == "wrong"


def test_an_answer_may_be_a_calculation_with_the_names_of_the_graph():
    trace = DIAMOND.forward_trace() + DIAMOND.backward_trace()
    assert mark(trace["u"], "x*t").correct and mark(trace["dy/du"], "dy/dv2*dv2/du + dy/dv3*v2").correct


def test_what_follows_from_an_earlier_answer_is_right():
    trace = CHAIN.forward_trace() + CHAIN.backward_trace()
    own = {"v1": "0.7", "u": "2.0"}
    assert mark(trace["y"], f"{sin(2.0):.4g}", own).kind == "right_given_earlier"
    assert mark(trace["y"], f"{sin(2.0):.4g}", own).first_off == "v1"


def test_what_follows_through_a_step_that_nobody_is_asked_for_is_right():
    """The slope by u + 1 is passed on to u: only shown, so the learner's own slope by w goes on through it."""
    trace = Graph.parse("u = x^2; v = u + 1; w = sin(v); w^2", x=X).backward_trace()
    assert not trace["dy/du"].asked
    verdict = mark(trace["dy/dx"], f"{0.5 * 2 * X:.6g}", {"dy/dv": "0.5"})
    assert verdict.kind == "right_given_earlier" and verdict.first_off == "dy/dv", verdict


@pytest.mark.parametrize("seed", range(6))
def test_bug_hunts_in_graphs(seed):
    for made in (DIAMOND, LONG.backward_trace(), DIAMOND.path_trace("x"), LONG):
        hunt = bug_hunt(made, seed=seed)
        follows = {step.name: pytest.approx(step.expression.value(hunt.shown), rel=1e-9) for step in hunt.trace}
        assert [name for name, value in hunt.shown.items() if value != follows[name]] == [hunt.wrong_step]
        causes = hunt.causes(hunt.wrong_step)
        right = [cause.key for cause in causes if hunt.judge(hunt.wrong_step, cause.key).correct]
        assert len(causes) >= 3 and right == [hunt.mistake]


def test_every_key_of_the_chain_rule_is_reached():
    reached = {case[0] for case in CASES}
    assert reached >= {
        "nested_slope", "paths_multiplied", "factors_added", "forgot_path", "forgot_slope", "double_counted",
        "next_slope", "term_left_out", "sign_lost", "nodes_swapped",
    }  # fmt: skip


def test_of_counted_paths_nothing_is_said_of_slopes():
    count = Graph.parse("u*u*u + sin(u)*u", u=X).count_trace()["paths_u"]
    for typed, says in ((count.value - 1, "leaves out a way on"), (1, "multiplies the counts")):
        message = mark(count, f"{typed:.0f}").message
        assert says in message and "lope" not in message, message
