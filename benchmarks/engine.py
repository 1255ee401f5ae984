"""The engine beside hand-written numpy, PyTorch and scikit-learn: gradients, training, and what an import costs."""

import subprocess
import sys
from importlib.util import find_spec
from statistics import mean
from time import process_time

import numpy as np

from benchmarks import by_hand
from benchmarks.rows import Row, faster, missing, takes
from benchmarks.timing import Ratios, side_by_side
from dnn_lab.engine.datasets import load_data, split
from dnn_lab.engine.network import Network
from dnn_lab.engine.optimisers import Adam

SIZES = [(2, 3, 1), (4, 8, 3), (64, 32, 10), (64, 64, 64, 10)]
BATCHES = (1, 32, 256)
DIGITS = (64, 32, 10)
FIT = {"rate": 0.01, "epochs": 50, "batch_size": 32}
SPLITS = 10


def rows():
    yield from gradient_rows()
    yield from fit_rows()
    yield from import_rows()


def gradient_rows():
    for sizes in SIZES:
        for batch in BATCHES:
            yield from _gradient_rows(sizes, batch)


def _gradient_rows(sizes, batch):
    net, X, Y = _work(sizes, batch)
    parameters = list(map(np.array, net.weights)), list(map(np.array, net.biases))
    others = {}
    if batch == 1:
        others["numpy by hand, one sample"] = lambda: by_hand.of_one_sample(*parameters, X[0], Y[0])
        if len(sizes) == 3:
            others["… two layers only"] = lambda: by_hand.of_one_sample_in_two_layers(*parameters, X[0], Y[0])
    else:
        others["numpy by hand"] = lambda: by_hand.of_a_batch(*parameters, X, Y)
    if find_spec("torch"):
        from benchmarks import with_pytorch

        others["PyTorch, eager"] = with_pytorch.gradients(sizes, X, Y)
    ratios = dict(zip(others, side_by_side(lambda: net.gradients(X, Y), *others.values()), strict=True))
    work = f"gradients {'-'.join(map(str, sizes))}, batch {batch}"
    for name, ratio in ratios.items():
        if name == "PyTorch, eager":
            yield faster(work, name, ratio, _faster_than_pytorch(sizes, batch))
        else:
            yield takes(work, name, ratio, 1.15 if batch == 1 else 1.0)
    if "PyTorch, eager" not in ratios:
        yield missing(work, "PyTorch, eager", "torch")


def _work(sizes, batch):
    """A network with samples and targets."""
    rng = np.random.default_rng(0)
    X, labels = rng.normal(size=(batch, sizes[0])), rng.integers(0, max(sizes[-1], 2), batch)
    Y = labels[:, None].astype(float) if sizes[-1] == 1 else np.eye(sizes[-1])[labels]
    return Network(sizes, output="sigmoid" if sizes[-1] == 1 else "softmax", seed=0), X, Y


def _faster_than_pytorch(sizes, batch):
    if batch == 1 and sizes in ((2, 3, 1), (4, 8, 3)):
        return {2: 15, 4: 8}[sizes[0]]
    return 5 if sizes == DIGITS and batch <= 32 else 2


def fit_rows():
    """Training on digits, on ten splits in turn with each contender; an accuracy is the mean over the splits."""
    contenders = {"ours": _fit}
    contenders |= {"scikit-learn MLPClassifier": _fit_sklearn} if find_spec("sklearn") else {}
    contenders |= {"PyTorch, eager": _fit_pytorch} if find_spec("torch") else {}
    seconds, accuracies = ({name: [] for name in contenders} for _ in range(2))
    for seed in range(SPLITS):
        train, test = (part.take(slice(None)) for part in split(load_data("digits"), seed=seed))
        for name, fit in contenders.items():
            start = process_time()
            accuracy_on = fit(train.inputs / 16, train, seed)
            seconds[name].append(process_time() - start)
            accuracies[name].append(accuracy_on(test.inputs / 16, test))
    work, own = "fit digits 64-32-10, 50 epochs of Adam", mean(accuracies["ours"])
    for name, at_least, package in (
        ("scikit-learn MLPClassifier", 3, "sklearn"),
        ("PyTorch, eager", 6, "torch"),
    ):
        if name not in contenders:
            yield missing(work, name, package)
            continue
        pairs = zip(seconds["ours"], seconds[name], strict=True)
        yield faster(work, name, Ratios([a / b for a, b in pairs], mean(seconds["ours"])), at_least)
        other = mean(accuracies[name])
        found = f"{own:.1%} beside {other:.1%}"
        yield Row("… accuracy, mean of ten splits", name, found, "within a point", own >= other - 0.01)
    yield Row("… accuracy, mean of ten splits", "", f"{own:.1%}", "≥ 97 %", own >= 0.97)


def _fit(X, train, seed):
    net = Network(DIGITS, output="softmax", seed=seed)
    options = {"epochs": FIT["epochs"], "batch_size": FIT["batch_size"], "seed": seed}
    net.fit(X, train.targets, optimizer=Adam(FIT["rate"]), **options)
    return lambda X, test: net.accuracy(X, test.targets)


def _fit_sklearn(X, train, seed):
    from warnings import catch_warnings, simplefilter

    from sklearn.neural_network import MLPClassifier

    net = MLPClassifier(
        DIGITS[1:-1],
        alpha=0,
        batch_size=FIT["batch_size"],
        learning_rate_init=FIT["rate"],
        max_iter=FIT["epochs"],
        n_iter_no_change=FIT["epochs"],
        random_state=seed,
    )
    with catch_warnings():
        simplefilter("ignore")
        net.fit(X, train.labels)
    return lambda X, test: net.score(X, test.labels)


def _fit_pytorch(X, train, seed):
    from benchmarks import with_pytorch

    net = with_pytorch.train(DIGITS, X, train.targets, **FIT, seed=seed)
    return lambda X, test: with_pytorch.accuracy(net, X, test.labels)


def import_rows(rounds=15):
    """In processes of their own, where nothing is loaded yet; only the import is timed."""
    ours = {"import dnn_lab": 1.15, "import dnn_lab, then its first Network": None}
    statements = ["import numpy", "import dnn_lab", "import dnn_lab; dnn_lab.Network"]
    times = [[_import_seconds(statement) for statement in statements] for _ in range(rounds)]
    for place, (work, at_most) in enumerate(ours.items(), 1):
        ratios = [row[place] / row[0] for row in times]
        yield takes(work, "import numpy", Ratios(ratios, mean(row[place] for row in times)), at_most)


def _import_seconds(statement):
    timed = f"from time import process_time as now; start = now(); {statement}; print(now() - start)"
    return float(subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True).stdout)
