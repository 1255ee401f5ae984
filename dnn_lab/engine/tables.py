"""Looking an entry up by its name, and telling the nearest when it is not there."""

from difflib import get_close_matches
from functools import wraps
from inspect import signature


def find(table, name, what):
    """The entry `name` of a table of `what` ("activation"). Raises ValueError naming the nearest and all there are."""
    if isinstance(name, str) and name in table:
        return table[name]
    raise ValueError(f"unknown {what} {name!r}{_nearest(str(name), table)}; there are: {', '.join(table)}")


def tells_nearest(function):
    """Makes a function, or a class when it is made, answer an unknown argument with the nearest that it takes."""
    if isinstance(function, type):
        function.__init__ = tells_nearest(function.__init__)
        return function
    known = signature(function).parameters
    offered = [name for name in known if name not in ("self", "cls", "net")]
    called = function.__qualname__.removesuffix(".__init__")

    @wraps(function)
    def checked(*args, **named):
        for name in named:
            if name not in known:
                near = _nearest(name, offered)
                raise TypeError(f"{called} has no argument {name!r}{near}; it takes: {', '.join(offered)}")
        return function(*args, **named)

    return checked


def _nearest(name, names):
    """', did you mean "relu"?' with the name spelled most like it, else one with its first letter; else nothing."""
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    near = near or [known for known in names if known[:1] == name[:1]]
    return f', did you mean "{near[0]}"?' if near else ""
