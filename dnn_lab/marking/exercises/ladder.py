"""Hints in a ladder, one more each time, and the worked solution. How many were taken is kept while Python runs."""

from dataclasses import dataclass

from dnn_lab.marking import events
from dnn_lab.marking.exercises import words
from dnn_lab.marking.exercises.table import exercise

_TAKEN = {}


@dataclass(frozen=True)
class Hints:
    """The hints of an exercise that were taken so far."""

    exercise: str
    taken: tuple
    count: int

    @property
    def lines(self):
        more = words.HINT_NEXT if len(self.taken) < self.count else words.HINT_LAST
        rungs = enumerate(self.taken, start=1)
        hints = [words.HINT.format(rung=rung, count=self.count, text=text) for rung, text in rungs]
        return [*hints, more.format(name=self.exercise)]

    @property
    def title(self):
        return self.exercise

    def __repr__(self):
        return "\n  ".join([self.title, *self.lines])


@dataclass(frozen=True)
class Solution:
    """A worked solution: `code` as text that can be run."""

    exercise: str
    code: str

    @property
    def title(self):
        return self.exercise

    lines = (words.SOLUTION,)

    def __repr__(self):
        return f"{words.SOLUTION}\n\n{self.code}"


def hint(name, rung=None):
    """The next hint of an exercise with those before it; with `rung` (from 1) the ladder up to there.

    Raises ValueError for an unknown exercise and for a rung that the ladder has not.
    """
    asked = exercise(name)
    count = len(asked.hints)
    if rung is None:
        rung = min(_TAKEN.get(name, 0) + 1, count)
    if isinstance(rung, bool) or rung not in range(1, count + 1):
        raise ValueError(f"rung is {rung!r}; {name!r} has hints 1 to {count}")
    _TAKEN[name] = max(rung, _TAKEN.get(name, 0))
    _tell("hinted", asked, rung)
    return Hints(name, asked.hints[:rung], count)


def taken(name):
    """How many hints of an exercise were taken."""
    return _TAKEN.get(name, 0)


def solution(name):
    """The worked `Solution` of an exercise. Raises ValueError for an unknown one."""
    asked = exercise(name)
    _tell("shown", asked, taken(name))
    return Solution(name, asked.solution)


def _tell(what, asked, hints):
    events.publish(events.Event(what, asked.topic, step=asked.name, kind="exercise", hints=hints))
