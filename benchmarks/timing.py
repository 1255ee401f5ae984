"""Times taken side by side: short bursts of each contender in turn, so that a busy moment meets all of them.

What is taken is processor time, of all threads of this process: on one thread it is the time that passes, less what
other programs were given meanwhile.
"""

import gc
import statistics
from dataclasses import dataclass
from time import process_time

BURST_SECONDS = 0.001


@dataclass(frozen=True)
class Ratios:
    """Our time over the other's, one ratio a round; `seconds` is our middle time of one call."""

    values: list
    seconds: float

    @property
    def quartiles(self):
        return statistics.quantiles(self.values, n=4, method="inclusive")


def side_by_side(ours, *others, rounds=100):
    """`Ratios` of our time to that of each of the others."""
    contenders = (ours, *others)
    calls = [_calls_of_a_burst(contender) for contender in contenders]
    gc.collect()
    gc.disable()
    try:
        times = [[_burst(*pair) for pair in zip(contenders, calls, strict=True)] for _ in range(rounds)]
    finally:
        gc.enable()
    own = statistics.median(row[0] for row in times)
    return [Ratios([row[0] / row[place] for row in times], own) for place in range(1, len(contenders))]


def _burst(work, calls):
    """Seconds of one call."""
    start = process_time()
    for _ in range(calls):
        work()
    return (process_time() - start) / calls


def _calls_of_a_burst(work):
    work()
    return max(1, round(BURST_SECONDS / _burst(work, 3)))
