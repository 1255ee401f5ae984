"""The activation functions beside their slopes."""

import numpy as np

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.tables import find
from dnn_lab.views.figures.style import COLOURS, LINE, axes, describe, legend, number

JUMP = 1e-6
"""Corners and leaps at z = 0 are drawn as gaps this wide."""


def activation_functions(names=("linear", "step", "sigmoid", "tanh", "relu"), ax=None, reach=4.0, slopes=True):
    """Each activation function a = f(z) as a solid line and its slope da/dz as a dashed one, from −reach to reach.

    ax  one axes for each name; by default new ones side by side. Returns an array of axes.
    """
    entries = [find({n: e for n, e in ACTIVATIONS.items() if e.derivative}, name, "activation") for name in names]
    ax = np.atleast_1d(axes(2.1 * len(entries) if len(entries) > 2 else 6.4, 2.5, len(entries)) if ax is None else ax)
    for one, entry in zip(ax.ravel(), entries, strict=True):
        _draw(one, entry, reach, slopes)
    legend(ax.ravel()[0], fontsize=9, handlelength=1.6)
    return ax


def _draw(ax, entry, reach, slopes):
    Z = np.concatenate([np.linspace(-reach, -JUMP, 100), [np.nan], np.linspace(JUMP, reach, 100)])
    A = entry.value(Z)
    ax.axhline(0, color=LINE, linewidth=0.8)
    ax.axvline(0, color=LINE, linewidth=0.8)
    ax.plot(Z, A, color=COLOURS[0], linestyle="-", label="f(z)")
    if slopes:
        D = entry.derivative(Z, A)
        ax.plot(Z, np.where(np.isnan(Z), np.nan, D), color=COLOURS[1], linestyle="--", label="slope")
    ax.set(title=entry.title, xlabel="z", xlim=(-reach, reach), ylim=(-1.25, 2.25))
    ends = f"from {number(A[0])} at z = {number(-reach)} to {number(A[-1])} at z = {number(reach)}"
    steepest = f"; steepest slope {number(np.nanmax(D))}" if slopes else ""
    describe(ax, f"{entry.title}: {ends}{steepest}.")
