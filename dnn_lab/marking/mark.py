"""Marking: `mark(step, text, own)` judges one typed answer by the rules of `rules.py`.

Stands on the reading of text and the rules; the Stepper and notebooks call it.
"""

from dnn_lab.marking import words
from dnn_lab.marking.arithmetic import Unreadable
from dnn_lab.marking.case import Case, has_value
from dnn_lab.marking.earlier import Earlier, known_in
from dnn_lab.marking.reading import read
from dnn_lab.marking.rules import OF_COUNTS, RULES, undefined
from dnn_lab.marking.verdict import Verdict
from dnn_lab.marking.whole import as_count, is_count
from dnn_lab.worksheet.step import Step


def mark(step, text, own=None):
    """The `Verdict` on an answer.

    step  the step that was asked;  text  what was typed (a number is taken too)
    own   the learner's earlier answers, {step name: typed text or number}: what follows from them is right

    Raises TypeError for what is no step, and for a step whose value is a whole layer: single numbers are asked for.
    """
    if not isinstance(step, Step):
        raise TypeError(f'mark takes a step, such as trace["z1_1"]; {type(step).__name__} was given')
    if not isinstance(step.value, (int, float)):
        raise TypeError(f"{step.name} is a whole layer; single numbers are marked: open one of its neurons")
    return _verdict(step, text, Earlier(step, own, judge=_alone))


def _alone(step, text, own):
    """The verdict on an earlier answer, without a search for what was off before that."""
    return _verdict(step, text, Earlier(step, own))


def _verdict(step, text, earlier):
    try:
        reading = read(text, known_in(step, earlier))
    except Unreadable as reason:
        if reason.reason != "empty" and not has_value(step):
            return undefined(step)
        return Verdict("not_a_number", words.unreadable(reason.reason, reason.fields))
    reading, rules = (as_count(reading), OF_COUNTS) if is_count(step) else (reading, RULES)
    case = Case(step, reading, earlier)
    return next(filter(None, (rule(case) for rule in rules)))
