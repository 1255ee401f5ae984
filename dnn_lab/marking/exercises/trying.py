"""A learner's function tried on all cases: on copies of the arguments, its prints caught, its failures noted.

Nothing is judged here. Numbers too large or undefined give inf and nan without a warning: judging explains them.
"""

import contextlib
import copy
import io
import linecache
import traceback
import warnings
from dataclasses import dataclass, field

import numpy as np

from dnn_lab.marking.exercises.entry import Case
from dnn_lab.marking.exercises.stopping import within

SECONDS = 3
MOST_PRINTED = 400


@dataclass(frozen=True)
class Failure:
    """An exception: its type's name, what it says, and the line of the function in which it happened, if known."""

    kind: str
    says: str
    line: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Run:
    """One call: what came back, or the `Failure`; names of the arguments that were changed in place."""

    case: Case
    truth: object
    result: object = None
    failure: Failure | None = None
    changed: tuple = ()


@dataclass
class Trial:
    """All calls up to the first that failed; `slow` is the case that was stopped, `same_again` whether a second call of
    the first case gave the same; `printed` what the first call wrote."""

    runs: list = field(default_factory=list)
    slow: Case | None = None
    printed: str = ""
    same_again: bool = True


def cases_of(exercise):
    """[(Case, truth)]: the same each time."""
    made = exercise.cases(np.random.default_rng(0))
    cases = [case if isinstance(case, Case) else Case(case) for case in made]
    return [(case, exercise.reference(*copy.deepcopy(case.arguments))) for case in cases]


def trial(exercise, function):
    """The `Trial` of a function. KeyboardInterrupt goes through: the learner pressed stop."""
    cases, tried = cases_of(exercise), Trial()

    def all_cases():
        for case, truth in cases:
            with _caught() as written:
                run = _called(exercise, function, case, truth)
            tried.printed = tried.printed or (written.text() if not tried.runs else "")
            tried.runs.append(run)
            if run.failure:
                return
        with _caught():
            again = _called(exercise, function, *cases[0])
        tried.same_again = _is_same(again.result, tried.runs[0].result)

    if not within(SECONDS, all_cases) and len(tried.runs) < len(cases):
        tried.slow = cases[len(tried.runs)][0]
    return tried


def _called(exercise, function, case, truth):
    arguments = copy.deepcopy(case.arguments)
    try:
        result, failure = function(*arguments), None
    except (Exception, SystemExit) as error:
        result, failure = None, _failure(function, error)
    pairs = zip(exercise.arguments, arguments, case.arguments, strict=True)
    changed = tuple(name for name, now, before in pairs if not _is_same(now, before))
    return Run(case, truth, result, failure, changed)


def _failure(function, error):
    file = getattr(getattr(function, "__code__", None), "co_filename", None)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    line = frames[-1].lineno if frames else None
    code = linecache.getline(file, line).strip() if line else ""
    return Failure(type(error).__name__, str(error), line, code)


class _Written(io.TextIOBase):
    """Keeps the first few hundred characters: a loop that prints for ever fills no memory."""

    def __init__(self):
        self.parts, self.size = [], 0

    def writable(self):
        return True

    def write(self, text):
        if self.size <= MOST_PRINTED:
            self.parts.append(text[: MOST_PRINTED + 1])
            self.size += len(text)
        return len(text)

    def text(self):
        whole = "".join(self.parts).strip()
        return whole if len(whole) <= MOST_PRINTED else whole[:MOST_PRINTED] + "…"


@contextlib.contextmanager
def _caught():
    written = _Written()
    with contextlib.redirect_stdout(written), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        yield written


def _is_same(one, other):
    """Whether two arguments or results are equal, nan included; what can't be compared counts as equal."""
    try:
        if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
            return len(one) == len(other) and all(map(_is_same, one, other))
        if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
            return np.array_equal(one, other, equal_nan=True)
        return bool(one == other) or one is other or (one != one and other != other)
    except Exception:
        return True
