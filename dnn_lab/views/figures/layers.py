"""A network layer by layer: the size of its gradients, and the data as each layer sees it."""

import numpy as np

from dnn_lab.engine.probe import probe_layers
from dnn_lab.engine.projection import plane_of
from dnn_lab.views.figures.regions import class_labels, scatter_classes
from dnn_lab.views.figures.style import COLOURS, DASHES, MARKERS, axes, describe, legend, number


def gradients_by_layer(sizes, ax=None, ylabel="size of ∂L/∂W"):
    """Gradient sizes over the layers on a logarithmic axis: {label: array (layers,)}, one line each.

    A size of 0 has no place on such an axis; it stands as × at its foot.
    """
    ax = axes(height=3.6) if ax is None else ax
    for place, (label, values) in enumerate(sizes.items()):
        layers, values = np.arange(1, len(values) + 1), np.asarray(values, float)
        look = {"color": COLOURS[place % len(COLOURS)], "linestyle": DASHES[place % len(DASHES)]}
        marker = MARKERS[place % len(MARKERS)]
        ax.plot(layers, np.where(values > 0, values, np.nan), marker=marker, markersize=5, label=label, **look)
        zeros = layers[values == 0]
        ax.plot(zeros, np.full(len(zeros), 0.03), "x", color=look["color"], transform=ax.get_xaxis_transform())
    ax.set(xlabel="layer", ylabel=ylabel, yscale="log")
    ax.xaxis.get_major_locator().set_params(integer=True)
    if len(sizes) > 1:
        legend(ax)
    ends = (f"{label} {number(v[0])} to {number(v[-1])}" for label, v in sizes.items())
    return describe(ax, f"{ylabel} from the first layer to the last: {'; '.join(ends)}.")


def representations(net, X, Y, ax=None, probe=True):
    """The samples as the inputs and each hidden layer place them, one axes each; the output is left out.

    X (samples, inputs), Y targets (samples, outputs). A layer wider than two is seen in the plane in which its values
    vary most (its two first principal components). `probe` writes what a linear probe gets right there.
    """
    seen = [np.asarray(X, float), *net.activations_of(X)[:-1]]
    ax = np.atleast_1d(axes(2.1 * len(seen), 2.45, len(seen)) if ax is None else ax)
    right = probe_layers(net, X, Y) if probe else [None] * (len(seen) + 1)
    for layer, (one, values, part) in enumerate(zip(ax.ravel(), seen, right[:-1], strict=True)):
        points, kept = plane_of(values)
        scatter_classes(one, points, class_labels(Y, len(points)))
        title = f"layer {layer}: {values.shape[1]} wide" if layer else "inputs"
        probed = "" if part is None else f"\nprobe {part:.0%} right"
        one.set(title=title + probed, xticks=[], yticks=[])
        one.spines[["top", "right"]].set_visible(True)
        flat = f", {kept:.0%} of its variance seen" if values.shape[1] > 2 else ""
        describe(one, f"{title}{flat}{probed.replace(chr(10), ', ')}.")
    return ax
