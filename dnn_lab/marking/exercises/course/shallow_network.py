"""Exercises of notebook 02: a dense layer, softmax, and the loss that goes with it."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import sigmoid, tenths
from dnn_lab.marking.exercises.entry import Case, Exercise, wrong


def layer(W, b, x):
    z = W @ x + b
    return 1 / (1 + np.exp(-z))


def _layers(rng):
    yield np.array([[0.5, -0.4], [-0.3, 0.8]]), np.array([0.1, 0.2]), np.array([0.4, -2.0])
    yield tenths(rng, 3, 3), tenths(rng, 3), tenths(rng, 3)
    for outputs, inputs in ((3, 2), (1, 4), (2, 5)):
        yield tenths(rng, outputs, inputs), tenths(rng, outputs), tenths(rng, inputs)


def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / np.sum(powers)


_TOO_LARGE = (
    "The small numbers are right. For numbers this large e^z is more than a float holds. "
    "Take the largest z away from all of them first: the result stays the same."
)


def _sums(rng):
    yield (np.array([1.0, 2.0, 0.5]),)
    yield (np.array([-0.7, 0.4]),)
    for outputs in (3, 4, 6):
        yield (tenths(rng, outputs),)
    yield Case((np.array([1000.0, 1001.0, 999.0]),), _TOO_LARGE)


def cross_entropy(P, Y):
    of_each = -np.sum(Y * np.log(P), axis=1)
    return np.mean(of_each)


def _certainties(rng):
    yield np.array([[0.7, 0.3], [0.4, 0.6]]), np.array([[1.0, 0.0], [1.0, 0.0]])
    for samples, classes in ((3, 3), (5, 2), (7, 4)):
        powers = np.exp(tenths(rng, samples, classes))
        P = powers / powers.sum(axis=1, keepdims=True)
        yield P, np.eye(classes)[rng.integers(classes, size=samples)]


EXERCISES = (
    Exercise(
        "layer",
        "A dense layer with sigmoids",
        "neuron",
        "02",
        "W of shape (outputs, inputs), b (outputs,), x (inputs,)",
        "the activations: shape (outputs,)",
        layer,
        _layers,
        (
            wrong(
                "forgot_bias",
                lambda W, b, x: sigmoid(W @ x),
                "{typed} is the sigmoid of the products alone. Add b to W @ x first.",
            ),
            wrong("forgot_activation", lambda W, b, x: W @ x + b, z="W @ x + b", function="sigmoid"),
            wrong("times_bias", lambda W, b, x: sigmoid((W @ x) * b), bias="b"),
            wrong("transposed", lambda W, b, x: sigmoid(W.T @ x + b)),
            wrong("exp_sign", lambda W, b, x: sigmoid(-(W @ x + b))),
            wrong("activation_twice", lambda W, b, x: sigmoid(sigmoid(W @ x + b)), function="sigmoid"),
            wrong("sign_lost", lambda W, b, x: sigmoid(W @ x - b)),
        ),
        (
            "One row of W belongs to one neuron. It meets the whole x.",
            "W @ x makes all weighted sums at once; b has one bias for each of them.",
            "z = W @ x + b, then the sigmoid 1/(1 + e^(−z)) of every entry; np.exp works on whole arrays.",
        ),
    ),
    Exercise(
        "softmax",
        "Softmax",
        "softmax",
        "02",
        "z, the weighted sums of the outputs: shape (classes,)",
        "positive numbers that sum to 1: shape (classes,)",
        softmax,
        _sums,
        (
            wrong("softmax_unnormalised", lambda z: np.exp(z), z="each z"),
            wrong("softmax_without_exp", lambda z: z / np.sum(z), z="each z"),
            wrong(
                "",
                lambda z: sigmoid(z),
                "{typed} is the sigmoid of each z on its own. Softmax divides e^z by the sum of e^z over all classes.",
            ),
            wrong(
                "sign_lost",
                lambda z: np.exp(-z) / np.sum(np.exp(-z)),
                "{typed} gives the smallest z the largest part. The exponent is z, without a minus.",
            ),
            wrong(
                "",
                lambda z: np.exp(z) / np.max(np.exp(z)),
                "{typed} divides by the largest power. Divide by the sum of all of them: then the parts sum to 1.",
            ),
            wrong(
                "",
                lambda z: np.exp(z) / np.exp(np.sum(z)),
                "{typed} divides by e to the power of the sum. Take the powers first, then their sum.",
            ),
            wrong(
                "forgot_mean",
                lambda z: np.exp(z) / np.mean(np.exp(z)),
                "{typed} divides by the mean of the powers. Divide by their sum.",
            ),
        ),
        (
            "First make every number positive, then make them sum to 1.",
            "e^z is positive whatever z is. Divide each of these powers by the sum of them all.",
            "np.exp(z) / np.sum(np.exp(z)), and for very large z: np.exp(z - np.max(z)) gives the same parts.",
        ),
    ),
    Exercise(
        "cross_entropy",
        "Cross-entropy of a batch",
        "softmax",
        "02",
        "P, softmax outputs, and Y, one-hot targets, both of shape (samples, classes)",
        "the loss: the mean over the samples of −Σ y·ln p, one number",
        cross_entropy,
        _certainties,
        (
            wrong("forgot_minus", lambda P, Y: np.mean(np.sum(Y * np.log(P), axis=1))),
            wrong("log_base_ten", lambda P, Y: -np.mean(np.sum(Y * np.log10(P), axis=1))),
            wrong(
                "forgot_mean",
                lambda P, Y: -np.sum(Y * np.log(P)),
                "{typed} is the sum over the batch. Divide it by the number of samples.",
            ),
            wrong(
                "",
                lambda P, Y: -np.mean(Y * np.log(P)),
                "{typed} is the mean over every entry. Sum over the classes first, then average the samples.",
            ),
            wrong(
                "",
                lambda P, Y: -np.mean(np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1)),
                "{typed} is the binary cross-entropy: it counts 1 − p too. With softmax only the true class counts.",
            ),
            wrong(
                "",
                lambda P, Y: np.mean(np.sum((P - Y) ** 2, axis=1)),
                "{typed} is a squared error. The cross-entropy takes the logarithm of the true class's p.",
            ),
            wrong(
                "",
                lambda P, Y: -np.mean(np.sum(np.log(P), axis=1)),
                "{typed} sums the logarithm of every class. Only the true one counts: multiply by Y.",
            ),
            wrong(
                "log_base_ten",
                lambda P, Y: -np.mean(np.sum(Y * np.log2(P), axis=1)),
                "{typed} comes from the logarithm to base 2. The loss takes the natural one: np.log.",
            ),
        ),
        (
            "In each row one entry of Y is 1: it picks the p of the true class.",
            "The loss of one sample is −ln p of its true class. Then the mean over all rows.",
            "-np.sum(Y * np.log(P), axis=1) has one loss for each row; np.mean makes one number of them.",
        ),
    ),
)
