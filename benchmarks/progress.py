"""What keeping an answer costs, beside marking it: it happens before the verdict is shown, so that none is lost."""

import statistics
import tempfile
from itertools import repeat
from pathlib import Path
from time import perf_counter

from benchmarks.rows import Row, takes
from benchmarks.timing import side_by_side
from dnn_lab.marking.events import answered
from dnn_lab.marking.mark import mark
from dnn_lab.marking.practice import practice
from dnn_lab.marking.progress.recorder import Recorder

ANSWERS, MILLISECONDS = 1000, 2


def rows():
    step = practice("forward", 2, seed=1)["z1_1"]
    verdict = mark(step, "0.5")
    with tempfile.TemporaryDirectory() as place:
        recorder = Recorder(Path(place, "kept"))
        (ratios,) = side_by_side(lambda: recorder.keep(answered(step, verdict)), lambda: mark(step, "0.5"))
        yield takes("an answer kept", "the same answer marked", ratios, 0.5)
        yield _waiting(recorder, answered(step, verdict))
        yield _read(recorder)
        recorder.close()


def _waiting(recorder, event):
    """With what the disk makes it wait, unlike processor time."""
    times = [_seconds(recorder.keep, event) for event in repeat(event, ANSWERS)]
    late = 1000 * statistics.quantiles(times, n=20)[-1]
    found = f"{late:.2f} ms in 19 of 20"
    return Row("an answer kept, as time that passes", "", found, f"≤ {MILLISECONDS} ms", late <= MILLISECONDS)


def _read(recorder):
    took = 1000 * _seconds(recorder.history)
    return Row("what was kept, read", "", f"{took:.0f} ms for {len(recorder.history()):,} answers")


def _seconds(work, *arguments):
    start = perf_counter()
    work(*arguments)
    return perf_counter() - start
