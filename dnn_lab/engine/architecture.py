"""What can be put together to one network: layer sizes, activations, a loss, weights and biases.

Each function gives what was asked for, or raises ValueError with one sentence that says what does not fit. `network.py`
asks them when a network is made.
"""

from dnn_lab.engine import shapes
from dnn_lab.engine.functions import ACTIVATIONS
from dnn_lab.engine.losses import LOSSES, USUAL
from dnn_lab.engine.tables import find


def activations_of(sizes, hidden, output):
    """One activation for each layer but the inputs; `hidden` is one name for all hidden layers, or a list of names.

    Raises ValueError for another number of names, for an unknown one, and for softmax in a hidden layer.
    """
    count = len(sizes) - 2
    names = list(hidden) if isinstance(hidden, (list, tuple)) else [hidden] * count
    if len(names) != count:
        layers = shapes.count(count, "hidden layer")
        raise ValueError(f"hidden names {len(names)} activations; the network has {layers}")
    if "softmax" in names:
        raise ValueError('softmax stands at the output only; for a hidden layer take "relu", "tanh" or "sigmoid"')
    return tuple(find(ACTIVATIONS, name, "activation") for name in (*names, output))


def loss_of(name, output):
    """The loss of this name, or the usual one (name None) of an output activation; ValueError if they do not pair."""
    loss = find(LOSSES, name or USUAL.get(output.name, "half_squared_error"), "loss")
    if loss.fused and loss.fused != output.name:
        raise ValueError(f'{loss.name} goes with output="{loss.fused}"; the output is "{output.name}"')
    if output.name == "softmax" and loss.fused != "softmax":
        raise ValueError(f'output="softmax" goes with loss="cross_entropy"; the loss is "{loss.name}"')
    return loss


def sizes_of(weights, biases):
    """Layer sizes from the parameters' shapes. Raises ValueError where they don't fit together, showing both."""
    if not weights or len(weights) != len(biases):
        raise ValueError(f"weights and biases come one for each layer; {len(weights)} and {len(biases)} were given")
    for layer, (W, b) in enumerate(zip(weights, biases, strict=True)):
        given = f"weights[{layer}] has shape {W.shape}"
        if W.ndim != 2 or b.shape != W.shape[:1]:
            raise ValueError(f"{given} and biases[{layer}] {b.shape}; (out, in) and (out,) go together")
        if layer and W.shape[1] != len(weights[layer - 1]):
            before = weights[layer - 1].shape
            outputs = shapes.count(before[0], "output")
            raise ValueError(f"{given}; it takes the {outputs} of weights[{layer - 1}], shape {before}")
    return (weights[0].shape[1], *(len(W) for W in weights))
