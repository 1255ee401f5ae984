"""Random networks with samples and targets that fit them, for property tests of the engine."""

import numpy as np
from hypothesis import strategies as st

from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.network import Network

ELEMENTWISE = [name for name in ACTIVATIONS if name != "softmax"]
SMOOTH = ["linear", "sigmoid", "tanh"]
ENDS = [(output, loss) for output in ELEMENTWISE for loss in ("half_squared_error", "mean_squared_error")]
ENDS += [("sigmoid", "binary_cross_entropy"), ("softmax", "cross_entropy")] * 3


def targets(rng, net, samples):
    """Random targets (samples, outputs) of the kind that the network's loss takes."""
    outputs = net.sizes[-1]
    if net.loss_function.targets == "one-hot":
        return np.eye(outputs)[rng.integers(0, outputs, samples)]
    if net.loss_function.targets == "binary":
        return rng.integers(0, 2, (samples, outputs)).astype(float)
    return rng.normal(size=(samples, outputs))


@st.composite
def cases(draw, smooth=False):
    """(network, X, Y) with random biases too; `smooth` leaves out activations with a corner or a leap."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=5))
    hidden = [draw(st.sampled_from(SMOOTH if smooth else ELEMENTWISE)) for _ in sizes[1:-1]]
    output, loss = draw(st.sampled_from([end for end in ENDS if not smooth or end[0] in (*SMOOTH, "softmax")]))
    net = Network(sizes, hidden=hidden, output=output, loss=loss, seed=0)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    net.parameters = rng.normal(size=net.parameters.size)
    samples = draw(st.integers(1, 5))
    return net, rng.normal(size=(samples, sizes[0])), targets(rng, net, samples)
