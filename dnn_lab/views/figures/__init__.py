"""Pictures that hold still (matplotlib). Each function takes axes, or makes them, and returns them; none shows them."""

from dnn_lab.views.figures.activations import activation_functions
from dnn_lab.views.figures.curves import histogram, loss_curves
from dnn_lab.views.figures.digits import digit_images
from dnn_lab.views.figures.layers import gradients_by_layer, representations
from dnn_lab.views.figures.parameters import parameter_counts
from dnn_lab.views.figures.regions import decision_regions
from dnn_lab.views.figures.relevance import blame_bars, relevance_images
from dnn_lab.views.figures.reliability import reliability
from dnn_lab.views.figures.style import COLOURS, DASHES, axes, describe

__all__ = [
    "COLOURS",
    "DASHES",
    "activation_functions",
    "axes",
    "blame_bars",
    "decision_regions",
    "describe",
    "digit_images",
    "gradients_by_layer",
    "histogram",
    "loss_curves",
    "parameter_counts",
    "relevance_images",
    "reliability",
    "representations",
]
