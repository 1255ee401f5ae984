"""A case's arguments in a sentence: small ones as they are, large ones by their shape."""

import numpy as np

from dnn_lab.marking.spelling import quoted

FEW, LONGEST = 6, 60


def given(exercise, case):
    """Such as: x = [0.5, −0.6], W of shape (3, 2)."""
    pairs = zip(exercise.arguments, case.arguments, strict=True)
    return ", ".join(_one(name, argument) for name, argument in pairs)


def brief(value):
    """A learner's own result, short."""
    array = np.asarray(value)
    if array.size > FEW:
        return f"an array of shape {array.shape}"
    return _minus(_numbers(array.tolist())) if array.dtype.kind == "f" else quoted(_minus(value), LONGEST)


def _one(name, argument):
    if callable(argument):
        return f"{name} = {argument.__name__}"
    if isinstance(argument, np.ndarray):
        return f"{name} of shape {argument.shape}" if argument.size > FEW else f"{name} = {brief(argument)}"
    if isinstance(argument, list) and isinstance(argument[0], np.ndarray):
        return f"{name} of shapes {', '.join(str(array.shape) for array in argument)}"
    text = _minus(repr(argument))
    return f"{name} = {text}" if len(text) <= LONGEST else f"{name} with {len(argument)} entries"


def _numbers(value):
    """Numbers, in lists or not, at four significant digits."""
    return f"[{', '.join(map(_numbers, value))}]" if isinstance(value, list) else f"{value:.4g}"


def _minus(value):
    return str(value).replace("-", "−")
