"""What a function returned, read as what was asked for: parts, shapes, numbers. What can't be read says why."""

from collections.abc import Mapping

import numpy as np

from dnn_lab.marking.spelling import quoted

NOTHING = (None, Ellipsis, NotImplemented)
LARGEST_EXACT = 2**53


class Unusable(Exception):
    """A result that can't be compared. `reason` is a key of `words.UNUSABLE`, `fields` what its sentence names."""

    def __init__(self, reason, **fields):
        super().__init__(reason)
        self.reason, self.fields = reason, fields


def is_nothing(result):
    """Whether nothing was answered: None, …, or a tuple of them."""
    if isinstance(result, (tuple, list)) and result:
        return all(map(is_nothing, result))
    return any(result is nothing for nothing in NOTHING)


def parts(result, exercise):
    """One result for each part that was asked for. Raises Unusable if there are more or fewer."""
    if not exercise.parts:
        return [result]
    if isinstance(result, Mapping):
        result = [result.get(part) for part in exercise.parts]
    if not isinstance(result, (tuple, list, np.ndarray)) or len(result) != len(exercise.parts):
        number = len(result) if isinstance(result, (tuple, list)) else 1
        raise Unusable("count", number=number, expected=len(exercise.parts), parts=", ".join(exercise.parts))
    return list(result)


def value(result, truth):
    """(value, note) in the form of the truth; the note is its real shape where only dimensions of 1 differ.

    None where there is nothing yet. Raises Unusable.
    """
    if is_nothing(result):
        return None, None
    if isinstance(truth, Mapping):
        return _table(result, truth), None
    array = _array(result)
    if isinstance(truth, (int, np.integer)) and not isinstance(truth, bool):
        return _whole(array), None
    return _shaped(array, np.shape(truth))


def in_form(truth):
    """The truth itself in the form that `value` gives."""
    if isinstance(truth, Mapping):
        return np.array(list(truth.values()), float)
    return int(truth) if isinstance(truth, (int, np.integer)) else np.asarray(truth, float)


def _table(result, truth):
    if not isinstance(result, Mapping):
        raise Unusable("table", kind=_kind(result))
    missing = [str(key) for key in truth if key not in result]
    if missing:
        raise Unusable("keys", names=", ".join(missing[:6]))
    return _finite(np.array([float(_array(result[key]).reshape(())) for key in truth]))


def _array(result):
    try:
        array = np.asarray(result)
        if array.dtype.kind == "O":
            array = _objects(array)
        if array.dtype.kind not in "fiubO":
            raise TypeError
    except Exception:  # what an unknown object does when it is asked for its numbers is not known
        raise Unusable("kind", kind=_kind(result)) from None
    return array


def _objects(array):
    """Whole numbers too long for 64 bits stay what they are; anything else is made a float, or refused."""
    return array if all(type(entry) is int for entry in array.flat) else array.astype(float)


def _whole(array):
    if array.size != 1:
        raise Unusable("one_number", shape=array.shape)
    number = array.reshape(-1)[0]
    if array.dtype.kind != "f":
        return int(number)
    _finite(array)
    if number == round(number):
        if abs(number) >= LARGEST_EXACT:
            raise Unusable("digits")
        return int(number)
    return float(number)


def _shaped(array, shape):
    note = None
    if array.shape != shape:
        if _without_ones(array.shape) != _without_ones(shape):
            turned = array.ndim == 2 and array.shape[::-1] == shape
            raise Unusable("transposed" if turned else "shape", shape=array.shape, expected=shape)
        note, array = array.shape, array.reshape(shape)
    return _finite(array.astype(float)), note


def _without_ones(shape):
    return tuple(size for size in shape if size != 1)


def _finite(array):
    bad = array[~np.isfinite(array)]
    if bad.size:
        raise Unusable("nan" if np.isnan(bad).any() else "inf")
    return array


def _kind(result):
    return f"text: “{quoted(result)}”" if isinstance(result, str) else f"a {type(result).__name__}"
