"""Endless fresh worksheets: `practice(topic, level, seed)` draws numbers that are pleasant to work with by hand.

A worksheet is taken only if no mistake of the catalogue would pass for right in any of its steps. A topic is one entry
of `TOPICS`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dnn_lab.engine.tables import find
from dnn_lab.marking.digits import MOST, tells_apart, wrong_numbers
from dnn_lab.marking.drawn_first import NEURON, PARAMETERS, SOFTMAX
from dnn_lab.marking.drawn_passes import BACKWARD, FORWARD, UPDATE
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


def practice(topic, level=1, seed=None):
    """A fresh `Trace` to work by hand.

    topic  "neuron", "softmax", "parameters", "forward", "backpropagation" or "update"
    level  from 1 to 4: of a pass, 1 is that of one neuron, 4 that of a 2-3-2 network; of "neuron", 4 is its line
    seed   makes it repeatable: the same seed gives the same numbers. Without one it is drawn, and stands in the title

    Raises ValueError, naming what there is, for an unknown topic or level.
    """
    entry = find(TOPICS, topic, "topic")
    if isinstance(level, bool) or level not in range(1, len(entry.levels) + 1):
        raise ValueError(f"level is {level!r}; {topic!r} has levels 1 to {len(entry.levels)}")
    seed = int(np.random.default_rng().integers(10_000)) if seed is None else seed
    trace = _first_good(entry, entry.levels[level - 1], np.random.default_rng(seed))
    title = TITLE.format(topic=entry.title, level=level, seed=seed)
    return Trace(title, trace.lines, trace.source, trace.subtitle, trace.remake, topic=topic, level=level)


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
    "forward": Topic("forward pass", FORWARD),
    "backpropagation": Topic("backpropagation", BACKWARD),
    "update": Topic("update", UPDATE),
}
