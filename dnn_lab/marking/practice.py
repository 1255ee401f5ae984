"""Endless fresh worksheets: `practice(topic, level, seed)` draws numbers that are pleasant to work with by hand.

A worksheet is taken only if no mistake of the catalogue would pass for right in any of its steps. A topic is one entry
of `TOPICS`. Without a topic, progress picks what is to be done next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from dnn_lab.engine.tables import find
from dnn_lab.marking.digits import MOST, tells_apart, wrong_numbers
from dnn_lab.marking.drawn_first import NEURON, PARAMETERS, SOFTMAX
from dnn_lab.marking.drawn_graphs import CHAINS, PATHS, USED_AGAIN
from dnn_lab.marking.drawn_passes import BACKWARD, FORWARD, UPDATE
from dnn_lab.marking.drawn_shares import SHARED
from dnn_lab.marking.place import kind_of
from dnn_lab.marking.progress.pick import Course, pick
from dnn_lab.marking.progress.recorder import RECORDER
from dnn_lab.marking.seeds import number_of, seed_for
from dnn_lab.marking.whole import is_count
from dnn_lab.worksheet.trace import Trace

TRIES = 2000
SMALLEST, LARGEST = 0.004, 20
TITLE = "Practice: {topic}, level {level}, seed {seed}"


@dataclass(frozen=True)
class Topic:
    """A topic: its title, for each level a function rng -> (trace, whether steps of 0 and 1 are its lesson), and how
    large a number may be that is worked out by hand."""

    title: str
    levels: tuple[Callable, ...]
    largest: float = LARGEST


def practice(topic=None, level=None, seed=None):
    """A fresh `Trace` to work by hand.

    topic  "neuron", "softmax", "parameters", "chain rule", "paths", "dynamic programming", "forward",
           "backpropagation", "update" or "attribution". Without one it is what this learner should do next, by what
           went wrong and how long ago (`progress.schedule`); a printed line says why
    level  from 1, the default, to 4: of a pass, 1 is that of one neuron, 4 that of a 2-3-2 network; of "neuron", 4 is
           its line
    seed   makes it repeatable: a whole number, or any name or word, gives the same numbers on every machine. Everyone
           gets the same worksheet where all take one seed, each their own where each takes their name or number.
           Without one it is drawn, or is the class's next (`seeds`); it stands in the title

    Raises ValueError, naming what there is, for an unknown topic or level, TypeError for what is no seed.
    """
    if topic is None:
        topic, level = _picked(level)
    level = 1 if level is None else level
    entry = find(TOPICS, topic, "topic")
    if isinstance(level, bool) or level not in range(1, len(entry.levels) + 1):
        raise ValueError(f"level is {level!r}; {topic!r} has levels 1 to {len(entry.levels)}")
    seed = seed_for((topic, level), seed)
    trace = _first_good(entry, entry.levels[level - 1], np.random.default_rng(number_of(seed)))
    title = TITLE.format(topic=entry.title, level=level, seed=seed)
    return Trace(title, trace.lines, trace.source, trace.subtitle, trace.remake, topic=topic, level=level)


def _picked(level):
    """Topic and level of what comes next; prints why."""
    if level is not None:
        raise ValueError(f"level is {level!r} without a topic; name one of: {', '.join(TOPICS)}, or leave both out")
    picked = pick(RECORDER.history(), _course(), date.today())
    print(picked.why)
    return picked.topic, picked.level


def _course():
    return {topic: Course(entry.title, tuple(map(_kinds, entry.levels))) for topic, entry in TOPICS.items()}


@cache
def _kinds(draw):
    """The kinds of steps that the worksheets of one level ask for."""
    trace, _ = draw(np.random.default_rng(0))
    return frozenset(kind_of(step) for step in trace if step.asked)


def _first_good(topic, draw, rng):
    for _ in range(TRIES):
        trace, zeros_teach = draw(rng)
        if _is_pleasant(trace, zeros_teach, topic.largest) and all(map(_is_safe, trace)):
            return trace
    raise RuntimeError(f"no worksheet in {TRIES} draws was free of collisions")


def _is_pleasant(trace, zeros_teach, largest):
    """Whether no number is 0, 1, very small or large; 0 and 1 may be where they are the lesson."""
    values = np.abs(trace.values)
    taught = np.isin(values, (0, 1)) if zeros_teach else np.zeros(len(values), bool)
    fair = (values > SMALLEST) & (values < largest) & (np.abs(values - 1) > SMALLEST)
    return bool(np.all(fair | taught))


def _is_safe(step):
    """Whether no mistake passes for right at the digits that this step asks for."""
    if not step.asked:
        return True
    values = wrong_numbers(step)
    return is_count(step) or any(tells_apart(step, values, n) for n in range(step.digits, MOST + 1))


TOPICS = {
    "neuron": Topic("a neuron", NEURON),
    "softmax": Topic("softmax", SOFTMAX),
    "parameters": Topic("counting parameters", PARAMETERS, largest=100_000),
    "chain rule": Topic("the chain rule", CHAINS),
    "paths": Topic("paths", PATHS),
    "dynamic programming": Topic("dynamic programming", USED_AGAIN, largest=100_000),
    "forward": Topic("forward pass", FORWARD),
    "backpropagation": Topic("backpropagation", BACKWARD),
    "update": Topic("update", UPDATE),
    "attribution": Topic("error attribution", SHARED),
}
