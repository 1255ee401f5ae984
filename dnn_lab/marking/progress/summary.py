"""What a history comes to: how the steps of each kind went, which mistakes came up, what is due. For one or for many.

A step counts once for each day on which it was worked out on a worksheet; an exercise counts once.
"""

from collections import Counter
from dataclasses import dataclass

from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.marking.progress.schedule import first_try_right
from dnn_lab.marking.progress.words import TOPICS
from dnn_lab.marking.verdict import RIGHT

FIRST, LATER, OPEN = "first", "later", "open"


@dataclass(frozen=True)
class Row:
    """How the steps of one kind went: right at the first try, after a slip or a hint, shown or still not right."""

    topic: str
    kind: str
    first: int
    later: int
    open: int

    @property
    def all(self):
        return self.first + self.later + self.open


@dataclass(frozen=True)
class Slip:
    """A mistake that came up: its key and title, how many steps it was made in, and the last day."""

    key: str
    title: str
    steps: int
    last: str


def rows(history):
    """A `Row` for each topic and kind, in the order of the course."""
    counts = {}
    for (topic, kind), events in _steps(history):
        counts.setdefault((topic, kind), Counter())[outcome(events)] += 1
    made = [Row(*skill, *(count[part] for part in (FIRST, LATER, OPEN))) for skill, count in counts.items()]
    order = list(TOPICS)
    return sorted(made, key=lambda row: order.index(row.topic) if row.topic in TOPICS else len(order))


def outcome(events):
    """How a step went, from its events in order."""
    if first_try_right(events):
        return FIRST
    return LATER if any(event.verdict in RIGHT for event in events) else OPEN


def slips(history):
    """A `Slip` for each mistake that was certain, the most frequent first: "either … or" counts for neither."""
    where = {}
    for kept in history:
        if len(kept.mistakes) == 1:
            where.setdefault(kept.mistakes[0], []).append(((kept.day, kept.worksheet, kept.step), kept.day))
    found = [Slip(key, title(key), len(dict(places)), max(day for _, day in places)) for key, places in where.items()]
    return sorted(found, key=lambda slip: (-slip.steps, slip.title))


def title(key):
    """What a mistake is called; one that this version does not know is called by its key."""
    return BY_KEY[key].title if key in BY_KEY else key.replace("_", " ")


def _steps(history):
    """((topic, kind), events) of each step that was answered, checked or shown."""
    found = {}
    for kept in history:
        when = "" if kept.kind == "exercise" else kept.day
        found.setdefault((when, kept.worksheet, kept.topic, kept.kind, kept.step), []).append(kept)
    for (_, _, topic, kind, _), events in found.items():
        tried = [event for event in events if event.what != "hinted" and event.verdict != "not_a_number"]
        if tried:
            yield (topic, kind), tried
