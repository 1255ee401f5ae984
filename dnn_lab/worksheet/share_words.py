"""What a worksheet of shares says: why a step has no value, and which sentence goes with which rule.

The templates stand in `words.py`; here they are filled with what the rule divides by.
"""

import numpy as np

from dnn_lab.worksheet import words
from dnn_lab.worksheet.numbers import shown


def line_words(book, layer, node):
    """Title and sentence of a node's share."""
    title = words.SHARE_TITLES["node" if layer else "input"].format(node=node)
    several = " " + words.SHARE_SEVERAL if book.net.sizes[layer + 1] > 1 else ""
    return title, words.SHARE_RULES[book.rule.name] + several


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
    texts = [shown(value, 3)[0] for value in amounts]
    return ", ".join(texts[:-1]) + words.AND + texts[-1] if len(texts) > 1 else texts[0]
