"""The gradient check: every gradient beside what nudging its parameter up and down shows."""

from dataclasses import dataclass

import numpy as np

from dnn_lab.engine.parameters import Gradients

TOLERANCE = 1e-5


@dataclass(frozen=True)
class Row:
    """One array of parameters: its largest relative difference, and the entry where it stands."""

    name: str
    difference: float
    worst: str
    gradient: float
    nudged: float

    @property
    def agrees(self):
        return self.difference <= TOLERANCE


@dataclass(frozen=True)
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
        lines = [f"{'':4}{'difference':>12}  {'worst at':10}{'gradient':>12}{'by nudging':>12}"]
        for row in self.rows:
            verdict = "agrees" if row.agrees else "DIFFERS"
            numbers = f"{row.difference:12.1e}  {row.worst:10}{row.gradient:12.6f}{row.nudged:12.6f}"
            lines.append(f"{row.name:4}{numbers}  {verdict}")
        return "\n".join(lines)


def gradient_check(net, X, Y, gradients=None, step=1e-5):
    """Compares gradients with central differences (L(w + h) − L(w − h)) / 2h, parameter by parameter.

    gradients  what to check, by default the network's own: anything with `.weights` and `.biases`
    step       h, how far each parameter is nudged

    The difference is |g − d| / max(|g|, |d|, 1e-3). The network is left as it was. Raises ValueError for gradients of
    other shapes.
    """
    given = net.gradients(X, Y) if gradients is None else gradients
    nudged = Gradients(_nudge(net.copy(), X, Y, step), net.sizes)
    rows = []
    for layer in range(len(net.weights)):
        rows.append(_row(f"W{layer + 1}", f"w{layer + 1}", given.weights[layer], nudged.weights[layer]))
        rows.append(_row(f"b{layer + 1}", f"b{layer + 1}", given.biases[layer], nudged.biases[layer]))
    return GradientCheck(tuple(rows))


def _nudge(net, X, Y, step):
    differences = np.empty_like(net.parameters)
    for place, value in enumerate(net.parameters.tolist()):
        net.parameters[place] = value + step
        above = net.loss(X, Y)
        net.parameters[place] = value - step
        differences[place] = (above - net.loss(X, Y)) / (2 * step)
        net.parameters[place] = value
    return differences


def _row(name, entry, given, nudged):
    given = np.asarray(given, dtype=float)
    if given.shape != nudged.shape:
        raise ValueError(f"the gradient of {name} has shape {given.shape}; {name} has shape {nudged.shape}")
    difference = np.abs(given - nudged) / np.maximum(np.maximum(np.abs(given), np.abs(nudged)), 1e-3)
    place = np.unravel_index(difference.argmax(), difference.shape)
    worst = "_".join([entry, *(str(index + 1) for index in place)])
    return Row(name, float(difference[place]), worst, float(given[place]), float(nudged[place]))
