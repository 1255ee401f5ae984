"""Blame in pictures: several currencies of it side by side, and which pixels an output owes its score to."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from dnn_lab.views.figures.style import COLOURS, INK, PAPER, SOFT, axes, describe, legend, number

AGAINST_TO_FOR = LinearSegmentedColormap.from_list("against to for", [COLOURS[1], "#f7f7f4", COLOURS[0]])
HATCHES = ("", "//", "..", "xx", "\\\\", "oo")


def blame_bars(currencies, whole, names=None, ax=None):
    """What each node answers for in several currencies, and at the right whether they add up to what was to be shared.

    currencies  {label: what each node answers for, shape (nodes,)};  whole  the score or error that was shared out
    names       one for each node; by default 1, 2, …
    """
    ax = axes(height=3.0) if ax is None else ax
    tables = {label: np.asarray(values, float) + 0.0 for label, values in currencies.items()}
    count = len(next(iter(tables.values())))
    wide, places = 0.8 / len(tables), np.arange(count + 1)
    for place, (label, values) in enumerate(tables.items()):
        heights = np.append(values, values.sum())
        shift = (place - (len(tables) - 1) / 2) * wide
        look = {"color": COLOURS[place], "hatch": HATCHES[place], "edgecolor": "white"}
        ax.bar(places + shift, heights, wide, label=label, **look)
    ax.axhline(0, color=SOFT, linewidth=1)
    ax.plot([count - 0.5, count + 0.5], [whole, whole], color=INK, linestyle="-", label="to be shared")
    ax.set_xticks(places, [*(names or range(1, count + 1)), "all together"])
    ax.set(xlabel="node", ylabel="answers for")
    legend(ax)
    said = (f"{label}: {', '.join(map(number, v))}, all together {number(v.sum())}" for label, v in tables.items())
    return describe(ax, f"To be shared: {number(whole)}. {'; '.join(said)}.")


def relevance_images(image, relevances, ax=None):
    """A digit, and beside it how much each pixel speaks for an output (blue) or against it (orange).

    image       (64,) pixels;  relevances  {title: shape (64,)}, each shaded by its own largest

    Returns an array of axes.
    """
    count = 1 + len(relevances)
    ax = np.atleast_1d(_row(count) if ax is None else ax)
    _square(ax[0], "the image").imshow(_grid(image), cmap="gray_r")
    for place, (title, values) in enumerate(relevances.items(), start=1):
        largest = np.abs(values).max() or 1
        one = _square(ax[place], f"{title}\nadds up to {number(np.sum(values))}")
        one.imshow(_grid(values), cmap=AGAINST_TO_FOR, vmin=-largest, vmax=largest)
        _mark_strong(one, np.asarray(values, float), largest)
    told = (f"{title.replace(chr(10), ' ')} adds up to {number(np.sum(v))}" for title, v in relevances.items())
    describe(ax[0], f"A digit and its pixels' relevance: {'; '.join(told)}.")
    return ax


def _row(count):
    """Axes for so many square pictures, placed by hand: working out a layout would take longer than drawing."""
    made = np.atleast_1d(axes(1.9 * count, 2.3, count))
    made[0].figure.set_layout_engine("none")
    for place, ax in enumerate(made):
        ax.set_position([(place + 0.04) / count, 0.03, 0.92 / count, 0.78])
        ax.xaxis.set_visible(False)
        ax.yaxis.set_visible(False)
    return made


def _square(ax, title):
    ax.set_title(title, fontsize=9)
    ax.spines[:].set(visible=True, color=SOFT)
    return ax


def _grid(values):
    values = np.asarray(values, float)
    side = int(np.sqrt(values.size))
    if side * side != values.size:
        raise ValueError(f"the pixels have shape {values.shape}; a square picture has 64, or another square number")
    return values.reshape(side, side)


def _mark_strong(ax, values, largest):
    """A sign on each strong pixel, so that the two sides also differ in grey."""
    side = int(np.sqrt(values.size))
    for place in np.flatnonzero(np.abs(values) > 0.5 * largest):
        row, column = divmod(int(place), side)
        colour = PAPER if abs(values[place]) > 0.7 * largest else INK
        ax.text(column, row, "+" if values[place] > 0 else "−", ha="center", va="center", fontsize=8, color=colour)
