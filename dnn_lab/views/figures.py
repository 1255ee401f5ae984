"""Pictures that hold still (matplotlib). Each function takes axes, or makes them, and returns them; none shows them.

Lines differ in colour (Okabe and Ito's, told apart by colour-blind readers) and in dash, so that they also differ in
grey.
"""

from cycler import cycler

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)))


def axes(width=6.4, height=3.2):
    """New axes in the course's style."""
    import matplotlib.pyplot as plt

    _, ax = plt.subplots(figsize=(width, height), layout="constrained")
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_prop_cycle(cycler(color=COLOURS) + cycler(linestyle=DASHES))
    return ax


def loss_curves(losses, ax=None, x="epoch", log=False):
    """Losses over epochs (or updates): {label: list of losses}, one line each."""
    ax = axes() if ax is None else ax
    for label, values in losses.items():
        ax.plot(range(1, len(values) + 1), values, label=label)
    ax.set(xlabel=x, ylabel="loss", yscale="log" if log else "linear")
    if len(losses) > 1:
        ax.legend(frameon=False)
    return ax


def histogram(values, ax=None, bins=20, xlabel="", mark=None):
    """How often each value came up; `mark` = (value, label) is drawn as a line."""
    ax = axes(height=2.6) if ax is None else ax
    ax.hist(values, bins=bins, color=COLOURS[5], edgecolor="white")
    if mark:
        ax.axvline(mark[0], color=COLOURS[1], linestyle="--", label=mark[1])
        ax.legend(frameon=False)
    ax.set(xlabel=xlabel, ylabel="how many")
    return ax
