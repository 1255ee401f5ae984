"""What all figures share: new axes in the course's style, its colours, and pictures that carry a description.

A figure has its own white and dark ink, so that it reads the same in a light and in a dark notebook. Its description is
the alternative text of the picture, and what a terminal or a test sees in its place.
"""

from base64 import b64encode
from html import escape
from io import BytesIO

import matplotlib
import numpy as np
from cycler import cycler
from matplotlib.figure import Figure
from PIL import Image

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#1b1b1b", "#883311")
"""Okabe and Ito's, told apart by colour-blind readers, with two dark ones in place of theirs that fade on white. Dashes
and markers differ too, so that lines and points also do in grey."""
CLASSES = (COLOURS[1], COLOURS[0], *COLOURS[2:])
"""One for each class: as in the explorers, orange is class 0 and blue is class 1."""
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)))
MARKERS = ("o", "s", "D", "^", "v", "P", "X", "*", "<", ">")
PAPER, INK, SOFT, LINE = "#ffffff", "#1b1b1b", "#5f5f5f", "#b9b9b4"
SHARPNESS, SHADES = 1.25, 64
"""Pixels of the picture to a pixel of the page, and its colours: clear on a projector, light in a notebook."""

_STYLE = {
    "axes.facecolor": PAPER,
    "axes.edgecolor": SOFT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "font.size": 11,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "axes.prop_cycle": cycler(color=COLOURS) + cycler(linestyle=DASHES),
} | dict.fromkeys(("text.color", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), INK)


class Described(Figure):
    """A figure whose picture, where a notebook shows it, carries `description` as its alternative text."""

    description = ""

    def _ipython_display_(self):
        """Shows itself: IPython's own way with figures would leave the description out."""
        from IPython.display import display

        data, metadata = self.mimebundle()
        display(data, metadata=metadata, raw=True)

    def mimebundle(self):
        """(data, metadata): PNG, the same in HTML (JupyterLab gives a bare PNG no alternative text), and as text."""
        picture, description = b64encode(png(self)).decode(), self.description or _named(self)
        width, height = (round(inches * 100) for inches in self.get_size_inches())
        text = escape(description, quote=True)
        size = f'width="{width}" height="{height}" style="max-width: 100%; height: auto"'
        page = f'<img alt="{text}" {size} src="data:image/png;base64,{picture}"/>'
        data = {"text/plain": description, "text/html": page, "image/png": picture}
        return data, {"image/png": {"alt": description, "width": width, "height": height}}


def axes(width=6.4, height=3.2, columns=1, rows=1):
    """New axes in the course's style, `width` × `height` hundred pixels in all; an array of axes for several."""
    import matplotlib.pyplot as plt

    figure = plt.figure(FigureClass=Described, figsize=(width, height), layout="constrained", facecolor=PAPER)
    with matplotlib.rc_context(_STYLE):
        return figure.subplots(rows, columns)


def _named(figure):
    """Titles, axes and labels, for a figure that nobody described."""
    said = []
    for ax in figure.axes:
        names = [ax.get_title(), f"{ax.get_ylabel() or 'y'} over {ax.get_xlabel() or 'x'}"]
        names += ax.get_legend_handles_labels()[1]
        said.append(", ".join(name for name in names if name) + ".")
    return " ".join(said)


def describe(ax, sentence):
    """Adds a sentence to the description of the figure that these axes stand in."""
    figure = ax.figure
    if isinstance(figure, Described):
        figure.description = f"{figure.description} {sentence}".strip()
    return ax


def legend(ax, **where):
    """A legend without a frame in the ink of the axes."""
    return ax.legend(frameon=False, labelcolor=ax.xaxis.label.get_color(), **where)


def png(figure):
    """The picture of a figure as the bytes of a PNG, with few colours: a third of the size it would have with all.

    They are picked to span all colours, not by how much of the picture each covers: two points keep theirs.
    """
    whole, small = BytesIO(), BytesIO()
    figure.savefig(whole, format="png", dpi=100 * SHARPNESS)
    picture = Image.open(whole).convert("RGB")
    few = picture.quantize(colors=SHADES, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.putpalette(_commonest(np.asarray(few), np.asarray(picture)))
    few.save(small, "png", optimize=True)
    return small.getvalue()


def _commonest(places, picture):
    """The palette in which each colour is the commonest that it stands for, not their middle: a surface keeps its own.

    places   (height, width), the place in the palette of each pixel;  picture  (height, width, 3), its true colour
    """
    true = picture.astype(int) @ (1 << 16, 1 << 8, 1)
    pairs, counts = np.unique((places.astype(int) << 24) + true, return_counts=True)
    palette = np.zeros((places.max() + 1, 3), np.uint8)
    for pair in pairs[counts.argsort(kind="stable")]:  # the commonest is written last
        palette[pair >> 24] = pair >> 16 & 255, pair >> 8 & 255, pair & 255
    return palette.ravel().tolist()


def number(value):
    """A number as descriptions say it: two significant figures, with a true minus sign."""
    text = f"{value:.2g}"
    text = f"{float(text):.0f}" if "e" in text and 1 <= abs(value) < 1e6 else text
    return text.replace("e-0", "e-").replace("e+0", "e").replace("-", "−")
