"""Exercises of notebook 08: shares of one error, shares that cannot explode, shares from several outputs."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import tenths
from dnn_lab.marking.exercises.entry import Case, Exercise, wrong

_CANCELLED = (
    "The others are right. Here the contributions cancel and their total is 0: epsilon keeps the division possible, "
    "and a total of 0 counts as positive."
)


def shares(error, w, a):
    contributions = w * a
    return error * contributions / np.sum(contributions)


def _errors(rng):
    yield 0.6, np.array([1.5, 0.5]), np.array([2.0, 4.0])
    for nodes in (2, 3, 5):
        yield float(tenths(rng, 1)[0]), np.abs(tenths(rng, nodes)), np.abs(tenths(rng, nodes))


def epsilon_shares(error, contributions, epsilon):
    total = np.sum(contributions)
    sign = 1 if total >= 0 else -1
    return error * contributions / (total + epsilon * sign)


def _stabilised(rng):
    yield 0.6, np.array([3.0, 2.0]), 0.5
    yield 0.6, np.array([-3.0, 1.0]), 0.5
    for nodes in (3, 4):
        yield 0.4, np.abs(tenths(rng, nodes)), 0.25
        yield 0.4, -np.abs(tenths(rng, nodes)), 0.25
    yield Case((0.6, np.array([3.0, -3.0]), 0.1), _CANCELLED)


def shares_back(W, a, errors):
    contributions = W * a
    fractions = contributions / np.sum(contributions, axis=1, keepdims=True)
    return fractions.T @ errors


def _outputs(rng):
    yield np.array([[3.0, 2.0], [1.0, 4.0]]), np.array([1.0, 0.5]), np.array([0.6, 0.2])
    for outputs, nodes in ((2, 2), (3, 3), (2, 4), (1, 3)):
        yield np.abs(tenths(rng, outputs, nodes)), np.abs(tenths(rng, nodes)), tenths(rng, outputs)


def _back(fractions_of):
    return lambda W, a, errors: fractions_of(W, a).T @ errors


def _of_rows(table):
    return table / np.sum(table, axis=1, keepdims=True)


EXERCISES = (
    Exercise(
        "shares",
        "Shares of an error",
        "attribution",
        "08",
        "error, a number; weights w and activations a of the nodes that sent something, both of shape (nodes,)",
        "each node's share of the error, in proportion to its contribution w·a: shape (nodes,)",
        shares,
        _errors,
        (
            wrong(
                "equal_split",
                lambda error, w, a: np.full(len(w), error / len(w)),
                "{typed} is an equal split. Share in proportion to what each node contributed.",
            ),
            wrong("split_by_weight", lambda error, w, a: error * w / np.sum(w)),
            wrong("fraction_only", lambda error, w, a: w * a / np.sum(w * a), error="error"),
            wrong(
                "",
                lambda error, w, a: error * a / np.sum(a),
                "{typed} compares what the nodes hold. What a node contributed is that times its weight.",
            ),
            wrong(
                "",
                lambda error, w, a: error * w * a,
                "{typed} is not divided by the total, so the shares do not sum to the error.",
            ),
            wrong(
                "nodes_swapped",
                lambda error, w, a: (error * w * a / np.sum(w * a))[::-1],
                "{typed} has the right shares at the wrong nodes: their order is turned round.",
            ),
        ),
        (
            "What did each node send? That is its contribution.",
            "A contribution is w·a. Its part of the total, times the error, is the node's share.",
            "contributions = w * a; divide by np.sum(contributions) and multiply by error.",
        ),
    ),
    Exercise(
        "epsilon_shares",
        "Shares that cannot explode",
        "attribution",
        "08",
        "error, a number; contributions of shape (nodes,); epsilon, a number above 0",
        "error·contribution/(total + epsilon), where epsilon takes the sign of the total: shape (nodes,)",
        epsilon_shares,
        _stabilised,
        (
            wrong(
                "sign_lost",
                lambda error, contributions, epsilon: error * contributions / (np.sum(contributions) + epsilon),
                "{typed} adds epsilon to a negative total too, which brings it nearer to 0. Take its sign.",
            ),
            wrong(
                "term_left_out",
                lambda error, contributions, epsilon: error * contributions / np.sum(contributions),
                "{typed} leaves epsilon out.",
            ),
            wrong(
                "fraction_only",
                lambda error, contributions, epsilon: epsilon_shares(1, contributions, epsilon),
                error="error",
            ),
            wrong(
                "equal_split",
                lambda error, contributions, epsilon: np.full(len(contributions), error / len(contributions)),
                "{typed} is an equal split. Share in proportion to what each node contributed.",
            ),
            wrong(
                "",
                lambda error, contributions, epsilon: (
                    error * contributions / (np.sum(contributions) + epsilon * np.sign(contributions))
                ),
                "{typed} gives epsilon the sign of each contribution. It takes the sign of the total.",
            ),
            wrong(
                "",
                lambda error, contributions, epsilon: error * contributions / (np.sum(np.abs(contributions)) + epsilon),
                "{typed} divides by the sum of the sizes. Divide by the total, signs included.",
            ),
        ),
        (
            "Begin with the plain rule: error times contribution by the total.",
            "Epsilon moves the total away from 0: to the right if it is positive, to the left if it is negative.",
            "sign = 1 if total >= 0 else -1, and the divisor is total + epsilon * sign. (np.sign(0) would be 0.)",
        ),
    ),
    Exercise(
        "shares_back",
        "Shares from several outputs",
        "attribution",
        "08",
        "W (outputs, nodes), a (nodes,), and errors (outputs,), one for each output",
        "what arrives at each node: its shares of all errors, added up: shape (nodes,)",
        shares_back,
        _outputs,
        (
            wrong(
                "forgot_path",
                lambda W, a, errors: _of_rows(W * a)[0] * errors[0],
                path="what comes back from every output but the first",
            ),
            wrong("split_by_weight", _back(lambda W, a: _of_rows(W))),
            wrong(
                "equal_split",
                lambda W, a, errors: np.full(len(a), np.sum(errors) / len(a)),
                "{typed} is an equal split. Share in proportion to what each node contributed.",
            ),
            wrong(
                "transposed",
                _back(lambda W, a: W * a / np.sum(W * a, axis=0, keepdims=True)),
                "{typed} divides by the sum over the outputs. The error of an output is shared among its own row.",
            ),
            wrong(
                "fraction_only",
                lambda W, a, errors: _of_rows(W * a).sum(axis=0),
                error="of each output",
            ),
            wrong(
                "",
                lambda W, a, errors: (W * a).T @ errors,
                "{typed} is not divided by the totals, so the shares do not sum to the errors.",
            ),
            wrong(
                "",
                lambda W, a, errors: W.T @ errors,
                "{typed} is what comes back in a gradient. A share is a part: contribution by total.",
            ),
        ),
        (
            "Take one output first: its error is shared among the nodes in its row of W.",
            "The contributions are W * a, one row for each output. Divide each row by its own sum.",
            "np.sum(…, axis=1, keepdims=True) has the totals; the fractions, turned, times the errors add up.",
        ),
    ),
)
