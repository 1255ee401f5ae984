"""Judging a function: each part of its results is compared with the truth, then with what usual slips would give."""

from dataclasses import dataclass
from itertools import takewhile

import numpy as np

from dnn_lab.marking.exercises import words
from dnn_lab.marking.exercises.entry import Wrong
from dnn_lab.marking.exercises.given import brief, given
from dnn_lab.marking.exercises.returned import Unusable, in_form, parts, value

NEARLY = 0.01
DUST = 1e-9


@dataclass(frozen=True)
class Found:
    """What is true of one part: its kind, what is said, the `Wrong` that it matches, a shape to mention."""

    name: str
    kind: str
    message: str = ""
    wrong: Wrong | None = None
    shape: tuple | None = None
    expected: tuple | None = None


@dataclass(frozen=True)
class _Compared:
    """One part of one run: its case, the truth, and the value that was returned (or None, or why it can't be read)."""

    run: object
    truth: object
    value: object
    shape: tuple | None = None


def found_parts(exercise, runs):
    """A `Found` for each part, from runs that ended without a failure. Raises Unusable for a wrong number of parts."""
    table = [list(_compared(exercise, place, runs)) for place in range(len(exercise.parts) or 1)]
    return [_found(exercise, place, table) for place in range(len(table))]


def _compared(exercise, place, runs):
    for run in runs:
        truth = run.truth[place] if exercise.parts else run.truth
        try:
            read, shape = value(parts(run.result, exercise)[place], truth)
        except Unusable as reason:
            if reason.reason == "count":
                raise
            read, shape = reason, None
        yield _Compared(run, truth, read, shape)


def _found(exercise, place, table):
    name = exercise.parts[place] if exercise.parts else words.RESULT
    every = table[place]
    if any(one.value is None for one in every):
        return Found(name, "missing", words.MISSING)
    usable = _usable(every)
    bad = next(iter(_plain(every)[len(usable) :]), None)
    if not all(_right(one, exercise.tolerance) for one in usable):
        return _off(exercise, place, table, usable, bad)
    if bad:
        return _unusable(exercise, name, bad)
    lesson = next((one for one in every if one.run.case.note and not _right(one, exercise.tolerance)), None)
    if lesson:
        return _lesson(exercise, name, lesson)
    shaped = next((one for one in every if one.shape is not None), None)
    return Found(name, "right", "", None, *((shaped.shape, np.shape(shaped.truth)) if shaped else ()))


def _lesson(exercise, name, lesson):
    """What only the case with a note shows: its note, unless what came back can't be read for another reason."""
    unreadable = isinstance(lesson.value, Unusable) and lesson.value.reason not in ("nan", "inf")
    return _unusable(exercise, name, lesson) if unreadable else Found(name, "wrong", lesson.run.case.note)


def _off(exercise, place, table, usable, bad):
    """A part that is wrong somewhere: a usual slip, rounded, or unknown."""
    name = exercise.parts[place] if exercise.parts else words.RESULT
    slips = [wrong for wrong in exercise.wrongs if _matches(exercise, place, wrong, usable)]
    if slips:
        slip = max(slips, key=lambda wrong: _explains(exercise, wrong, table))
        return Found(name, "named", _sentence(slip, name), slip)
    if bad:
        return _unusable(exercise, name, bad)
    if not exercise.whole and all(_right(one, NEARLY) for one in usable):
        return Found(name, "right_last_digit")
    return _wrong(exercise, name, usable)


def _explains(exercise, wrong, table):
    """How many parts are what a slip gives: of two that give one part, the one that gives the others too is meant."""
    return sum(
        all(_same(one.value, _slipped(exercise, place, wrong, one), exercise.tolerance) for one in _usable(compared))
        for place, compared in enumerate(table)
    )


def _matches(exercise, place, wrong, usable):
    """Whether the values are those of a slip in every case, at least one of which tells it from the truth."""
    telling = False
    for one in usable:
        slipped = _slipped(exercise, place, wrong, one)
        if slipped is None or not _same(one.value, slipped, exercise.tolerance):
            return False
        telling |= not _same(slipped, in_form(one.truth), exercise.tolerance)
    return telling


def _slipped(exercise, place, wrong, one):
    """What the slip gives in one case; None where it gives nothing that can be read."""
    try:
        with np.errstate(all="ignore"):
            result = wrong.result(*one.run.case.arguments)
        return value(result[place] if exercise.parts else result, one.truth)[0]
    except (Unusable, ArithmeticError, ValueError):
        return None


def _right(one, tolerance):
    return not isinstance(one.value, Unusable) and _same(one.value, in_form(one.truth), tolerance)


def _same(one, other, tolerance):
    """Whole numbers exactly; arrays within a part of the largest entry."""
    if one is None or other is None:
        return False
    if isinstance(other, int):
        return one == other
    if np.shape(one) != np.shape(other):
        return False
    largest = np.max(np.abs(other), initial=0)
    return bool(np.max(np.abs(one - other), initial=0) <= tolerance * largest + DUST * (tolerance < NEARLY))


def _plain(compared):
    return [one for one in compared if not one.run.case.note]


def _usable(compared):
    """The plain cases before the first whose result can't be read."""
    return list(takewhile(lambda one: not isinstance(one.value, Unusable), _plain(compared)))


def _sentence(slip, name):
    message = slip.message(words.TYPED.format(part=name))
    return words.NAMED.format(title=slip.title[0].upper() + slip.title[1:], message=message) if slip.title else message


def _unusable(exercise, name, bad):
    kind, sentence = words.UNUSABLE[bad.value.reason]
    fields = {"typed": words.TYPED.format(part=name), "given": given(exercise, bad.run.case), "gives": exercise.gives}
    return Found(name, kind, sentence.format(**fields | bad.value.fields))


def _wrong(exercise, name, usable):
    off = [one for one in usable if not _right(one, exercise.tolerance)]
    first = off[0]
    sentence = words.WRONG.format(
        typed=words.TYPED.format(part=name),
        off=len(off),
        count=len(usable),
        given=given(exercise, first.run.case),
        own=brief(first.value),
        name=exercise.name,
    )
    return Found(name, "wrong", sentence)
