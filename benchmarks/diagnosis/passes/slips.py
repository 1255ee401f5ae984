"""What simulated learners can get wrong in a step: the mistakes of the catalogue once more, in plain numpy."""

import numpy as np

from benchmarks.diagnosis.passes import slips_backward, slips_forward  # noqa: F401  entering their mistakes in the table
from benchmarks.diagnosis.passes.slip_table import SLIPS


def wrong_numbers(hand, step):
    """{mistake: wrong numbers} for one step from what is on the sheet, without those that equal the right one."""
    kind, l, j, i = step
    right, found = hand.right(*step), {}
    for key, kinds in SLIPS.items():
        with np.errstate(all="ignore"):
            numbers = [float(n) for function in kinds.get(kind, ()) for n in function(hand, l, j, i)]
        apart = [n for n in numbers if np.isfinite(n) and abs(n - right) > 1e-9 * max(abs(n), abs(right))]
        if apart:
            found[key] = apart
    return found
