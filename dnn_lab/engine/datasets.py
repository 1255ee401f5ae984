"""Real data that ships with the course, and how to split and standardise it. Sources and licences: data/SOURCES.md."""

import csv
import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dnn_lab.engine.shapes import as_real, count, generator
from dnn_lab.engine.tables import find, tells_nearest

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, eq=False)
class Data:
    """Inputs and what they should give.

    inputs   (samples, inputs) floats;  input_names, units  one for each input
    labels   (samples,) whole numbers;  target_names  the class of each label
    targets  (samples, classes), one-hot: 1 in the column of the sample's class, otherwise 0
    source, licence   where it comes from
    means, spreads    what `standardise` took away and divided by; None before
    """

    name: str
    inputs: np.ndarray
    labels: np.ndarray
    input_names: tuple
    target_names: tuple
    units: tuple
    source: str
    licence: str
    means: np.ndarray | None = None
    spreads: np.ndarray | None = None

    @property
    def targets(self):
        return np.eye(len(self.target_names))[self.labels]

    def __len__(self):
        return len(self.labels)

    def take(self, rows):
        """The same data with some samples only: row numbers, a slice or a mask."""
        return replace(self, inputs=self.inputs[rows], labels=self.labels[rows])

    def only(self, inputs, classes):
        """The same data with these inputs and these classes only, by name: labels count the classes as given.

        Raises ValueError for an unknown name.
        """
        columns = [_place(name, self.input_names, "input") for name in inputs]
        kept = [_place(name, self.target_names, "class") for name in classes]
        rows = np.isin(self.labels, kept)
        labels = np.argmax(self.labels[rows, None] == kept, axis=1)
        names = tuple(self.input_names[c] for c in columns), tuple(self.units[c] for c in columns)
        parts = {"inputs": self.inputs[rows][:, columns], "input_names": names[0], "units": names[1]}
        return replace(self, **parts, labels=labels, target_names=tuple(classes), means=None, spreads=None)

    def __repr__(self):
        counts = np.bincount(self.labels, minlength=len(self.target_names))
        classes = ", ".join(f"{name} {n}" for name, n in zip(self.target_names, counts, strict=True))
        shown = self.input_names if len(self.input_names) <= 6 else (*self.input_names[:2], "…", self.input_names[-1])
        inputs = f"{len(self.input_names)} inputs ({', '.join(shown)})"
        return f"{self.name}: {len(self)} samples, {inputs}\nclasses: {classes}\nsource: {self.source}; {self.licence}"


@tells_nearest
def load_data(name):
    """A data set of the course: "penguins" or "digits". Raises ValueError naming the nearest for another name.

    penguins  342 penguins (2 of 344 were not measured and are left out), 4 measurements, 3 species
    digits    1797 images of handwritten digits, 64 pixels from 0 (paper) to 16 (ink), 10 classes
    """
    return find(_DATA, name, "data set")()


@tells_nearest
def split(data, test=0.25, seed=0):
    """Two parts of a `Data` set, (train, test), drawn at random: a `test` part between 0 and 1 is kept for testing.

    Raises TypeError for anything but a `Data` set, ValueError where one of the parts would be empty, and for no seed.
    """
    _must_be_data(data, "split")
    as_real(test, "test", "a part of the data between 0 and 1, such as 0.25", lambda part: 0 < part < 1)
    rows = generator(seed).permutation(len(data))
    kept = round(len(data) * test)
    if not 0 < kept < len(data):
        raise ValueError(f"test={test} of {count(len(data), 'sample')} leaves one of the two parts empty")
    return data.take(rows[kept:]), data.take(rows[:kept])


def standardise(train, *others):
    """Each input shifted and scaled to mean 0 and spread (standard deviation) 1 *on the training data*.

    The others are shifted and scaled by the same numbers, as if they came in one at a time: nothing of a test sample
    is known while training. An input that never changes is only shifted. Returns the data sets in the same order.
    Raises TypeError for anything but `Data` sets, ValueError for sets of other inputs than the training data's.
    """
    for data in (train, *others):
        _must_be_data(data, "standardise")
        if data.input_names != train.input_names:
            names = ", ".join(data.input_names[:4]), ", ".join(train.input_names[:4])
            raise ValueError(f"{data.name} has the inputs {names[0]}; the training data have {names[1]}")
    means, spreads = train.inputs.mean(axis=0), train.inputs.std(axis=0)
    divided = np.where(spreads > 1e-12 * np.abs(means), spreads, 1)
    scaled = tuple(
        replace(data, inputs=(data.inputs - means) / divided, means=means, spreads=spreads) for data in (train, *others)
    )
    return scaled if others else scaled[0]


def _must_be_data(data, function):
    if not isinstance(data, Data):
        given = type(data).__name__
        raise TypeError(f"{function} takes data sets, such as load_data gives; {given} was given")


def _place(name, names, what):
    return names.index(find({known: known for known in names}, name, what))


def _penguins():
    with open(_FOLDER / "penguins.csv", newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if all(row.values())]
    columns = tuple(rows[0])[1:]
    species = ("Adelie", "Chinstrap", "Gentoo")
    return Data(
        name="penguins",
        inputs=np.array([[float(row[column]) for column in columns] for row in rows]),
        labels=np.array([species.index(row["species"]) for row in rows]),
        input_names=tuple(column.rsplit("_", 1)[0].replace("_", " ") for column in columns),
        target_names=species,
        units=tuple(column.rsplit("_", 1)[1] for column in columns),
        source="Gorman, Williams, Fraser 2014 (palmerpenguins)",
        licence="CC0 1.0",
    )


def _digits():
    with gzip.open(_FOLDER / "digits.csv.gz", "rt", encoding="ascii") as file:
        names = file.readline().strip().split(",")[1:]
        table = np.loadtxt(file, delimiter=",")
    return Data(
        name="digits",
        inputs=table[:, 1:],
        labels=table[:, 0].astype(int),
        input_names=tuple(names),
        target_names=tuple("0123456789"),
        units=("0 to 16",) * 64,
        source="Alpaydin, Kaynak 1998, UCI Machine Learning Repository",
        licence="CC BY 4.0",
    )


_DATA: dict[str, Callable[[], Data]] = {"penguins": _penguins, "digits": _digits}
