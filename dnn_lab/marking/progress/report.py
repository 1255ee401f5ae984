"""What a class struggles with, from the progress that its learners exported: by kind of step, and by mistake.

No names are needed: a learner is a file. A file that is damaged is named and skipped. Two files may well be alike: of a
worksheet that was the same for everyone, two learners can have answered every step rightly in one day.
"""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

from dnn_lab.marking.progress import summary, table
from dnn_lab.marking.progress.words import count

_Z = 1.96  # of a 95 % interval


@dataclass(frozen=True)
class Steps:
    """How one kind of step went in the class: how many learners did it, and of all their steps how many went how."""

    topic: str
    kind: str
    learners: int
    first: int
    later: int
    open: int

    @property
    def all(self):
        return self.first + self.later + self.open

    @property
    def trouble(self):
        """The share not right at the first try, as low as it may well be: few steps weigh little.

        Lower end of E. B. Wilson's 95 % score interval (J. Am. Stat. Assoc. 22, 1927), from 0 to 1.
        """
        n = self.all
        share = (n - self.first) / n
        spread = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
        return max(0.0, (share + _Z**2 / (2 * n) - spread) / (1 + _Z**2 / n))


@dataclass(frozen=True)
class Slips:
    """A mistake in the class: how many learners made it, in how many steps, and in which kind of step most."""

    key: str
    title: str
    learners: int
    steps: int
    topic: str
    kind: str


@dataclass(frozen=True)
class Report:
    """learners  how many files counted;  steps  the `Steps`, most trouble first;  slips  the `Slips`, most common first
    skipped   (file name, why) of files that were left out;  doubted  (file name, lines) where some lines were
    """

    learners: int
    steps: tuple
    slips: tuple
    skipped: tuple = ()
    doubted: tuple = ()


def report(paths):
    """The `Report` on exported CSV files. Whatever is in them, it comes to an end."""
    histories, skipped, doubted = [], [], []
    for path in paths:
        try:
            history, bad = table.read(path)
        except (table.Unusable, OSError) as error:
            skipped.append((path.name, getattr(error, "strerror", None) or str(error)))
            continue
        histories.append(history)
        if bad:
            doubted.append((path.name, count(bad, "line")))
    return Report(len(histories), _steps(histories), _slips(histories), tuple(skipped), tuple(doubted))


def _steps(histories):
    sums = {}
    for history in histories:
        for row in summary.rows(history):
            sums.setdefault((row.topic, row.kind), []).append((row.first, row.later, row.open))
    made = [Steps(*skill, len(rows), *map(sum, zip(*rows, strict=True))) for skill, rows in sums.items()]
    return tuple(sorted(made, key=lambda one: (-one.trouble, -one.all, one.topic, one.kind)))


def _slips(histories):
    """Counted by step: the same slip typed again in one step is one."""
    learners, places = Counter(), {}
    for history in histories:
        slipped = (kept for kept in history if kept.mistakes)
        made = {(one.mistakes[0], one.day, one.worksheet, one.step): (one.topic, one.kind) for one in slipped}
        learners.update({key for key, *_ in made})
        for (key, *_), place in made.items():
            places.setdefault(key, Counter())[place] += 1
    found = [_slip(key, learners[key], where) for key, where in places.items()]
    return tuple(sorted(found, key=lambda one: (-one.learners, -one.steps, one.title)))


def _slip(key, learners, where):
    topic, kind = min(where, key=lambda place: (-where[place], place))
    return Slips(key, summary.title(key), learners, where.total(), topic, kind)
