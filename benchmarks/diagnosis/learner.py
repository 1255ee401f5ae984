"""One simulated learner at one worksheet: true numbers, and the choices this learner makes."""

from benchmarks.diagnosis.writing import written
from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.mark import mark


class Learner:
    def __init__(self, rng, paper):
        self.rng, self.paper = rng, paper
        self.sheet, numbers = paper.finished()
        self.steps = paper.steps
        self.numbers = {step: numbers[step] for step in self.steps}

    def any(self, choices):
        return choices[self.rng.integers(len(choices))]

    def slip(self, sheet):
        """(step, mistake, wrong number): any step, any mistake that changes its number; None where none is found."""
        for _ in range(20 * len(self.steps)):
            step = self.any(self.steps)
            wrong = self.paper.wrong_numbers(sheet, step)
            if wrong:
                key = self.any(list(wrong))
                return step, key, self.any(wrong[key])
        return None

    def asks(self, step):
        """The significant digits that the step asks for."""
        return digits_for(self.paper.asked(step))

    def answer(self, step, number, digits, own=None):
        """The verdict on a number; who is told that it is rounded too far writes it again with its zeros."""
        asked = self.paper.asked(step)
        verdict = mark(asked, written(number, digits), own)
        if verdict.kind == "rounded_too_far":
            verdict = mark(asked, written(number, digits, all_digits=True), own)
        return verdict

    def before(self, step, numbers, digits):
        """This learner's earlier answers as text."""
        earlier = self.steps[: self.steps.index(step)]
        return {self.paper.name(other): written(numbers[other], digits) for other in earlier}
