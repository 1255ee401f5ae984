"""One worked example for each mistake: a step, and what a learner types who makes it.

The page of mistakes is written from these; a topic with mistakes of its own adds its steps.
"""

from functools import cache, partial

from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.wrong_values import wrong_values
from dnn_lab.worksheet.counting import parameter_trace
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.numbers import DIGITS, shown

_STEPS = {
    "forgot_bias": ("sigmoid", "z1_1"),
    "forgot_activation": ("sigmoid", "a1_1"),
    "forgot_slope": ("sigmoid", "dL/dz1_1"),
    "flipped_difference": ("sigmoid", "dL/da2_1"),
    "gradient_ascent": ("sigmoid", "w2_1_1_new"),
    "forgot_learning_rate": ("sigmoid", "w2_1_1_new"),
    "factor_two": ("sigmoid", "L"),
    "forgot_mean": ("linear", "L"),
    "forgot_minus": ("softmax", "L"),
    "log_base_ten": ("softmax", "L"),
    "degrees": ("sine", "y"),
    "softmax_unnormalised": ("softmax", "a2_1"),
    "softmax_without_exp": ("softmax", "a2_1"),
    "equal_split": ("share", "e0_1"),
    "split_by_weight": ("share", "e0_1"),
    "fraction_only": ("share", "e0_1"),
    "forgot_path": ("linear", "dL/da1_1"),
    "slope_at_output": ("sigmoid", "da1_1/dz1_1"),
    "output_activation": ("sigmoid", "dL/dw2_1_1"),
    "updated_weight": ("sigmoid", "dL/da1_2"),
    "transposed": ("sigmoid", "z1_2"),
    "z_for_a": ("sigmoid", "z2_1"),
    "nodes_swapped": ("sigmoid", "a1_2"),
    "nested_slope": ("chain", "dy/du"),
    "next_slope": ("sigmoid", "dL/da1_1"),
    "term_left_out": ("sigmoid", "z1_2"),
    "sign_lost": ("sigmoid", "z1_2"),
    "times_bias": ("sigmoid", "z1_1"),
    "activation_twice": ("sigmoid", "a1_1"),
    "exp_sign": ("sigmoid", "a1_1"),
    "paths_multiplied": ("linear", "dL/da1_1"),
    "factors_added": ("sigmoid", "dL/dz1_2"),
    "step_only": ("sigmoid", "w1_1_1_new"),
    "double_counted": ("sigmoid", "dL/dw1_1_2"),
    "biases_miscounted": ("counts", "layer_1"),
    "sizes_added": ("counts", "layer_1"),
    "upside_down": ("line", "crosses_x2"),
    "order_of_operations": ("sigmoid", "a1_1"),
    "value_for_slope": ("sigmoid", "da1_1/dz1_1"),
    "weight_for_activation": ("sigmoid", "dL/dw2_1_1"),
    "factor_left_out": ("sigmoid", "dL/dw2_1_1"),
    "not_squared": ("sigmoid", "L"),
    "weights_crossed": ("sigmoid", "z1_1"),
}


def example(key):
    """(step, what is typed) for a mistake."""
    kind, name = _STEPS[key]
    step = _MADE[kind]()[name]
    if key == "order_of_operations":
        return step, "1/1+exp(-0.72)"
    value = next(value for mistake, _, value in wrong_values(step) if mistake.key == key)
    return step, shown(value, digits_for(step) or DIGITS)[0]


_NUMBERS = {
    "weights": [[[0.4, 0.7], [-0.3, 0.8]], [[0.7, -0.6], [0.5, 0.9]]],
    "biases": [[0.1, -0.2], [0.3, 0.2]],
}


def _network(outputs, **functions):
    weights, biases = _NUMBERS["weights"], _NUMBERS["biases"]
    return Network.from_parameters(
        weights=[weights[0], weights[1][:outputs]], biases=[biases[0], biases[1][:outputs]], **functions
    )


@cache
def _sigmoid():
    net = _network(1, hidden="sigmoid", output="sigmoid", loss="half_squared_error")
    return net.training_trace([0.5, 0.6], [1.0], learning_rate=0.5)


@cache
def _linear():
    net = _network(2, hidden="tanh", output="linear", loss="mean_squared_error")
    return net.training_trace([0.5, 0.6], [1.0, 0.4], learning_rate=0.1)


@cache
def _softmax():
    net = _network(2, hidden="sigmoid", output="softmax", loss="cross_entropy")
    return net.training_trace([0.5, 0.6], [0.0, 1.0], learning_rate=0.5)


@cache
def _share():
    """Shares of an error of 0.5 among two inputs that sent 0.5·6 and 0.8·2.5."""
    net = Network.from_parameters(weights=[[[0.5, 0.8]]], biases=[[0]])
    return net.error_trace([6, 2.5], [5.5])


@cache
def _chain():
    """The slopes of y = (x² + 1)³ at x = 0.7, with u = x² + 1."""
    return Graph.parse("u = x^2 + 1; u^3", x=0.7).backward_trace()


@cache
def _sine():
    return Graph.parse("sin(x)", x=0.7).forward_trace()


_MADE = {
    "sigmoid": _sigmoid,
    "linear": _linear,
    "softmax": _softmax,
    "share": _share,
    "chain": _chain,
    "sine": _sine,
    "counts": partial(parameter_trace, [4, 8, 3], detail="compact"),
    "line": partial(line_trace, [0.5, 0.8], -0.6),
}
