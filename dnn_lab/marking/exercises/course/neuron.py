"""Exercises of notebook 01: a neuron, the line it draws, two layers without activation that are one."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import sigmoid, tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def neuron(x, w, b):
    z = np.sum(w * x) + b
    return 1 / (1 + np.exp(-z))


def _neurons(rng):
    yield np.array([0.5, 0.6]), np.array([0.4, 0.7]), 0.1
    yield np.array([2.0, -0.5]), np.array([-0.3, 0.8]), -0.4
    for inputs in (2, 3, 5):
        yield tenths(rng, inputs), tenths(rng, inputs), float(tenths(rng, 1)[0])


def side(points, w, b):
    return (points @ w + b > 0).astype(int)


def _planes(rng):
    yield np.array([[1.0, 1.0], [-1.0, 0.5], [0.2, -2.0]]), np.array([1.0, 0.5]), -0.6
    for _ in range(3):
        yield tenths(rng, 40, 2) + 0.03, tenths(rng, 2), 0.4


def collapse(W1, b1, W2, b2):
    W = W2 @ W1
    b = W2 @ b1 + b2
    return W, b


def _pairs(rng):
    yield np.array([[1.0, 2.0], [0.5, -1.0]]), np.array([0.5, -0.3]), np.array([[2.0, 0.5], [-1.0, 3.0]]), np.ones(2)
    for inputs, hidden, outputs in ((2, 2, 2), (2, 3, 1), (4, 3, 2)):
        yield tenths(rng, hidden, inputs), tenths(rng, hidden), tenths(rng, outputs, hidden), tenths(rng, outputs)


EXERCISES = (
    Exercise(
        "neuron",
        "One neuron with a sigmoid",
        "neuron",
        "01",
        "inputs x and weights w of the same length, bias b, a number",
        "the activation: one number",
        neuron,
        _neurons,
        (
            wrong(
                "forgot_bias",
                lambda x, w, b: sigmoid(w @ x),
                "{typed} is the sigmoid of the products alone. Add b to their sum first.",
            ),
            wrong("forgot_activation", lambda x, w, b: w @ x + b, z="z", function="sigmoid"),
            wrong(
                "forgot_activation",
                lambda x, w, b: w @ x,
                "{typed} is the sum of the products. The bias and then the sigmoid are still to come.",
            ),
            wrong("times_bias", lambda x, w, b: sigmoid((w @ x) * b), bias="b"),
            wrong("activation_twice", lambda x, w, b: sigmoid(sigmoid(w @ x + b)), function="sigmoid"),
            wrong("exp_sign", lambda x, w, b: sigmoid(-(w @ x + b))),
            wrong(
                "term_left_out",
                lambda x, w, b: sigmoid(w[:-1] @ x[:-1] + b),
                term="the product of the last input",
            ),
            wrong(
                "term_left_out",
                lambda x, w, b: sigmoid(w[0] * x[0] + b),
                term="every product but that of the first input",
            ),
            wrong(
                "",
                lambda x, w, b: sigmoid(w @ x + b * len(x)),
                "{typed} adds the bias once for each input. It is added once, to the sum of the products.",
            ),
            wrong("sign_lost", lambda x, w, b: sigmoid(w @ x - b)),
        ),
        (
            "Two numbers, one after the other: z, then the activation of z.",
            "z is the sum of w·x over all inputs, plus b. The sigmoid of z is 1/(1 + e^(−z)).",
            "np.sum(w * x) multiplies entry by entry and adds; np.exp(-z) is e^(−z). Return the sigmoid of z.",
        ),
    ),
    Exercise(
        "side",
        "On which side of the line",
        "neuron",
        "01",
        "points of shape (n, 2), weights w of shape (2,), bias b",
        "for each point 1 where w·point + b is above 0, else 0: shape (n,)",
        side,
        _planes,
        (
            wrong(
                "forgot_bias",
                lambda points, w, b: points @ w > 0,
                "{typed} belongs to a line through the origin. The bias moves it: add b before you compare with 0.",
            ),
            wrong("forgot_activation", lambda points, w, b: points @ w + b, z="z", function="step"),
            wrong(
                "",
                lambda points, w, b: sigmoid(points @ w + b),
                "{typed} is the sigmoid of z. Here a hard answer is asked for: 1 where z is above 0, else 0.",
            ),
            wrong(
                "",
                lambda points, w, b: points @ w + b > 0.5,
                "{typed} has its border at z = 0.5. That is the border for the sigmoid of z; for z itself it is 0.",
            ),
            wrong(
                "sign_lost",
                lambda points, w, b: points @ w + b < 0,
                "{typed} has the sides swapped: 1 belongs where z is above 0.",
            ),
            wrong("sign_lost", lambda points, w, b: points @ w - b > 0),
            wrong(
                "",
                lambda points, w, b: np.where(points @ w + b > 0, 1, -1),
                "{typed} has −1 on one side. Asked for are 1 and 0.",
            ),
        ),
        (
            "Work out z for each point first: an array of n numbers. Then look at its sign.",
            "points @ w gives the sum of products for every row at once; the bias is added to each.",
            "z > 0 is an array of True and False; .astype(int) makes 1 and 0 of it.",
        ),
    ),
    Exercise(
        "collapse",
        "Two layers without activation are one",
        "neuron",
        "01",
        "W1 (hidden, inputs), b1 (hidden,), W2 (outputs, hidden), b2 (outputs,)",
        "W (outputs, inputs) and b (outputs,) of the one layer that does the same",
        collapse,
        _pairs,
        (
            wrong(
                "",
                lambda W1, b1, W2, b2: (W1 @ W2, W1 @ b2 + b1),
                "{typed} takes the layers in the wrong order. What comes later stands on the left: W2 @ W1.",
            ),
            wrong(
                "",
                lambda W1, b1, W2, b2: (W2 * W1, W2 @ b1 + b2),
                "{typed} multiplies entry by entry. A layer after a layer is a matrix product: @.",
            ),
            wrong(
                "transposed",
                lambda W1, b1, W2, b2: (W2.T @ W1, W2.T @ b1 + b2),
            ),
            wrong(
                "term_left_out",
                lambda W1, b1, W2, b2: (W2 @ W1, b2),
                "{typed} is b2 alone. The first layer's bias goes through the second layer too: W2 @ b1 belongs to it.",
            ),
            wrong("term_left_out", lambda W1, b1, W2, b2: (W2 @ W1, W2 @ b1), term="b2"),
            wrong(
                "",
                lambda W1, b1, W2, b2: (W2 @ W1, b1 + b2),
                "{typed} adds the biases as they are. The first one goes through the second layer: W2 @ b1.",
            ),
        ),
        (
            "Write out what the second layer gives: W2 (W1 x + b1) + b2. Then multiply out.",
            "What stands before x is the new W; everything without x is the new b.",
            "W is W2 @ W1. In b there are two terms, and one of them is b2.",
        ),
        parts=("W", "b"),
    ),
)
