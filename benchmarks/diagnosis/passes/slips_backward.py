"""Mistakes of simulated learners in the backward pass and the update."""

import numpy as np

from benchmarks.diagnosis.passes.hand import ACTIVATE, SLOPE, snapped
from benchmarks.diagnosis.passes.slip_table import all_but_one, around, slip


def at_output(h, kind, l):
    """Whether this step takes the slope of the loss: ∂L/∂a at an output, or ∂L/∂z where the two are one."""
    return l == h.t.depth and (kind == "dA") == h.t.has_slope_at_output


def _at_output(key):
    """Enters a slip for ∂L/∂a and ∂L/∂z at an output."""

    def enter(function):
        for kind in ("dA", "dZ"):
            slip(key, kind)(lambda h, l, j, i, kind=kind: function(h, j) if at_output(h, kind, l) else [])
        return function

    return enter


@_at_output("flipped_difference")
def _(h, j):
    return [-h.difference(j)]


@_at_output("factor_two")
def _(h, j):
    return [2 * h.difference(j), h.difference(j) / 2]


@_at_output("forgot_mean")
def _(h, j):
    return [h.difference(j) * len(h.t.y)] if h.t.loss == "mean_squared_error" else []


@_at_output("sign_lost")
def _(h, j):
    return [h.difference(j, sign=1)]


@_at_output("nodes_swapped")
def _(h, j):
    return [h.difference(k) for k in around(h.t.y, j)]


def _in_hidden(key):
    """Enters a slip for ∂L/∂a of a hidden neuron."""

    def enter(function):
        slip(key, "dA")(lambda h, l, j, i: function(h, l, j) if l < h.t.depth else [])
        return function

    return enter


@_in_hidden("forgot_path")
def _(h, l, j):
    paths = h.paths(l, j)
    return all_but_one(paths) if len(paths) > 1 else []


@_in_hidden("paths_multiplied")
def _(h, l, j):
    paths = h.paths(l, j)
    return [np.prod(paths)] if len(paths) > 1 else []


@_in_hidden("factors_added")
def _(h, l, j):
    return [sum(h.t.W[l + 1][:, j]) + sum(h.dZ[l + 1])]


@_in_hidden("next_slope")
def _(h, l, j):
    return [snapped(h.paths(l, j, back=h.dA[l + 1]))] if h.t.has_slope(l + 1) else []


@_in_hidden("transposed")
def _(h, l, j):
    W = h.t.W[l + 1]
    return [snapped(h.paths(l, j, W=W.T))] if W.shape[0] == W.shape[1] else []


@_in_hidden("updated_weight")
def _(h, l, j):
    return [snapped(h.paths(l, j, W=h.t.W[l + 1] - h.t.rate * h.dW[l + 1]))]


@_in_hidden("nodes_swapped")
def _(h, l, j):
    return [snapped(h.paths(l, k)) for k in around(h.A[l], j)]


@_in_hidden("sign_lost")
def _(h, l, j):
    paths = h.paths(l, j)
    lost = [k for k, (w, d) in enumerate(zip(h.t.W[l + 1][:, j], h.dZ[l + 1], strict=True)) if min(w, d) < 0]
    return [snapped([-p if k == at else p for k, p in enumerate(paths)]) for at in lost] + [-sum(paths)]


@slip("slope_at_output", "S")
def at_wrong_place(h, l, j, i):
    z, a, f = h.Z[l][j], h.A[l][j], h.t.f[l]
    in_formula = [SLOPE[f](z, z, h.r)] if f in ("sigmoid", "tanh") else []
    return [*in_formula, SLOPE[f](a, ACTIVATE[f](a), h.r)]


@slip("slope_at_output", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j] * h.r(s) for s in at_wrong_place(h, l, j, i)] if h.t.has_slope(l) else []


@slip("forgot_slope", "S")
def _(h, l, j, i):
    return [1.0] if "relu" in h.t.f[l] and h.Z[l][j] < 0 else []


@slip("forgot_slope", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j]] if h.t.has_slope(l) else []


@slip("forgot_slope", "dW")
def _(h, l, j, i):
    return [h.dA[l][j] * h.A[l - 1][i]] if h.t.has_slope(l) else []


@slip("nodes_swapped", "dZ")
def _(h, l, j, i):
    return [h.dA[l][k] * h.S[l][j] for k in around(h.S[l], j)] if h.t.has_slope(l) else []


@slip("factors_added", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j] + h.S[l][j]] if h.t.has_slope(l) else []


@slip("nodes_swapped", "dW")
def _(h, l, j, i):
    return [h.dZ[l][k] * h.A[l - 1][i] for k in around(h.dZ[l], j)]


@slip("output_activation", "dW")
def _(h, l, j, i):
    return [h.dZ[l][j] * h.A[l][j]]


@slip("z_for_a", "dW")
def _(h, l, j, i):
    return [h.dZ[l][j] * h.Z[l - 1][i]] if l > 1 else []


@slip("double_counted", "dW")
def _(h, l, j, i):
    return [2 * h.work_dW(l, j, i)]


@slip("gradient_ascent", "w")
def _(h, l, j, i):
    return [h.t.W[l][j, i] + h.r(h.t.rate * h.dW[l][j, i])]


@slip("forgot_learning_rate", "w")
def _(h, l, j, i):
    return [h.t.W[l][j, i] - h.dW[l][j, i]]


@slip("step_only", "w")
def _(h, l, j, i):
    return [-h.t.rate * h.dW[l][j, i]]


@slip("sign_lost", "w")
def _(h, l, j, i):
    w = h.t.W[l][j, i]
    return [-w - h.r(h.t.rate * h.dW[l][j, i])] if w < 0 else [-h.work_w(l, j, i)]


@slip("value_for_slope", "S")
def _(h, l, j, i):
    return [h.A[l][j]]


@slip("value_for_slope", "dZ")
def _(h, l, j, i):
    return [h.dA[l][j] * h.A[l][j]] if h.t.has_slope(l) else []


@slip("weight_for_activation", "dW")
def _(h, l, j, i):
    return [h.dZ[l][j] * h.t.W[l][j, i]]


@_in_hidden("weight_for_activation")
def _(h, l, j):
    return [snapped([h.r(h.A[l][j] * d) for d in h.dZ[l + 1]])]


def _is_zero(number):
    """Whether it is 0 on paper: nobody forgets such a factor."""
    return abs(number) < 1e-12


@slip("factor_left_out", "dZ")
def _(h, l, j, i):
    return [h.S[l][j]] if h.t.has_slope(l) and not _is_zero(h.dA[l][j]) else []


@slip("factor_left_out", "dW")
def _(h, l, j, i):
    return [
        rest for rest, left_out in ((h.dZ[l][j], h.A[l - 1][i]), (h.A[l - 1][i], h.dZ[l][j])) if not _is_zero(left_out)
    ]


@_in_hidden("factor_left_out")
def _(h, l, j):
    weights = h.t.W[l + 1][:, j]
    return [] if len(weights) == 1 and _is_zero(weights[0]) else [snapped(list(h.dZ[l + 1]))]
