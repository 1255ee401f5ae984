"""How many parameters a network has as it grows deeper, and as it grows wider."""

import numpy as np

from dnn_lab.engine.by_layer import parameter_count
from dnn_lab.views.figures.style import COLOURS, SOFT, axes, describe, legend


def parameter_counts(ax=None, inputs=2, outputs=1, width=16, depth=2, most=24):
    """Two axes side by side: parameters over the number of hidden layers, and over their width.

    width  neurons in each hidden layer on the left;  depth  hidden layers on the right;  most  the end of both axes
    Deeper, each layer adds the same; wider, the count grows with the square: a straight line is left behind.
    """
    ax = axes(7.6, 3.2, 2) if ax is None else ax
    numbers = np.arange(1, most + 1)
    deeper = [parameter_count([inputs, *[width] * n, outputs]) for n in numbers]
    wider = [parameter_count([inputs, *[n] * depth, outputs]) for n in numbers]
    _draw(ax[0], numbers, deeper, "hidden layers", f"deeper, each layer {width} wide")
    _draw(ax[1], numbers, wider, "neurons in each hidden layer", f"wider, {depth} hidden layers")
    return ax


def _draw(ax, numbers, counts, xlabel, title):
    straight = counts[0] + (counts[1] - counts[0]) * (numbers - 1)
    ax.plot(numbers, counts, color=COLOURS[0], linestyle="-", marker="o", markersize=4, label="parameters")
    ax.plot(numbers, straight, color=SOFT, linestyle="--", linewidth=1.5, label="a straight line")
    ax.set(xlabel=xlabel, title=title, ylim=(0, None))
    legend(ax, fontsize=9)
    ends = ", ".join(f"{counts[place]} at {numbers[place]}" for place in (0, len(numbers) // 2 - 1, -1))
    describe(ax, f"Number of parameters, {title}: {ends}.")
