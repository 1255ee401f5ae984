"""Exercises of notebook 07: one step of gradient descent, of momentum, of Adam."""

import numpy as np

from dnn_lab.marking.exercises.course.drawing import tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def gradient_step(w, gradient, rate):
    return w - rate * gradient


def _steps(rng):
    yield np.array([0.7, -0.5, 0.3]), np.array([0.1, -0.2, 0.4]), 0.5
    for shape in ((4,), (2, 3), (3, 3)):
        yield tenths(rng, *shape), tenths(rng, *shape), 0.1


def momentum_step(w, v, gradient, rate, momentum):
    v = momentum * v + gradient
    w = w - rate * v
    return w, v


def _moved(w, rate, v):
    return w - rate * v, v


def _moving(rng):
    yield np.array([0.7, -0.5]), np.array([0.0, 0.0]), np.array([0.1, -0.2]), 0.5, 0.9
    for shape in ((3,), (2, 3), (2, 2)):
        yield tenths(rng, *shape), tenths(rng, *shape), tenths(rng, *shape), 0.1, 0.8


def adam_step(w, m, v, gradient, t, rate, beta1, beta2, epsilon):
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w - rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return w, m, v


def _adapting(rng):
    yield np.array([0.7, -0.5]), np.zeros(2), np.zeros(2), np.array([0.1, -0.2]), 1, 0.05, 0.9, 0.99, 1e-8
    for t, shape in ((2, (3,)), (5, (2, 3)), (9, (2, 2))):
        w, m, gradient = (tenths(rng, *shape) for _ in range(3))
        yield w, m, tenths(rng, *shape) ** 2, gradient, t, 0.1, 0.8, 0.9, 0.01


def _adapted(correct=True, root=True, moved=lambda w, step: w - step, square=lambda g: g**2, rated=True, sides=(0, 0)):
    """A step of Adam in which one of its parts is done otherwise; `sides` swaps what is kept and what is new."""

    def run(w, m, v, gradient, t, rate, beta1, beta2, epsilon):
        keep1, keep2 = (1 - beta1 if sides[0] else beta1), (1 - beta2 if sides[1] else beta2)
        m = keep1 * m + (1 - keep1) * gradient
        v = keep2 * v + (1 - keep2) * square(gradient)
        m_hat, v_hat = (m / (1 - beta1**t), v / (1 - beta2**t)) if correct else (m, v)
        spread = (np.sqrt(np.maximum(v_hat, 0)) if root else v_hat) + epsilon
        return moved(w, (rate if rated else 1) * m_hat / spread), m, v

    return run


EXERCISES = (
    Exercise(
        "gradient_step",
        "One step of gradient descent",
        "update",
        "07",
        "weights w and their gradient, of the same shape, and a learning rate",
        "the new weights: shape of w",
        gradient_step,
        _steps,
        (
            wrong("gradient_ascent", lambda w, gradient, rate: w + rate * gradient, old="w"),
            wrong("forgot_learning_rate", lambda w, gradient, rate: w - gradient),
            wrong("step_only", lambda w, gradient, rate: -rate * gradient, old="w"),
            wrong("step_only", lambda w, gradient, rate: rate * gradient, old="w"),
            wrong(
                "",
                lambda w, gradient, rate: w - rate * w,
                "{typed} takes away a part of w itself. The step is the rate times the gradient.",
            ),
            wrong(
                "",
                lambda w, gradient, rate: w - gradient / rate,
                "{typed} divides by the learning rate. Multiply by it.",
            ),
            wrong(
                "order_of_operations",
                lambda w, gradient, rate: (w - rate) * gradient,
                "Brackets stand where none belong: multiply first, then take away.",
            ),
        ),
        (
            "The gradient points where the loss grows.",
            "Go the other way, by the rate times the gradient.",
            "w − rate · gradient, for all entries at once.",
        ),
    ),
    Exercise(
        "momentum_step",
        "One step with momentum",
        "update",
        "07",
        "w, velocity v and gradient, of the same shape; rate and momentum, numbers",
        "the new w and the new v, where v ← momentum·v + gradient and w ← w − rate·v",
        momentum_step,
        _moving,
        (
            wrong(
                "",
                lambda w, v, gradient, rate, momentum: (w - rate * v, momentum * v + gradient),
                "{typed} takes the step with the old velocity. Renew v first.",
            ),
            wrong(
                "gradient_ascent",
                lambda w, v, gradient, rate, momentum: (w + rate * (momentum * v + gradient), momentum * v + gradient),
                old="w",
            ),
            wrong(
                "forgot_learning_rate",
                lambda w, v, gradient, rate, momentum: (w - (momentum * v + gradient), momentum * v + gradient),
                "{typed} takes away the whole velocity. Multiply it by the learning rate first.",
            ),
            wrong(
                "",
                lambda w, v, gradient, rate, momentum: _moved(w, rate, momentum * v + (1 - momentum) * gradient),
                "{typed} is of a running mean: the gradient was multiplied by 1 − momentum. Here it comes in whole.",
            ),
            wrong(
                "",
                lambda w, v, gradient, rate, momentum: _moved(w, rate, v + gradient),
                "{typed} keeps the whole old velocity. Multiply it by momentum first.",
            ),
            wrong(
                "",
                lambda w, v, gradient, rate, momentum: _moved(w, 1, momentum * v + rate * gradient),
                "{typed} is of another form of momentum, with the rate inside v. Here v ← momentum·v + gradient.",
            ),
            wrong(
                "term_left_out",
                lambda w, v, gradient, rate, momentum: _moved(w, rate, gradient),
                "{typed} forgets the old velocity: momentum·v is missing.",
            ),
            wrong(
                "step_only",
                lambda w, v, gradient, rate, momentum: (-rate * (momentum * v + gradient), momentum * v + gradient),
                old="w",
            ),
        ),
        (
            "Two lines, in this order: first the velocity, then the weights.",
            "v ← momentum · v + gradient. Then w ← w − rate · v, with the new v.",
            "return w - rate * v, v where v is already the new one.",
        ),
        parts=("w", "v"),
    ),
    Exercise(
        "adam_step",
        "One step of Adam",
        "update",
        "07",
        "w, mean m, mean square v and gradient, of the same shape; t, the number of this step, from 1; "
        "rate, beta1, beta2, epsilon",
        "the new w, m and v",
        adam_step,
        _adapting,
        (
            wrong(
                "",
                _adapted(correct=False),
                "{typed} uses m and v as they are. They begin at 0: divide by 1 − beta1ᵗ and 1 − beta2ᵗ first.",
            ),
            wrong("", _adapted(root=False), "{typed} divides by the mean square. Divide by its root."),
            wrong("gradient_ascent", _adapted(moved=lambda w, step: w + step), old="w"),
            wrong("step_only", _adapted(moved=lambda w, step: -step), old="w"),
            wrong("forgot_learning_rate", _adapted(rated=False), "{typed} leaves the learning rate out of the step."),
            wrong(
                "",
                _adapted(square=lambda gradient: gradient),
                "{typed} is of the gradient itself. In v goes its square, entry by entry.",
            ),
            wrong(
                "",
                _adapted(sides=(1, 0)),
                "{typed} has the two parts of m swapped: beta1 belongs to the old m, 1 − beta1 to the gradient.",
            ),
            wrong(
                "",
                _adapted(sides=(0, 1)),
                "{typed} has the two parts of v swapped: beta2 belongs to the old v, 1 − beta2 to the square.",
            ),
        ),
        (
            "Three lines: the mean m of the gradients, the mean v of their squares, the step.",
            "m ← beta1·m + (1 − beta1)·g and v ← beta2·v + (1 − beta2)·g². Both begin at 0, so divide them by "
            "1 − beta1ᵗ and 1 − beta2ᵗ for the step.",
            "w ← w − rate · m̂ / (√v̂ + epsilon). Return m and v as they are kept, not m̂ and v̂.",
        ),
        parts=("w", "m", "v"),
    ),
)
