"""Seeds that people can say aloud: a whole number, or any name or word, the same on every machine.

"Everyone the same": all type the same seed. "Each their own": each types a name or a number. A teacher who sets
`DNN_LAB_SEED` where Jupyter runs gives a whole class the same first, second, third … worksheet without typing.
"""

import os
from collections import Counter
from hashlib import sha256
from operator import index
from unicodedata import normalize

import numpy as np

CLASS_SEED = "DNN_LAB_SEED"
_LONGEST = 60
_given = Counter()


def seed_for(what, seed=None):
    """The seed to use and to show: as given, else the class's next one for `what`, else drawn from 0 to 9999.

    Raises TypeError for what is neither a whole number nor text, ValueError for one below 0, and for no or long text.
    """
    if seed is not None:
        return _checked(seed)
    everyones = os.environ.get(CLASS_SEED, "").strip()
    if not everyones:
        return int(np.random.default_rng().integers(10_000))
    _given[what] += 1
    return _checked(f"{everyones} {_given[what]}")


def number_of(seed):
    """A seed as the number that generators take: a number as it is, text by its SHA-256, however it is capitalised."""
    if isinstance(seed, int):
        return seed
    return int.from_bytes(sha256(normalize("NFKC", seed).casefold().encode()).digest()[:8])


def following(seed, place):
    """The seed that comes `place` after one: 7, 8, 9, or "monday", "monday 2", "monday 3"."""
    if isinstance(seed, int):
        return seed + place
    return f"{seed} {place + 1}" if place else seed


def _checked(seed):
    if isinstance(seed, str):
        text = " ".join(seed.split())
        if not 0 < len(text) <= _LONGEST:
            raise ValueError(f"seed is a text of {len(text)} characters; a name or word of 1 to {_LONGEST} is expected")
        return int(text) if text.isascii() and text.isdigit() else text
    if isinstance(seed, bool) or not hasattr(seed, "__index__"):
        raise TypeError(f"seed is {seed!r}; it takes a whole number from 0, or a name or word")
    if index(seed) < 0:
        raise ValueError(f"seed is {seed!r}; it takes a whole number from 0, or a name or word")
    return index(seed)
