"""Papers of the first topics: where a neuron cuts the plane, and softmax on its own."""

import math

import numpy as np

from benchmarks.diagnosis.paper import Paper, snapped, without
from dnn_lab.worksheet.cutting import line_trace
from dnn_lab.worksheet.softmax import softmax_trace


def draw_line(rng):
    decimals = int(rng.choice([1, 2]))
    w1, w2, b = np.round(rng.uniform(0.1, 2, 3), decimals) * rng.choice([1, -1], 3)
    return line_paper(float(w1), float(w2), float(b))


def line_paper(w1, w2, b):
    works = {"crosses_x1": lambda n, r: -b / w1, "crosses_x2": lambda n, r: -b / w2, "rise": lambda n, r: -w1 / w2}
    slips = {name: {"sign_lost": [lambda n, r, work=work: -work(n, r)]} for name, work in works.items()}
    for name, (top, bottom) in {"crosses_x1": (b, w1), "crosses_x2": (b, w2), "rise": (w1, w2)}.items():
        slips[name]["upside_down"] = [lambda n, r, top=top, bottom=bottom: -bottom / top]
    slips["crosses_x1"]["nodes_swapped"] = [works["crosses_x2"]]
    slips["crosses_x2"]["nodes_swapped"] = [works["crosses_x1"]]
    return Paper(line_trace([w1, w2], b), works, slips)


def draw_softmax(rng):
    z = np.round(rng.uniform(-2, 2, rng.integers(2, 5)), int(rng.choice([1, 2, 15])))
    return softmax_paper((z + 0.0).tolist())


def softmax_paper(z):
    works, slips = {}, {}
    for j in range(len(z)):
        works[f"a1_{j + 1}"] = _softmax(z, j)
        slips[f"a1_{j + 1}"] = _softmax_slips(z, j)
    return Paper(softmax_trace(z), works, slips)


def _softmax(z, j, among=None):
    """e^z over the sum of e^z; of all, or of those whose places are in `among`."""
    places = range(len(z)) if among is None else among
    return lambda n, r: r(math.exp(z[j])) / r(sum(r(math.exp(z[k])) for k in places))


def _softmax_slips(z, j):
    places = range(len(z))
    return {
        "softmax_unnormalised": [lambda n, r: math.exp(z[j])],
        "softmax_without_exp": [lambda n, r: z[j] / r(snapped(z))],
        "forgot_activation": [lambda n, r: z[j]],
        "nodes_swapped": [_softmax(z, k) for k in (j - 1, j + 1) if k in places],
        "term_left_out": [_softmax(z, j, without(places, k)) for k in places],
    }
