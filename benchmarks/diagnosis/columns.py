"""What learners do, counted: one column of the tables is so many learners of one topic, at so many digits."""

from collections import Counter

import numpy as np

from benchmarks.diagnosis.learner import Learner
from benchmarks.diagnosis.passes.paper import PassPaper, task_of
from benchmarks.diagnosis.topics import TOPICS
from benchmarks.diagnosis.writing import rounder
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import practice

PASSES = ("forward", "backpropagation", "update")


def topic_column(key, learners, digits, seed):
    """The tally of one column of a topic, by its key."""
    return column(TOPICS[key].draw, learners, digits, seed)


def column(draw, learners, digits, seed):
    """The tally of one column.

    draw  rng -> paper;  digits  significant digits, None for as many as each step asks for
    """
    rng, tally, stranger = np.random.default_rng(seed), Counter(), None
    np.seterr(all="ignore")
    for _ in range(learners):
        learner = Learner(rng, draw(rng))
        one_mistake(learner, digits, tally)
        right(learner, digits, tally)
        if stranger:
            unrelated(learner, digits, tally, stranger)
        if digits and not learner.paper.exact:
            rounding_on_the_way(learner, digits, tally)
        if digits or learner.paper.exact:
            carried_forward(learner, digits or 0, tally)
        stranger = learner
    return tally


def one_mistake(learner, digits, tally):
    """Everything before is right and known in full; one step goes wrong."""
    if slip := learner.slip(learner.sheet):
        step, key, number = slip
        _enter(tally, "mistake", key, learner.answer(step, number, _digits(learner, step, digits)))


def _digits(learner, step, digits):
    return learner.asks(step) if digits is None else digits


def rounding_on_the_way(learner, digits, tally):
    """Every product, power and sum is rounded before it is used again; then the same learner makes a mistake."""
    rounding = rounder(digits)
    worked = _worked(learner, rounding=rounding, write=rounding)
    if worked is None:
        return
    sheet, numbers = worked
    step = learner.any(learner.steps)
    verdict = learner.answer(step, numbers[step], digits, learner.before(step, numbers, digits))
    tally["rounding"] += 1
    tally["rounding accepted"] += verdict.correct
    if slip := learner.slip(sheet):
        step, key, number = slip
        verdict = learner.answer(step, number, digits, learner.before(step, numbers, digits))
        _enter(tally, "rounded mistake", key, verdict)


def _worked(learner, **how):
    """The finished sheet; None where a number on it has no value, such as the logarithm of a negative one."""
    try:
        return learner.paper.finished(**how)
    except (ArithmeticError, ValueError):
        return None


def _enter(tally, what, key, verdict):
    """Counts how a mistake was taken."""
    keys = [mistake.key for mistake in verdict.mistakes]
    tally[what] += 1
    tally[f"{what} taken for right"] += verdict.correct
    tally[f"{what} named"] += key in keys
    tally[f"{what} first"] += keys[:1] == [key]


def carried_forward(learner, digits, tally):
    """A wrong number is written down, all after it is worked out rightly from there; a later step is marked."""
    slip = learner.slip(learner.sheet)
    if slip is None or learner.answer(slip[0], slip[2], digits).correct:
        return
    step, _, number = slip
    write = rounder(digits) if digits else float
    wrong, right = _worked(learner, write=write, mistakes={step: number}), _worked(learner, write=write)
    if wrong is None or right is None:
        return
    (_, numbers), (_, undisturbed) = wrong, right
    later = learner.steps[learner.steps.index(step) + 1 :]
    changed = [other for other in later if numbers[other] != undisturbed[other]]
    if changed:
        after = learner.any(changed)
        verdict = learner.answer(after, numbers[after], digits, learner.before(after, numbers, digits))
        tally["carried"] += 1
        tally["carried credited"] += verdict.correct
        tally["carried, source named"] += verdict.first_off == learner.paper.name(step)


def unrelated(learner, digits, tally, stranger):
    """A number that has nothing to do with the step: the right answer of another step of another worksheet."""
    step, number = learner.any(learner.steps), stranger.numbers[stranger.any(stranger.steps)]
    verdict = learner.answer(step, number, _digits(learner, step, digits))
    tally["unrelated"] += not verdict.correct
    tally["unrelated accused"] += verdict.kind == "named"


def right(learner, digits, tally):
    """The right number in full, and rounded to the digits."""
    step = learner.any(learner.steps)
    asked, number = learner.paper.asked(step), learner.numbers[step]
    tally["right"] += 1
    tally["right in full, refused"] += not mark(asked, repr(number)).correct
    tally["right rounded, refused"] += not learner.answer(step, number, _digits(learner, step, digits)).correct


def practice_column(sheets, seed):
    """Mistakes made in practice worksheets of a network's passes, at the digits their steps ask for."""
    rng, tally, kinds = np.random.default_rng(seed), Counter(), [(t, level) for t in PASSES for level in range(1, 5)]
    for number in range(sheets):
        topic, level = kinds[number % len(kinds)]
        trace = practice(topic, level, seed=number)
        one_mistake(Learner(rng, PassPaper(task_of(trace.source), trace)), None, tally)
    return tally
