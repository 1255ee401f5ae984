"""Digits, three layers deep: how long until 97 % of images never trained on are read right, beside scikit-learn.

Both train by the same rule (Adam, batches of 32) and are looked at after each epoch; timed is the training alone.
"""

from importlib.util import find_spec
from statistics import mean
from time import process_time

import numpy as np

from benchmarks.rows import Row, faster, missing
from benchmarks.timing import Ratios
from dnn_lab.engine.datasets import load_data, split
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import Adam
from dnn_lab.engine.trainer import Trainer

SIZES, RATE, BATCH, GOAL, MOST_EPOCHS, SPLITS = (64, 64, 32, 10), 0.003, 32, 0.97, 120, 10
WORK = "digits 64-64-32-10 until 97 % are right"


def rows():
    contenders = {"ours": _ours} | ({"sklearn": _sklearn} if find_spec("sklearn") else {})
    runs = {name: [] for name in contenders}
    for seed in range(SPLITS):
        parts = split(load_data("digits"), seed=seed)
        for name, contender in contenders.items():
            runs[name].append(_until(GOAL, *contender(*parts, seed)))
    ours = runs["ours"]
    reached = sum(accuracy >= GOAL for _, accuracy, _ in ours)
    if "sklearn" in runs:
        pairs = zip(ours, runs["sklearn"], strict=True)
        ratios = Ratios([mine[0] / other[0] for mine, other in pairs], mean(seconds for seconds, *_ in ours))
        yield faster(WORK, "scikit-learn MLPClassifier", ratios, 1)
        epochs = [f"{mean(run[2] for run in runs[name]):.0f}" for name in ("ours", "sklearn")]
        yield Row("… epochs that it took, mean", "scikit-learn MLPClassifier", f"{epochs[0]} beside {epochs[1]}")
    else:
        yield missing(WORK, "scikit-learn MLPClassifier", "sklearn")
    yield Row("… splits in which it got there", "", f"{reached} of {SPLITS}", "all", reached == SPLITS)


def _until(goal, epoch, accuracy):
    """(seconds of training, accuracy, epochs) when the goal is reached, or after the most epochs."""
    seconds, right, epochs = 0.0, 0.0, 0
    while right < goal and epochs < MOST_EPOCHS:
        start = process_time()
        epoch()
        seconds, right, epochs = seconds + process_time() - start, accuracy(), epochs + 1
    return seconds, right, epochs


def _ours(train, test, seed):
    net = Network(SIZES, output="softmax", seed=seed)
    trainer = Trainer(net, train.inputs / 16, train.targets, Adam(RATE), batch_size=BATCH, seed=seed)
    return trainer.train, lambda: net.accuracy(test.inputs / 16, test.targets)


def _sklearn(train, test, seed):
    from sklearn.neural_network import MLPClassifier

    net = MLPClassifier(SIZES[1:-1], alpha=0, batch_size=BATCH, learning_rate_init=RATE, random_state=seed)
    X, classes = train.inputs / 16, np.arange(10)
    return lambda: net.partial_fit(X, train.labels, classes=classes), lambda: net.score(test.inputs / 16, test.labels)
