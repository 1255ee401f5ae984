"""Each entry of the catalogue against a wrong number from plain numpy, on a pass written out here."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.diagnosis.passes.hand import Task, finished, name
from benchmarks.diagnosis.passes.slips import wrong_numbers
from dnn_lab.marking.examples import example
from dnn_lab.marking.mark import mark
from dnn_lab.marking.mistakes.catalogue import BY_KEY, CATALOGUE
from dnn_lab.marking.wrong_values import wrong_values
from dnn_lab.worksheet.expression import Negative, Number, Power, Product, Quotient, Sum, Use
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.quantity import Quantity
from dnn_lab.worksheet.step import Line, Step
from dnn_lab.worksheet.symbols import Symbol

KEYS = [
    "forgot_bias", "forgot_activation", "forgot_slope", "flipped_difference", "gradient_ascent",
    "forgot_learning_rate", "factor_two", "forgot_mean", "forgot_minus", "log_base_ten", "degrees",
    "softmax_unnormalised", "softmax_without_exp", "equal_split", "split_by_weight", "fraction_only", "forgot_path",
    "slope_at_output",
    "output_activation", "updated_weight", "transposed", "z_for_a", "nodes_swapped", "nested_slope",
    "next_slope", "term_left_out", "sign_lost", "times_bias", "activation_twice", "exp_sign",
    "paths_multiplied", "factors_added", "step_only", "double_counted",
    "biases_miscounted", "sizes_added", "upside_down", "order_of_operations",
    "value_for_slope", "weight_for_activation", "factor_left_out", "not_squared", "weights_crossed",
]  # fmt: skip


def test_the_keys_and_their_precedence():
    assert [mistake.key for mistake in CATALOGUE] == KEYS


def sigma(z):
    return 1 / (1 + np.exp(-z))


W1, b1 = np.array([[0.42, 0.77], [-0.31, 0.83]]), np.array([0.13, -0.26])
W2, b2 = np.array([[0.71, -0.64], [0.52, 0.93]]), np.array([0.35, 0.18])
x, y, eta = np.array([0.57, 0.66]), np.array([1.0, 0.3]), 0.5
z1 = W1 @ x + b1
a1 = sigma(z1)
z2 = W2 @ a1 + b2
a2 = sigma(z2)
dA2 = a2 - y
dZ2 = dA2 * a2 * (1 - a2)
dA1 = W2.T @ dZ2
dZ1 = dA1 * a1 * (1 - a1)
dW1, dW2 = np.outer(dZ1, x), np.outer(dZ2, a1)

soft = np.exp(z2) / np.exp(z2).sum()
hot = np.array([0.0, 1.0])
cross = -np.log(soft[1])
P = W2 @ np.tanh(z1) + b2
Y3 = np.array([0.2, -0.4])

SIGMOID = [
    ("forgot_bias", "z1_2", W1[1] @ x),
    ("forgot_activation", "a1_1", z1[0]),
    ("forgot_slope", "dL/dz1_1", dA1[0]),
    ("forgot_slope", "dL/dz2_1", dA2[0]),
    ("forgot_slope", "dL/dw2_1_2", dA2[0] * a1[1]),
    ("flipped_difference", "dL/da2_2", y[1] - a2[1]),
    ("gradient_ascent", "w1_2_1_new", W1[1, 0] + eta * dW1[1, 0]),
    ("gradient_ascent", "b1_2_new", b1[1] + eta * dZ1[1]),
    ("forgot_learning_rate", "w2_1_2_new", W2[0, 1] - dW2[0, 1]),
    ("factor_two", "L", ((a2 - y) ** 2).sum()),
    ("factor_two", "dL/da2_1", 2 * (a2[0] - y[0])),
    ("forgot_path", "dL/da1_1", W2[0, 0] * dZ2[0]),
    ("slope_at_output", "da1_2/dz1_2", z1[1] * (1 - z1[1])),
    ("slope_at_output", "da1_2/dz1_2", sigma(a1[1]) * (1 - sigma(a1[1]))),
    ("slope_at_output", "dL/dz1_2", dA1[1] * z1[1] * (1 - z1[1])),
    ("output_activation", "dL/dw1_2_1", dZ1[1] * a1[1]),
    ("updated_weight", "dL/da1_2", (W2 - eta * dW2)[:, 1] @ dZ2),
    ("transposed", "z1_2", W1[:, 1] @ x + b1[1]),
    ("transposed", "dL/da1_1", W2[0] @ dZ2),
    ("z_for_a", "z2_1", W2[0] @ z1 + b2[0]),
    ("z_for_a", "dL/dw2_2_1", dZ2[1] * z1[0]),
    ("nodes_swapped", "a1_1", a1[1]),
    ("nodes_swapped", "dL/da2_1", a2[1] - y[1]),
    ("nodes_swapped", "dL/da2_1", a2[1] - y[0]),
    ("nodes_swapped", "dL/da1_1", W2[:, 1] @ dZ2),
    ("nodes_swapped", "dL/dz1_1", dA1[1] * a1[0] * (1 - a1[0])),
    ("nodes_swapped", "dL/dz1_1", dA1[0] * a1[1] * (1 - a1[1])),
    ("nodes_swapped", "dL/dz1_1", dZ1[1]),
    ("nodes_swapped", "dL/dw1_1_2", dZ1[1] * x[1]),
    ("nodes_swapped", "dL/dw1_1_2", dZ1[0] * x[0]),
    ("next_slope", "dL/da1_1", W2[:, 0] @ dA2),
    ("term_left_out", "z2_1", W2[0, 0] * a1[0] + b2[0]),
    ("term_left_out", "L", (a2[0] - y[0]) ** 2 / 2),
    ("term_left_out", "dL/da2_1", a2[0]),
    ("sign_lost", "z1_2", abs(W1[1, 0]) * x[0] + W1[1, 1] * x[1] + b1[1]),
    ("sign_lost", "z1_2", W1[1] @ x - b1[1]),
    ("sign_lost", "da1_2/dz1_2", a1[1] * (1 + a1[1])),
    ("sign_lost", "dL/da2_2", a2[1] + y[1]),
    ("sign_lost", "dL/dw1_1_1", -dW1[0, 0]),
    ("times_bias", "z1_2", (W1[1] @ x) * b1[1]),
    ("activation_twice", "a1_2", sigma(sigma(z1[1]))),
    ("exp_sign", "a1_1", 1 / (1 + np.exp(z1[0]))),
    ("paths_multiplied", "dL/da1_2", np.prod(W2[:, 1] * dZ2)),
    ("factors_added", "dL/da1_2", (W2[:, 1] + dZ2).sum()),
    ("factors_added", "dL/dz1_2", dA1[1] + a1[1] * (1 - a1[1])),
    ("step_only", "w2_1_1_new", -eta * dW2[0, 0]),
    ("step_only", "w2_1_1_new", eta * dW2[0, 0]),
    ("double_counted", "dL/dw2_2_2", 2 * dW2[1, 1]),
    ("value_for_slope", "da1_2/dz1_2", a1[1]),
    ("value_for_slope", "dL/dz1_2", dA1[1] * a1[1]),
    ("weight_for_activation", "dL/dw2_1_2", dZ2[0] * W2[0, 1]),
    ("weight_for_activation", "dL/da1_2", a1[1] * dZ2.sum()),
    ("factor_left_out", "dL/dz1_2", a1[1] * (1 - a1[1])),
    ("factor_left_out", "dL/dw2_1_2", dZ2[0]),
    ("factor_left_out", "dL/dw2_1_2", a1[1]),
    ("factor_left_out", "dL/da1_2", dZ2.sum()),
    ("not_squared", "L", (a2 - y).sum() / 2),
    ("not_squared", "L", -(a2 - y).sum() / 2),
    ("weights_crossed", "z1_2", W1[1, ::-1] @ x + b1[1]),
]
SOFTMAX = [
    ("forgot_minus", "L", -cross),
    ("log_base_ten", "L", -np.log10(soft[1])),
    ("softmax_unnormalised", "a2_1", np.exp(z2[0])),
    ("softmax_without_exp", "a2_1", z2[0] / z2.sum()),
    ("forgot_activation", "a2_2", z2[1]),
    ("nodes_swapped", "a2_2", soft[0]),
    ("flipped_difference", "dL/dz2_1", hot[0] - soft[0]),
]
LINEAR = [
    ("forgot_mean", "L", ((P - Y3) ** 2).sum()),
    ("forgot_mean", "dL/dz2_1", 2 * (P[0] - Y3[0])),
    ("factor_two", "dL/dz2_1", (P[0] - Y3[0]) / 2),
    ("slope_at_output", "da1_1/dz1_1", 1 - z1[0] ** 2),
    ("activation_twice", "a1_1", np.tanh(np.tanh(z1[0]))),
]
START = {"weights": [W1, W2], "biases": [b1, b2]}
TRACES = {
    "sigmoid": Network.from_parameters(**START, hidden="sigmoid", output="sigmoid", loss="half_squared_error"),
    "softmax": Network.from_parameters(**START, hidden="sigmoid", output="softmax", loss="cross_entropy"),
    "linear": Network.from_parameters(**START, hidden="tanh", output="linear", loss="mean_squared_error"),
}
TARGETS = {"sigmoid": y, "softmax": hot, "linear": Y3}
CASES = [(net, *case) for net, cases in zip(TRACES, (SIGMOID, SOFTMAX, LINEAR), strict=True) for case in cases]


def named(step, text, own=None):
    return [mistake.key for mistake in mark(step, text, own).mistakes]


@pytest.mark.parametrize("net, key, name, wrong", CASES)
def test_a_wrong_number_from_numpy_is_named(net, key, name, wrong):
    step = TRACES[net].training_trace(x, TARGETS[net], learning_rate=eta)[name]
    assert key in named(step, f"{wrong:.6g}")
    assert key in named(step, f"{wrong:.4g}")


def test_every_key_of_a_network_is_tested_here():
    elsewhere = {"equal_split", "split_by_weight", "fraction_only", "nested_slope", "order_of_operations"}
    elsewhere |= {"biases_miscounted", "sizes_added", "upside_down", "degrees"}
    assert {case[1] for case in CASES} == set(KEYS) - elsewhere


def test_relu_slope_taken_as_one():
    net = Network.from_parameters(weights=[[[0.5], [-0.7]], [[0.4, 0.9]]], biases=[[0.1, 0.2], [0.3]], hidden="relu")
    trace = net.training_trace([0.6], [1.0], learning_rate=0.1)
    back = trace["dL/da1_2"].value
    assert named(trace["da1_2/dz1_2"], "1") == ["forgot_slope"]
    assert named(trace["dL/dz1_2"], f"{back:.4f}")[0] == "forgot_slope"
    assert named(trace["dL/dw1_2_1"], f"{back * 0.6:.4f}")[0] == "forgot_slope"
    assert "slope" in mark(trace["da1_2/dz1_2"], "1").message


def test_compact_steps_know_the_mistakes_of_the_three_lines():
    trace = TRACES["sigmoid"].training_trace(x, y, learning_rate=eta, detail="compact")
    slope = a1[0] * (1 - a1[0])
    assert named(trace["dL/dz1_1"], f"{dA1[0]:.6g}") == ["forgot_slope"]
    assert named(trace["dL/dz1_1"], f"{W2[1, 0] * dZ2[1] * slope:.6g}") == ["forgot_path"]
    assert named(trace["dL/dz1_1"], f"{dA1[0] * z1[0] * (1 - z1[0]):.6g}") == ["slope_at_output"]


def use(name, value, role="value"):
    return Use(Quantity(name, value, role, Symbol(name[0], name[1:])))


def step_of(expression, role, value=None, **context):
    quantity = Quantity("r1", expression.value() if value is None else value, role, Symbol("r", "1"))
    return Step.of(Line(quantity, expression, "", "", **context))


C1 = Product((use("w1", 0.5, "weight"), use("a1", 6.0, "activation")))
C2 = Product((use("w2", 0.8, "weight"), use("a2", 2.5, "activation")))
SHARE = Product((Quotient(C1, Sum((C1, C2)), part="fraction"), use("e", 0.55, "error")))


@pytest.mark.parametrize(
    "key, wrong",
    [("equal_split", 0.55 / 2), ("split_by_weight", 0.5 / 1.3 * 0.55), ("fraction_only", 3 / 5)],
)
def test_shares_of_an_error(key, wrong):
    step = step_of(SHARE, "share")
    assert step.value == pytest.approx(0.33)
    assert named(step, f"{wrong:.6g}") == [key]


def test_the_neighbours_share():
    way = {"w1": use("w2", 0.8), "a1": use("a2", 2.5), "w2": use("w1", 0.5), "a2": use("a1", 6.0)}
    step = step_of(SHARE, "share", swaps=lambda: {"nodes_swapped": [way]})
    assert named(step, f"{2 / 5 * 0.55:.6g}") == ["nodes_swapped"]


def test_shares_of_what_cancels_have_no_value():
    lost = Sum((use("c1", 3.0), use("c2", -3.0)))
    step = step_of(
        Product((Quotient(use("c1", 3.0), lost, part="fraction"), use("e", 0.6))), "share", value=float("nan")
    )
    assert mark(step, "0.6").kind == "undefined" and not mark(step, "0.6").correct


X, U = use("x", 0.7, "input"), use("u", 0.7**2 + 1)
OUTER, INNER = Product((Number(3), Power(U, Number(2))), part="slope"), Product((Number(2), X), part="slope")


@pytest.mark.parametrize(
    "key, wrong",
    [("nested_slope", 3 * 0.7**2 * 2 * 0.7), ("forgot_slope", 3 * 1.49**2), ("factors_added", 3 * 1.49**2 + 2 * 0.7)],
)
def test_the_chain_rule(key, wrong):
    """The slope of (x² + 1)³ is 3(x² + 1)²·2x."""
    step = step_of(Product((OUTER, INNER)), "gradient")
    assert step.value == pytest.approx(((0.7001**2 + 1) ** 3 - (0.6999**2 + 1) ** 3) / 0.0002)
    assert key in named(step, f"{wrong:.6g}")


def test_two_paths_that_meet():
    p, q, r, s = (use(f"s{i}", value) for i, value in enumerate((0.3, 1.4, -0.6, 0.7)))
    step = step_of(Sum((Product((p, q), part="path"), Product((r, s), part="path")), part="paths"), "gradient")
    assert named(step, f"{0.3 * 1.4:.6g}") == ["forgot_path"]
    assert named(step, f"{0.3 * 1.4 * -0.6 * 0.7:.6g}") == ["paths_multiplied"]
    assert named(step, f"{0.3 + 1.4 - 0.6 + 0.7:.6g}") == ["factors_added"]


def test_minus_signs_of_a_formula_can_be_lost():
    step = step_of(Sum((use("p", 0.8), Negative(Product((use("q", 0.3), use("r", 0.9)))))), "value")
    assert named(step, f"{0.8 + 0.27:.6g}") == ["sign_lost"]


@pytest.mark.parametrize("text", ["1/1+exp(-{0})", "1/1+e^-{0}", "1÷1+exp(−{0})"])
def test_brackets_left_out(text):
    step = TRACES["sigmoid"].forward_trace(x)["a1_1"]
    verdict = mark(step, text.format(round(z1[0], 4)))
    assert [m.key for m in verdict.mistakes] == ["order_of_operations"]
    assert "brackets" in verdict.message and "1+e" in verdict.message


def test_brackets_that_would_help_nothing_are_not_looked_for():
    assert mark(TRACES["sigmoid"].forward_trace(x)["a1_1"], "0.3*0.4+0.2").kind == "wrong"


@pytest.mark.parametrize("key", KEYS)
def test_the_worked_example_of_each_entry_is_recognised(key):
    step, text = example(key)
    assert key in named(step, text)


@pytest.mark.parametrize("key", KEYS)
def test_sentences_are_short_and_kind(key):
    verdict = mark(*example(key))
    mine = next(mistake for mistake in verdict.mistakes if mistake.key == key)
    assert mine.title == BY_KEY[key].title and "{" not in mine.message
    assert mine.message.endswith(".") and "!" not in mine.message and "wrong!" not in mine.message
    assert mine.message.count(". ") <= 1, "one or two sentences"


SIZES = [[2, 2, 1], [2, 3, 2], [3, 4, 3], [2, 2, 2, 2]]


@st.composite
def sheets(draw):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    sizes = draw(st.sampled_from(SIZES))
    hidden = draw(st.sampled_from(["sigmoid", "tanh", "relu", "leaky_relu"]))
    output, loss = draw(st.sampled_from([("sigmoid", "half_squared_error"), ("linear", "mean_squared_error")]))
    layers = range(1, len(sizes))
    W = {l: rng.uniform(-1, 1, (sizes[l], sizes[l - 1])).round(1) for l in layers}
    b = {l: rng.uniform(-1, 1, sizes[l]).round(1) for l in layers}
    f = {l: hidden if l < len(sizes) - 1 else output for l in layers}
    return Task(W, b, f, loss, rng.uniform(-1, 1, sizes[0]).round(1), rng.uniform(0, 1, sizes[-1]).round(1), 0.5)


@given(sheets())
@settings(max_examples=25, deadline=None)
def test_every_slip_of_the_plain_numpy_learners_is_in_the_catalogue(task):
    net = Network.from_parameters(
        weights=list(task.W.values()), biases=list(task.b.values()),
        hidden=task.f[1], output=task.f[len(task.f)], loss=task.loss,
    )  # fmt: skip
    trace = net.training_trace(task.x, task.y, learning_rate=task.rate)
    sheet, numbers = finished(task)
    for step, number in numbers.items():
        asked = trace[name(step)]
        assert asked.value == pytest.approx(number, rel=1e-9, abs=1e-12)
        ours = [(mistake.key, value) for mistake, _, value in wrong_values(asked)]
        for key, wrongs in wrong_numbers(sheet, step).items():
            for wrong in wrongs:
                near = [value for k, value in ours if k == key and value == pytest.approx(wrong, rel=1e-7, abs=1e-9)]
                assert near or wrong == pytest.approx(number, rel=1e-9, abs=1e-12), (key, asked.name, wrong)


def test_terms_of_a_wide_neuron_are_not_tried_one_by_one():
    """Of 64 terms one would come near any number: what is wrong with the whole sum is all that can be told."""
    rng = np.random.default_rng(0)
    net = Network([64, 1], output="linear", seed=0)
    net.parameters[:] = rng.uniform(-1, 1, net.parameters.size)
    inputs = rng.uniform(0.2, 1, 64)
    step, w, b = net.forward_trace(inputs)["z1_1"], net.weights[0][0], net.biases[0][0]
    assert {key for key in (mistake.key for mistake, _, _ in wrong_values(step))} == {
        "forgot_bias",
        "sign_lost",
        "times_bias",
    }
    assert named(step, f"{w @ inputs:.6g}") == ["forgot_bias"]
    assert named(step, f"{w[1:] @ inputs[1:] + b:.6g}") == []
