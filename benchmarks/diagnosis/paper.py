"""A worksheet as a learner works it: right numbers and wrong ones, in plain Python, beside the package's own trace.

A paper of a network's passes stands in `passes/paper.py`; it has the same methods.
"""

from math import isfinite


class Paper:
    """Steps by name, in the order in which they are worked.

    trace  the package's worksheet;  works  {name: function(sheet, r) -> number}, r rounds what is worked out on the way
    slips  {name: {mistake: [function(sheet, r) -> number]}};  exact  True for counts, typed to the last digit
    given  {name: number} of what is known from the start, in full
    """

    def __init__(self, trace, works, slips, exact=False, given=None):
        self.trace, self.works, self._slips, self.exact, self._given = trace, works, slips, exact, given or {}
        self.steps = [step.name for step in trace if step.asked and step.name in works]

    @property
    def can_go_wrong(self):
        """Whether there is a step that has mistakes."""
        return any(self._slips.get(name) for name in self.steps)

    def asked(self, name):
        return self.trace[name]

    def name(self, name):
        return name

    def finished(self, rounding=float, write=float, mistakes=None):
        """The sheet {name: number} with every step, and the numbers of those that are asked, as written down."""
        sheet = Sheet(rounding, self._given)
        for name, work in self.works.items():
            wrong = (mistakes or {}).get(name)
            sheet[name] = write(work(sheet, rounding) if wrong is None else wrong)
        return sheet, {name: sheet[name] for name in self.steps}

    def wrong_numbers(self, sheet, name):
        """{mistake: wrong numbers} of one step, without those that equal the right one."""
        right, found = self.works[name](sheet, sheet.rounding), {}
        for key, functions in self._slips.get(name, {}).items():
            numbers = [number for number in (_value(f, sheet) for f in functions) if number is not None]
            apart = [n for n in numbers if abs(n - right) > 1e-9 * max(abs(n), abs(right))]
            if apart:
                found[key] = apart
        return found


class Sheet(dict):
    """A learner's numbers, and how this learner rounds on the way."""

    def __init__(self, rounding, given):
        super().__init__(given)
        self.rounding = rounding


def _value(function, sheet):
    try:
        number = function(sheet, sheet.rounding)
    except (ArithmeticError, ValueError):
        return None
    return float(number) if number is not None and isfinite(number) else None


def snapped(terms):
    """A sum; one that is zero on paper is zero."""
    total = sum(terms)
    return 0.0 if abs(total) <= 1e-12 * sum(map(abs, terms)) else total


def without(parts, place):
    """All parts but one."""
    return [part for k, part in enumerate(parts) if k != place]
