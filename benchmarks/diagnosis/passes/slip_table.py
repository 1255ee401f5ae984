"""The table that the mistakes of simulated learners are entered in: {key: {kind of step: functions}}.

Each function takes the sheet (`hand.Hand`) and a step's place and returns a list of wrong numbers, empty where the
mistake cannot be made. Written from the list of mistakes alone, without the package's rewrites.
"""

from benchmarks.diagnosis.passes.hand import snapped

SLIPS = {}


def slip(key, *kinds):
    """Enters a function under a mistake's key for steps of these kinds, beside what stands there already."""

    def enter(function):
        for kind in kinds:
            SLIPS.setdefault(key, {}).setdefault(kind, []).append(function)
        return function

    return enter


def around(values, j):
    """Places of the neighbours."""
    return [k for k in (j - 1, j + 1) if 0 <= k < len(values)]


def all_but_one(terms):
    """The sums with one term left out."""
    return [snapped([t for k, t in enumerate(terms) if k != left_out]) for left_out in range(len(terms))]
