"""Exercises as a notebook shows them: `check`, `hint` and `solution` with a plain text and an HTML view.

What an exercise is and how it is judged stands in `marking/exercises`; nothing here needs a widget.
"""

from html import escape

from dnn_lab.marking.exercises import check as checking
from dnn_lab.marking.exercises import ladder, words
from dnn_lab.marking.exercises.table import exercise
from dnn_lab.marking.progress.recorder import tell

_MARKS = {True: "✓ ", False: ""}
_BOX = "border-left:4px solid {colour};padding:.3em .8em;margin:.3em 0;max-width:46em;overflow-wrap:anywhere"
_COLOURS = {True: "#1a7f37", False: "#9a6700"}
_CODE = "margin:.4em 0;white-space:pre-wrap"


class Shown:
    """A result of the exercises as a cell's output. All else (`kind`, `correct`, `message` …) is the result's own."""

    def __init__(self, result):
        self.result = result

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.result, name)

    def __repr__(self):
        return repr(self.result)

    def _repr_html_(self):
        correct = bool(getattr(self.result, "correct", False))
        lines = "".join(f"<div>{_text(line)}</div>" for line in self.result.lines)
        code = getattr(self.result, "code", None)
        block = f'<pre style="{_CODE}"><code>{escape(code)}</code></pre>' if code else ""
        title = f"<strong>{_MARKS[correct]}{escape(self.result.title)}</strong>"
        style = _BOX.format(colour=_COLOURS[correct])
        return f'<div role="group" aria-label="{escape(self.result.title)}" style="{style}">{title}{lines}{block}</div>'


class Task:
    """What an exercise asks for, with a stub to begin with."""

    def __init__(self, exercise):
        about = {"signature": exercise.signature, "title": exercise.title, "stub": exercise.stub}
        self.title = f"{exercise.name}: {exercise.title}"
        self.lines = [f"takes: {exercise.takes}", f"gives: {exercise.gives}"]
        self.code = exercise.stub
        self._text = words.TASK.format(takes=exercise.takes, gives=exercise.gives, **about)

    def __repr__(self):
        return self._text


def check(name, *function):
    """Checks your function: lab.check("softmax", softmax). Without a function it says what is asked for.

    The function is called with small and with random numbers. What comes back says whether it agrees with the truth,
    which usual slip it matches, or where it stopped; `.correct` and `.mistakes` are there for a program to read.
    Raises ValueError for an unknown exercise, naming what there is.
    """
    if not function:
        return Shown(Task(exercise(name)))
    outcome = checking.check(name, *function)
    tell()
    return Shown(outcome)


def hint(name, rung=None):
    """The next hint of an exercise, lab.hint("softmax"); with `rung` (from 1) the ladder up to there."""
    return Shown(ladder.hint(name, rung))


def solution(name):
    """A worked solution of an exercise: lab.solution("softmax")."""
    return Shown(ladder.solution(name))


def _text(line):
    return escape(line).replace("\n", "<br>")
