"""The rules an answer is judged by, in order: the first that gives a verdict decides.

A right answer is recognised before any mistake is looked for, what follows rightly from an earlier wrong answer is
right, and rounding, however coarse, is never called a mistake. Each rule takes a `Case`. Counts have rules
of their own.
"""

from dnn_lab.marking import words
from dnn_lab.marking.brackets import with_brackets
from dnn_lab.marking.closeness import agrees, cut_to_one_digit, nearly, only_coarsely
from dnn_lab.marking.digits import digits_for
from dnn_lab.marking.mistakes.catalogue import BY_KEY
from dnn_lab.marking.mistakes.entry import Wrong
from dnn_lab.marking.rounding import rounded_on_the_way
from dnn_lab.marking.verdict import Named, Verdict


def _undefined(case):
    return undefined(case.step) if case.truth is None else None


def undefined(step):
    """The verdict on any answer to a step that has no value: it says why, if the step knows."""
    why = step.line.why
    return Verdict("undefined", words.VERDICTS["undefined_because" if why else "undefined"].format(why=why))


def _right(case):
    if agrees(case.reading, case.truth):
        return case.says("right_calculation" if case.reading.calculation else "right", "right")


def _follows(case):
    if case.follows is not None and agrees(case.reading, case.follows):
        return _given_earlier(case)


def _given_earlier(case):
    """Right because of earlier answers: the first that was off is named, or the one that was rounded most."""
    first = case.earlier.first_off()
    if first:
        return case.says("right_given_earlier", first=first)
    rounded = case.earlier.most_rounded()
    if nearly(case.reading, case.truth) or not rounded:
        return case.says("right_last_digit")
    return case.says("right_given_rounded", "right_given_earlier", first=rounded)


def _coarse(case):
    if any(only_coarsely(case.reading, value) for value in case.rights):
        return _too_far(case)


def _too_far(case):
    """More digits than were typed, and at least as many as the step asks for: 1.0 may stand for 0.97."""
    return case.says("rounded_too_far", digits=max(digits_for(case.step), case.reading.digits + 1))


def _exactly_rounded(case):
    """The very number that rounding every part on the way gives."""
    if case.reading.calculation or case.reading.digits < 2:
        return None
    for own in (case.own, None) if case.own else (None,):
        value = _rounded(case, case.step.following(own), own)
        if value and agrees(case.reading, value) and _rather_near(value, case.rights):
            return _last_digit_of(case, own)


def _rounded(case, expression, own):
    try:
        return rounded_on_the_way(expression, own, case.reading.digits)
    except (ArithmeticError, ValueError):
        return None


def _rather_near(value, rights):
    return any(abs(value - right) <= 0.1 * abs(right) for right in rights)


def _last_digit_of(case, own):
    first = case.earlier.first_off() if own else None
    return case.says("right_given_earlier", first=first) if first else case.says("right_last_digit")


def _mistake(case, times=1):
    """Up to two mistakes whose value was typed, the earlier in the catalogue first."""
    hits = {}
    for mistake, wrong, value in case.wrongs():
        if mistake.key not in hits and agrees(case.reading, value, times):
            hits[mistake.key] = (mistake, wrong)
            if len(hits) == 2:
                break
    return _named(case, list(hits.values()), sure=times == 1) if hits else None


def _mistake_rounded(case):
    """Up to two mistakes that give the typed number when every part on the way is rounded."""
    reading = case.reading
    if reading.calculation or reading.digits < 2:
        return None
    hits = {}
    for mistake, wrong, _ in case.wrongs():
        if mistake.key not in hits and _gives_rounded(case, wrong.expression):
            hits[mistake.key] = (mistake, wrong)
            if len(hits) == 2:
                break
    return _named(case, list(hits.values())) if hits else None


def _gives_rounded(case, expression):
    value = _rounded(case, expression, case.own)
    return value is not None and agrees(case.reading, value)


def _perhaps(case):
    if not case.reading.calculation and case.reading.digits >= 3:
        return _mistake(case, times=3)


def _order(case):
    """Brackets left out of the learner's own arithmetic."""
    if not case.reading.calculation:
        return None
    for value, start, end in with_brackets(list(case.reading.tokens)):
        if any(agrees(case.reading.at(value), right) for right in case.rights):
            part = case.reading.part(start, end)
            return _named(case, [(BY_KEY["order_of_operations"], Wrong(case.step.expression, {"part": part}))])


def _last_digit(case):
    if not case.reading.calculation and case.reading.digits < 2:
        return None
    if nearly(case.reading, case.truth):
        return case.says("right_last_digit")
    if case.follows is not None and nearly(case.reading, case.follows):
        return _given_earlier(case)


def _coarser_still(case):
    """A single digit with the rest cut off, or a 0 that a value below one half rounds to."""
    is_rounded_zero = case.reading.value == 0 and abs(case.truth) <= (case.reading.coarse or 0) / 2
    if is_rounded_zero or any(cut_to_one_digit(case.reading, value) for value in case.rights):
        return _too_far(case)


def _rounded_too_early(case):
    """What rounding every part on the way gives, so far off that it is no answer: a small sum of large terms."""
    if case.reading.calculation or case.reading.digits < 2:
        return None
    values = [_rounded(case, case.step.following(own), own) for own in ((case.own, None) if case.own else (None,))]
    if any(value is not None and agrees(case.reading, value) for value in values):
        return case.says("rounded_too_early", "rounded_too_far", digits=case.reading.digits + 1)


def _wrong(case):
    first = case.earlier.first_off()
    return case.says("wrong_earlier", "wrong", first) if first else case.says("wrong")


def _named(case, hits, sure=True):
    """The verdict on one or two mistakes: the sentence of the first, or "either … or …" if it does not cover both."""
    named = tuple(Named(m.key, m.title, m.message(wrong, case.reading.text, case.step.name)) for m, wrong in hits)
    titles = dict(zip(("first", "second"), (m.title for m in named), strict=False))
    several = len(hits) > 1 and hits[1][0].key not in hits[0][0].covers
    if sure:
        message = words.EITHER.format(**titles) if several else named[0].message
    else:
        message = (words.PERHAPS_EITHER if several else words.PERHAPS).format(**titles)
    return Verdict("named", message, named, sure)


RULES = (
    _undefined,
    _right,
    _follows,
    _coarse,
    _exactly_rounded,
    _mistake,
    _order,
    _last_digit,
    _mistake_rounded,
    _perhaps,
    _coarser_still,
    _rounded_too_early,
    _wrong,
)

OF_COUNTS = (_undefined, _right, _follows, _mistake, _wrong)
