"""The activation functions beside their slopes."""

import numpy as np

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.tables import find
from dnn_lab.views.figures.style import COLOURS, LINE, axes, describe, legend, number

JUMP = 1e-6
"""Corners and leaps at z = 0 are drawn as gaps this wide."""
IN_A_ROW = 3
"""More side by side could not be read on a telephone."""


def activation_functions(names=("linear", "step", "sigmoid", "tanh", "relu"), ax=None, reach=4.0, slopes=True):
    """Each activation function a = f(z) as a solid line and its slope da/dz as a dashed one, from −reach to reach.

    ax  one axes for each name; by default new ones, three in a row. Returns an array of axes.
    """
    entries = [find({n: e for n, e in ACTIVATIONS.items() if e.derivative}, name, "activation") for name in names]
    ax = _places(len(entries)) if ax is None else np.atleast_1d(ax).ravel()
    for one, entry in zip(ax, entries, strict=True):
        _draw(one, entry, reach, slopes)
    legend(ax[0], fontsize=9, handlelength=1.6)
    return ax


def _places(count):
    """New axes for so many functions, in rows; places that are left over are blank."""
    rows = -(-count // IN_A_ROW)
    columns = -(-count // rows)
    every = np.atleast_1d(axes(max(6.4, 2.2 * columns), 2.5 * rows, columns, rows)).ravel()
    for spare in every[count:]:
        spare.set_axis_off()
    return every[:count]


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
