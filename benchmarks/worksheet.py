"""Worksheets beside micrograd, the engine most people would step through: opening, making every step, sending."""

import json
import random
from importlib.util import find_spec

import numpy as np

from benchmarks.rows import Row, faster, missing
from benchmarks.timing import side_by_side
from dnn_lab.views.payload import payload
from dnn_lab.worksheet.network import Network

LARGE, SMALL = (64, 32, 10), (4, 8, 3)
BULK_MILLISECONDS, SENT_BYTES = 2.5, 200_000


def rows():
    large, small = _network(LARGE), _network(SMALL)
    yield from _beside_micrograd(
        "trace of 64-32-10 opened, one step read", LARGE, lambda: large.forward_trace(_x(LARGE))["z1_5"].value, 100
    )
    yield from _beside_micrograd("4-8-3 forward and back, every step made", SMALL, lambda: _backward(small).steps, 1)
    yield _bulk(large)
    yield from _sizes(small, large)


def _network(sizes):
    return Network(sizes, hidden="relu", output="softmax", loss="cross_entropy", seed=0)


def _x(sizes):
    return np.linspace(-1, 1, sizes[0])


def _training(net, sizes):
    return net.training_trace(_x(sizes), np.eye(sizes[-1])[0], 0.1)


def _backward(net):
    return net.backward_trace(_x(SMALL), [1, 0, 0])


def _beside_micrograd(work, sizes, ours, reach):
    if not find_spec("micrograd"):
        yield missing(work, "micrograd's pass", "micrograd")
        return
    (ratios,) = side_by_side(ours, _micrograd(sizes), rounds=15)
    yield faster(work, "micrograd's pass", ratios, reach)


def _micrograd(sizes):
    """The same pass in micrograd: forward, loss, backward, number by number."""
    from micrograd.nn import MLP

    random.seed(0)
    net, x = MLP(sizes[0], list(sizes[1:])), _x(sizes).tolist()

    def one_pass():
        loss = sum((out - 1.0) ** 2 for out in net(x))
        net.zero_grad()
        loss.backward()

    return one_pass


def _bulk(net):
    trace = _training(net, LARGE)
    (ratios,) = side_by_side(lambda: trace.steps, lambda: None, rounds=60)
    milliseconds = ratios.seconds * 1e3
    work = f"all {len(trace):,} steps of 64-32-10 in bulk"
    return Row(
        work, "", f"{milliseconds:.2f} ms in total", f"≤ {BULK_MILLISECONDS} ms", milliseconds <= BULK_MILLISECONDS
    )


def _sizes(small, large):
    for name, trace in {
        "2-3-2": _training(_network((2, 3, 2)), (2, 3, 2)),
        "4-8-3": _training(small, SMALL),
        "64-32-10 by layer": _training(large, LARGE),
        "a neuron of 64-32-10": _training(large, LARGE).neuron(1, 5),
    }.items():
        size = len(json.dumps(payload(trace), ensure_ascii=False).encode())
        yield Row(f"sent for a training pass of {name}", "", f"{size / 1e3:.0f} kB", "≤ 200 kB", size <= SENT_BYTES)
