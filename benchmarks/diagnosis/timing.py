"""How long one marking takes."""

import statistics
import time

import numpy as np

from benchmarks.diagnosis.learner import Learner
from benchmarks.diagnosis.topics import TOPICS
from benchmarks.diagnosis.writing import written
from dnn_lab.marking.mark import mark


def median_time(learners, seed):
    """The median time of one marking, in milliseconds, over right and wrong answers."""
    rng, times = np.random.default_rng(seed), []
    for _ in range(learners):
        learner = Learner(rng, TOPICS["passes"].draw(rng))
        step, _, number = learner.slip(learner.sheet)
        asked, own = learner.paper.asked(step), learner.before(step, learner.numbers, 3)
        for text in (written(number, 3), written(learner.numbers[step], 3), "0.1234"):
            begin = time.perf_counter()
            mark(asked, text, own)
            times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)
