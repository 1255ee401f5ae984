"""Exercises of notebook 03: counting parameters, ReLUs that never answer, a slope through many layers."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import sigmoid, tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def parameters(sizes):
    total = 0
    for layer in range(1, len(sizes)):
        inputs, outputs = sizes[layer - 1], sizes[layer]
        total += inputs * outputs + outputs
    return total


def _shapes(rng):
    for sizes in ([2, 3, 1], [4, 5, 3], [3, 7], [64, 32, 32, 10], [2, 8, 8, 8, 8, 1]):
        yield (sizes,)


def _weights(sizes):
    return sum(a * b for a, b in zip(sizes[:-1], sizes[1:], strict=True))


def dead_relus(W, b, X):
    Z = X @ W.T + b
    off = np.all(Z <= 0, axis=0)
    return int(np.sum(off))


def _flocks(rng):
    for samples, inputs, neurons in ((3, 2, 9), (5, 3, 12), (8, 2, 30)):
        yield tenths(rng, neurons, inputs) + 0.03, tenths(rng, neurons) - 0.8, np.abs(tenths(rng, samples, inputs))


def slope_through(w, z):
    a = 1 / (1 + np.exp(-z))
    return np.prod(w * a * (1 - a))


def _depths(rng):
    yield np.array([2.0, 0.5]), np.array([0.4, -1.2])
    for depth in (3, 5, 10):
        yield tenths(rng, depth), tenths(rng, depth)


def _slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


EXERCISES = (
    Exercise(
        "parameters",
        "How many parameters",
        "parameters",
        "03",
        "sizes, a list such as [2, 3, 1]: inputs, neurons of each hidden layer, outputs",
        "the number of weights and biases: a whole number",
        parameters,
        _shapes,
        (
            wrong(
                "forgot_bias",
                lambda sizes: _weights(sizes),
                "{typed} counts the weights alone. Each neuron has a bias too.",
            ),
            wrong(
                "",
                lambda sizes: _weights(sizes) + sum(sizes),
                "{typed} gives the inputs a bias too. Only neurons have one: leave out the first size.",
            ),
            wrong(
                "",
                lambda sizes: _weights(sizes) + len(sizes) - 1,
                "{typed} has one bias for each layer. There is one for each neuron.",
            ),
            wrong("", lambda sizes: sum(sizes), "{typed} counts inputs and neurons. Asked for are weights and biases."),
            wrong(
                "times_bias",
                lambda sizes: sum(a * b * b for a, b in zip(sizes[:-1], sizes[1:], strict=True)),
                "{typed} multiplies by the number of biases. They are counted on top: add them.",
            ),
            wrong(
                "term_left_out",
                lambda sizes: _weights(sizes[:-1]) + sum(sizes[1:-1]),
                term="the last layer",
            ),
            wrong(
                "term_left_out",
                lambda sizes: _weights(sizes) + sum(sizes[1:-1]),
                "{typed} leaves out the biases of the output layer.",
            ),
        ),
        (
            "Go from layer to layer: which two sizes meet in one weight matrix?",
            "A layer with n inputs and m neurons has n·m weights and m biases.",
            "Layer 1 has sizes[0] inputs and sizes[1] neurons; go on like this to the last size, adding up.",
        ),
        whole=True,
    ),
    Exercise(
        "dead_relus",
        "ReLUs that never answer",
        "parameters",
        "03",
        "W (neurons, inputs), b (neurons,), X (samples, inputs)",
        "how many neurons have a ReLU that is 0 for every sample: a whole number",
        dead_relus,
        _flocks,
        (
            wrong(
                "",
                lambda W, b, X: np.sum(np.any(X @ W.T + b <= 0, axis=0)),
                "{typed} counts neurons that are off for at least one sample. A dead one is off for all of them.",
            ),
            wrong(
                "forgot_bias",
                lambda W, b, X: np.sum(np.all(X @ W.T <= 0, axis=0)),
                "{typed} leaves the bias out of z. It decides where a ReLU begins.",
            ),
            wrong(
                "",
                lambda W, b, X: np.sum(np.any(X @ W.T + b > 0, axis=0)),
                "{typed} counts the neurons that do answer. Asked for are the others.",
            ),
            wrong(
                "",
                lambda W, b, X: np.sum(X @ W.T + b <= 0),
                "{typed} counts every 0, neuron by neuron and sample by sample. A neuron counts once.",
            ),
            wrong(
                "",
                lambda W, b, X: np.sum(np.all(X @ W.T + b <= 0, axis=1)),
                "{typed} counts samples for which all neurons are off. Asked for are neurons: the other axis.",
            ),
            wrong(
                "sign_lost",
                lambda W, b, X: np.sum(np.all(X @ W.T + b > 0, axis=0)),
                "{typed} counts neurons that are on for every sample. A ReLU is 0 where z is at most 0.",
            ),
            wrong(
                "forgot_mean",
                lambda W, b, X: np.mean(np.all(X @ W.T + b <= 0, axis=0)),
                "{typed} is the part of all neurons. Asked for is how many.",
            ),
        ),
        (
            "Work out z for every sample and every neuron: a table with one row a sample.",
            "A ReLU is 0 where z ≤ 0. A neuron is dead if that holds in its whole column.",
            "np.all(Z <= 0, axis=0) looks down each column; the sum of True and False counts.",
        ),
        whole=True,
    ),
    Exercise(
        "slope_through",
        "A slope through many layers",
        "chain rule",
        "03",
        "w and z of a chain of neurons with sigmoids, one number for each layer: shape (layers,)",
        "the product over all layers of w·σ′(z): one number",
        slope_through,
        _depths,
        (
            wrong(
                "forgot_slope",
                lambda w, z: np.prod(w),
                "{typed} is the product of the weights. Each layer has the sigmoid's slope in it too, a·(1 − a).",
            ),
            wrong("", lambda w, z: np.prod(_slope(z)), "{typed} leaves out the weights: each layer brings w·σ′(z)."),
            wrong("factors_added", lambda w, z: np.sum(w * _slope(z))),
            wrong("factors_added", lambda w, z: np.prod(w + _slope(z))),
            wrong("slope_at_output", lambda w, z: np.prod(w * z * (1 - z))),
            wrong(
                "slope_at_output",
                lambda w, z: np.prod(w * _slope(sigmoid(z))),
                "{typed} takes the slope at a. It belongs at z: with a = σ(z) it is a·(1 − a).",
            ),
            wrong("", lambda w, z: np.prod(w * sigmoid(z)), "{typed} multiplies by σ(z). Its slope is a·(1 − a)."),
            wrong(
                "term_left_out",
                lambda w, z: np.prod((w * _slope(z))[:-1]),
                "{typed} leaves out the last layer.",
            ),
        ),
        (
            "Slopes that follow each other multiply: one factor for each layer.",
            "With a = σ(z) the sigmoid's slope is a·(1 − a). Each layer brings w times that.",
            "np.prod multiplies all entries of an array.",
        ),
    ),
)
