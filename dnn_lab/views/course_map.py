"""`lab.course_map()`: the notebooks of the course, what leads to what, and how far this learner has come. Static HTML.

A notebook is one entry of `LESSONS`; what was done in it is told by its topics and by its exercises.
"""

from dataclasses import dataclass
from datetime import date
from html import escape

from dnn_lab.marking.exercises.table import EXERCISES
from dnn_lab.marking.progress import summary
from dnn_lab.marking.progress.recorder import RECORDER
from dnn_lab.marking.progress.words import TOPICS, days_ago
from dnn_lab.marking.verdict import RIGHT
from dnn_lab.views.course_picture import BEGUN, NOT_BEGUN, PRACTISED, Place, picture

ENOUGH = 5  # steps right in each of its topics: a notebook is practised


@dataclass(frozen=True)
class Lesson:
    """A notebook: its file without ending, its title, how many minutes it takes, the numbers of those it needs, the
    topics of `practice` that it teaches, and its column on the map."""

    file: str
    title: str
    minutes: int
    needs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    column: int = 1

    @property
    def number(self):
        return self.file[:2]

    @property
    def name(self):
        return f"{self.number} · {self.title}"


LESSONS = (
    Lesson("00_start", "Start here", 20),
    Lesson("01_neuron", "A neuron", 60, (), ("neuron",)),
    Lesson("02_shallow_network", "A shallow network", 90, ("01",), ("softmax",), 0),
    Lesson("03_deep_network", "A deep network", 90, ("02",), ("parameters",), 0),
    Lesson("04_chain_rule", "The chain rule", 80, ("01",), ("chain rule", "paths")),
    Lesson("05_dynamic_programming", "Dynamic programming", 90, ("04",), ("dynamic programming",)),
    Lesson("06_forward_pass", "The forward pass", 50, ("01",), ("forward",), 2),
    Lesson("07_backpropagation", "Backpropagation", 90, ("04", "06"), ("backpropagation", "update"), 2),
    Lesson("08_error_attribution", "Error attribution", 90, ("06", "07"), ("attribution",), 2),
)

STATES = {NOT_BEGUN: "not begun", BEGUN: "begun", PRACTISED: "practised"}
SAYS = {
    "course": "{lessons} notebooks, about {hours} hours.",
    "last": "You last worked on {topic}, {when}.",
    "begin": "Begin with {name}.",
    "next": "Next in the order of the course: {name}.",
    "all": "You have practised all of them; lab.practice() says what is due.",
    "here": "next for you",
    "box": "{minutes} min",
    "map": "Map of the course. {arrows}. {states}.",
    "arrow": "{name} leads to {others}",
    "state": "{number} {state}",
    "steps": "{right} of {steps}",
    "functions": "{right} of {functions}",
    "text": "{name}, {minutes} minutes: {state}",
    "rule": "Practised means: at least {enough} steps right in each of its topics.",
}
COLUMNS = ("notebook", "min", "needs", "you", "steps right", "functions right")


def course_map():
    """The map of the course with this learner's progress on it: a `CourseMap`, for the last line of a cell."""
    return CourseMap(RECORDER.history(), date.today())


@dataclass(frozen=True)
class Standing:
    """How far a notebook is: its state, how many steps were right of how many, how many functions are right."""

    state: str
    right: int
    steps: int
    functions: int


class CourseMap:
    """Picture and list of all notebooks for a history of `Kept` events.

    standings  a `Standing` for each lesson's number, apart from the start;  next  the `Lesson` to go on with, or None
    """

    def __init__(self, history, today):
        self._history, self._today = history, today
        rows, solved, tried = summary.rows(history), _exercises(history, RIGHT), _exercises(history)
        self.standings = {one.number: _standing(one, rows, solved, tried) for one in LESSONS if one.topics}
        waiting = [one for one in LESSONS if one.topics and self.standings[one.number].state != PRACTISED]
        self.next = LESSONS[0] if not self._known() else next(iter(waiting), None)

    def __repr__(self):
        return "\n".join([self._title(), *map(self._line, LESSONS), SAYS["rule"].format(enough=ENOUGH)])

    def _repr_html_(self):
        here = self.next.number if self.next else None
        drawn = picture(list(map(self._place, LESSONS)), STATES, here, SAYS["here"], self._about())
        head = "".join(f'<th scope="col" style="text-align:left">{escape(cell)}</th>' for cell in COLUMNS)
        body = "".join(map(self._row, LESSONS))
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        rule = SAYS["rule"].format(enough=ENOUGH)
        return f"<p>{escape(self._title())}</p>{drawn}{table}<p>{escape(rule)}</p>"

    def _known(self):
        return [kept for kept in self._history if kept.topic in TOPICS]

    def _state(self, lesson):
        return self.standings[lesson.number].state if lesson.topics else ""

    def _place(self, lesson):
        minutes = SAYS["box"].format(minutes=lesson.minutes)
        return Place(lesson.number, lesson.title, arrows_to(lesson), lesson.column, minutes, self._state(lesson))

    def _title(self):
        hours = round(sum(one.minutes for one in LESSONS) / 60)
        said = [SAYS["course"].format(lessons=len(LESSONS), hours=hours)]
        for kept in self._known()[-1:]:
            said.append(SAYS["last"].format(topic=TOPICS[kept.topic].lower(), when=_when(kept.day, self._today)))
        key = "all" if self.next is None else "next" if self._known() else "begin"
        return " ".join([*said, SAYS[key].format(name=self.next.name if self.next else "")])

    def _line(self, lesson):
        state = STATES.get(self._state(lesson))
        return SAYS["text"].format(name=lesson.name, minutes=lesson.minutes, state=state).removesuffix(": None")

    def _row(self, lesson):
        link = f'<a href="{lesson.file}.ipynb">{escape(lesson.name)}</a>'
        cells = (link, lesson.minutes, ", ".join(lesson.needs), *self._done(lesson))
        return "<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in cells) + "</tr>"

    def _done(self, lesson):
        if not lesson.topics:
            return "", "", ""
        standing = self.standings[lesson.number]
        steps = SAYS["steps"].format(right=standing.right, steps=standing.steps) if standing.steps else ""
        functions = SAYS["functions"].format(right=standing.functions, functions=len(_own(lesson)))
        return STATES[standing.state], steps, functions

    def _about(self):
        """The picture in words."""
        others = {one.name: [later.name for later in LESSONS if one.number in arrows_to(later)] for one in LESSONS}
        arrows = [SAYS["arrow"].format(name=name, others=_listed(after)) for name, after in others.items() if after]
        states = [SAYS["state"].format(number=n, state=STATES[one.state]) for n, one in self.standings.items()]
        return SAYS["map"].format(arrows="; ".join(arrows), states=", ".join(states))


def arrows_to(lesson):
    """Numbers of the lessons right before one: the start, if it needs none; what another need needs is implied."""
    if not lesson.needs:
        return () if lesson is LESSONS[0] else (LESSONS[0].number,)
    implied = {early for one in LESSONS if one.number in lesson.needs for early in one.needs}
    return tuple(number for number in lesson.needs if number not in implied)


def _own(lesson):
    return [exercise for exercise in EXERCISES.values() if exercise.notebook == lesson.number]


def _exercises(history, verdicts=None):
    """Names of the exercises that came up, or of those that were checked with one of these verdicts."""
    asked = [kept for kept in history if kept.kind == "exercise"]
    return {kept.step for kept in asked if verdicts is None or (kept.what == "checked" and kept.verdict in verdicts)}


def _standing(lesson, rows, solved, tried):
    names = {exercise.name for exercise in _own(lesson)}
    by_hand = [row for row in rows if row.topic in lesson.topics and row.kind != "exercise"]
    right = {topic: sum(row.first + row.later for row in by_hand if row.topic == topic) for topic in lesson.topics}
    begun = by_hand or names & tried
    state = PRACTISED if min(right.values()) >= ENOUGH else BEGUN if begun else NOT_BEGUN
    return Standing(state, sum(right.values()), sum(row.all for row in by_hand), len(names & solved))


def _listed(names):
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _when(day, today):
    return days_ago((today - date.fromisoformat(day)).days)
