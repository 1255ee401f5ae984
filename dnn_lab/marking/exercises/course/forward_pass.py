"""Exercises of notebook 06: a forward pass through any number of layers, a batch, the part that is right."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import sigmoid, tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def forward(weights, biases, x):
    a = x
    for W, b in zip(weights, biases, strict=True):
        z = W @ a + b
        a = 1 / (1 + np.exp(-z))
    return a


def _networks(rng):
    for sizes in ((2, 2, 2, 2), (3, 3, 3), (2, 3, 1), (4, 3, 3, 2), (3, 5, 4, 2, 2)):
        pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
        yield [tenths(rng, *pair) for pair in pairs], [tenths(rng, pair[0]) for pair in pairs], tenths(rng, sizes[0])


def _passed(through, last=None):
    """A pass in which each layer goes through `through(W, b, a)`, the last one through `last`."""

    def run(weights, biases, x):
        a = x
        for place, (W, b) in enumerate(zip(weights, biases, strict=True)):
            a = (last if last and place == len(weights) - 1 else through)(W, b, a)
        return a

    return run


def _right(W, b, a):
    return sigmoid(W @ a + b)


def _linear(W, b, a):
    return W @ a + b


def batch_layer(W, b, X):
    Z = X @ W.T + b
    return 1 / (1 + np.exp(-Z))


def _batches(rng):
    for samples, outputs, inputs in ((4, 2, 2), (5, 3, 3), (3, 4, 2), (6, 1, 3)):
        yield tenths(rng, outputs, inputs), tenths(rng, outputs), tenths(rng, samples, inputs)


def accuracy(outputs, labels):
    chosen = np.argmax(outputs, axis=1)
    return np.mean(chosen == labels)


def _votes(rng):
    yield np.array([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6], [0.5, 0.4, 0.1]]), np.array([0, 2, 1])
    for samples, classes in ((10, 3), (23, 4), (40, 10)):
        yield rng.dirichlet(np.ones(classes), samples), rng.integers(classes, size=samples)


EXERCISES = (
    Exercise(
        "forward",
        "A forward pass",
        "forward",
        "06",
        "weights and biases, lists with one array for each layer, (outputs, inputs) and (outputs,); x (inputs,)",
        "the output of the network, all layers with sigmoid: shape (outputs,)",
        forward,
        _networks,
        (
            wrong(
                "forgot_bias",
                _passed(lambda W, b, a: sigmoid(W @ a)),
                "{typed} comes from the products alone. Each layer adds its b before the sigmoid.",
            ),
            wrong(
                "forgot_activation",
                _passed(_right, _linear),
                "{typed} is z of the output layer: the last sigmoid is missing.",
            ),
            wrong(
                "forgot_activation",
                _passed(_linear, _right),
                "{typed} has a sigmoid at the output only. Every layer has one.",
            ),
            wrong("forgot_activation", _passed(_linear), z="a chain of weighted sums", function="sigmoid"),
            wrong("transposed", _passed(lambda W, b, a: sigmoid(W.T @ a + b))),
            wrong("times_bias", _passed(lambda W, b, a: sigmoid((W @ a) * b)), bias="of each layer"),
            wrong("exp_sign", _passed(lambda W, b, a: sigmoid(-(W @ a + b)))),
            wrong("activation_twice", _passed(lambda W, b, a: sigmoid(_right(W, b, a))), function="sigmoid"),
            wrong(
                "",
                lambda weights, biases, x: _right(weights[0], biases[0], x),
                "{typed} is the first layer's. The return stands inside the loop, or the loop ends too early.",
            ),
            wrong(
                "term_left_out",
                lambda weights, biases, x: _passed(_right)(weights[:-1], biases[:-1], x),
                "{typed} stops one layer before the output.",
            ),
            wrong("sign_lost", _passed(lambda W, b, a: sigmoid(W @ a - b))),
        ),
        (
            "One layer after the other: what comes out of one goes into the next.",
            "Keep one variable a, which is x at first. For each layer: z = W a + b, then a = sigmoid(z).",
            "for W, b in zip(weights, biases): a = 1 / (1 + np.exp(-(W @ a + b))), and return a after the loop.",
        ),
    ),
    Exercise(
        "batch_layer",
        "A layer for a whole batch",
        "forward",
        "06",
        "W (outputs, inputs), b (outputs,), X (samples, inputs)",
        "the activations (sigmoid): shape (samples, outputs)",
        batch_layer,
        _batches,
        (
            wrong(
                "forgot_bias",
                lambda W, b, X: sigmoid(X @ W.T),
                "{typed} comes from the products alone. Add b: numpy adds it to every row.",
            ),
            wrong("forgot_activation", lambda W, b, X: X @ W.T + b, z="Z", function="sigmoid"),
            wrong(
                "transposed",
                lambda W, b, X: sigmoid(X @ W + b),
                "{typed} reads W the other way round. Its rows belong to neurons: X @ W.T.",
            ),
            wrong("times_bias", lambda W, b, X: sigmoid((X @ W.T) * b), bias="b"),
            wrong("exp_sign", lambda W, b, X: sigmoid(-(X @ W.T + b))),
            wrong("activation_twice", lambda W, b, X: sigmoid(sigmoid(X @ W.T + b)), function="sigmoid"),
        ),
        (
            "One row of X is one sample, one row of W is one neuron. Each meets each.",
            "A matrix product takes rows of the first and columns of the second: which of the two is to be turned?",
            "Z = X @ W.T + b, then the sigmoid of every entry.",
        ),
    ),
    Exercise(
        "accuracy",
        "The part that is right",
        "softmax",
        "06",
        "outputs (samples, classes) and labels (samples,), the number of each sample's true class",
        "the part of samples whose largest output is that of the true class: from 0 to 1",
        accuracy,
        _votes,
        (
            wrong(
                "forgot_mean",
                lambda outputs, labels: np.sum(np.argmax(outputs, axis=1) == labels),
                "{typed} is how many are right. Divide it by the number of samples.",
            ),
            wrong(
                "",
                lambda outputs, labels: 100 * np.mean(np.argmax(outputs, axis=1) == labels),
                "{typed} is in percent. Asked for is a part, from 0 to 1.",
            ),
            wrong(
                "",
                lambda outputs, labels: np.mean(np.argmax(outputs, axis=1) != labels),
                "{typed} is the part that is wrong.",
            ),
            wrong(
                "",
                lambda outputs, labels: np.mean(np.argmin(outputs, axis=1) == labels),
                "{typed} looks at the smallest output. The network's answer is the largest.",
            ),
            wrong(
                "",
                lambda outputs, labels: np.mean(outputs[np.arange(len(labels)), labels]),
                "{typed} is the mean output of the true class. A sample counts as right or not, 1 or 0.",
            ),
        ),
        (
            "Which class does the network choose for each sample?",
            "np.argmax(outputs, axis=1) is the place of the largest output in each row.",
            "chosen == labels is an array of True and False; its mean is the part that is right.",
        ),
    ),
)
