"""Brackets left out of a learner's own arithmetic: 1/1+exp(-0.4) for 1/(1+exp(-0.4)).

Looks at what was typed, not at the step: one pair of brackets is put in at every place where it could stand.
"""

from dnn_lab.marking.arithmetic import Unreadable, calculate
from dnn_lab.marking.tokens import Token

MOST_TOKENS = 40
_OPENING, _CLOSING = Token("(", "("), Token(")", ")")


def with_brackets(tokens):
    """(value, the part in brackets) for every way to put one more pair of brackets into a calculation."""
    if len(tokens) > MOST_TOKENS:
        return
    starts = [i for i, token in enumerate(tokens) if token.kind in ("number", "function", "(", "-")]
    for start in starts:
        for end in _ends(tokens, start):
            try:
                value = calculate([*tokens[:start], _OPENING, *tokens[start:end], _CLOSING, *tokens[end:]])
            except Unreadable:
                continue
            yield value, start, end


def _ends(tokens, start):
    """Where a bracket opened at `start` could close: after a whole operand, a sum inside, its own brackets balanced."""
    depth, has_sum = 0, False
    for place in range(start, len(tokens)):
        kind = tokens[place].kind
        depth += (kind == "(") - (kind == ")")
        if depth < 0:
            return
        has_sum |= place > start and depth == 0 and kind in "+-*/"
        if depth == 0 and has_sum and kind in ("number", ")", "%"):
            yield place + 1
