"""Exercises of notebook 04: a slope by nudging, a slope through two functions, a sum over paths."""

import math

import numpy as np

from dnn_lab.marking.exercises.course.drawing import tenths
from dnn_lab.marking.exercises.entry import Exercise, wrong


def nudged_slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def square(x):
    return x * x


def twice(x):
    return 2 * x


def cube(x):
    return x**3


def three_squares(x):
    return 3 * x**2


def _curves(rng):
    yield square, 3.0, 0.01
    for f, x in ((math.exp, 1.2), (math.sin, 0.7), (cube, -1.3), (math.exp, -0.4), (math.cos, 2.1)):
        yield f, x, 0.01


def chained_slope(f, f_slope, g_slope, x):
    u = f(x)
    return g_slope(u) * f_slope(x)


def _stages(rng):
    yield square, twice, three_squares, 1.5
    yield math.sin, math.cos, math.exp, 0.8
    yield square, twice, math.cos, 0.6
    yield math.exp, math.exp, three_squares, 0.3
    yield cube, three_squares, math.cos, -0.9


def sum_of_paths(paths):
    total = 0.0
    for slopes in paths:
        total += np.prod(slopes)
    return total


def _bundles(rng):
    yield ([[2.0, 3.0], [0.5, 4.0], [1.5]],)
    for lengths in ((1, 2, 3), (4, 2), (2, 2, 2, 2)):
        yield ([tenths(rng, length).tolist() for length in lengths],)


def _product(slopes):
    return math.prod(slopes)


EXERCISES = (
    Exercise(
        "nudged_slope",
        "A slope by nudging",
        "chain rule",
        "04",
        "a function f, a place x and a small h, all numbers",
        "the slope of f at x, nudged both ways: one number",
        nudged_slope,
        _curves,
        (
            wrong(
                "factor_two",
                lambda f, x, h: (f(x + h) - f(x - h)) / h,
                "{typed} divides by h. From x − h to x + h the distance is 2h.",
            ),
            wrong(
                "",
                lambda f, x, h: (f(x + h) - f(x)) / h,
                "{typed} nudges one way only, which is far less exact. Nudge both ways: from x − h to x + h.",
            ),
            wrong(
                "",
                lambda f, x, h: (f(x) - f(x - h)) / h,
                "{typed} nudges one way only, which is far less exact. Nudge both ways: from x − h to x + h.",
            ),
            wrong(
                "factor_two",
                lambda f, x, h: (f(x + h) - f(x)) / (2 * h),
                "{typed} divides by 2h, but f was nudged only one way. From x − h to x + h the distance is 2h.",
            ),
            wrong(
                "",
                lambda f, x, h: f(x + h) - f(x - h),
                "{typed} is how much f changes. Divide it by how far x was moved.",
            ),
            wrong(
                "order_of_operations",
                lambda f, x, h: f(x + h) - f(x - h) / (2 * h),
                "Brackets are missing round the difference: only f(x − h) was divided.",
            ),
            wrong(
                "order_of_operations",
                lambda f, x, h: (f(x + h) - f(x - h)) / 2 * h,
                "Brackets are missing round 2h: divided by 2, then multiplied by h.",
            ),
            wrong(
                "flipped_difference",
                lambda f, x, h: (f(x - h) - f(x + h)) / (2 * h),
                "The difference is f(x + h) − f(x − h), in this order.",
            ),
        ),
        (
            "A slope is rise over run: how much f changes, by how far x was moved.",
            "Move x to x + h and to x − h. The rise is f(x + h) − f(x − h).",
            "The run between these two places is 2h. Mind the brackets.",
        ),
        tolerance=1e-6,
    ),
    Exercise(
        "chained_slope",
        "A slope through two functions",
        "chain rule",
        "04",
        "f, its slope f_slope, the slope g_slope of an outer function g, and a number x",
        "the slope of g(f(x)) at x: one number",
        chained_slope,
        _stages,
        (
            wrong(
                "nested_slope",
                lambda f, f_slope, g_slope, x: g_slope(x) * f_slope(x),
                wrong="x",
                right="f(x)",
            ),
            wrong(
                "forgot_slope",
                lambda f, f_slope, g_slope, x: g_slope(f(x)),
                "{typed} is the outer slope alone. Multiply it by the slope of f at x.",
            ),
            wrong(
                "forgot_slope",
                lambda f, f_slope, g_slope, x: f_slope(x),
                "{typed} is the inner slope alone. Multiply it by the slope of g at f(x).",
            ),
            wrong("factors_added", lambda f, f_slope, g_slope, x: g_slope(f(x)) + f_slope(x)),
            wrong(
                "",
                lambda f, f_slope, g_slope, x: g_slope(f_slope(x)),
                "{typed} puts one slope into the other. Slopes multiply: g_slope(…) * f_slope(…).",
            ),
            wrong(
                "",
                lambda f, f_slope, g_slope, x: g_slope(f(x)) * f_slope(f(x)),
                "{typed} takes the slope of f at f(x). What goes into f is x.",
            ),
        ),
        (
            "Two machines, one after the other. What goes into each of them?",
            "Into f goes x, into g goes u = f(x). Each slope is taken where its own machine is.",
            "g_slope at f(x), times f_slope at x.",
        ),
    ),
    Exercise(
        "sum_of_paths",
        "Slopes multiply, paths add",
        "paths",
        "04",
        "paths, a list with one list of slopes for each path from the input to the output",
        "the slope of the output by the input: one number",
        sum_of_paths,
        _bundles,
        (
            wrong("paths_multiplied", lambda paths: math.prod(map(_product, paths))),
            wrong(
                "factors_added",
                lambda paths: sum(map(sum, paths)),
            ),
            wrong(
                "factors_added",
                lambda paths: math.prod(map(sum, paths)),
                "{typed} has it the other way round: slopes along a path multiply, paths side by side add.",
            ),
            wrong("forgot_path", lambda paths: sum(map(_product, paths[:-1])), path="the last one"),
            wrong("forgot_path", lambda paths: sum(map(_product, paths[1:])), path="the first one"),
            wrong("forgot_path", lambda paths: _product(paths[0]), path="every one but the first"),
            wrong("forgot_path", lambda paths: _product(paths[-1]), path="every one but the last"),
            wrong(
                "forgot_mean",
                lambda paths: sum(map(_product, paths)) / len(paths),
                "{typed} is the mean over the paths. They add, nothing is divided.",
            ),
        ),
        (
            "Look at one path first: its slopes follow each other.",
            "Along a path slopes multiply. Side by side paths add.",
            "np.prod(slopes) is the product of one path; add these up in a loop.",
        ),
    ),
)
