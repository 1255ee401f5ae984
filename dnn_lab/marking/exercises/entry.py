"""What an exercise is: one entry with its task, a reference, cases to try, wrong versions, hints and a solution.

The reference is also the solution that a learner may see, so it is written as one would write it: plain numpy.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import dedent

from dnn_lab.marking.mistakes.catalogue import BY_KEY


@dataclass(frozen=True)
class Case:
    """Arguments to try a function on.

    note  what to say where only this case fails: a case that is there for one lesson, such as a sum that overflows
    """

    arguments: tuple
    note: str = ""


@dataclass(frozen=True)
class Wrong:
    """One way to go wrong.

    key       of the catalogue, or "" for a slip that only this exercise knows
    result    what a learner who makes it gets, for the arguments of a case
    sentence  what helps; the catalogue's own if there is none, with `fields` for the names in it
    """

    key: str
    result: Callable
    sentence: str = ""
    fields: Mapping = field(default_factory=dict)

    @property
    def title(self):
        """What happened, as a clause; nothing where the sentence says it all."""
        return BY_KEY[self.key].title if self.key else ""

    def message(self, typed):
        """What is said of `typed`, such as "Your dL/dW2"."""
        sentence = self.sentence or BY_KEY[self.key].sentence
        return sentence.format(typed=typed, name=typed, **self.fields)


def wrong(key, result, sentence="", **fields):
    """A `Wrong`: wrong("forgot_bias", lambda x, w, b: w @ x, bias="b")."""
    return Wrong(key, result, sentence, fields)


@dataclass(frozen=True)
class Exercise:
    """One exercise: `lab.check(name, function)` tries a function of the reference's arguments on its cases.

    name, title, topic   the topic is one to practise;  notebook  where it stands, "07"
    takes, gives   what goes in and what comes out, with shapes: two short texts
    reference      the right function;  parts  names of its results, () where there is only one
    cases          random generator -> list of `Case`s or tuples of arguments, small ones first
    wrongs         ways to go wrong, likeliest first;  hints  a ladder, from what to look at to almost all of it
    whole          True where the result is a whole number, compared exactly;  tolerance  relative, of the largest entry
    """

    name: str
    title: str
    topic: str
    notebook: str
    takes: str
    gives: str
    reference: Callable
    cases: Callable
    wrongs: tuple[Wrong, ...]
    hints: tuple[str, ...]
    parts: tuple[str, ...] = ()
    whole: bool = False
    tolerance: float = 1e-5

    @property
    def arguments(self):
        """Names of the arguments, in order."""
        return tuple(inspect.signature(self.reference).parameters)

    @property
    def signature(self):
        return f"{self.name}({', '.join(self.arguments)})"

    @property
    def stub(self):
        """What a learner begins with."""
        return f"def {self.signature}:\n    ..."

    @property
    def solution(self):
        """The worked solution as code."""
        return dedent(inspect.getsource(self.reference)).rstrip()
