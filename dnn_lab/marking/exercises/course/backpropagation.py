"""The exercise of notebook 07: a whole backward pass."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import sigmoid, tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def backward(W2, x, a1, output, y):
    dz2 = (output - y) * output * (1 - output)
    dW2 = np.outer(dz2, a1)
    da1 = W2.T @ dz2
    dz1 = da1 * a1 * (1 - a1)
    dW1 = np.outer(dz1, x)
    return dW1, dz1, dW2, dz2


def _passes(rng):
    """Square shapes first: there a matrix taken the wrong way round gives numbers, not an error."""
    for inputs, hidden, outputs in ((2, 2, 2), (3, 3, 3), (2, 3, 1), (4, 3, 2)):
        x, y = tenths(rng, inputs), rng.integers(2, size=outputs).astype(float)
        a1 = sigmoid(tenths(rng, hidden, inputs) @ x)
        W2 = tenths(rng, outputs, hidden)
        yield W2, x, a1, sigmoid(W2 @ a1 + 0.2), y


def _gone(
    difference=lambda output, y: output - y,
    outer=lambda output: output * (1 - output),
    back=lambda W2, dz2, difference: W2.T @ dz2,
    inner=lambda a1: a1 * (1 - a1),
    at_W2=lambda a1, output: a1,
    at_W1=lambda x, a1: x,
):
    """A backward pass in which one of its parts is done otherwise."""

    def run(W2, x, a1, output, y):
        before = difference(output, y)
        dz2 = before * outer(output)
        dz1 = back(W2, dz2, before) * inner(a1)
        dW1, dW2 = np.outer(dz1, at_W1(x, a1)), np.outer(dz2, at_W2(a1, output))
        return dW1, dz1, dW2, dz2

    return run


EXERCISES = (
    Exercise(
        "backward",
        "A whole backward pass",
        "backpropagation",
        "07",
        "W2 (outputs, hidden), x (inputs,), a1 (hidden,), output (outputs,), y (outputs,); all neurons have sigmoids",
        "the gradients of L = ½ Σ (output − y)²: dL/dW1, dL/db1, dL/dW2, dL/db2, shaped like W1, b1, W2, b2",
        backward,
        _passes,
        (
            wrong(
                "forgot_slope",
                _gone(outer=lambda output: 1),
                "{typed} leaves out the slope of the sigmoid at the output, output·(1 − output).",
            ),
            wrong(
                "forgot_slope",
                _gone(inner=lambda a1: 1),
                "{typed} leaves out the slope of the hidden sigmoid, a1·(1 − a1).",
            ),
            wrong(
                "forgot_slope",
                _gone(outer=lambda output: 1, inner=lambda a1: 1),
                "{typed} leaves out the slope of the sigmoid in both layers, a·(1 − a).",
            ),
            wrong("flipped_difference", _gone(difference=lambda output, y: y - output), difference="output − y"),
            wrong("factor_two", _gone(difference=lambda output, y: 2 * (output - y))),
            wrong("output_activation", _gone(at_W2=lambda a1, output: output), wrong="the output", right="a1"),
            wrong("output_activation", _gone(at_W1=lambda x, a1: a1), wrong="a1", right="x"),
            wrong(
                "next_slope",
                _gone(back=lambda W2, dz2, before: W2.T @ before),
                wrong="dL/da of the output",
                right="its dL/dz",
            ),
            wrong("transposed", _gone(back=lambda W2, dz2, before: W2 @ dz2)),
            wrong(
                "forgot_path",
                _gone(back=lambda W2, dz2, before: W2[0] * dz2[0]),
                "{typed} comes back from the first output only. Add up what comes back from all of them: W2.T @ dz2.",
            ),
            wrong(
                "slope_at_output",
                _gone(inner=lambda a1: sigmoid(a1) * (1 - sigmoid(a1))),
                "{typed} takes the sigmoid of a1 once more. a1 is the activation already: its slope is a1·(1 − a1).",
            ),
        ),
        (
            "From the back: dL/dz of the output, then its weights, then a1, then dL/dz of the hidden layer.",
            "dL/dz2 = (output − y)·output·(1 − output). Back to a1 comes W2.T @ dz2; then times a1·(1 − a1).",
            "A weight's gradient is dL/dz where it leads to, times what came in: np.outer(dz2, a1), np.outer(dz1, x).",
        ),
        parts=("dL/dW1", "dL/db1", "dL/dW2", "dL/db2"),
    ),
)
