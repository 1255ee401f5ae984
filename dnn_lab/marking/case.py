"""One answer and what it may be compared with; nothing is worked out before a rule asks for it."""

from functools import cached_property
from math import isfinite

from dnn_lab.marking import words
from dnn_lab.marking.verdict import Verdict
from dnn_lab.marking.wrong_values import is_same, value_of, wrong_values


def has_value(step):
    """Whether the step's calculation gives a number: it may divide by 0."""
    return isfinite(step.value) and value_of(step.expression) is not None


class Case:
    """The answer `reading` to a step; `earlier` the answers before it. `truth` is None where the step has no value."""

    def __init__(self, step, reading, earlier):
        self.step, self.reading, self.earlier = step, reading, earlier
        self.own = earlier if earlier else None
        self.truth = step.value if has_value(step) else None
        self._wrongs = []
        self._coming = wrong_values(step, self.own)

    @cached_property
    def follows(self):
        """The value that follows from the learner's own earlier answers; None where they change nothing."""
        value = value_of(self.step.following(self.own), self.own) if self.own else None
        return None if is_same(value, self.truth) else value

    @cached_property
    def rights(self):
        return [value for value in (self.truth, self.follows) if value is not None]

    def wrongs(self):
        """(mistake, wrong version, value) in order of precedence, each worked out once."""
        yield from self._wrongs
        for found in self._coming:
            self._wrongs.append(found)
            yield found

    def says(self, key, kind=None, first=None, **fields):
        name, value = first or (None, None)
        sentence = words.VERDICTS[key].format(typed=self.reading.text, first=name, value=value, **fields)
        return Verdict(kind or key, sentence, first_off=name)
