"""`python -m benchmarks.kill9 [TIMES]`: kills a process that marks answers, at random moments, and counts what is lost.

An answer counts as kept when its verdict was handed on. Each time two processes answer into the same folder, as two
kernels would, and both are killed; every fourth time the folder is new, so that the making of the file is hit too.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from dnn_lab.marking.progress.database import Database
from dnn_lab.marking.progress.files import files
from dnn_lab.marking.progress.schema import COLUMNS

TIMES, TOGETHER, FOLDER_LASTS = 200, 2, 4
MOMENTS = (0.01, 0.12)  # seconds at most: while the file is made, and in the midst of answering
ANSWERING = """
import sys
from types import SimpleNamespace
from dnn_lab import Network
from dnn_lab.views.answers import REPLIES

learner = SimpleNamespace(trace=Network([2, 3, 1], seed=0).forward_trace([0.5, 0.8]), payload={})
print(flush=True)
for number in range(1_000_000):
    learner.trace.level = int(sys.argv[1]) + number  # kept with the answer: tells it from all others
    reply = REPLIES["mark"](learner, {"step": "z1_1", "text": "0.6"})
    print(number, flush=True)
"""


def killed(home, first, rng):
    """Starts processes that answer, kills them; returns the numbers of the answers whose verdicts were handed on."""
    environment = os.environ | {"DNN_LAB_HOME": str(home)}
    starts = [first + place * 1_000_000 for place in range(TOGETHER)]
    command = [sys.executable, "-c", ANSWERING]
    running = [
        subprocess.Popen([*command, str(start)], env=environment, stdout=subprocess.PIPE, text=True) for start in starts
    ]
    for process in running:
        process.stdout.readline()
    time.sleep(rng.random() * rng.choice(MOMENTS))
    for process in running:
        process.send_signal(signal.SIGKILL)
    handed_on = []
    for start, process in zip(starts, running, strict=True):
        lines = process.communicate()[0].splitlines(keepends=True)
        handed_on += [start + int(line) for line in lines if line.endswith("\n")]
    return handed_on


def kept(home):
    """The numbers of all answers in a folder's files; raises Damaged where one is."""
    rows = []
    for path in files(home):
        database = Database(path)
        rows += database.rows()
        database.close()
    return [row[COLUMNS.index("level")] for row in rows]


def losses(times, seed=0, report=lambda *line: None):
    """(answers handed on, how many of them are not kept or kept twice, how many files there are too many)."""
    rng, answers, lost, spare = random.Random(seed), defaultdict(set), {}, {}
    with tempfile.TemporaryDirectory() as place:
        for kill in range(times):
            home = Path(place, str(kill // FOLDER_LASTS))
            answers[home] |= set(killed(home, (kill + 1) * 10_000_000, rng))
            found = kept(home)
            lost[home] = len(answers[home] - set(found)) + len(found) - len(set(found))
            spare[home] = max(0, len(files(home)) - 1)
            report(kill + 1, sum(map(len, answers.values())), sum(lost.values()))
    return sum(map(len, answers.values())), sum(lost.values()), sum(spare.values())


def line(kill, answers, lost):
    print(f"\rkill {kill}: {answers} answers, {lost} lost", end="", flush=True)


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    answers, lost, spare = losses(times, report=line)
    print(f"\n{times} kills of {TOGETHER} processes, {answers} answers handed on: {lost} lost, {spare} files damaged")
    sys.exit(bool(lost or spare))
