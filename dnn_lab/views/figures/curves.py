"""Losses over time, and how often values come up."""

import numpy as np

from dnn_lab.views.figures.style import COLOURS, PAPER, axes, describe, legend, number


def loss_curves(losses, ax=None, x="epoch", log=False, about=None):
    """Losses over epochs (or updates): {label: list of losses}, one line each.

    about  the description, for runs whose numbers no two machines share; by default it names where each line goes
    """
    ax = axes() if ax is None else ax
    for label, values in losses.items():
        ax.plot(range(1, len(values) + 1), values, label=label)
    ax.set(xlabel=x, ylabel="loss", yscale="log" if log else "linear")
    if len(losses) > 1:
        legend(ax)
    if about:
        return describe(ax, about)
    said = (f"{label} from {number(v[0])} to {number(v[-1])}, lowest {number(min(v))}" for label, v in losses.items())
    return describe(ax, f"Loss over each {x}: {'; '.join(said)}.")


def histogram(values, ax=None, bins=20, xlabel="", mark=None):
    """How often each value came up; `mark` = (value, label) is drawn as a line."""
    ax = axes(height=2.6) if ax is None else ax
    ax.hist(values, bins=bins, color=COLOURS[0], edgecolor=PAPER)
    if mark:
        ax.axvline(mark[0], color=COLOURS[1], linestyle="--", label=mark[1])
        legend(ax)
    ax.set(xlabel=xlabel, ylabel="how many")
    low, middle, high = (number(value) for value in (np.min(values), np.median(values), np.max(values)))
    spread = f"from {low} to {high}, half of them below {middle}"
    return describe(ax, f"Histogram of {len(values)} values, {xlabel}: {spread}.")
