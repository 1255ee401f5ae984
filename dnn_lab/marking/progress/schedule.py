"""When a skill is due again: boxes, as on a shelf of flash cards.

A skill is a topic and a kind of step, "forward, z". Each time it was practised is one review: the first tries at its
steps on one worksheet in one day. At least four in five right without a hint, and the skill moves one box up; half of
them or fewer, and it goes back to box 0; else it stays. In box n it is due again after `INTERVALS[n]` days; practised
before it is due, it does not move up, so that cramming in a day is not taken for knowing.

The boxes are S. Leitner's (So lernt man lernen, 1972); the doubling intervals follow his and those of SuperMemo's SM-2
(P. Wozniak, 1990), in which what failed starts again too.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from dnn_lab.marking.verdict import RIGHT

INTERVALS = (0, 1, 2, 4, 8, 16, 32)  # days; box 0 is what is new or went wrong
UP, DOWN = 0.8, 0.5
NEUTRAL = ("not_a_number", "undefined", "rounded_too_far")


@dataclass(frozen=True)
class Review:
    """One time that a skill was practised: the day, the level if it was a practice, first tries, and the mistakes that
    were certain (of "either … or" nobody knows which it was).
    """

    topic: str
    kind: str
    day: date
    level: int | None
    right: int
    tries: int
    mistakes: tuple


@dataclass
class Standing:
    """Where a skill stands: its box, when it was practised last and at which level, and of that day how many first
    tries missed and which mistakes came up.
    """

    topic: str
    kind: str
    box: int = 0
    last: date = date.min
    due: date = date.min
    level: int | None = None
    missed: int = 0
    mistakes: Counter = field(default_factory=Counter)

    def take(self, review):
        """Moves the skill by what one review shows."""
        share, was_due = review.right / review.tries, review.day >= self.due
        if share >= UP and was_due:
            self.box = min(self.box + 1, len(INTERVALS) - 1)
        elif share <= DOWN:
            self.box = 0
        if was_due or share < UP:
            self.due = review.day + timedelta(INTERVALS[self.box])
        missed, mistakes = (self.missed, self.mistakes) if review.day == self.last else (0, Counter())
        self.missed, self.mistakes = missed + review.tries - review.right, mistakes + Counter(review.mistakes)
        self.last, self.level = review.day, review.level or self.level


def standings(history):
    """{(topic, kind): Standing} after a history of `Kept` events, oldest first."""
    found = {}
    for review in reviews(history):
        skill = review.topic, review.kind
        found.setdefault(skill, Standing(*skill)).take(review)
    return found


def reviews(history):
    """Every `Review` of a history, in the order in which they began."""
    groups = {}
    for kept in history:
        if kept.what in ("answered", "shown") and kept.verdict not in NEUTRAL:
            key = kept.day, kept.worksheet, kept.topic, kept.kind
            groups.setdefault(key, {}).setdefault(kept.step, []).append(kept)
    return [_review(*key, list(steps.values())) for key, steps in groups.items()]


def first_try_right(events):
    """Whether a step was right at the first try and without a hint, from its `Kept` events in order."""
    return events[0].what in ("answered", "checked") and events[0].verdict in RIGHT and events[0].hints == 0


def _review(day, _, topic, kind, steps):
    levels = [event.level for events in steps for event in events if event.level is not None]
    mistakes = (event.mistakes[0] for events in steps for event in events if len(event.mistakes) == 1)
    right = sum(map(first_try_right, steps))
    return Review(topic, kind, date.fromisoformat(day), max(levels, default=None), right, len(steps), tuple(mistakes))
