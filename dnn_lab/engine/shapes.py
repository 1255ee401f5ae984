"""What a network accepts: samples and targets of the right shape, finite, and of the kind that its loss takes.

Each check raises one sentence that says what was given and what was expected. Those on the way to a gradient are
written to cost a microsecond, not ten.
"""

import math
from numbers import Real

import numpy as np

FLOAT64 = np.dtype(float)
FEW = 16
"""Up to so many numbers a Python list is looked through faster than an array."""


def as_numbers(values, what):
    """Any array-like as a float array. Raises TypeError for text and for lists of unequal lengths."""
    try:
        array = np.asarray(values)
        if array.dtype is FLOAT64:
            return array
        if array.dtype.kind not in "fiubO":
            raise TypeError
        return array.astype(float)
    except (ValueError, TypeError) as error:
        given = repr(values)
        given = given if len(given) <= 40 else given[:40] + "…"
        raise TypeError(f"{what} takes numbers, in an array or in lists of equal lengths; {given} is not") from error


def as_arrays(arrays, what):
    """A list with one array for each layer, as float arrays."""
    if not isinstance(arrays, (list, tuple, np.ndarray)):
        raise TypeError(f"{what} takes a list with one array for each layer; {arrays!r} was given")
    return [as_numbers(array, f"{what}[{layer}]") for layer, array in enumerate(arrays)]


def as_samples(X, width, what="X", does="the network takes"):
    """X as a float array of shape (samples, width), and whether it was a single sample of shape (width,)."""
    X = as_numbers(X, what)
    if X.ndim not in (1, 2) or X.shape[-1] != width:
        wanted = f"({width},) or (samples, {width})"
        raise ValueError(f"{what} has shape {X.shape}, {does} {count(width, 'number')} a sample: shape {wanted}")
    if not X.size:
        raise ValueError(f"{what} has shape {X.shape}: there is no sample in it")
    return (X, False) if X.ndim == 2 else (X[None, :], True)


def as_sample(values, width, what, does):
    """One sample as a float array of shape (width,), finite."""
    values = as_numbers(values, what)
    if values.shape != (width,):
        raise ValueError(f"{what} has shape {values.shape}, {does} {count(width, 'number')}: shape ({width},)")
    must_be_finite(values, what)
    return values


def must_be_finite(values, what):
    if not np.isfinite(values).all():
        bad = values[~np.isfinite(values)].flat[0]
        raise ValueError(f"{what} holds {bad}; all its values must be finite numbers")


def same_count(X, Y):
    if len(X) != len(Y):
        raise ValueError(f"X has shape {X.shape} and Y has shape {Y.shape}: one target for each sample is needed")


def targets_fit(Y, loss):
    """Whether each target, shape (samples, outputs), is of the kind that the loss takes. Raises ValueError if not."""
    fits, wanted = _KINDS[loss.targets]
    if not fits(Y):
        bad = next(row for row in Y if not fits(row[None, :]))
        raise ValueError(f"{loss.name} takes {wanted}; a target is {bad.tolist()}")


def are_classes(Y):
    """Whether each target names one class: one-hot, or 0 or 1 where there is a single output."""
    return _binary(Y) if Y.shape[1] == 1 else _one_hot(Y)


def _binary(Y):
    if Y.size <= FEW:
        values = Y.ravel().tolist()
        return values.count(0.0) + values.count(1.0) == len(values)
    return np.count_nonzero(Y == 0) + np.count_nonzero(Y == 1) == Y.size


def _one_hot(Y):
    """As many values other than 0 as rows, and a sum of 1 in each row: then each row has one 1."""
    if len(Y) == 1:
        return np.count_nonzero(Y) == 1 and _binary(Y)
    sums = Y.dot(np.ones(Y.shape[1]))
    return np.count_nonzero(Y == 0) == Y.size - len(Y) and np.count_nonzero(sums == 1) == len(Y)


_KINDS = {
    "any": (lambda Y: True, "any numbers"),
    "binary": (_binary, "targets that are 0 or 1"),
    "one-hot": (_one_hot, "one-hot targets (one 1, all others 0)"),
}


def as_sizes(sizes):
    """Layer sizes as a tuple of positive ints. Raises ValueError naming what was given."""
    given = list(sizes) if isinstance(sizes, (list, tuple, np.ndarray)) else sizes
    if not isinstance(given, list) or len(given) < 2 or not all(_whole(n) and n > 0 for n in given):
        wanted = "at least two whole numbers above 0, such as [2, 3, 1]: inputs, hidden layers, outputs"
        raise ValueError(f"layer sizes are {wanted}; {given!r} was given")
    return tuple(int(n) for n in given)


def as_count(value, name):
    """A whole number from 1. Raises ValueError for anything else."""
    if not _whole(value) or value < 1:
        raise ValueError(f"{name} is {value!r}; it takes a whole number from 1")
    return int(value)


def as_real(value, name, wanted="one finite number", fits=lambda number: True):
    """A finite number as a float. Raises ValueError, naming what is `wanted`, for all else and what does not fit."""
    number = finite(value)
    if number is None or not fits(number):
        raise ValueError(f"{name} is {value!r}; it takes {wanted}")
    return number


def finite(value):
    """The value as a float; None for what is no finite number, True and False among it."""
    try:
        number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else math.nan
    except OverflowError:  # a whole number beyond 1.8e308
        return None
    return number if math.isfinite(number) else None


def generator(seed):
    """numpy's random generator for a seed. Raises ValueError for what is no seed."""
    if seed is None or isinstance(seed, np.random.Generator) or (_whole(seed) and seed >= 0):
        return np.random.default_rng(seed)
    raise ValueError(f"seed is {seed!r}; it takes a whole number from 0, or None for a new start each time")


def _whole(value):
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def count(n, noun):
    return f"{n} {noun}" + ("" if n == 1 else "s")
