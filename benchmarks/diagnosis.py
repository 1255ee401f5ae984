"""How well marking tells what went wrong: simulated learners on networks it has not seen.

`python -m benchmarks.diagnosis` prints the table and writes docs/diagnosis.md with it and the method (`--learners`,
`--seed` and `--page` change how many, which, and where).
"""

import argparse
import statistics
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

import numpy as np

from benchmarks.diagnosis_page import page, table
from benchmarks.learners import Task, finished, name, random_task
from benchmarks.slips import wrong_numbers
from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import practice
from dnn_lab.worksheet.network import Network

PAGE = Path(__file__).parents[1] / "docs" / "diagnosis.md"
DIGITS = (2, 3, 4)
PRACTICE_SHEETS = 1200
PASSES = ("forward", "backpropagation", "update")


def rounder(digits):
    return lambda value: float(f"{value:.{digits - 1}e}")


def written(value, digits, all_digits=False):
    """A number as a learner writes it: so many significant digits, zeros at the end cut where nothing was rounded."""
    rounded = f"{value:.{digits - 1}e}"
    text = format(Decimal(rounded), "f")
    if abs(float(rounded) - value) <= 1e-12 * abs(value) and "." in text and not all_digits:
        text = text.rstrip("0")
    return text.rstrip(".")


def worksheet(task):
    """The package's own worksheet of a learner's task."""
    layers = sorted(task.W)
    net = Network.from_parameters(
        weights=[task.W[layer] for layer in layers],
        biases=[task.b[layer] for layer in layers],
        hidden=[task.f[layer] for layer in layers[:-1]] or "relu",
        output=task.f[layers[-1]],
        loss=task.loss,
    )
    return net.training_trace(task.x, task.y, learning_rate=task.rate)


class Learner:
    """One task with its worksheet and its true numbers, and the choices this learner makes."""

    def __init__(self, rng, task=None, trace=None):
        self.rng = rng
        self.task = task or random_task(rng)
        self.trace = trace or worksheet(self.task)
        self.sheet, self.numbers = finished(self.task)
        self.steps = [step for step in self.numbers if name(step) in self.trace]

    def any(self, choices):
        return choices[self.rng.integers(len(choices))]

    def slip(self, sheet):
        """(step, mistake, wrong number): any step, any mistake that changes its number."""
        while True:
            step = self.any(self.steps)
            wrong = wrong_numbers(sheet, step)
            if wrong:
                key = self.any(list(wrong))
                return step, key, self.any(wrong[key])

    def asks(self, step):
        """The significant digits that the step asks for."""
        return digits_for(self.trace[name(step)])

    def answer(self, step, number, digits, own=None):
        """The verdict on a number; who is told that it is rounded too far writes it again with its zeros."""
        asked = self.trace[name(step)]
        verdict = mark(asked, written(number, digits), own)
        if verdict.kind == "rounded_too_far":
            verdict = mark(asked, written(number, digits, all_digits=True), own)
        return verdict

    def before(self, step, numbers, digits):
        """This learner's earlier answers as text."""
        earlier = self.steps[: self.steps.index(step)]
        return {name(other): written(numbers[other], digits) for other in earlier}


def one_mistake(learner, digits, tally):
    """Everything before is right and known in full; one step goes wrong."""
    step, key, number = learner.slip(learner.sheet)
    _enter(tally, "mistake", key, learner.answer(step, number, digits or learner.asks(step)))


def rounding_on_the_way(learner, digits, tally):
    """Every product, power and sum is rounded before it is used again; then the same learner makes a mistake."""
    rounding = rounder(digits)
    sheet, numbers = finished(learner.task, rounding, rounding)
    step = learner.any(learner.steps)
    verdict = learner.answer(step, numbers[step], digits, learner.before(step, numbers, digits))
    tally["rounding"] += 1
    tally["rounding accepted"] += verdict.correct
    step, key, number = learner.slip(sheet)
    _enter(tally, "rounded mistake", key, learner.answer(step, number, digits, learner.before(step, numbers, digits)))


def _enter(tally, what, key, verdict):
    """Counts how a mistake was taken."""
    keys = [mistake.key for mistake in verdict.mistakes]
    tally[what] += 1
    tally[f"{what} taken for right"] += verdict.correct
    tally[f"{what} named"] += key in keys
    tally[f"{what} first"] += keys[:1] == [key]


def carried_forward(learner, digits, tally):
    """A wrong number is written down, all after it is worked out rightly from there; a later step is marked."""
    step, _, number = learner.slip(learner.sheet)
    if learner.answer(step, number, digits).correct:
        return
    _, numbers = finished(learner.task, write=rounder(digits), mistakes={step: number})
    _, undisturbed = finished(learner.task, write=rounder(digits))
    later = learner.steps[learner.steps.index(step) + 1 :]
    changed = [other for other in later if numbers[other] != undisturbed[other]]
    if changed:
        after = learner.any(changed)
        verdict = learner.answer(after, numbers[after], digits, learner.before(after, numbers, digits))
        tally["carried"] += 1
        tally["carried credited"] += verdict.correct
        tally["carried, source named"] += verdict.first_off == name(step)


def unrelated(learner, digits, tally, stranger):
    """A number that has nothing to do with the step: the right answer of another step of another network."""
    step, number = learner.any(learner.steps), stranger.numbers[stranger.any(stranger.steps)]
    verdict = learner.answer(step, number, digits or learner.asks(step))
    tally["unrelated"] += not verdict.correct
    tally["unrelated accused"] += verdict.kind == "named"


def right(learner, digits, tally):
    """The right number in full, and rounded to the digits."""
    step = learner.any(learner.steps)
    asked, number = learner.trace[name(step)], learner.numbers[step]
    tally["right"] += 1
    tally["right in full, refused"] += not mark(asked, repr(number)).correct
    tally["right rounded, refused"] += not learner.answer(step, number, digits or learner.asks(step)).correct


def column(learners, digits, seed):
    """The tally of one column: `digits` significant digits, None for as many as each step asks for."""
    rng, tally, stranger = np.random.default_rng(seed), Counter(), None
    np.seterr(all="ignore")
    for _ in range(learners):
        learner = Learner(rng)
        one_mistake(learner, digits, tally)
        right(learner, digits, tally)
        if stranger:
            unrelated(learner, digits, tally, stranger)
        if digits:
            rounding_on_the_way(learner, digits, tally)
            carried_forward(learner, digits, tally)
        stranger = learner
    return tally


def practice_column(sheets, seed):
    """Mistakes made in practice worksheets of a network's passes, at the digits their steps ask for."""
    rng, tally, kinds = np.random.default_rng(seed), Counter(), [(t, level) for t in PASSES for level in range(1, 5)]
    for number in range(sheets):
        topic, level = kinds[number % len(kinds)]
        trace = practice(topic, level, seed=number)
        one_mistake(Learner(rng, _task_of(trace.source), trace), None, tally)
    return tally


def _task_of(source):
    net = source.net
    layers = range(1, len(net.sizes))
    W, b = ({layer: np.array(of[layer - 1]) for layer in layers} for of in (net.weights, net.biases))
    f = {layer: net.activations[layer - 1].name for layer in layers}
    y = np.zeros(net.sizes[-1]) if source.y is None else source.y
    return Task(W, b, f, net.loss_function.name, source.x, y, source.rate or 0.5)


def median_time(learners, seed):
    """The median time of one marking, in milliseconds, over right and wrong answers."""
    rng, times = np.random.default_rng(seed), []
    for _ in range(learners):
        learner = Learner(rng)
        step, _, number = learner.slip(learner.sheet)
        asked, own = learner.trace[name(step)], learner.before(step, learner.numbers, 3)
        for text in (written(number, 3), written(learner.numbers[step], 3), "0.1234"):
            begin = time.perf_counter()
            mark(asked, text, own)
            times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--learners", type=int, default=10_000, help="for each column")
    options.add_argument("--seed", type=int, default=2024)
    options.add_argument("--page", type=Path, default=PAGE)
    chosen = options.parse_args()
    with ProcessPoolExecutor() as pool:
        counted = {digits: pool.submit(column, chosen.learners, digits, chosen.seed) for digits in (*DIGITS, None)}
        sheets = pool.submit(practice_column, PRACTICE_SHEETS, chosen.seed).result()
        columns = {digits: tally.result() for digits, tally in counted.items()}
    milliseconds = median_time(min(chosen.learners, 500), chosen.seed)
    rows = table(columns, sheets, milliseconds)
    print(rows)
    chosen.page.write_text(page(rows, chosen.learners, chosen.seed, PRACTICE_SHEETS), encoding="utf-8")


if __name__ == "__main__":
    main()
