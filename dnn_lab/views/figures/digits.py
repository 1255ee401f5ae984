"""Images of digits, with what a network reads in them."""

import numpy as np

from dnn_lab.views.figures.regions import class_labels
from dnn_lab.views.figures.style import COLOURS, SOFT, axes, describe


def digit_images(images, Y=None, outputs=None, ax=None, columns=8):
    """Images (samples, 64) of 8 × 8 pixels, each under its digit, or under what the network reads in it and how surely.

    Y        the right digits: labels (samples,) or targets (samples, 10)
    outputs  of the network, (samples, 10). What is read wrong has a frame and says what it is.
    Returns an array of axes.
    """
    images = np.atleast_2d(np.asarray(images, float))
    if images.shape[1:] != (64,):
        raise ValueError(f"images have shape {images.shape}; digits have 64 pixels: (samples, 64)")
    columns, rows = min(columns, len(images)), -(-len(images) // columns)
    height = 1.25 if outputs is None else 1.5
    ax = np.atleast_1d(axes(1.15 * columns, height * rows, columns, rows) if ax is None else ax)
    labels = None if Y is None else class_labels(Y, len(images))
    for place, one in enumerate(ax.ravel()):
        one.set(xticks=[], yticks=[])
        one.spines[:].set_visible(place < len(images))
        if place < len(images):
            one.imshow(images[place].reshape(8, 8), cmap="gray_r", vmin=0, vmax=images.max() or 1)
            one.spines[:].set_color(SOFT)
            _caption(one, None if labels is None else labels[place], None if outputs is None else outputs[place])
    return ax


def _caption(ax, label, output):
    if output is None:
        text = "" if label is None else f"{label}"
    else:
        read = int(np.argmax(output))
        text = f"{read} · {output[read]:.0%}"
        if label is not None and read != label:
            text += f"\n× is {label}"
            ax.spines[:].set(color=COLOURS[1], linewidth=3)
    ax.set_title(text, fontsize=10)
    describe(ax, f"Digit read as {text}.".replace("\n", " ") if output is not None else f"Digit {text}.")
