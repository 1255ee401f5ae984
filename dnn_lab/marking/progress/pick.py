"""What this learner should do next, and why: `pick(history, course, today)`.

What is due comes first, and of that what went wrong, most trouble before less; then a level that is new; then what is
due soonest. The same history on the same day always gives the same answer.
"""

from dataclasses import dataclass

from dnn_lab.marking.progress.schedule import INTERVALS, standings
from dnn_lab.marking.progress.summary import title
from dnn_lab.marking.progress.words import KINDS, WHY, count, days_ago


@dataclass(frozen=True)
class Course:
    """A topic as `pick` sees it: its title, and for each level the kinds of steps that are asked in it."""

    title: str
    levels: tuple


@dataclass(frozen=True)
class Pick:
    """What to do next: topic and level of a practice, and one sentence on why."""

    topic: str
    level: int
    why: str


def pick(history, course, today):
    """The `Pick` for a history of `Kept` events, a {topic: Course} in the order of the course, and a date."""
    known = {skill: standing for skill, standing in standings(history).items() if _place(skill, course) is not None}
    if not known:
        return _said("begin", next(iter(course)), 1, course)
    due = [standing for standing in known.values() if standing.due <= today]
    if due:
        return _due(min(due, key=lambda one: _urgency(one, course)), course, today)
    new = _new(history, known, course)
    if new:
        return _said("new", *new, course)
    soonest = min(known.values(), key=lambda one: (one.due, _place((one.topic, one.kind), course)))
    return _said("early", soonest.topic, _level(soonest, course), course, days=count((soonest.due - today).days, "day"))


def _urgency(standing, course):
    return standing.box, standing.due, -standing.missed, _place((standing.topic, standing.kind), course)


def _due(standing, course, today):
    kind = KINDS.get(standing.kind, standing.kind)
    fields = {"kind": kind[:1].upper() + kind[1:], "when": days_ago((today - standing.last).days)}
    level = _level(standing, course)
    if standing.box:
        days = count(INTERVALS[standing.box], "day")
        return _said("due", standing.topic, level, course, days=days, **fields)
    if not standing.mistakes:
        return _said("wrong", standing.topic, level, course, **fields)
    key = min(standing.mistakes, key=lambda one: (-standing.mistakes[one], one))
    return _said("named", standing.topic, level, course, mistake=title(key), **fields)


def _new(history, known, course):
    """(topic, level) of the first level that was never practised; a level below one that was is not new."""
    for topic, entry in course.items():
        done = max((kept.level for kept in history if kept.topic == topic and kept.level), default=0)
        knows_first = all((topic, kind) in known and known[topic, kind].box for kind in entry.levels[0])
        level = max(done, int(knows_first)) + 1
        if level <= len(entry.levels):
            return topic, level
    return None


def _level(standing, course):
    """The level it was practised at, one easier where it went wrong, but one in which this kind of step is asked."""
    levels = [place for place, kinds in enumerate(course[standing.topic].levels, 1) if standing.kind in kinds]
    wanted = (standing.level or levels[0]) - (standing.box == 0)
    return min(levels, key=lambda level: (abs(level - wanted), level))


def _place(skill, course):
    """Where in the course a skill comes first, for sorting; None for one that no practice has."""
    topic, kind = skill
    levels = course[topic].levels if topic in course else ()
    found = next((level for level, kinds in enumerate(levels) if kind in kinds), None)
    return None if found is None else (list(course).index(topic), found, kind)


def _said(key, topic, level, course, **fields):
    return Pick(topic, level, WHY[key].format(title=course[topic].title, level=level, **fields))
