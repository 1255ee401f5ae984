"""The points of the playground: where they come from, which were added and taken away, and the code that makes them."""

from dataclasses import dataclass, field

import numpy as np

from dnn_lab.engine.datasets import load_data, split, standardise
from dnn_lab.engine.toy import toy_data

NEAR = 0.25
PENGUINS = {"inputs": ("bill length", "body mass"), "classes": ("Adelie", "Chinstrap")}


@dataclass
class Points:
    """Training points X (n, 2) with labels (n,) of 0 and 1, and test points that are never trained on.

    code    lines of Python that make X, labels, X_test and labels_test;  names  of the two inputs
    clicks  what was added and taken away: [x, y, label] each, the label None where the nearest point was taken away
    """

    X: np.ndarray
    labels: np.ndarray
    X_test: np.ndarray
    labels_test: np.ndarray
    code: list
    names: tuple = ("x₁", "x₂")
    classes: tuple = ("class 0", "class 1")
    clicks: list = field(default_factory=list)

    @classmethod
    def drawn_from(cls, data, code, names=("x₁", "x₂")):
        """Three quarters for training and one for testing of a `Data` set that the lines of `code` call data."""
        train, test = split(data, seed=0)
        code = [*code, "train, test = lab.split(data, seed=0)"]
        if names != ("x₁", "x₂"):
            train, test = standardise(train, test)
            code.append("train, test = lab.standardise(train, test)")
        code += ["X, labels = train.inputs, train.labels", "X_test, labels_test = test.inputs, test.labels"]
        return cls(train.inputs, train.labels, test.inputs, test.labels, code, names, data.target_names)

    @property
    def targets(self):
        return self.labels[:, None].astype(float)

    @property
    def targets_test(self):
        return self.labels_test[:, None].astype(float)

    def add(self, x, y, label):
        """Adds a training point; returns the line of code for it."""
        x, y = round(x, 2), round(y, 2)
        self.clicks.append([x, y, label])
        self.X, self.labels = np.vstack([self.X, [[x, y]]]), np.append(self.labels, label)
        return self._noted(f"X, labels = np.vstack([X, [[{x:g}, {y:g}]]]), np.append(labels, {label})")

    def remove(self, x, y):
        """Takes the training point nearest to a place away; returns the line of code for it, None if none is near."""
        distances = np.hypot(*(self.X - [x, y]).T)
        if not len(distances) or distances.min() > NEAR:
            return None
        self.clicks.append([x, y, None])
        row = int(distances.argmin())
        self.X, self.labels = np.delete(self.X, row, axis=0), np.delete(self.labels, row)
        return self._noted(f"X, labels = np.delete(X, {row}, axis=0), np.delete(labels, {row})")

    def _noted(self, line):
        self.code.append(line)
        return line


def none():
    """No points at all, to begin with one's own."""
    code = ["X, labels = np.empty((0, 2)), np.empty(0, int)", "X_test, labels_test = X, labels"]
    return Points(np.empty((0, 2)), np.empty(0, int), np.empty((0, 2)), np.empty(0, int), code)


def toy(name, noise, seed):
    call = f'data = lab.toy_data("{name}", n=200, noise={noise:g}, seed={seed})'
    return Points.drawn_from(toy_data(name, 200, noise, seed), [call])


def penguins(noise, seed):
    """Two measurements of two species, standardised; real data, so neither noise nor a seed changes it."""
    data = load_data("penguins").only(**PENGUINS)
    inputs, classes = (list(PENGUINS[part]) for part in ("inputs", "classes"))
    code = ['data = lab.load_data("penguins").only(', f"    inputs={inputs},", f"    classes={classes},", ")"]
    return Points.drawn_from(data, [line.replace("'", '"') for line in code], PENGUINS["inputs"])


def given(X, labels):
    """Points that were handed over: all of them for training."""
    lists = f"X = np.array({X.tolist()})", f"labels = np.array({labels.tolist()})"
    test = np.empty((0, 2)), np.empty(0, int)
    return Points(X, labels, *test, [*lists, "X_test, labels_test = np.empty((0, 2)), np.empty(0, int)"])


PRESETS = {
    "moons": ("two moons", lambda noise, seed: toy("moons", noise, seed)),
    "rings": ("two rings", lambda noise, seed: toy("rings", noise, seed)),
    "xor": ("XOR", lambda noise, seed: toy("xor", noise, seed)),
    "spiral": ("two spirals", lambda noise, seed: toy("spiral", noise, seed)),
    "penguins": ("penguins: bill and body mass", penguins),
    "none": ("none: click your own", lambda noise, seed: none()),
}
