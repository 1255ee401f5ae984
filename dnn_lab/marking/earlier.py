"""The learner's own earlier answers: their numbers, and which of them was the first to be off."""

from dnn_lab.marking.arithmetic import Unreadable
from dnn_lab.marking.closeness import agrees, is_off
from dnn_lab.marking.reading import read
from dnn_lab.marking.wrong_values import value_of


class Earlier:
    """Earlier answers, {step name: what was typed, or a number}, as one step sees them. Read when they are needed.

    judge   marks an earlier answer, (step, text, own) -> Verdict; without it none is looked at
    """

    def __init__(self, step, own=None, judge=None):
        self.step, self.own, self._judge = step, own or {}, judge
        self._read, self._numbers, self._steps = {}, {}, {}

    def __bool__(self):
        return bool(self.own)

    def get(self, name, otherwise=None):
        """The learner's number for a quantity, or else the one given: what `Expression.value` asks for."""
        if name not in self._numbers:
            reading = self.reading(name)
            self._numbers[name] = reading.value if reading else self._passed_on(name)
        number = self._numbers[name]
        return otherwise if number is None else number

    def _passed_on(self, name):
        """The number of a step that nobody is asked for, as it follows from the answers before it; None for others."""
        step = self._step(name) if self.own and name not in self.own and name != self.step.name else None
        if step is None or step.asked:
            return None
        return value_of(step.expression, self)

    def reading(self, name):
        """The `Reading` of an earlier answer; None if there is none, or none that is a number."""
        if name not in self._read:
            self._read[name] = self._try(name)
        return self._read[name]

    def _try(self, name):
        if name not in self.own or name == self.step.name:
            return None
        try:
            return read(self.own[name])
        except Unreadable as reason:
            step = self._step(name) if reason.reason == "name" else None
        try:
            return read(self.own[name], known_in(step)) if step else None
        except Unreadable:
            return None

    def first_off(self):
        """(name, what was typed) of the first answer that was off among all that this step stands on, or None."""
        if self._judge is None:
            return None
        order = self.step.trace.names if self.step.trace is not None else []
        behind = sorted(self._behind().items(), key=lambda item: order.index(item[0]) if item[0] in order else -1)
        first = next((name for name, value in behind if self._is_off(name, value)), None)
        return first and (first, self.reading(first).text)

    def _is_off(self, name, value):
        """Whether an earlier answer was wrong, not just rounded, and not because of what stands before it."""
        reading, step = self.reading(name), self._step(name)
        if agrees(reading, value):
            return False
        if step is None:
            return is_off(reading, value)
        verdict = self._judge(step, self.own[name], self.own)
        return not verdict.correct and verdict.kind != "rounded_too_far"

    def most_rounded(self):
        """(name, what was typed) of the answer that was rounded most: of those in this step's formula, or of those
        that it stands on further back. None if none was."""
        direct = {q.name: q.value for q in self._used_in(self.step) if self.reading(q.name)}
        for values in (direct, self._behind()):
            apart = {name: abs(self.get(name) - value) / (abs(value) or 1) for name, value in values.items()}
            name = max(apart, key=apart.get, default=None)
            if name and apart[name]:
                return name, self.reading(name).text
        return None

    def _behind(self):
        """{name: true value} of all answers that this step's number follows from, however far back."""
        found, seen, waiting = {}, set(), self._used_in(self.step)
        while waiting:
            quantity = waiting.pop()
            if quantity.name in seen or self.get(quantity.name) is None:
                continue
            seen.add(quantity.name)
            if self.reading(quantity.name):
                found[quantity.name] = quantity.value
            step = self._step(quantity.name)
            waiting.extend(self._used_in(step) if step else ())
        return found

    def _used_in(self, step):
        """What a step's formula uses, or would use with the true numbers: a sign may have decided which."""
        used, own_form = list(step.expression.quantities), step.following(self)
        return used if own_form is step.expression else [*used, *own_form.quantities]

    def _step(self, name):
        """The step of an earlier answer; None where it is not in this step's worksheet."""
        if name not in self._steps:
            trace = self.step.trace
            self._steps[name] = trace[name] if trace is not None and name in trace else None
        return self._steps[name]


def known_in(step, own=None):
    """The names that may stand in a typed calculation for this step, with the learner's own numbers for them."""
    known = {q.name: q.value for q in step.expression.quantities if q.name != step.name}
    return {name: own.get(name, value) for name, value in known.items()} if own else known
