"""The gradient check: every gradient beside what nudging its parameter shows."""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine.parameters import Gradients
from dnn_lab.engine.shapes import as_numbers, as_real
from dnn_lab.engine.tables import tells_nearest

TOLERANCE = 1e-5


@dataclass(frozen=True)
class Row:
    """One array of parameters: its largest relative difference, and the entry shown for it.

    That is the worst entry where they differ. Where they agree the differences are rounding alone, other on every
    machine, so the entry with the largest gradient is shown.
    """

    name: str
    difference: float
    entry: str
    gradient: float
    nudged: float

    @property
    def agrees(self):
        return self.difference <= TOLERANCE


@dataclass(frozen=True, repr=False)
class GradientCheck:
    """The outcome: one `Row` for each W and b. `ok` if all agree to 1e-5; shows itself as a table."""

    rows: tuple

    @property
    def ok(self):
        return all(row.agrees for row in self.rows)

    @property
    def worst(self):
        """The row with the largest difference."""
        return max(self.rows, key=lambda row: row.difference)

    def __repr__(self):
        lines = [f"{'':4}{'difference':>12}  {'entry':10}{'gradient':>12}{'by nudging':>12}"]
        for row in self.rows:
            difference = "below 1e-05" if row.agrees else f"{row.difference:.1e}"
            numbers = f"{difference:>12}  {row.entry:10}{row.gradient:12.6f}{row.nudged:12.6f}"
            lines.append(f"{row.name:4}{numbers}  {'agrees' if row.agrees else 'DIFFERS'}")
        return "\n".join(lines)


@tells_nearest
def gradient_check(net, X, Y, gradients=None, step=1e-5):
    """Compares gradients with central differences (L(w + h) − L(w − h)) / 2h, parameter by parameter.

    gradients  what to check, by default the network's own: anything with `.weights` and `.biases`
    step       h, how far each parameter is nudged

    The difference is |g − d| / max(|g|, |d|, 1e-3). Where a nudge takes a neuron across a corner (ReLU at z = 0) there
    is a slope on either side, and d is whatever lies between them nearest to g; across corners in two layers at once
    nothing can be told, and g passes. The network is left as it was. Raises ValueError or TypeError for gradients of
    other shapes.
    """
    as_real(step, "step", "a small number above 0, such as 1e-5", lambda h: 0 < h < 1)
    X, Y = net._checked(X, Y)
    names = [f"{letter}{layer}" for layer in range(1, len(net.sizes)) for letter in "Wb"]
    given = _fitting(net.gradients(X, Y) if gradients is None else gradients, net, names)
    low, high = (_in_order(Gradients(slopes, net.sizes)) for slopes in _slopes(net.copy(), X, Y, step))
    return GradientCheck(tuple(map(_row, names, given, low, high)))


def _in_order(parameters):
    """The arrays W1, b1, W2, b2, …"""
    pairs = zip(parameters.weights, parameters.biases, strict=True)
    return [array for pair in pairs for array in pair]


def _fitting(gradients, net, names):
    if not (hasattr(gradients, "weights") and hasattr(gradients, "biases")):
        given = type(gradients).__name__
        raise TypeError(f"gradients takes what has .weights and .biases, as net.gradients gives; {given} has not")
    counts = len(gradients.weights), len(gradients.biases)
    if counts != (len(names) // 2,) * 2:
        raise ValueError(f"gradients has {counts[0]} weights and {counts[1]} biases; the layers are {len(names) // 2}")
    named = zip(names, _in_order(gradients), strict=True)
    arrays = [as_numbers(array, f"the gradient of {name}") for name, array in named]
    for name, array, parameter in zip(names, arrays, _in_order(net), strict=True):
        if array.shape != parameter.shape:
            raise ValueError(f"the gradient of {name} has shape {array.shape}; {name} has shape {parameter.shape}")
    return arrays


def _slopes(net, X, Y, step):
    """The lowest and the highest slope of the loss at each parameter, two flat vectors; they differ at corners only."""
    low, high = np.empty_like(net.parameters), np.empty_like(net.parameters)
    cornered = [layer for layer, activation in enumerate(net.activations) if _has_corner(activation)]
    for place, value in enumerate(net.parameters.tolist()):

        def at(nudges, place=place, value=value):
            net.parameters[place] = value + nudges * step
            sweep = net._sweep(len(X))
            sweep.forward(X)
            return sweep.mean_loss(Y), [(sweep.Z[layer] > 0).tobytes() for layer in cornered]

        (above, on_above), (below, on_below) = at(1), at(-1)
        slopes = [(above - below) / (2 * step)]
        crossed = sum(one != other for one, other in zip(on_above, on_below, strict=True))
        if crossed == 1:
            here = 3 * at(0)[0]
            slopes = [(4 * above - at(2)[0] - here) / (2 * step), (here - 4 * below + at(-2)[0]) / (2 * step)]
        elif crossed:
            slopes = [-np.inf, np.inf]
        low[place], high[place] = min(slopes), max(slopes)
        net.parameters[place] = value
    return low, high


def _has_corner(activation):
    """Whether value or derivative leaps at z = 0."""
    if activation.derivative is None:
        return False
    Z = np.array([-1e-9, 1e-9])
    A = activation.value(Z)
    return bool(np.ptp(A) > 1e-3 or np.ptp(activation.derivative(Z, A)) > 1e-3)


def _row(name, given, low, high):
    nudged = np.clip(given, low, high)
    difference = np.abs(given - nudged) / np.maximum(np.maximum(np.abs(given), np.abs(nudged)), 1e-3)
    difference[np.isnan(difference)] = np.inf
    largest = float(difference.max())
    shown = np.abs(given) if largest <= TOLERANCE else difference
    place = np.unravel_index(shown.argmax(), shown.shape)
    entry = "_".join([name.lower(), *(str(index + 1) for index in place)])
    return Row(name, largest, entry, float(given[place]), float(nudged[place]))
