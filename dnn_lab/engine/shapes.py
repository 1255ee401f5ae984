"""What a network accepts: samples and targets of the right shape, finite, and of the kind that its loss takes.

Each check raises one sentence that says what was given and what was expected.
"""

import numpy as np


def as_samples(X, width, what="X", does="the network takes"):
    """X as a float array of shape (samples, width), and whether it was a single sample of shape (width,)."""
    X = as_numbers(X, what)
    single = X.ndim == 1
    if X.ndim not in (1, 2) or X.shape[-1] != width:
        wanted = f"({width},) or (samples, {width})"
        raise ValueError(f"{what} has shape {X.shape}, {does} {count(width, 'number')} a sample: shape {wanted}")
    if not X.size:
        raise ValueError(f"{what} has shape {X.shape}: there is no sample in it")
    return (X[None, :] if single else X), single


def as_numbers(values, what):
    """Any array-like as a float array. Raises TypeError for text and ragged lists."""
    try:
        return np.asarray(values, dtype=float)
    except (ValueError, TypeError) as error:
        given = values if isinstance(values, str) else type(values).__name__
        raise TypeError(f"{what} takes numbers in an array or nested lists of equal lengths; {given!r} is not") from error


def must_be_finite(values, what):
    if not np.isfinite(values).all():
        bad = values[~np.isfinite(values)].flat[0]
        raise ValueError(f"{what} holds {bad}; all its values must be finite numbers")


def same_count(X, Y):
    if len(X) != len(Y):
        raise ValueError(f"X has shape {X.shape} and Y has shape {Y.shape}: one target for each sample is needed")


def targets_fit(Y, loss):
    """Whether each target, shape (samples, outputs), is of the kind that the loss takes. Raises ValueError if not."""
    if loss.targets == "any" or _binary(Y) and (loss.targets == "binary" or (Y.sum(axis=1) == 1).all()):
        return
    bad = next(row for row in Y if not _binary(row) or loss.targets == "one-hot" and row.sum() != 1)
    wanted = {"binary": "targets that are 0 or 1", "one-hot": "one-hot targets (one 1, all others 0)"}[loss.targets]
    raise ValueError(f"{loss.name} takes {wanted}; a target is {bad.tolist()}")


def _binary(Y):
    if Y.size <= 16:
        return all(value == 0 or value == 1 for value in Y.ravel().tolist())
    return bool(((Y == 0) | (Y == 1)).all())


def as_sizes(sizes):
    """Layer sizes as a tuple of positive ints. Raises ValueError naming what was given."""
    sizes = list(sizes) if isinstance(sizes, (list, tuple, np.ndarray)) else [sizes]
    if len(sizes) < 2 or not all(isinstance(n, (int, np.integer)) and not isinstance(n, bool) and n > 0 for n in sizes):
        wanted = "at least two whole numbers above 0, such as [2, 3, 1]: inputs, hidden layers, outputs"
        raise ValueError(f"layer sizes are {wanted}; {sizes} was given")
    return tuple(int(n) for n in sizes)


def count(n, noun):
    return f"{n} {noun}" + ("" if n == 1 else "s")
