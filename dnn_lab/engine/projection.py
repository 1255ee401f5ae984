"""A plane to look at what has more than two dimensions in: principal components (Pearson 1901)."""

import numpy as np


def plane_of(values):
    """The samples (samples, width) in the plane in which they vary most, and the part of their variance seen in it.

    Two dimensions or fewer are left as they are (one gets zeros beside it). Each direction is turned so that its
    largest part is positive, which makes the picture the same every time.
    """
    values = np.asarray(values, float)
    if values.shape[1] <= 2:
        return np.column_stack([values, np.zeros((len(values), 2 - values.shape[1]))]), 1.0
    centred = values - values.mean(axis=0)
    variances, directions = np.linalg.eigh(centred.T @ centred)
    first = directions[:, :-3:-1]
    first = first * np.sign(first[np.abs(first).argmax(axis=0), [0, 1]])
    return centred @ first, float(variances[-2:].sum() / variances.sum()) if variances.sum() > 0 else 1.0
