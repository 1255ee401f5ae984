"""Random networks, samples and targets for property tests of the worksheet."""

import numpy as np
from hypothesis import strategies as st

from dnn_lab.worksheet.network import Network

ENDS = [
    ("linear", "half_squared_error"),
    ("linear", "mean_squared_error"),
    ("sigmoid", "half_squared_error"),
    ("tanh", "mean_squared_error"),
    ("sigmoid", "binary_cross_entropy"),
    ("softmax", "cross_entropy"),
]
HIDDEN = ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu"]


@st.composite
def passes(draw, smooth=False):
    """A network with its sample and target; `smooth` leaves out functions with kinks and flat steps."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    output, loss = draw(st.sampled_from(ENDS))
    if output == "softmax":
        sizes[-1] += 1
    hidden = draw(st.sampled_from(["linear", "sigmoid", "tanh"] if smooth else HIDDEN))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    net = Network(sizes, hidden=hidden, output=output, loss=loss, seed=0)
    net.parameters[:] = rng.uniform(-1.5, 1.5, net.parameters.size)
    if loss == "cross_entropy":
        y = np.eye(sizes[-1])[rng.integers(sizes[-1])]
    elif loss == "binary_cross_entropy":
        y = rng.integers(0, 2, sizes[-1]).astype(float)
    else:
        y = rng.uniform(-1, 1, sizes[-1])
    return net, rng.uniform(-1, 1, sizes[0]), y
