"""The bug hunt: a finished pass in which one step was done with a mistake, and everything after it follows from it.

`bug_hunt(net, x, y)`, or `bug_hunt(trace)` of any worksheet, makes a `Hunt`; the learner says which step was the first
to go wrong, and what happened there.
"""

from dataclasses import dataclass, field
from math import isfinite

import numpy as np

from dnn_lab.marking import words
from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.marking.mistakes.of_factors import FACTORS
from dnn_lab.marking.seeds import number_of, seed_for
from dnn_lab.marking.verdict import Named, Verdict
from dnn_lab.marking.whole import is_count
from dnn_lab.marking.wrong_values import is_same, value_of, wrong_values
from dnn_lab.worksheet.graph import Graph
from dnn_lab.worksheet.network import Network
from dnn_lab.worksheet.numbers import shown
from dnn_lab.worksheet.trace import Trace

CAUSES, FEWEST = 4, 3
SEEN = 0.02


@dataclass(frozen=True)
class Cause:
    """One of the causes to choose from: a key of the catalogue and its title."""

    key: str
    title: str


@dataclass(frozen=True)
class Hunt:
    """A finished worksheet with one mistake in it.

    trace   the worksheet with its true values;  shown  {step name: the number that stands there}, in order
    wrong_step, mistake   where it went wrong, and the catalogue's key of what happened: the answer
    """

    trace: object
    shown: dict
    wrong_step: str = field(repr=False)
    mistake: str = field(repr=False)
    seed: int = 0

    def causes(self, name):
        """Three or four plausible causes for a step, the right one among them where it is the wrong step.

        Fewer where fewer mistakes can be made in it. Raises KeyError for a name that is no step.
        """
        step = self.trace[name]
        own = [self.mistake] if name == self.wrong_step else []
        others = [key for key in _told_apart(step, self.shown, self.shown[name]) if key not in own]
        rng = np.random.default_rng([self.seed, len(name), *name.encode()])
        picked = [*own, *rng.permutation(others)][:CAUSES]
        return tuple(Cause(key, BY_KEY[key].title) for key in sorted(map(str, picked), key=list(BY_KEY).index))

    def judge(self, name, cause=None):
        """The `Verdict` on "`name` is the first wrong step", and on what happened there if a cause's key is given.

        Raises KeyError for a name that is no step and for a cause that is not in the catalogue.
        """
        step = self.trace[name]
        if cause is not None and cause not in BY_KEY:
            raise KeyError(f"there is no mistake {cause!r}; there are: {', '.join(BY_KEY)}")
        if name != self.wrong_step:
            return Verdict("wrong", words.HUNT[self._why_not(step)].format(name=name))
        if cause is None:
            return Verdict("right", words.HUNT["found"].format(name=name))
        wrong = next(
            (w for m, w, value in wrong_values(step, self.shown) if m.key == cause and self._gave(step, value)), None
        )
        if wrong is None:
            return Verdict("wrong", words.HUNT["other_cause"].format(name=name, title=BY_KEY[cause].title))
        entry = BY_KEY[cause]
        typed = shown(self.shown[name])[0]
        named = Named(cause, entry.title, entry.message(wrong, typed, name))
        return Verdict("right", words.HUNT["solved"].format(name=name, message=named.message), (named,))

    def _gave(self, step, value):
        return is_same(value, self.shown[step.name])

    def _why_not(self, step):
        """Why a step is not the first wrong one: it carries the mistake on, or nothing is wrong with it."""
        number = self.shown[step.name]
        return "fine" if number == step.value or is_same(number, step.value) else "follows"

    def as_data(self):
        """What the browser may know before it is solved: the numbers that stand there, as text."""
        return {"shown": {name: shown(value)[0] for name, value in self.shown.items()}}

    def __repr__(self):
        return f"Bug hunt: {self.trace.title}, {len(self.trace)} steps, one of them wrong"


def bug_hunt(net, x=None, y=None, *, seed=None, learning_rate=None):
    """A `Hunt` through the forward and backward pass of one sample, and the update where a learning rate is given.

    Without a target y it goes through the forward pass alone. Of a graph, `bug_hunt(graph)`, it goes through both
    passes; any worksheet can be given as it is: `bug_hunt(trace)`.
    seed  makes it repeatable: a whole number, or a name or word, as in `lab.practice`

    Raises TypeError for anything else, ValueError for shapes that do not fit, and where no mistake would be seen.
    """
    trace = _whole_pass(net, x, y, learning_rate)
    seed = number_of(seed_for("bug hunt", seed))
    hunts = (_hunt(trace, seed, others) for others in range(FEWEST - 1, 0, -1))
    found = next((hunt for hunt in hunts if hunt), None)
    if found is None:
        raise ValueError("in this pass no mistake changes a number enough to be seen; take other numbers")
    return found


def _hunt(trace, seed, others):
    """A hunt with at least so many other causes to choose from at the wrong step; None if there is none."""
    rng = np.random.default_rng(seed)
    for place in rng.permutation(len(trace)):
        step = trace[int(place)]
        found = _seen(step) if step.asked else []
        for key in rng.permutation(list(dict.fromkeys(mistake.key for mistake, _ in found))):
            wrong = next(wrong for mistake, wrong in found if mistake.key == key)
            numbers = _carried_on(trace, step, wrong)
            if numbers and len(_told_apart(step, numbers, numbers[step.name])) >= others:
                return Hunt(trace, numbers, step.name, _first_named(step, numbers), seed)
    return None


def _whole_pass(net, x, y, rate):
    if isinstance(net, Graph):
        net = net.forward_trace() + net.backward_trace()
    if isinstance(net, Trace):
        if x is not None or y is not None or rate is not None:
            raise ValueError("a worksheet has its numbers already: bug_hunt(trace) takes no sample, target or rate")
        return net
    if not isinstance(net, Network):
        raise TypeError(f"bug_hunt takes a Network, a Graph or a Trace; {type(net).__name__} was given")
    if x is None or (y is None and rate is not None):
        missing = "sample x" if x is None else "target y, without which nothing is updated"
        raise ValueError(f"bug_hunt(net, x, y) was given no {missing}")
    if y is None:
        return net.forward_trace(x)
    if rate is not None:
        return net.training_trace(x, y, learning_rate=rate)
    return net.forward_trace(x) + net.backward_trace(x, y)


def _seen(step):
    """(mistake, wrong version) of those that change the number enough to be seen."""
    enough = _seen_from(step, step.value)
    return [(m, wrong) for m, wrong, value in _hunted(step) if abs(value - step.value) > max(enough, 1e-3)]


def _seen_from(step, value):
    """How far from a value another number is seen to differ; of a count every one is."""
    return 0 if is_count(step) else SEEN * abs(value)


def _carried_on(trace, wrong_step, wrong):
    """{name: number} of the whole pass with one step done wrong; None where a number after it has no value."""
    numbers = {}
    for step in trace:
        expression = wrong.expression if step.name == wrong_step.name else step.following(numbers)
        numbers[step.name] = value_of(expression, numbers)
        if numbers[step.name] is None:
            return None
    return numbers


def _first_named(step, numbers):
    """The mistake that marking would name first for the wrong number."""
    return next(m.key for m, _, value in wrong_values(step, numbers) if is_same(value, numbers[step.name]))


def _told_apart(step, numbers, wrong):
    """Keys of mistakes that give another number here, one that can be told from the wrong one."""
    near = _seen_from(step, wrong)
    found = {}
    for mistake, _, value in _hunted(step, numbers):
        found[mistake.key] = found.get(mistake.key, True) and isfinite(value) and abs(value - wrong) > near
    return [key for key, apart in found.items() if apart]


def _hunted(step, own=None):
    """The wrong versions that a hunt makes and offers. Those of a single factor are left out: they are many, and of one
    cut."""
    return (found for found in wrong_values(step, own) if found[0] not in FACTORS)
