"""Checking an exercise: try the function on all cases, judge what came back, say one thing.

`check(name, function)` gives an `Outcome`; how it looks in a notebook is the views' part.
"""

import inspect

from dnn_lab.marking import events
from dnn_lab.marking.exercises import words
from dnn_lab.marking.exercises.given import given
from dnn_lab.marking.exercises.judging import found_parts
from dnn_lab.marking.exercises.ladder import taken
from dnn_lab.marking.exercises.outcome import Outcome, PartOutcome
from dnn_lab.marking.exercises.returned import Unusable, is_nothing
from dnn_lab.marking.exercises.table import exercise
from dnn_lab.marking.exercises.trying import SECONDS, trial
from dnn_lab.marking.spelling import quoted
from dnn_lab.marking.verdict import Named

UNTOUCHED = ("unanswered", "refused")
FIRST_OF = ("named", "shape", "unreadable", "infinite", "wrong", "missing", "right_last_digit", "right")


def check(name, function):
    """The `Outcome` of an exercise for a learner's function. Whatever the function does, this returns.

    Raises ValueError for an unknown exercise.
    """
    asked = exercise(name)
    outcome = _refused(asked, function) or _judged(asked, trial(asked, function))
    if outcome.kind not in UNTOUCHED:
        keys = tuple(mistake.key for mistake in outcome.mistakes)
        events.publish(events.checked(name, asked.topic, outcome.kind, keys, taken(name)))
    return outcome


def _refused(asked, function):
    """The outcome for what can't be called with the exercise's arguments; None if it can."""
    if not callable(function):
        kind = "an array" if hasattr(function, "shape") else f"a {type(function).__name__}"
        message = words.REFUSED["not_a_function"].format(name=asked.name, kind=kind)
        return Outcome(asked.name, "refused", message)
    try:
        takes = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    try:
        takes.bind(*asked.arguments)
    except TypeError:
        names = ", ".join(map(str, takes.parameters.values())) or "nothing"
        message = words.REFUSED["arguments"].format(signature=asked.signature, takes=quoted(names, 80))
        return Outcome(asked.name, "refused", message)
    return None


def _judged(asked, tried):
    runs = [run for run in tried.runs if not run.failure]
    failed = tried.runs[-1] if tried.runs and tried.runs[-1].failure else None
    if failed and failed.failure.kind == "NotImplementedError" and not runs:
        return Outcome(asked.name, "unanswered")
    if runs and is_nothing(runs[0].result):
        return _nothing(asked, runs[0], tried)
    try:
        found = found_parts(asked, runs) if runs else []
    except Unusable as reason:
        kind, sentence = words.UNUSABLE[reason.reason]
        return Outcome(asked.name, kind, sentence.format(**reason.fields), notes=_printed(tried))
    kinds = {part.kind for part in found}
    if (failed or tried.slow) and "named" not in kinds:
        return _broken(asked, tried, failed)
    if not kinds <= {"right", "right_last_digit"}:
        return _not_yet(asked, found, tried)
    return _right(asked, found, tried)


def _nothing(asked, run, tried):
    if run.changed:
        message = words.NO_RETURN["changed"].format(names=" and ".join(run.changed))
    elif tried.printed:
        message = words.NO_RETURN["printed"]
    else:
        return Outcome(asked.name, "unanswered")
    return Outcome(asked.name, "unreadable", message, notes=_printed(tried))


def _broken(asked, tried, failed):
    """A function that raised something, or was stopped."""
    if tried.slow:
        sentence = words.SLOW_LESSON if tried.slow.note else words.SLOW
        fields = {"seconds": SECONDS, "given": given(asked, tried.slow), "note": tried.slow.note}
        return Outcome(asked.name, "slow", sentence.format(**fields), notes=_printed(tried))
    failure, place = failed.failure, given(asked, failed.case)
    if failure.kind == "RecursionError":
        message = failed.case.note or words.RECURSION.format(given=place)
        return Outcome(asked.name, "failed", message, notes=_printed(tried))
    where = words.WHERE_CODE if failure.code else words.WHERE if failure.line else ""
    where = where.format(line=failure.line, code=quoted(failure.code, 60))
    says = _sentence(quoted(failure.says, 200) or failure.kind)
    message = words.FAILED.format(kind=failure.kind, given=place, where=where, says=says)
    return Outcome(asked.name, "failed", message, notes=_printed(tried))


def _sentence(text):
    return text if text.endswith((".", "?")) else f"{text}."


def _not_yet(asked, found, tried):
    """The outcome where a part is wrong: with one part its own message, else each part with its own."""
    kind = min((part.kind for part in found), key=FIRST_OF.index)
    slips = list({id(part.wrong): part for part in found if part.wrong}.values())
    mistakes = tuple(Named(part.wrong.key, part.wrong.title, part.message) for part in slips if part.wrong.key)
    if not asked.parts:
        return Outcome(asked.name, kind, found[0].message, (), mistakes, _notes(asked, found, tried))
    return Outcome(asked.name, kind, "", _said_once(found), mistakes, _notes(asked, found, tried))


def _said_once(found):
    """A part's message once: where a later part carries the same slip, it says so."""
    said, parts = {}, []
    for part in found:
        first = said.setdefault(id(part.wrong), part.name) if part.wrong else part.name
        message = part.message if first == part.name else words.SAME_SLIP.format(part=first)
        parts.append(PartOutcome(part.name, part.kind, message))
    return tuple(parts)


def _right(asked, found, tried):
    if not tried.same_again:
        message = words.KEPT.format(arguments=" and ".join(asked.arguments))
        return Outcome(asked.name, "wrong", message, notes=_notes(asked, found, tried))
    rounded = any(part.kind == "right_last_digit" for part in found)
    sentence = words.LAST_DIGIT if rounded else words.RIGHT
    kind = "right_last_digit" if rounded else "right"
    message = sentence.format(count=len(tried.runs))
    return Outcome(asked.name, kind, message, notes=_notes(asked, found, tried))


def _notes(asked, found, tried):
    shapes = (
        words.NOTES["shape"].format(part=words.TYPED.format(part=part.name), shape=part.shape, expected=part.expected)
        for part in found
        if part.shape is not None
    )
    changed = next((run.changed for run in tried.runs if run.changed), ())
    names = " and ".join(changed)
    return (*shapes, *([words.NOTES["changed"].format(names=names)] if names else []), *_printed(tried))


def _printed(tried):
    return (words.NOTES["printed"].format(text=tried.printed),) if tried.printed else ()
