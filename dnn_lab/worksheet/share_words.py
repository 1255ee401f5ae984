"""What a worksheet of shares says: why a step has no value, and which sentence goes with which rule.

The templates stand in `words.py`; here they are filled with what the rule divides by.
"""

import numpy as np

from dnn_lab.worksheet import mathml, words
from dnn_lab.worksheet.numbers import short


def line_words(book, layer, node):
    """Title and sentence of a node's share."""
    title = words.SHARE_TITLES["node" if layer else "input"].format(node=node)
    several = " " + words.SHARE_SEVERAL if book.net.sizes[layer + 1] > 1 else ""
    return title, words.SHARE_RULES[book.rule.name] + several


_LONG = {
    "proportional": ("c", lambda everything: everything),
    "epsilon": ("c", lambda everything: f"{everything}<mo>±</mo><mi>ε</mi>"),
    "weight": ("w", lambda everything: everything),
}


def long_form(book, layer, node):
    """MathML of a long share with a Σ; None for rules that have no short one."""
    found = _LONG.get(book.rule.name)
    return mathml.shares_ahead(layer, node, book.net.sizes[layer + 1], *found) if found else None


def why_undefined(book, layer):
    """Why the shares of what the neurons of a layer share out have no value; "" where they have one."""
    if np.isnan(book.array("e", layer)).any():
        return words.NO_SHARE["follows"]
    for to, parts in enumerate(book.parts(layer), start=1):
        if np.isnan(parts).any():
            key = "weights" if book.rule.uses == "weights" else "contributions"
            amounts = book.array("w" if key == "weights" else "c", layer)[to - 1]
            return words.NO_SHARE[key].format(to=to, amounts=_listed(amounts))
    return ""


def _listed(amounts):
    texts = [short(value) for value in amounts]
    return ", ".join(texts[:-1]) + words.AND + texts[-1] if len(texts) > 1 else texts[0]
